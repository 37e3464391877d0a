"""Reading a request of the HTTP API (payload format 2.0) before it is routed.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import re
from email.message import Message
from fnmatch import fnmatchcase
from string import hexdigits
from typing import TYPE_CHECKING, Any

from kilas.addresses.shapes import COMMENTS_API, look_up
from kilas.articles.address import MAX_IDENTITY
from kilas.comments.rules import Submission
from kilas.errors import Refused
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

Event = dict[str, Any]

MAX_REQUEST = 64 * 1024
"""Bytes of a body: the longest name and text (kilas.comments.comment) fit into a form, where a
character is four bytes and each is escaped as %XX."""

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"

KEPT_PATHS = COMMENTS_API.spelled("*")
"""The addresses whose answers CloudFront keeps for as long as they say; * is also a slash."""

KEPT_METHODS = frozenset({"GET", "HEAD"})
"""The methods whose answers CloudFront keeps."""

_SECRET_HEADER = "x-origin-secret"  # noqa: S105  # the name of the header, not the secret
_LONGEST_CONTENT_TYPE = 200
"""Characters; that of a browser has some 50."""

_LONGEST_QUOTE = 80

_MAX_FIELDS = 20
"""Fields of a form. The newspaper's form has three; programs may add some of their own."""

_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
_ESCAPED = re.compile(rb"%[0-9A-Fa-f]{2}")
_BYTES = {
    f"%{high}{low}".encode(): bytes([int(high + low, 16)])
    for high in hexdigits
    for low in hexdigits
}


def require_origin(event: Mapping[str, Any], secret: str) -> None:
    """Raise Refused unless CloudFront sent the request: only it knows the secret."""
    given = _header(event, _SECRET_HEADER)
    if not hmac.compare_digest(given.encode(), secret.encode()):
        raise Refused(Problem("not_from_cdn"))


def is_form(event: Mapping[str, Any]) -> bool:
    """Whether a plain HTML form sent the request; raise Refused where its type cannot be read."""
    return _media_type(event)[0] == FORM


def wants_html(event: Mapping[str, Any]) -> bool:
    """Whether the answer is a page for a person: only browsers name HTML in Accept.

    A thread is always JSON: CloudFront keeps one answer for all readers.
    """
    return not _is_kept(event) and "text/html" in _header(event, "accept").lower()


def as_get(event: Mapping[str, Any]) -> Event:
    """The same request with GET for HEAD (https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2)."""
    if not is_head(event):
        return dict(event)
    context = event["requestContext"]
    return {**event, "requestContext": {**context, "http": {**context["http"], "method": "GET"}}}


def is_head(event: Mapping[str, Any]) -> bool:
    """Whether the answer is wanted without its body."""
    return method_of(event) == "HEAD"


def is_post(event: Mapping[str, Any]) -> bool:
    """Whether the request posts something."""
    return method_of(event) == "POST"


def fetch_site(event: Mapping[str, Any]) -> str | None:
    """Sec-Fetch-Site, or None where it did not come."""
    return _given(event, "sec-fetch-site")


def origin(event: Mapping[str, Any]) -> str | None:
    """Origin, or None where it did not come."""
    return _given(event, "origin")


def viewer_address(event: Mapping[str, Any]) -> str:
    """The reader's address and port as CloudFront saw them, or ""."""
    return _header(event, "cloudfront-viewer-address")


def with_json_body(event: Mapping[str, Any]) -> Event:
    """The same request with its body as JSON text: a form is validated in the same way as JSON.

    Raise Refused where the body is too large, of another type, or not UTF-8.
    """
    if not is_post(event):
        return {**event, "body": "", "isBase64Encoded": False}
    text = _text(event)
    body = json.dumps(_fields(text)) if is_form(event) else text
    if not body:
        raise Refused(Problem("bad_json"))
    headers = {**event["headers"], "content-type": JSON}
    return {**event, "headers": headers, "body": body, "isBase64Encoded": False}


def identity_of(event: Mapping[str, Any]) -> str:
    """The article's identity in /api/articles/<identity>/..., or "" where none can have it."""
    _, fields = look_up(str(event["rawPath"]))
    identity = fields.get("identity", "")
    return identity if len(identity) <= MAX_IDENTITY else ""


def method_of(event: Mapping[str, Any]) -> str:
    """GET, POST ..."""
    return str(event["requestContext"]["http"]["method"]).upper()


def typed_submission(event: Mapping[str, Any]) -> Submission | None:
    """What a person typed into the form, or None where no form can be read."""
    try:
        if not is_form(event):
            return None
        fields = _fields(_text(event))
    except Refused:
        return None  # the answer says why
    return Submission(fields.get("name", ""), fields.get("text", ""))


def query(event: Mapping[str, Any], name: str) -> str:
    """A value of the query string or "". The HTTP API joins the values of a doubled name."""
    values: Mapping[str, str] = event.get("queryStringParameters") or {}
    return values.get(name, "")


def limit(event: Mapping[str, Any], most: int) -> int:
    """The query's `limit`, from 1 to `most`, or `most` where there is none; raise Refused else."""
    given = query(event, "limit")
    if not given:
        return most
    number = int(given) if _NUMBER.fullmatch(given) else 0
    if not 1 <= number <= most:
        raise Refused(Problem("field_invalid", values={"field": "limit"}))
    return number


def read_json(text: str) -> Any:
    """The value of JSON text; raise Refused where it has none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        # Python also raises ValueError for a number of too many digits.
        raise Refused(Problem("bad_json")) from error


def _fields(form: str) -> dict[str, str]:
    """The fields of a form (https://url.spec.whatwg.org/#urlencoded-parsing)."""
    # Not by urllib.parse.parse_qsl: it takes 60 ms for some forms of MAX_REQUEST.
    parts = form.encode(errors="surrogatepass").replace(b"+", b" ").split(b"&", _MAX_FIELDS)
    if len(parts) > _MAX_FIELDS:
        raise Refused(Problem("too_many_fields", values={"limit": str(_MAX_FIELDS)}))
    pairs = (part.partition(b"=") for part in parts if part)
    try:
        return {_unquoted(name): _unquoted(value) for name, _, value in pairs}
    except UnicodeDecodeError as error:
        raise Refused(Problem("not_utf8")) from error


def _unquoted(part: bytes) -> str:
    return _ESCAPED.sub(lambda escaped: _BYTES[escaped[0]], part).decode()


def _text(event: Mapping[str, Any]) -> str:
    body = _bytes(event)
    if len(body) > MAX_REQUEST:
        raise Refused(Problem("body_too_large", values={"limit": str(MAX_REQUEST)}))
    _require_media_type(event)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Refused(Problem("not_utf8")) from error


def _bytes(event: Mapping[str, Any]) -> bytes:
    body: str = event.get("body") or ""
    if not event.get("isBase64Encoded"):
        return body.encode(errors="surrogatepass")
    try:
        return base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(Problem("bad_base64")) from error


def _require_media_type(event: Mapping[str, Any]) -> None:
    media_type, charset = _media_type(event)
    if media_type not in (JSON, FORM) or charset not in ("utf-8", "utf8", "us-ascii"):
        raise _unsupported(event)


def _media_type(event: Mapping[str, Any]) -> tuple[str, str]:
    """The media type and the charset, in lower case; raise Refused where they cannot be read."""
    given = _header(event, "content-type")
    if len(given) > _LONGEST_CONTENT_TYPE:
        raise _unsupported(event)
    message = Message()
    message["content-type"] = " ".join(given.split())
    try:
        return message.get_content_type(), message.get_content_charset("utf-8")
    except ValueError as error:  # a parameter's charset that is none
        raise _unsupported(event) from error


def _unsupported(event: Mapping[str, Any]) -> Refused:
    given = _header(event, "content-type")[:_LONGEST_QUOTE]
    return Refused(Problem("media_type", values={"given": given}))


def _is_kept(event: Mapping[str, Any]) -> bool:
    """Whether CloudFront may keep the answer: template.yaml has the same methods and pattern."""
    return method_of(event) in KEPT_METHODS and fnmatchcase(str(event["rawPath"]), KEPT_PATHS)


def _header(event: Mapping[str, Any], name: str) -> str:
    """A header's value or ""."""
    return _given(event, name) or ""


def _given(event: Mapping[str, Any], name: str) -> str | None:
    """A header's value or None.

    The HTTP API sends all names in lower case, and the values of doubled ones with commas between.
    """
    value = event.get("headers", {}).get(name)
    return None if value is None else str(value)
