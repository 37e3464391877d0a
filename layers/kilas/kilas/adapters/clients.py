"""The clients of one function, made in one session of botocore. For `kilas.wiring`.

boto3 would make the same clients, but its import also loads s3transfer, which nothing here uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from botocore.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from botocore.config import Config

Service: TypeAlias = Literal["cloudfront", "dynamodb", "s3", "sqs"]
"""What the functions call. `make build` leaves all other models out of the layer."""

SERVICES: tuple[Service, ...] = get_args(Service)


class Clients:
    """Makes clients. `create` is `create_client` of a session; without one, of a new session."""

    def __init__(self, create: Callable[..., Any] | None = None) -> None:
        self._create = create or Session().create_client

    def now(self, service: Service, config: Config) -> Any:
        """A client that every invocation needs: it is made while the function starts."""
        return self._create(service, config=config)

    def later(self, service: Service, config: Config) -> Any:
        """A client that few invocations need: its first call makes it."""
        return _OnFirstUse(lambda: self.now(service, config))


class _OnFirstUse:
    """Stands for a client. Python asks `__getattr__` only for what the object does not have yet."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name != "_client":
            return getattr(self._client, name)
        self._client = self._make()
        return self._client
