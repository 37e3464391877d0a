"""What site.yaml says of approvals. For kilas.site.read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfoNotFoundError

from kilas.site.zones import zone

if TYPE_CHECKING:
    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings

MAX_TIME: Final = 50

_APPROVE: Final = {
    **dict.fromkeys(("required", "wajib", "perlu", "true", "yes", "ya", "on"), "required"),
    **dict.fromkeys(("none", "optional", "false", "no", "tidak", "off"), "none"),
}


def is_required(fields: Fields, findings: Findings) -> bool:
    """Whether readers see no version without an approval."""
    required = fields.choice(("approve",), _APPROVE, "none") == "required"
    entry = fields.first(("approve",))
    if required and entry and not fields.first(("approve_since",)):
        findings.warn("approves_all", entry.line)
    return required


def required_since(fields: Fields, findings: Findings, timezone: str) -> datetime | None:
    """The moment from which on versions need an approval, in the newspaper's zone; what is wrong
    with the zone is told elsewhere.
    """
    entry = fields.first(("approve_since",))
    text = fields.text(("approve_since",), MAX_TIME)
    if entry is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=zone(timezone))
    except ZoneInfoNotFoundError:
        return None
    except ValueError:
        findings.problem("bad_approve_since", entry.line, value=text)
        return None
