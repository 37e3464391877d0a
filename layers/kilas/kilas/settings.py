"""The environment variables of each function, and the newspapers that the kilas command can open.

A subclass of Settings has the variables of one function: field `content_bucket` is CONTENT_BUCKET,
and template.yaml sets it. A test holds the two equal, so a function gets no variable that it does
not use.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Self

from kilas.errors import SettingMissing

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Settings:
    """Base: reads every field of a subclass from a mapping such as os.environ."""

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Read the fields; raise SettingMissing for the first that is absent or empty."""
        values = {}
        for field in fields(cls):
            name = field.name.upper()
            if not environment.get(name):
                raise SettingMissing(name)
            values[field.name] = environment[name]
        return cls(**values)


@dataclass(frozen=True, slots=True)
class AsksForPages(Settings):
    """Base of the functions that send publish messages."""

    pages_queue_url: str
    front_queue_url: str


@dataclass(frozen=True, slots=True)
class IngestSettings(AsksForPages):
    """functions/ingest."""

    content_bucket: str
    table_name: str
    ingest_queue_url: str
    bulk_queue_url: str


@dataclass(frozen=True, slots=True)
class MediaSettings(Settings):
    """functions/media."""

    content_bucket: str
    table_name: str
    media_queue_url: str
    bulk_media_queue_url: str


@dataclass(frozen=True, slots=True)
class ClockSettings(Settings):
    """functions/clock."""

    table_name: str
    ingest_queue_url: str
    site_address: str


@dataclass(frozen=True, slots=True)
class PlanSettings(AsksForPages):
    """functions/plan."""

    table_name: str
    ingest_queue_url: str
    sweep_queue_url: str


@dataclass(frozen=True, slots=True)
class SweepSettings(AsksForPages):
    """functions/sweep."""

    content_bucket: str
    site_bucket: str
    table_name: str
    sweep_queue_url: str
    bulk_queue_url: str
    bulk_media_queue_url: str


@dataclass(frozen=True, slots=True)
class PublishSettings(AsksForPages):
    """functions/publish."""

    content_bucket: str
    site_bucket: str
    table_name: str
    purge_queue_url: str
    ingest_queue_url: str
    site_address: str


@dataclass(frozen=True, slots=True)
class PurgeSettings(Settings):
    """functions/purge."""

    distribution_id: str
    purge_queue_url: str


@dataclass(frozen=True, slots=True)
class CommentsSettings(Settings):
    """functions/comments."""

    table_name: str
    origin_secret: str
    site_address: str


@dataclass(frozen=True, slots=True)
class StackOnAws:
    """A newspaper on AWS. Where `profile` or `region` is None, the AWS CLI's defaults hold."""

    name: str
    profile: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class LocalStack:
    """A newspaper on this machine: its table, and the emulated AWS with the table."""

    table: str
    endpoint: str
    region: str
    access_key_id: str
    secret_access_key: str
