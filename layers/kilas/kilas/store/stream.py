"""The table's stream: an item's old and new image -> the Change it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.changes import (
    ArticleChanged,
    Change,
    CommentChanged,
    MonthChanged,
    NameChanged,
    PhotoChanged,
    ReleaseChanged,
    SiteChanged,
)
from kilas.content_keys import PHOTO_PREFIX, SITE_KEY
from kilas.store.records import claim_from, key_of, record_from

if TYPE_CHECKING:
    from kilas.ports import Item


def change_of(old: Item | None, new: Item | None) -> Change | None:
    """The change that makes `old` into `new`, or None where it touches nothing that is shown.

    List entries are such: the record that is written with them says the same.
    """
    item = new or old or {}
    room, _, rest = str(item["pk"]).partition("#")
    match room, str(item["sk"]):
        case "FILE", _:
            return _file_changed(key_of(item), old, new)
        case "NAME", "CLAIM":
            return NameChanged(
                rest, claim_from(old) if old else None, claim_from(new) if new else None
            )
        case "THREAD", sk if sk.startswith("COMMENT#"):
            return CommentChanged(rest, was_public=_public(old), is_public=_public(new))
        case "MONTHS", month:
            return MonthChanged(month)
        case "RELEASE", _:
            return ReleaseChanged(again=_times_again(new) > _times_again(old))
        case _:
            return None


def upload_of(old: Item | None, new: Item | None) -> str:
    """The version id of the upload that the change of a file's record came from, or ""."""
    item = new or old or {}
    return record_from(item).head if str(item["pk"]).startswith("FILE#") else ""


def _file_changed(key: str, old: Item | None, new: Item | None) -> Change:
    if key.startswith(PHOTO_PREFIX):
        return PhotoChanged(key, _shown(old), _shown(new))
    before, after = record_from(old) if old else None, record_from(new) if new else None
    if key == SITE_KEY:
        return SiteChanged(before.site if before else None, after.site if after else None)
    return ArticleChanged(key, before, after)


def _shown(photo: Item | None) -> str:
    return record_from(photo).shown if photo else ""


def _times_again(release: Item | None) -> int:
    return int(release.get("again", 0)) if release else 0


def _public(comment: Item | None) -> bool:
    return comment is not None and comment["status"] == "published"
