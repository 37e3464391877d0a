"""How long AWS takes: every number of the model that the template does not have, with its source.

A distribution is log-normal, through the median and the 99th percentile, both in seconds.
PUBLISHED is what AWS measured and published. STATED is what AWS's documents say in words, with the
numbers chosen within them. ASSUMED has no source; `make simulate` prints what a hop took, so a
reader sees how much an assumption matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

_NORMAL_P99: Final = 2.3263478740408408
"""Standard deviations between the median and the 99th percentile."""


@dataclass(frozen=True, slots=True)
class Latency:
    """A log-normal distribution of seconds."""

    p50: float
    p99: float

    def draw(self, random: Random) -> float:
        """Seconds by chance."""
        return self.p50 * exp(random.gauss(0.0, self.sigma))

    @property
    def sigma(self) -> float:
        """The standard deviation of the logarithm."""
        return log(self.p99 / self.p50) / _NORMAL_P99


# --- from a message to its function. PUBLISHED by AWS in 2022 as P50 and P99 -----------------

STANDARD_QUEUE: Final = Latency(0.016, 0.105)
FIFO_QUEUE: Final = Latency(0.028, 0.645)
STREAM: Final = Latency(0.213, 0.552)

NOTIFICATION: Final = Latency(0.15, 0.5)
"""ASSUMED, from the answer of S3's PUT to the message in the queue. AWS says "typically in
seconds": https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html"""

# --- a request of a function -----------------------------------------------------------------

_S3_READ: Final = Latency(0.020, 0.120)
_S3_WRITE: Final = Latency(0.030, 0.180)
"""STATED: below 512 KB the median is often tens of milliseconds, and the slowest percent is worth a
second request. https://docs.aws.amazon.com/whitepapers/latest/s3-optimizing-performance-best-practices/timeouts-and-retries-for-latency-sensitive-applications.html"""

_TABLE_READ: Final = Latency(0.004, 0.015)
_TRANSACTION: Final = Latency(0.015, 0.050)
"""STATED: single-digit milliseconds; a transaction prepares and then commits, so it takes more.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Introduction.html"""

SEND: Final = Latency(0.015, 0.060)
"""STATED: SQS answers in tens or low hundreds of milliseconds. https://aws.amazon.com/sqs/faqs/"""

REQUESTS: Final = {
    "FakeTable.get": _TABLE_READ,
    "FakeTable.get_many": _TABLE_READ,
    "FakeTable.query": _TABLE_READ,
    "FakeTable.scan": _TABLE_READ,
    "FakeTable.write": _TRANSACTION,
    "FakeContent.versions": _S3_READ,
    "FakeContent.read": _S3_READ,
    "FakeContent.keys": Latency(0.1, 0.2),
    "FakeShelf.stored": _S3_READ,
    "FakeShelf.keys": Latency(0.1, 0.2),
    "FakeShelf.put": _S3_WRITE,
    "FakeShelf.delete": _S3_WRITE,
}
"""By the port's call. A purge is not among them: the page is in the bucket before. A LIST is that
of docs/decisions/0046."""

# --- CPU -------------------------------------------------------------------------------------

SHARE_OF_A_CPU: Final = 1024 / 1769
"""https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html"""

CPU_OF_A_REQUEST: Final = 0.002 / SHARE_OF_A_CPU
"""ASSUMED: what botocore does for one request."""

CPU: Final = {"ingest": 0.006, "plan": 0.001, "publish": 0.004}
"""Seconds of one whole CPU for one message: `make bench` measures less of each."""

COLD_START: Final = 0.6
"""Seconds from no environment to the handler: docs/decisions/0044 has the CPU."""

# --- failures --------------------------------------------------------------------------------

THROTTLED: Final = 1.0
"""ASSUMED: seconds until botocore gives up a request that DynamoDB throttles."""

LONGEST_STREAM_RETRY: Final = 60.0
"""ASSUMED: Lambda does not say how long it waits before it takes a batch of a stream again. Here
one second, then twice as long each time, up to this."""

SHARDS: Final = 1
"""The fewest that a stream has; each has as many lanes as ParallelizationFactor says."""

DEDUPLICATION: Final = 300.0
"""https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html"""

MESSAGES_OF_A_SEND: Final = 10
"""The most that SendMessageBatch takes."""
