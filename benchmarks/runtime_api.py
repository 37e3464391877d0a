"""A server that plays the Lambda Runtime API on this machine, as far as the first poll.

A function's runtime asks for its first event when its start is done; no event is ever sent.
https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from types import TracebackType

NEXT: Final = "/2018-06-01/runtime/invocation/next"
INIT_ERROR: Final = "/2018-06-01/runtime/init/error"


class RuntimeApi:
    """One server for one start of a function; `address` is "127.0.0.1:<port>"."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._ended = threading.Event()
        self._error = ""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.address = f"127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()

    def wait_for_first_poll(self, seconds: float) -> None:
        """Raise TimeoutError without a poll in time, RuntimeError where the start failed."""
        if not self._asked.wait(seconds):
            raise TimeoutError(f"no poll within {seconds} s")
        if self._error:
            raise RuntimeError(self._error)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == NEXT:
                    api._asked.set()
                    api._ended.wait()

            def do_POST(self) -> None:
                size = int(self.headers.get("Content-Length", 0))
                api._error = f"{self.path}: {self.rfile.read(size).decode()}"
                api._asked.set()
                self.send_response(202)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing: what the runtime asks is no news."""

        return Handler
