"""What holds for every test, by the folder that it is in."""

from __future__ import annotations

import gc
import os
from collections import deque
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, settings
from pytest_socket import disable_socket, enable_socket

from kilas.log import logger

if TYPE_CHECKING:
    import logging
    from collections.abc import Generator, Iterator

# No verdict depends on how busy the machine is or on luck: `make converge` looks for new histories.
settings.register_profile(
    "kilas", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
# `make check` gives it to pytest: the first examples of each property, where `make test` has all.
settings.register_profile("quick", settings.get_profile("kilas"), max_examples=20)
settings.load_profile("kilas")

_LOGGED: Final[deque[logging.LogRecord]] = deque(maxlen=1000)
"""What the test that runs has logged; the last of it."""

_LONGEST_ID = 100
_LESS_URGENT = 5
"""Steps of niceness."""
_TESTS = Path(__file__).parent
_WITHOUT_SOCKETS = {"unit", "golden", "contract", "converge", "fuzz"}
_WITH_STACKS_OF_THEIR_OWN = {
    *(f"local/test_{name}.py" for name in ("stack", "import", "workers")),
    "system/test_burst.py",
}


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the cycle collector from what lasts as long as the run: modules and thousands of tests.

    https://docs.python.org/3/library/gc.html#gc.freeze
    """
    gc.disable()
    collected = yield
    gc.freeze()
    gc.enable()
    return collected


# First, or xdist has already read the groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the deployed stack with one worker, and with another the tests that deploy stacks of
    their own, one after the other. Each waits half of its time: they fill the two cores there are.
    """
    for item in items:
        if _file(item.path) in _WITH_STACKS_OF_THEIR_OWN:
            item.add_marker(pytest.mark.xdist_group("stacks"))
        elif _folder(item.path) == "system":
            item.add_marker(pytest.mark.xdist_group("stack"))


def pytest_configure() -> None:
    """Write no line of the log: a third of the work of a test that publishes would be its JSON."""
    logger.registered_handler.addFilter(_keep)


def pytest_runtest_setup(item: pytest.Item) -> None:
    _LOGGED.clear()
    if hasattr(item.config, "workerinput") and not item.get_closest_marker("xdist_group"):
        _let_the_stack_go_first()


@cache
def _let_the_stack_go_first() -> None:
    """All tests of one stack are one worker's, so a run ends no sooner than they do."""
    os.nice(_LESS_URGENT)


def _keep(record: logging.LogRecord) -> bool:
    _LOGGED.append(record)
    return False


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, pytest.TestReport]:
    """Show what a test that fails has logged."""
    report: pytest.TestReport = yield
    if report.failed and _LOGGED:
        lines = map(logger.registered_formatter.format, _LOGGED)
        report.sections.append(("Log of Kilas", "\n".join(lines)))
    return report


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case by its argument where the value is a file or a long text: no name to read."""
    is_long = isinstance(val, str) and len(val) > _LONGEST_ID
    return argname if is_long or isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def _sockets_as_the_folder_allows(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let only tests of the stack open a socket; asyncio's pair of Unix sockets is no network."""
    if _folder(request.path) not in _WITHOUT_SOCKETS:
        yield
        return
    disable_socket(allow_unix_socket=True)
    yield
    enable_socket()


@cache
def _folder(path: Path) -> str:
    return _file(path).partition("/")[0]


@cache
def _file(path: Path) -> str:
    return path.relative_to(_TESTS).as_posix()
