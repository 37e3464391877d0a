"""The front door forwards what the viewer sent, and nothing that only CloudFront may say."""

from __future__ import annotations

import gzip
import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from local.emulator import HOST
from local.errors import LocalError
from local.front_door import FrontDoor

if TYPE_CHECKING:
    from collections.abc import Iterator

DISTRIBUTION = "d111111abcdef8.cloudfront.net"
PAGE = b"<p>Air surut.</p>" * 100


class Origin(ThreadingHTTPServer):
    """Stands in for MiniStack: remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HOST, 0), Answer)
        self.heads: list[tuple[str, dict[str, str]]] = []
        self.bodies: list[bytes] = []


class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Origin

    def do_GET(self) -> None:
        self._remember()
        if self.path == "/chunks":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        elif self.path == "/torn" and len(self.server.heads) == 1:
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"only")
            self.close_connection = True
        elif self.path == "/page":
            self._say(PAGE)
        elif self.path == "/unchanged":
            self.send_response(304)
            self.end_headers()
        else:
            self._say(b"halo")

    def do_POST(self) -> None:
        self._remember()
        self._say(b"")

    def _remember(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.heads.append((f"{self.command} {self.path}", headers))
        if headers.get("transfer-encoding") == "chunked":
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self.rfile.read(int(headers.get("content-length", 0)))
        self.server.bodies.append(body)

    def _say(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Origin", "yes")
        self.send_header("Content-Type", "text/html")
        self.send_header("ETag", '"a1"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def viewer(origin: Origin) -> Iterator[http.client.HTTPConnection]:
    with FrontDoor(0, origin.server_address[1], DISTRIBUTION) as door:
        connection = http.client.HTTPConnection(HOST, door.port, timeout=10)
        yield connection
        connection.close()


def test_path_and_headers_arrive_as_sent(
    viewer: http.client.HTTPConnection, origin: Origin
) -> None:
    path = "/2026/04/foto%20a.jpg?m=1&x=%2F"
    viewer.request("GET", path, headers={"Cookie": "a=b", "Accept-Language": "id"})
    answer = viewer.getresponse()
    assert (answer.status, answer.read(), answer.headers["X-Origin"]) == (200, b"halo", "yes")
    [(line, headers)] = origin.heads
    assert line == f"GET {path}"
    assert (headers["cookie"], headers["accept-language"]) == ("a=b", "id")


def test_the_distribution_is_asked_as_if_by_https(
    viewer: http.client.HTTPConnection, origin: Origin
) -> None:
    viewer.request("GET", "/")
    viewer.getresponse().read()
    [(_, headers)] = origin.heads
    assert headers["host"] == DISTRIBUTION
    assert headers["x-forwarded-proto"] == "https"
    assert headers["cloudfront-viewer-address"].startswith("127.0.0.1:")


def test_a_viewer_can_not_choose_an_address(
    viewer: http.client.HTTPConnection, origin: Origin
) -> None:
    claims = {"CloudFront-Viewer-Address": "6.6.6.6:1", "X-Forwarded-For": "6.6.6.6"}
    viewer.request("GET", "/", headers=claims)
    viewer.getresponse().read()
    [(_, headers)] = origin.heads
    assert "6.6.6.6" not in str(headers)


def test_a_connection_serves_many_requests(viewer: http.client.HTTPConnection) -> None:
    viewer.request("GET", "/")
    viewer.getresponse().read()
    first = viewer.sock
    for path in ("/unchanged", "/"):
        viewer.request("GET", path)
        viewer.getresponse().read()
    assert first is not None
    assert viewer.sock is first


@pytest.mark.parametrize("body", [b"name=Budi", iter([b"na", b"me=", b"Budi"])])
def test_a_body_arrives_with_a_length_or_in_chunks(
    viewer: http.client.HTTPConnection, origin: Origin, body: bytes | Iterator[bytes]
) -> None:
    viewer.request("POST", "/api/x", body=body)
    assert viewer.getresponse().status == 200
    assert origin.bodies == [b"name=Budi"]


def test_an_answer_in_chunks_arrives_whole(viewer: http.client.HTTPConnection) -> None:
    viewer.request("GET", "/chunks")
    assert viewer.getresponse().read() == b"abcde"


def test_an_answer_that_breaks_off_is_asked_for_again(
    viewer: http.client.HTTPConnection, origin: Origin
) -> None:
    viewer.request("GET", "/torn")
    answer = viewer.getresponse()
    assert (answer.status, answer.read()) == (200, b"halo")
    assert len(origin.heads) == 2


def test_a_page_arrives_compressed_where_the_viewer_accepts_it(
    viewer: http.client.HTTPConnection,
) -> None:
    for accepted, encoding, tag in (("gzip, br", "gzip", 'W/"a1"'), ("identity", None, '"a1"')):
        viewer.request("GET", "/page", headers={"Accept-Encoding": accepted})
        answer = viewer.getresponse()
        body = answer.read()
        assert (answer.headers["Content-Encoding"], answer.headers["ETag"]) == (encoding, tag)
        assert int(answer.headers["Content-Length"]) == len(body)
        assert (gzip.decompress(body) if encoding else body) == PAGE


def test_the_origin_is_asked_by_its_own_tag(
    viewer: http.client.HTTPConnection, origin: Origin
) -> None:
    viewer.request("GET", "/page", headers={"If-None-Match": 'W/"a1", W/"b2"'})
    viewer.getresponse().read()
    [(_, headers)] = origin.heads
    assert headers["if-none-match"] == '"a1", "b2"'


def test_a_path_that_the_distribution_does_not_compress_stays_as_it_is(origin: Origin) -> None:
    with FrontDoor(0, origin.server_address[1], DISTRIBUTION, lambda path: path != "/page") as door:
        connection = http.client.HTTPConnection(HOST, door.port, timeout=10)
        connection.request("GET", "/page", headers={"Accept-Encoding": "gzip"})
        assert connection.getresponse().read() == PAGE
        connection.close()


def test_a_length_that_is_no_number_is_a_400(viewer: http.client.HTTPConnection) -> None:
    viewer.request("POST", "/api/x", headers={"Content-Length": "banyak"})
    assert viewer.getresponse().status == 400


def test_a_dead_emulator_is_a_502(origin: Origin) -> None:
    port = origin.server_address[1]
    origin.server_close()
    with FrontDoor(0, port, DISTRIBUTION) as door:
        connection = http.client.HTTPConnection(HOST, door.port, timeout=10)
        connection.request("GET", "/")
        assert connection.getresponse().status == 502
        connection.close()


def test_a_taken_port_is_reported_with_its_remedy(origin: Origin) -> None:
    taken = origin.server_address[1]
    with pytest.raises(LocalError, match=f"port {taken} is taken.*make run PORT={taken + 1}"):
        FrontDoor(taken, 1, DISTRIBUTION)
