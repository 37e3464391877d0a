"""Makes an object of a page equal to the page's desired state. For the page's one writer alone.

The pages queue lets one writer of a page work at a time. So what stands at a key was made from the
state of this writer or of an earlier one, and this writer may replace whatever stands there. But a
request that an earlier writer, or this one, gave up may still arrive. Each write names what its
writer saw, so that a late request finds something else and changes nothing (docs/decisions/0043).
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Literal

from kilas.errors import Conflict, Contention
from kilas.pages.serving import digest_of

if TYPE_CHECKING:
    from kilas.ports import Output, Shelf, Stored

Done = Literal["put", "same", "deleted"]
"""What was done at an address; "same" where nothing was sent, absent pages included."""

ATTEMPTS: Final = 3
"""Each attempt after the first needs one more late request, arriving just then."""

REMEMBERED: Final = 1000
"""Objects. The pages of a newspaper's lists are put again with each story."""


class Writer:
    """Writes to one shelf, and remembers what it put last: an object that differs from what is
    wanted now is put over that without a look. Where another process has put another since, the
    condition fails, and the writer looks.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._put: OrderedDict[str, Stored] = OrderedDict()

    def write(self, key: str, output: Output | None, *, expect_absent: bool = False) -> Done:
        """Put, leave alone or delete the object at a key; None says that nothing may be there.

        `expect_absent` says that most likely nothing stands there: the first attempt then puts the
        output without a look at what is stored. Raises Contention where every attempt meets a
        Conflict.
        """
        wanted = digest_of(output) if output else None
        lost: Conflict | None = None
        for attempt in range(ATTEMPTS):
            stored = self._put.pop(key, None)
            is_guessed = (
                output is not None
                and attempt == 0
                and (expect_absent if stored is None else stored.digest != wanted)
            )
            if not is_guessed:
                stored = self._shelf.stored(key)
            if not is_guessed and wanted == (stored.digest if stored else None):
                # After a Conflict: this call may have put it, and the answer was lost.
                return _changed(output) if lost else "same"
            try:
                if output and wanted:
                    self._remember(key, self._shelf.put(key, output, wanted, over=stored))
                elif stored:
                    self._shelf.delete(key, over=stored)
            except Conflict as error:
                lost = error
            else:
                return _changed(output)
        raise Contention(f"{key} changed during each of {ATTEMPTS} attempts") from lost

    def _remember(self, key: str, stored: Stored) -> None:
        self._put[key] = stored
        if len(self._put) > REMEMBERED:
            self._put.popitem(last=False)


def _changed(output: Output | None) -> Done:
    return "put" if output else "deleted"
