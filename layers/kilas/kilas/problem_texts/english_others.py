"""The catalogue in English: what is wrong with photos and with site.yaml."""

from __future__ import annotations

from typing import Final

PHOTOS: Final = {
    "photo_unreadable": (
        "This photo cannot be read.",
        "Save it again as JPEG, PNG or WebP, then upload it.",
    ),
    "photo_too_large": (
        "This photo is too large: {size}, where the limit is {limit}.",
        "Make the photo smaller, then upload it again.",
    ),
    "photo_webp_too_long": (
        "This WebP picture is too long to be prepared: {size}.",
        "Save it again as JPEG (a photo) or PNG (a picture with text), then upload it.",
    ),
    "photo_in_scans": (
        "This progressive JPEG is too heavy to open: {size} in {scans} scans.",
        "Save it again as an ordinary JPEG, not progressive, then upload it.",
    ),
    "photo_in_pieces": (
        "The file of this photo is in more than {limit} pieces.",
        "Open it in a photo program, save it again as JPEG, PNG or WebP, then upload it.",
    ),
    "photo_copy_too_large": (
        "The copy of this photo that readers load has more than {limit}.",
        "Save it again as JPEG, or make it smaller, then upload it.",
    ),
    "photo_moves": (
        "This picture moves (an animation); only its first frame is shown.",
        "For a moving picture, link to a video in the article.",
    ),
    "photo_without_ending": (
        "The name of this photo has no ending.",
        "Upload it again with the ending of its format, such as photo.jpg, and delete this one.",
    ),
}

SETTINGS: Final = {
    "site_deleted": (
        "site.yaml was deleted; the last good settings stay in force.",
        "Upload site.yaml again.",
    ),
    "sections_left": (
        "Sections that are no longer here: {sections}. Their articles stay, but in no section.",
        (
            "If this is a mistake, put the line back; if not, give those articles another section, "
            "since an earlier site.yaml is not remembered for ever."
        ),
    ),
    "authors_left": (
        "Authors who are no longer here: {authors}. Their articles stay, with the same bylines.",
        (
            "Put their lines back, also those of reporters who have left, since an earlier "
            "site.yaml is not remembered for ever; to hide a name, write public: false."
        ),
    ),
    "bad_base_url": (
        "The site address “{value}” cannot be used.",
        "Write base_url like https://www.example.org, with no folder after it.",
    ),
    "other_address": (
        (
            "base_url is {named}, but readers reach this site at {address}. Pages, feeds and "
            "sitemaps name themselves by base_url."
        ),
        (
            "Write “base_url: {address}” in site.yaml; or, if {host} is right, have the operator "
            "deploy with DomainName={host}."
        ),
    ),
    "bad_timezone": (
        "The time zone “{value}” is unknown.",
        (
            "Write an IANA name, such as Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura "
            "(WIT)."
        ),
    ),
    "bad_section": (
        "The section slug “{value}” cannot be used.",
        "Use small letters a-z, digits and hyphens, such as “our-town: Our Town”.",
    ),
    "reserved_section": (
        "The address /{value}/ belongs to Kilas itself.",
        "Choose another slug for this section, such as “news-{value}”.",
    ),
    "bad_author_code": (
        "The author code “{value}” cannot be used.",
        "Use 1-50 letters, digits, dots, underscores or hyphens, such as K-08.",
    ),
    "bad_link": (
        "The link “{value}” of “{key}” cannot be used.",
        "Write a full https://… address, or one of this site such as /p/about.html.",
    ),
}
