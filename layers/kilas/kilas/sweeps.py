"""Sweeps and audits: what sweep is asked, and how its queue holds each message. Pure."""

from __future__ import annotations

import json
from typing import Final, Literal, cast, get_args

from msgspec import Struct

from kilas.messages import loaded
from kilas.times import instant, moment

SETTLING_SECONDS: Final = 3
"""How long the first message of a sweep waits. Of several changes in this time, only the sweep of
the last finds its basis in force; each of the others ends before it has listed anything."""

Audited = Literal["site", "desk", "media", "table", "list", "links", "waits", "follow-ups"]
"""What an audit lists: objects of the site or the desk, photos, items of the table, articles of a
list, files that link to one name, files that wait for one, or follow-ups of one file."""


class Sweep(Struct, frozen=True):
    """To sweep: every file under a prefix may have changed, those after the key `after`.

    With an instant `since` only those may have whose newest version, or delete marker, is no older.
    `basis` is the rules for which the files are judged again (kilas.basis): where other rules are
    in force, the sweep ends. "" is a sweep that never ends early. `link` is the number of this
    message in its chain (see LONGEST_CHAIN).
    """

    prefix: str
    after: str = ""
    link: int = 1
    basis: str = ""
    since: str = ""

    def __str__(self) -> str:
        return f"sweep of {self.prefix} after {self.after}" if self.after else f"{self.prefix}*"


class Audit(Struct, frozen=True):
    """To sweep: every page with an object on a shelf, a photo uploaded, or an item of the table may
    be wrong, or each article of the list `of`, or each file that links to the name `of`, or waits
    for it, before the place `until` ("" for all), or each follow-up of `of`; those after `after`.

    An audit finds objects and items that nothing wants any longer, even where the message that
    should have deleted one was lost. `link` and `basis` are as in a Sweep.
    """

    over: Audited
    after: str = ""
    link: int = 1
    basis: str = ""
    of: str = ""
    until: str = ""

    def __str__(self) -> str:
        what = f"audit of {self.of or self.over}"
        return f"{what} after {self.after}" if self.after else what


def sweep_body(message: Sweep | Audit) -> str:
    """A message to sweep as the queue holds it. The inverse is `sweep_messages`."""
    rest = {"after": message.after, "link": message.link, "basis": message.basis}
    if isinstance(message, Sweep):
        return json.dumps({"sweep": message.prefix, "since": message.since} | rest)
    return json.dumps({"audit": message.over, "of": message.of, "until": message.until} | rest)


def sweep_messages(body: str) -> tuple[Sweep | Audit]:
    """What a body on sweep's queue asks for; raises ValueError for anything else.

    An operator may leave out all but {"sweep": prefix} or {"audit": "site"}.
    """
    absent = {"after": "", "link": 1, "basis": "", "of": "", "until": "", "since": ""}
    match absent | fields if isinstance(fields := loaded(body), dict) else fields:
        case {
            "sweep": str(prefix),
            "after": str(after),
            "link": int(link),
            "basis": str(basis),
            "since": str(since),
        } if _is_instant(since):
            return (Sweep(prefix, after, link, basis, since),)
        case {
            "audit": str(over),
            "after": str(after),
            "link": int(link),
            "basis": str(basis),
            "of": str(of),
            "until": str(until),
        } if over in get_args(Audited):
            return (Audit(cast("Audited", over), after, link, basis, of, until),)
        case _:
            raise ValueError(f"not a message for sweep: {body[:200]}")


def _is_instant(text: str) -> bool:
    """Whether this is a text of `instant`, or none."""
    try:
        return not text or instant(moment(text)) == text
    except ValueError:
        return False
