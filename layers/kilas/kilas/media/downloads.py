"""Which files of media/ are no photos, and how readers get them: by the name's ending. Pure."""

from __future__ import annotations

from posixpath import splitext
from typing import Final

from kilas.content_keys import PHOTO_ENDINGS
from kilas.record import Download

LARGEST_DOWNLOAD: Final = 100 * 1024 * 1024
"""Bytes: publish has the file in its memory."""

_PICTURES: Final = frozenset({"", *PHOTO_ENDINGS, ".jxl", ".jp2", ".ico"})
"""Endings of photos, which kilas.media.judge_photo reads or refuses."""

_SHOWN: Final = {
    ".pdf": "application/pdf", ".txt": "text/plain; charset=utf-8",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".ogg": "audio/ogg",
    ".oga": "audio/ogg", ".opus": "audio/ogg", ".wav": "audio/wav", ".flac": "audio/flac",
    ".weba": "audio/webm", ".amr": "audio/amr",
    ".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg",
    ".mov": "video/quicktime", ".3gp": "video/3gpp",
}  # fmt: skip
"""What browsers show or play, and run no script of."""

_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_SAVED: Final = {
    ".svg": "image/svg+xml",
    ".csv": "text/csv; charset=utf-8", ".tsv": "text/tab-separated-values; charset=utf-8",
    ".xls": "application/vnd.ms-excel", ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".doc": "application/msword", ".docx": f"{_OFFICE}wordprocessingml.document",
    ".ppt": "application/vnd.ms-powerpoint", ".pptx": f"{_OFFICE}presentationml.presentation",
    ".ods": f"{_OPEN_DOCUMENT}spreadsheet", ".odt": f"{_OPEN_DOCUMENT}text",
    ".odp": f"{_OPEN_DOCUMENT}presentation", ".rtf": "application/rtf",
    ".epub": "application/epub+zip", ".zip": "application/zip", ".gz": "application/gzip",
    ".7z": "application/x-7z-compressed", ".rar": "application/vnd.rar",
    ".tar": "application/x-tar", ".avi": "video/x-msvideo", ".mkv": "video/x-matroska",
    ".ics": "text/calendar; charset=utf-8", ".vcf": "text/vcard; charset=utf-8",
    ".json": "application/json", ".geojson": "application/geo+json",
}  # fmt: skip
"""What a browser saves. An SVG that is opened by itself would run its scripts on the newspaper's
origin; as a picture of a page it never does."""

_UNKNOWN: Final = "application/octet-stream"
"""Of every other ending, HTML and scripts among them: a browser saves it and runs nothing."""


def download_at(key: str) -> Download | None:
    """How readers get the file at a key of media/; None for a photo."""
    ending = splitext(key.rpartition("/")[2])[1].lower()
    if ending in _PICTURES:
        return None
    if ending in _SHOWN:
        return Download(_SHOWN[ending], inline=True)
    return Download(_SAVED.get(ending, _UNKNOWN))
