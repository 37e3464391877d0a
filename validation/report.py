"""The table that `make validate` prints: a row for each check, and below it what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and on which page."""

    page: str
    what: str


@dataclass(frozen=True, slots=True)
class Check:
    """A row. `measured` is a figure with its bound, of checks that measure one."""

    name: str
    pages: int
    findings: tuple[Finding, ...]
    remedy: str
    measured: str = ""

    @property
    def is_wrong(self) -> bool:
        """A check of no page has found nothing, and shown nothing."""
        return bool(self.findings) or not self.pages


def merged(checks: Iterable[Check]) -> list[Check]:
    """One row for each name: the same check of two editions is one."""
    rows: dict[str, Check] = {}
    for check in checks:
        before = rows.get(check.name)
        rows[check.name] = (
            check
            if before is None
            else replace(
                check, pages=before.pages + check.pages, findings=before.findings + check.findings
            )
        )
    return list(rows.values())


def table(checks: Sequence[Check]) -> str:
    """The rows, and the findings of those that are wrong."""
    width = max(len(check.name) for check in checks)
    head = f"{'check':{width}}  pages  findings  measured"
    rows = [
        f"{check.name:{width}}  {check.pages:5}  {len(check.findings):8}  {check.measured}".rstrip()
        for check in checks
    ]
    wrong = [line for check in checks if check.is_wrong for line in _explained(check)]
    return "\n".join([head, *rows, *wrong])


def _explained(check: Check) -> Iterator[str]:
    yield f"\n{check.name}: {check.remedy}"
    if not check.pages:
        yield "  no page was there to be checked"
    for finding in check.findings[:SHOWN]:
        yield f"  {finding.page}: {finding.what}"
    if len(check.findings) > SHOWN:
        yield f"  and {len(check.findings) - SHOWN} more"
