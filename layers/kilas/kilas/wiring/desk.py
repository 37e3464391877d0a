"""The clients of an editor's machine: its profiles, its regions, the stack's outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import boto3  # it reads the profiles of an editor's machine; no function comes here

from kilas import settings
from kilas.adapters.clients import FROM_A_DESK
from kilas.adapters.cloudformation import CONTENT, SITE, TABLE, outputs_of_stack

if TYPE_CHECKING:
    from kilas.settings import LocalStack, StackOnAws


def session_of(newspaper: StackOnAws | LocalStack) -> boto3.Session:
    """A session with the credentials and the region of a newspaper."""
    if isinstance(newspaper, settings.LocalStack):
        return boto3.Session(
            newspaper.access_key_id, newspaper.secret_access_key, region_name=newspaper.region
        )
    return boto3.Session(profile_name=newspaper.profile, region_name=newspaper.region)


def client_of(
    session: boto3.Session, newspaper: StackOnAws | LocalStack, service: Literal["dynamodb", "s3"]
) -> Any:
    """A client of a service, where the newspaper is."""
    endpoint = newspaper.endpoint if isinstance(newspaper, settings.LocalStack) else None
    return session.client(service, endpoint_url=endpoint, config=FROM_A_DESK)


def table_of(session: boto3.Session, newspaper: StackOnAws | LocalStack) -> str:
    """The name of the newspaper's table."""
    if isinstance(newspaper, settings.LocalStack):
        return newspaper.table
    [table] = outputs_of_stack(_cloudformation(session), newspaper.name, TABLE)
    return table


def bucket_of(session: boto3.Session, newspaper: StackOnAws | LocalStack) -> tuple[str, str]:
    """The name of the newspaper's content bucket, and the newspaper's address."""
    if isinstance(newspaper, settings.LocalStack):
        return newspaper.content_bucket, newspaper.site_url
    bucket, address = outputs_of_stack(_cloudformation(session), newspaper.name, CONTENT, SITE)
    return bucket, address


def _cloudformation(session: boto3.Session) -> Any:
    return session.client("cloudformation", config=FROM_A_DESK)
