"""http://localhost:8080/ -> the emulated CloudFront distribution.

The front door forwards, and adds what the network of a viewer would add: TLS, which MiniStack takes
from X-Forwarded-Proto; the distribution's name, which it takes from Host. It does what CloudFront
does and MiniStack does not: it sets CloudFront-Viewer-Address, and compresses.
"""

from __future__ import annotations

import http.client
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self

from local.compression import Compressed, accepts_gzip, compressed
from local.emulator import HOST
from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

CHUNK = 64 * 1024
# Bytes of an answer that are read before the first is sent: most answers are complete by then.
HELD = 1024 * 1024
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html
ORIGIN_ATTEMPTS = 3
# RFC 9110, 6.4.1.
NO_BODY = {204, 304}
UPSTREAM_SECONDS = 90
# Less than MiniStack's own 75: the viewer's end must close first.
IDLE_SECONDS = 60
# On Linux and macOS only root may take the ports below it.
PRIVILEGED = 1024
LAST_PORT = 65535

# RFC 9110, 7.6.1: these are about one connection.
HOP_BY_HOP = {
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}
# Headers about a viewer that only CloudFront may set.
OURS = {"host", "x-forwarded-proto", "x-forwarded-for", "via", "cloudfront-viewer-address"}


class FrontDoor:
    """A server on one port of loopback that forwards to one distribution."""

    def __init__(
        self,
        port: int,
        emulator_port: int,
        distribution: str,
        compresses: Callable[[str], bool] = lambda _: True,
    ) -> None:
        """Take the port, 0 for any; raise LocalError where it is taken.

        `compresses` says of a path whether the distribution compresses what is there.
        """
        handler = type(
            "Handler",
            (_Handler,),
            {
                "emulator_port": emulator_port,
                "distribution": distribution,
                "compresses": staticmethod(compresses),
            },
        )
        try:
            self._server = _Server((HOST, port), handler)
        except OSError as error:
            raise port_taken(port) from error
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="front door", daemon=True
        )

    def __enter__(self) -> Self:
        """Open the door."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def port_taken(port: int) -> LocalError:
    """The error for a port of the front door that is taken, or that only root may take."""
    if port < PRIVILEGED and os.geteuid():
        return LocalError(
            f"port {port} is for root alone, or taken: choose another with: make run PORT=8080"
        )
    return LocalError(
        f"port {port} is taken: stop what listens there, or choose another with: "
        f"make run PORT={port + 1 if port < LAST_PORT else 8080}"
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Threads of idle keep-alive connections must not hold up the end.
    block_on_close = False
    request_queue_size = 128


class _Handler(BaseHTTPRequestHandler):
    """One viewer's connection, and one to MiniStack beside it."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    # Head and body of an answer go out as they come.
    disable_nagle_algorithm = True

    emulator_port: int
    distribution: str
    compresses: Callable[[str], bool]

    def setup(self) -> None:
        super().setup()
        self._upstream = http.client.HTTPConnection(
            HOST, self.emulator_port, timeout=UPSTREAM_SECONDS
        )

    def finish(self) -> None:
        self._upstream.close()
        super().finish()

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def forward(self) -> None:
        try:
            answer, beginning = self._answer()
        except ValueError:
            self.close_connection = True
            self.send_error(400, explain="a length that is no number")
        except (OSError, http.client.HTTPException) as error:
            self._upstream.close()
            self.close_connection = True
            self.send_error(502, explain=f"MiniStack does not answer: {error!r}")
        else:
            self._relay(answer, beginning)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = forward  # noqa: N815  # the names that http.server looks for

    def _answer(self) -> tuple[http.client.HTTPResponse, bytes]:
        """An answer and the beginning of its body.

        MiniStack sends an object's old length and breaks off where a new one is put at that
        moment; S3 never does. A request without an effect is sent again, as CloudFront does.
        """
        attempts = ORIGIN_ATTEMPTS if self.command in {"GET", "HEAD"} else 1
        for _ in range(attempts):
            answer = self._ask()
            beginning = answer.read(HELD)
            if len(beginning) == HELD or not answer.length:
                return answer, beginning
            self._upstream.close()
        raise http.client.IncompleteRead(beginning, answer.length)

    def _ask(self) -> http.client.HTTPResponse:
        chunked = self.headers.get("Transfer-Encoding", "").lower() == "chunked"
        length = int(self.headers.get("Content-Length") or 0)
        # http.server takes slashes off the front of `path`; the edge function must see them all.
        target = self.requestline.split()[1]
        self._upstream.putrequest(self.command, target, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            if name.lower() == "if-none-match":
                # The origin has the tag of what is not compressed.
                self._upstream.putheader(name, value.replace('W/"', '"'))
            elif name.lower() not in HOP_BY_HOP | OURS:
                self._upstream.putheader(name, value)
        viewer, viewer_port = self.client_address[:2]
        self._upstream.putheader("Host", self.distribution)
        self._upstream.putheader("X-Forwarded-Proto", "https")
        self._upstream.putheader("CloudFront-Viewer-Address", f"{viewer}:{viewer_port}")
        if chunked:
            self._upstream.putheader("Transfer-Encoding", "chunked")
        body = self._chunks() if chunked else self._bytes(length)
        self._upstream.endheaders(body if chunked or length else None, encode_chunked=chunked)
        return self._upstream.getresponse()

    def _bytes(self, length: int) -> Iterator[bytes]:
        while length:
            data = self.rfile.read(min(length, CHUNK))
            if not data:
                raise ConnectionAbortedError
            length -= len(data)
            yield data

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            yield from self._bytes(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            """Trailers are read past."""

    def _relay(self, answer: http.client.HTTPResponse, beginning: bytes) -> None:
        self.send_response_only(answer.status, answer.reason)
        small = self._compressed(answer, beginning)
        changed = small.headers if small else {}
        left_out = HOP_BY_HOP | {name.lower() for name in changed}
        for name, value in answer.getheaders():
            if name.lower() not in left_out:
                self.send_header(name, value)
        for name, value in changed.items():
            self.send_header(name, value)
        # Without a length, such as after HTTP/1.1 chunks, the end of the connection ends the body.
        if "Content-Length" not in answer.headers and answer.status not in NO_BODY:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.wfile.write(small.body if small else beginning)
        while data := answer.read1(CHUNK):
            self.wfile.write(data)
        # Python 3.11 does not notice that all was read, and would accept no further request.
        answer.close()

    def _compressed(self, answer: http.client.HTTPResponse, beginning: bytes) -> Compressed | None:
        """The body as CloudFront compresses it for this viewer; None where it does not. A body of
        which there is more than the beginning is left alone, and so is a part of one.
        """
        is_whole = "Content-Length" in answer.headers and not answer.length
        asked = self.headers.get("Accept-Encoding", "")
        if self.command != "GET" or not is_whole or not accepts_gzip(asked):
            return None
        if not self.compresses(self.path):
            return None
        return compressed(answer.status, answer.headers, beginning)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # http.server's name
        """Say nothing: the terminal is for the summary."""
