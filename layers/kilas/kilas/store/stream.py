"""The table's stream: the old and the new image of an item -> the Change between them.

No other module decides of which kind a change is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.changes import (
    ArticleChanged,
    ArticleRejudged,
    Change,
    CommentChanged,
    HourPassed,
    ListStandingChanged,
    NameChanged,
    PhotoChanged,
    RebuildRequested,
    ReleaseChanged,
    ReportChanged,
    SettingsChanged,
    SiteChanged,
    StandingChanged,
    TargetChanged,
)
from kilas.content_keys import PHOTO_PREFIX, SITE_KEY
from kilas.lists import ListId
from kilas.store.record_items import claim_from, key_of, record_from, settings_from
from kilas.store.standing_items import LIST_STANDING, list_standing_from, standing_from
from kilas.store.target_items import TARGET, claimed_in, target_from

if TYPE_CHECKING:
    from kilas.ports import Item
    from kilas.record import Record
    from kilas.standing import Standing


def change_of(old: Item | None, new: Item | None) -> Change | None:
    """The change that makes `old` into `new`, or None where it changes no page and no report.

    Entries of lists and of follow-ups give None: the Standing in the same transaction carries the
    change. A record that only has a new revision gives None too, and so does a stray ListStanding
    of the static pages, which have no months.
    """
    item = new or old or {}
    kind, _, rest = str(item["pk"]).partition("#")
    change: Change | None = None
    match kind, str(item["sk"]):
        case "FILE", "RECORD":
            change = _file_changed(key_of(item), old, new)
        case "FILE", "STANDS":
            stood, stands = (_standing_in(each) for each in (old, new))
            change = StandingChanged(key_of(item), stood, stands, _write_of(new))
        case "NAME", "CLAIM":
            claims = claim_from(old) if old else None, claim_from(new) if new else None
            change = NameChanged(rest, *claims, _write_of(new))
        case "NAME", sk if sk.startswith(TARGET):
            targets = target_from(old) if old else None, target_from(new) if new else None
            change = TargetChanged(item["key"], *targets, claimed_in(new))
        case "THREAD", sk if sk.startswith("COMMENT#") and (_public(old) or _public(new)):
            change = CommentChanged(rest, was_public=_public(old), is_public=_public(new))
        case "LIST", sk if sk == LIST_STANDING and ListId.parse(rest).has_months:
            both = list_standing_from(old), list_standing_from(new)
            change = ListStandingChanged(ListId.parse(rest), *both)
        case "SITE", _:
            change = SiteChanged(settings_from(old), settings_from(new))
        case "HOUR", _:
            change = HourPassed(str(item["hour"]))
        case "RELEASE", _:
            revision, number = int(item["revision"]), _rebuilds_asked_for(new)
            asked = number > _rebuilds_asked_for(old)
            change = RebuildRequested(revision, number) if asked else ReleaseChanged(revision)
    return change


def upload_of(old: Item | None, new: Item | None) -> str:
    """The version id of the upload that caused the change of a file, or ""."""
    item = new or old or {}
    if not str(item["pk"]).startswith("FILE#"):
        return ""
    if "record" in item:
        return record_from(item).head
    return standing_from(item).version if "standing" in item else ""


def _file_changed(key: str, old: Item | None, new: Item | None) -> Change | None:
    before, after = _record_in(old), _record_in(new)
    if before and after and replace(before, revision=after.revision, forget=after.forget) == after:
        return None
    if key.startswith(PHOTO_PREFIX):
        return PhotoChanged(key, before.shown if before else "", after.shown if after else "")
    if key == SITE_KEY:
        return _site_changed(before, after)
    if before and after and _only_rules_changed(before, after):
        return ArticleRejudged(key, after)
    if _seen_by_readers(before) == _seen_by_readers(after):
        return ReportChanged(key)
    return ArticleChanged(key, before, after)


def _record_in(item: Item | None) -> Record | None:
    """A record of another release is none until this one has made it again."""
    record = record_from(item) if item else None
    return None if record and record.is_unread else record


def _standing_in(item: Item | None) -> Standing | None:
    standing = standing_from(item) if item else None
    return standing if standing and standing.address else None


def _site_changed(old: Record | None, new: Record | None) -> Change | None:
    sites = old.site if old else None, new.site if new else None
    if sites[0] != sites[1]:
        return SettingsChanged(*sites)
    return None if _reported(old) == _reported(new) else ReportChanged(SITE_KEY)


def _only_rules_changed(old: Record, new: Record) -> bool:
    """Whether a record says what it said, judged by another site.yaml or release."""
    same = replace(old, revision=new.revision, judged_by=new.judged_by) == new
    return same and old.judged_by != new.judged_by


def _seen_by_readers(record: Record | None) -> tuple[object, ...]:
    """All that the pages of an article depend on, the rules that it was judged by included."""
    if record is None:
        return ()
    shown = (record.status, record.shown, record.article, record.judged_by, record.names)
    return (*shown, record.previewed)  # its preview is a page too


def _reported(record: Record | None) -> Record | None:
    """All that the report on site.yaml depends on."""
    return replace(record, revision=0, search=None) if record else None


def _write_of(new: Item | None) -> str:
    return str(new.get("write", "")) if new else ""


def _public(comment: Item | None) -> bool:
    return comment is not None and comment["status"] == "published"


def _rebuilds_asked_for(release: Item | None) -> int:
    return int(release.get("rebuilds", 0)) if release else 0
