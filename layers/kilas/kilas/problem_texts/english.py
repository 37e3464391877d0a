"""The catalogue in English; the same codes, in the same order, as in Indonesian."""

from __future__ import annotations

from typing import Final

from kilas.problem_texts.english_others import PHOTOS, SETTINGS
from kilas.problem_texts.english_showing import SHOWING
from kilas.problem_texts.english_syntax import SYNTAX

TEXTS: Final = {
    **SYNTAX,
    # the file as a whole
    "empty": (
        "This file is empty.",
        "Write front matter (between two lines of ---) and the body, then upload it again.",
    ),
    "too_large": (
        "This file is too large: {size} bytes, where the limit is {limit} bytes.",
        "Split it into several pieces, and upload photos as files under media/.",
    ),
    "not_utf8": (
        "This file is not UTF-8: byte {position} is {byte}.",
        "Save it again with the encoding UTF-8, then upload it.",
    ),
    "unknown_format": (
        "The file ending “{suffix}” is unknown.",
        "Use one of these endings: {known}.",
    ),
    "no_site": (
        "site.yaml has not been uploaded yet, or it is wrong.",
        "Upload a correct site.yaml; this file will then be read again by itself.",
    ),
    # front matter
    "no_front_matter": (
        "There is no front matter.",
        "Begin the file with a line ---, then “title: The headline”, then a line --- again.",
    ),
    "unclosed_front_matter": (
        "The front matter opens with {fence} but is not closed.",
        "Add a line {fence} after the last line of the front matter.",
    ),
    "front_matter_too_large": (
        "The front matter is over {limit} bytes.",
        "Move the body below the line that closes the front matter.",
    ),
    "front_matter_not_keys": (
        "The front matter has no lines “key: value”.",
        "Write at least “title: The headline”.",
    ),
    "site_not_keys": (
        "site.yaml has no lines “key: value”.",
        "Write at least “title: The name” and “base_url: https://the.address”.",
    ),
    "yaml_alias": (
        "YAML anchors and aliases (“&{name}”, “*{name}”) are not accepted.",
        "Write the value itself, and quote a text that begins with & or *.",
    ),
    "yaml_merge": (
        "The key “<<”, which merges another table into this one, is not accepted.",
        "Write what it holds as lines of their own, at the place of “<<”, without spaces in front.",
    ),
    "too_nested": (
        "Lists within lists go deeper than {limit} levels.",
        "Make this part simpler: no key needs that much.",
    ),
    "duplicate_key": (
        "The key “{key}” is there twice.",
        "Delete one of them.",
    ),
    "unknown_key": (
        "The key “{key}” is unknown and was ignored.",
        "Write “{right}” if that is what you mean.",
    ),
    "unknown_header": (
        "The line “{key}: …” was read as part of the front matter, and is not shown.",
        "If it is part of the body, leave one empty line above it.",
    ),
    "missing_key": (
        "The key “{key}” is missing.",
        "Add a line “{key}: …”.",
    ),
    "missing_part": (
        "The key “{key}” is missing under “{table}”.",
        "Add a line “{key}: …” under “{table}:”, indented like the others there.",
    ),
    # values of the wrong kind
    "expected_text": (
        "The value of “{key}” must be a text, not a list or a table.",
        "Write it in one line: {right}.",
    ),
    "expected_flag": (
        "The value of “{key}” must be yes or no, not “{value}”.",
        "Write “{yes}” or “{no}”.",
    ),
    "expected_table": (
        "The value of “{key}” must be pairs of “key: value”.",
        "Write each pair on a line of its own below “{key}:”, indented by two spaces.",
    ),
    "bad_choice": (
        "The value “{value}” is not one for “{key}”.",
        "Choose one of these: {choices}.",
    ),
    "too_long": (
        "“{key}” is too long: {length} characters, where the limit is {limit}.",
        "Shorten it to at most {limit} characters.",
    ),
    "too_many": (
        "There are too many “{key}”: {number}, where the limit is {limit}.",
        "Leave at most {limit}.",
    ),
    # the article
    "no_title": (
        "There is no title.",
        "Add a line “title: The headline” to the front matter.",
    ),
    "bad_date": (
        "The date “{value}” of “{key}” cannot be read.",
        (
            "Write it like 2026-11-23 18:20 or 23 November 2026 18.20 WIB, with a year from 1900 "
            "to 2200."
        ),
    ),
    "unknown_section": (
        "The section “{value}” is not in site.yaml.",
        "Use one of these sections: {known}; or add a new one to site.yaml.",
    ),
    "unknown_author": (
        "The author code “{value}” is not in site.yaml.",
        "Use one of these codes: {known}; or add a new one under authors in site.yaml.",
    ),
    "former_section": (
        "The section “{value}” is no longer in site.yaml; this file is in no section now.",
        "Use one of these sections: {known}; or put the section back into site.yaml.",
    ),
    "renamed_section": (
        "The section “{value}” has another name in site.yaml now.",
        "Write section: {right}.",
    ),
    "former_author": (
        (
            "The author “{value}” is no longer in site.yaml; the byline is still “{byline}”, as "
            "before."
        ),
        (
            "Put {right} back under authors in site.yaml, also if the reporter has left, or change "
            "the author of this file."
        ),
    ),
    "renamed_author": (
        "The author “{value}” has another name in site.yaml now.",
        "Write author: {right}.",
    ),
    "bad_id": (
        "The id “{value}” cannot be used.",
        (
            "Use 1-100 letters a-z, digits, dots, underscores or hyphens, the first a letter or "
            "digit, such as id: flood-2026."
        ),
    ),
    "bad_path": (
        "The address “{value}” of “{key}” cannot be used.",
        (
            "For a slug write just a name, such as flood-downstream; for an address write it like "
            "/2026/11/flood.html: it begins with “/”, ends in “.html” or “/”, and has letters a-z, "
            "digits and hyphens, without “..”, “?” or spaces."
        ),
    ),
    "reserved_url": (
        "The address “{url}” of “{key}” belongs to Kilas itself.",
        (
            "Choose another one, such as /2026/11/flood.html; those of sections and their months, "
            "/api/, /media/, feeds and the like cannot be used, and /p/ is only for files under "
            "pages/."
        ),
    ),
    "url_taken": (
        "The address {url} is already that of {other}.",
        "Change the slug or url of this file, or delete {other}.",
    ),
    "alias_taken": (
        "The address {url}, which this file has among its aliases, is already that of {other}.",
        "Delete {url} from the aliases of this file, or delete {other}.",
    ),
    "id_taken": (
        "The id “{id}” is already that of {other}.",
        "Give this file another id with a line “id: …” in its front matter, or delete {other}.",
    ),
    "bad_image": (
        "The photo address “{value}” cannot be used.",
        (
            "Upload the photo under media/ and write media/photo-name.jpg, or use a full https://… "
            "address."
        ),
    ),
    "no_reason": (
        "The article is withdrawn without a reason that can be read.",
        (
            "Put a reason that everyone may read instead of the …: {right} (Pedoman Pemberitaan "
            "Media Siber, 5); if it is not withdrawn, delete this line."
        ),
    ),
    **SHOWING,
    # the body and its photos
    "body_too_nested": (
        "The body has HTML elements nested deeper than {limit} levels.",
        "Look for HTML tags that are not closed, or write that part in Markdown.",
    ),
    "body_misplaced": (
        "The body has an HTML table with more than {limit} things outside its cells.",
        "Close the table with </table>, and write what it holds inside <td>…</td>.",
    ),
    "body_tag_too_large": (
        "An HTML tag of the body has {number} attributes or signs &; the limit is {limit}.",
        "Delete that tag, or write that part in Markdown.",
    ),
    "body_html_too_large": (
        "The body becomes HTML of {size} bytes, where the limit is {limit} bytes.",
        "Split it into several pieces, and look for > or | that are repeated many times.",
    ),
    "picture_left_out": (
        "The picture “{value}” is not shown.",
        "Upload it under media/ and write media/picture-name.jpg, or use an https address.",
    ),
    "frame_left_out": (
        "An embedded frame (iframe) is not shown.",
        "Replace it by a plain link to the video or map.",
    ),
    **PHOTOS,
    **SETTINGS,
}
"""Code → what is wrong, and what to write instead; {placeholders} are Problem.values."""
