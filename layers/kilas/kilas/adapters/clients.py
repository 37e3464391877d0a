"""The clients of one function, made in one session of botocore, and how long they wait.
For `kilas.wiring`.

boto3 would make the same clients, but its import also loads s3transfer, which nothing here uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from botocore.config import Config
from botocore.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

Service: TypeAlias = Literal["cloudfront", "dynamodb", "s3", "sns", "sqs"]
"""What the functions call. `make build` leaves all other models out of the layer."""

SERVICES: tuple[Service, ...] = get_args(Service)


# By default botocore waits a minute for a connection, and for each answer: one that hangs would
# cost a function all its time. These are seconds; a client that gave up tries again.
PATIENT = Config(
    connect_timeout=2,
    read_timeout=5,
    retries={"mode": "standard", "max_attempts": 5},
    tcp_keepalive=True,
    # As many as kilas.pages.bodies reads at once. botocore keeps ten by default: each further read
    # would open a connection, and lose it again.
    max_pool_connections=20,
)

# Purge tries again itself, for as long as it has time.
HASTY = PATIENT.merge(Config(retries={"mode": "standard", "max_attempts": 2}))

# The kilas command calls from an editor's desk, over a line that may be slow.
FROM_A_DESK = PATIENT.merge(
    Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "max_attempts": 3})
)


class Clients:
    """Makes clients. `create` is `create_client` of a session; without one, of a new session."""

    def __init__(self, create: Callable[..., Any] | None = None) -> None:
        self._create = create or Session().create_client

    def now(self, service: Service, config: Config = PATIENT) -> Any:
        """A client that every invocation needs: it is made while the function starts."""
        return self._create(service, config=config)

    def later(self, service: Service, config: Config = PATIENT) -> Any:
        """A client that few invocations need: its first call makes it."""
        return _OnFirstUse(lambda: self.now(service, config))


class _OnFirstUse:
    """Stands for a client. Python asks `__getattr__` only for what the object does not have yet."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._client: Any = None

    def __getattr__(self, name: str) -> Any:
        self._client = self._client or self._make()
        return getattr(self._client, name)
