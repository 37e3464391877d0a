from __future__ import annotations

import asyncio
import socket

import pytest
from pytest_socket import SocketBlockedError


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_a_unit_test_opens_no_socket() -> None:
    with pytest.raises(SocketBlockedError):
        socket.create_connection(("127.0.0.1", 9))


def test_an_event_loop_is_no_network() -> None:
    assert asyncio.run(asyncio.sleep(0, "done")) == "done"
