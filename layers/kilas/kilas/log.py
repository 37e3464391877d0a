"""The one logger: a line of JSON for each decision, which CloudWatch keeps.

A line at level ERROR rings an alarm (template.yaml, ...FailuresFilter). A failure that the next
delivery resolves by itself is a WARNING. https://docs.powertools.aws.dev/lambda/python/latest/core/logger/
"""

from __future__ import annotations

from aws_lambda_powertools import Logger

# Lambda reads a line as one of level INFO if its time is not in the form of RFC 3339.
# https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
logger = Logger(service="kilas", use_rfc3339=True)
