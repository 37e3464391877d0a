"""An invocation of a function that stops before and after each call of a port.

So a test can let other invocations run in between, let it go on much later, or end it there as a
crash does.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Final, TypeVar

from greenlet import GreenletExit, getcurrent, greenlet

from kilas.errors import PASSING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Sequence

Message = TypeVar("Message")

_NUMBERS: Final = count(1)


class ComeAgain(Exception):
    """The messages at these places of a batch must be delivered again."""

    def __init__(self, places: Sequence[int]) -> None:
        super().__init__(str(places))
        self._places = places

    def of(self, batch: Sequence[Message]) -> list[Message]:
        """The messages of the batch that must be delivered again."""
        return [batch[place] for place in self._places]


class Process:
    """One invocation of a function, which a test steps from port call to port call.

    `holds` is what no other invocation may work on meanwhile; `number` is its own. At the end
    `done` is called, or `lost` with what must be delivered again: ComeAgain, or None for the whole
    batch, after a crash or an error of a port.
    """

    def __init__(
        self,
        work: Callable[[], None],
        *,
        done: Callable[[], None] = lambda: None,
        lost: Callable[[ComeAgain | None], None] = lambda _: None,
        holds: frozenset[str] = frozenset(),
    ) -> None:
        self._greenlet = greenlet(work)
        self._done, self._lost = done, lost
        self.holds = holds
        self.number = next(_NUMBERS)

    @property
    def over(self) -> bool:
        return self._greenlet.dead

    def step(self) -> None:
        """Go on to the next boundary of a port call, or to the end."""
        self._go_on(self._greenlet.switch)

    def fail(self, error: Exception) -> None:
        """Let the port call at this boundary raise an error, and go on as `step` does."""
        self._go_on(lambda: self._greenlet.throw(error))

    def _go_on(self, switch: Callable[[], object]) -> None:
        try:
            switch()
        except ComeAgain as error:
            self._lost(error)
            return
        except PASSING:
            self._lost(None)
            return
        if self.over:
            self._done()

    def finish(self) -> None:
        """Go on to the end."""
        while not self.over:
            self.step()

    def crash(self) -> None:
        """End here, without a chance to clean up."""
        self._greenlet.throw(GreenletExit)
        self._lost(None)


class Hooked:
    """A port whose calls are counted, and stop the process that makes them before and after."""

    def __init__(self, port: object, calls: Counter[str]) -> None:
        self._port = port
        self._calls = calls

    def __getattr__(self, name: str) -> Any:
        """The hooked method, made when it is first asked for. Each call asks the port anew, since a
        test may have given it another method.
        """
        port, calls = self._port, self._calls
        counted = f"{type(port).__name__}.{name}"
        if not callable(getattr(port, name)):
            raise TypeError(f"{counted} is no call of a port")

        def call(*args: object, **kwargs: object) -> object:
            _pause()
            calls[counted] += 1
            result = getattr(port, name)(*args, **kwargs)
            _pause()
            return result

        setattr(self, name, call)
        return call


def _pause() -> None:
    here = getcurrent()
    if here.parent is not None:
        here.parent.switch()
