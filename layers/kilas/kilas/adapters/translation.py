"""The errors of AWS and of botocore, raised as Kilas's. For every adapter."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from kilas.errors import AwsError, Conflict, KilasError, Throttled

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONFLICTS: Final = frozenset({"ConditionalCheckFailed", "TransactionConflict"})
_CONFLICTING_STATUSES: Final = frozenset({409, 412})
"""HTTP statuses of S3 that mean the same; AWS names no code for the 409 of a conditional delete.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html"""

_THROTTLES: Final = frozenset(
    {
        # any service: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
        "RequestThrottled",
        "ServiceUnavailable",
        "Throttling",
        "ThrottlingError",
        "TooManyRequests",
        # S3: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
        "SlowDown",
        # SNS: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
        "Throttled",
        # CloudFront: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html
        "TooManyInvalidationsInProgress",
        # DynamoDB: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
        "ProvisionedThroughputExceeded",
        "RequestLimitExceeded",
        "TransactionInProgress",  # the first try of a request whose answer was late
    }
)
_THROTTLING_STATUSES: Final = frozenset({429, 503})
"""HTTP statuses that mean the same; the answer to a HEAD request of S3 has no code beside it."""


@contextmanager
def translated(operation: str) -> Iterator[None]:
    """Raise an error of this operation of AWS, such as "GetItem", as one of Kilas's.

    Raises Conflict where an item or object changed, Throttled where AWS asked to slow down, and
    AwsError for all else. A missing answer is an AwsError too: its code is the name of
    botocore's class, such as "ReadTimeoutError".
    """
    try:
        yield
    except ClientError as error:
        raise _of_answer(error) from error
    except BotoCoreError as error:
        raise AwsError(str(error), code=type(error).__name__, operation=operation) from error


def _of_answer(error: ClientError) -> KilasError:
    response: Any = error.response
    code = response["Error"]["Code"]
    codes = {code.removesuffix("Exception")}
    codes |= {reason.get("Code") for reason in response.get("CancellationReasons", [])}
    status = response.get("ResponseMetadata", {}).get("HTTPStatusCode")
    if codes & _CONFLICTS or status in _CONFLICTING_STATUSES:
        return Conflict(str(error))
    if codes & _THROTTLES or status in _THROTTLING_STATUSES:
        return Throttled(str(error))
    return AwsError(str(error), code=code, operation=error.operation_name)
