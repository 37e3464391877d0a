"""The HTTP API for comments: its routes, and its answer to every error."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError

from kilas.addresses import fragments, shapes, site_map
from kilas.api import answer, request
from kilas.api.bodies import CommentBody, CommentsBody, read_submission
from kilas.api.description import description
from kilas.api.own_site import require_own_site
from kilas.api.plain_page import NO_HOUSE, House, house_of
from kilas.api.post import Articles, Post, article_with_thread
from kilas.api.receipt import Receipts, state_of
from kilas.api.receipt_page import receipt_page
from kilas.api.repeats import Repeats, reader_of
from kilas.errors import AwsError, Contention, Refused, Throttled
from kilas.log import logger
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from aws_lambda_powertools.utilities.typing import LambdaContext

    from kilas.comments.rules import Submission
    from kilas.comments.shown import ShowComments
    from kilas.ports import WallClock
    from kilas.store.threads import Threads

COMMENTS = shapes.COMMENTS_API.spelled("<{}>")
RECEIPT = shapes.RECEIPT.spelled("<{}>")
OPENAPI = shapes.OPENAPI.spelled("<{}>")
"""The routes, as Powertools writes them."""

FRESH = "public, max-age=5"
"""The edge may serve an answer for five seconds: by then a new comment is visible."""

MAX_PAGE = 100
"""The most comments of one answer."""

_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")

ALLOWED = {
    COMMENTS: ("GET", "HEAD", "POST"),
    RECEIPT: ("GET", "HEAD"),
    OPENAPI: ("GET", "HEAD"),
}
"""The methods of each address."""

_WITHOUT_TABLE = frozenset({"not_from_cdn", "busy", "unexpected"})
"""Refused without a read of the table, which may be what fails. Strangers may not cost reads."""

_DEFAULTS: tuple[House, str] = (NO_HOUSE, site_map.front())
"""The house and the way back of an answer for which the table is not read."""


class Comments:
    """Answers the events of the HTTP API."""

    def __init__(  # noqa: PLR0913 -- each of these is another part of the outside world
        self,
        *,
        articles: Articles,
        threads: Threads,
        clock: WallClock,
        origin_secret: str,
        site_address: str,
        show: ShowComments,
    ) -> None:
        self._show = show
        self._articles = articles
        self._threads = threads
        self._post_comment = Post(articles, threads, clock, Repeats(origin_secret))
        self._receipts = Receipts(origin_secret, clock)
        self._origin_secret = origin_secret
        self._site_address = site_address
        self._resolver = self._with_routes()

    def __call__(self, event: Mapping[str, Any], context: LambdaContext) -> dict[str, Any]:
        """The response to one event. Every error is answered by a problem body."""
        payload = self._answer(event, context)
        return {**payload, "body": ""} if request.is_head(event) else payload

    def _answer(self, event: Mapping[str, Any], context: LambdaContext) -> dict[str, Any]:
        try:
            request.require_origin(event, self._origin_secret)
            if request.is_post(event):
                sent_from = request.fetch_site(event), request.origin(event)
                require_own_site(*sent_from, self._own_addresses())
            readable = request.with_json_body(request.as_get(event))
            self._resolver.context["event"] = event
            return self._resolver.resolve(readable, context)
        except Exception as error:  # noqa: BLE001  # a reader must never see a traceback
            return answer.payload(self._refusal(error, event))

    def _own_addresses(self) -> Iterator[str]:
        """Where readers find the newspaper. The second address costs a read of the table."""
        yield self._site_address
        site = self._articles.site()
        if site:
            yield site.base_url

    def _with_routes(self) -> APIGatewayHttpResolver:
        resolver = APIGatewayHttpResolver(
            # Debugging would print each event, and with it the secret.
            debug=False
        )
        resolver.post(COMMENTS)(self._post)
        resolver.get(COMMENTS)(self._list)
        resolver.get(RECEIPT)(self._show_receipt)
        resolver.get(OPENAPI)(self._describe)
        for rule, allowed in ALLOWED.items():
            refused = [method for method in _METHODS if method not in allowed]
            resolver.route(rule, refused)(self._refusing_method(allowed))
        resolver.exception_handler(Exception)(self._refusal_in_route)
        return resolver

    def _post(self, identity: str) -> Response[Any]:
        submission = read_submission(request.read_json(self._resolver.current_event.body or ""))
        reader = reader_of(request.viewer_address(self._event))
        posted = self._post_comment(identity, submission, reader)
        status = posted.comment.status
        event = "trap filled" if posted.comment.trapped else "comment taken"
        logger.info(event, identity=identity, comment=posted.comment.id, status=status)
        if request.is_form(self._event):
            return answer.see_other(self._receipts.address(posted.comment))
        body = CommentBody.of(self._show(posted.comment), posted.article)
        if status == "published":
            return answer.json_answer(201, body, location=body.url)
        return answer.json_answer(202, body)

    def _list(self, identity: str) -> Response[Any]:
        limit, after = request.limit(self._event, MAX_PAGE), request.query(self._event, "after")
        article = article_with_thread(identity, self._articles)
        if article.comments == "off" or article.withdrawn:
            return answer.json_answer(200, CommentsBody(count=0, comments=[], next=None))
        try:
            comments, following = self._threads.page(identity, after=after, limit=limit)
        except ValueError as error:
            raise Refused(Problem("field_invalid", values={"field": "after"})) from error
        count = self._threads.count(identity)
        body = CommentsBody.of(map(self._show, comments), following, count, article)
        return answer.json_answer(200, body, cache=FRESH)

    def _show_receipt(self, identity: str, comment: str) -> Response[Any]:
        until, proof = request.query(self._event, "until"), request.query(self._event, "proof")
        article = article_with_thread(identity, self._articles)
        found = self._threads.find(identity, comment)
        state = state_of(found, article)
        is_open = found and self._receipts.is_open(found, until, proof)
        words = self._show(found) if found and is_open else None
        house = house_of(self._articles.sites().in_force)
        element = fragments.comment_id(comment) if state == "published" else fragments.THREAD
        back = fragments.to(element, article.url)
        page = receipt_page(state, words, house, back=back)
        return answer.page(404 if state == "unknown" else 200, page)

    def _describe(self) -> Response[str]:
        return answer.json_text(description(), cache=FRESH)

    def _refusing_method(self, allowed: Sequence[str]) -> Callable[..., Response[Any]]:
        def refuse(**_names: str) -> Response[Any]:
            method = request.method_of(self._event)
            raise Refused(
                Problem("method_unknown", values={"method": method, "allow": ", ".join(allowed)})
            )

        return refuse

    @property
    def _event(self) -> Mapping[str, Any]:
        """The event as it came; the resolver has a changed one: a form as JSON, HEAD as GET."""
        event: Mapping[str, Any] = self._resolver.context["event"]
        return event

    def _refusal_in_route(self, error: Exception) -> Response[Any]:
        return self._refusal(error, self._event)

    def _refusal(self, error: Exception, event: Mapping[str, Any]) -> Response[Any]:
        problems = _problems(error)
        house, back = _DEFAULTS
        if problems[0].code not in _WITHOUT_TABLE:
            house, back = self._house_and_way_back(event)
        if not request.wants_html(event):
            return answer.problem_details(problems, house.language)
        return answer.problem_page(problems, house, back=back, typed=_typed(event))

    def _house_and_way_back(self, event: Mapping[str, Any]) -> tuple[House, str]:
        try:
            site = self._articles.sites().in_force
            identity = request.identity_of(event)
            article = self._articles.reachable(identity) if identity else None
        except Exception as error:  # noqa: BLE001  # the reader is refused in any case
            _log_unexpected(error)
            return _DEFAULTS
        return (
            house_of(site),
            fragments.to(fragments.THREAD, article.url) if article else _DEFAULTS[1],
        )


def _typed(event: Mapping[str, Any]) -> Submission | None:
    try:
        return request.typed_submission(event)
    except Exception as error:  # noqa: BLE001  # the reader is refused in any case
        _log_unexpected(error)
        return None


def _problems(error: Exception) -> Sequence[Problem]:
    match error:
        case Refused():
            return error.problems
        case NotFoundError():
            return [Problem("path_unknown")]
        case Contention() | Throttled():
            return [Problem("busy")]
        case _:
            _log_unexpected(error)
            return [Problem("unexpected")]


def _log_unexpected(error: Exception) -> None:
    """Log the type of the error and its stack. The error's text may quote what a reader wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    stack = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    fields: dict[str, Any] = {"error": type(error).__name__, "stack": stack}
    if isinstance(error, AwsError):
        fields |= {"code": error.code, "operation": error.operation}
    logger.error("unexpected error", **fields)
