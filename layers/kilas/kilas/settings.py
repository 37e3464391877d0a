"""The environment variables of each function, and the newspapers that the kilas command can open.

A subclass of Settings has the variables of one function: field `content_bucket` is CONTENT_BUCKET,
and template.yaml sets it. A test holds the two equal, so a function gets no variable that it does
not use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec import Struct

from kilas.errors import SettingMissing

if TYPE_CHECKING:
    from collections.abc import Mapping


class Settings(Struct, frozen=True):
    """Base: reads every field of a subclass from a mapping such as os.environ."""

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Read the fields; raise SettingMissing for the first that is absent or empty."""
        values = {}
        for field in cls.__struct_fields__:
            name = field.upper()
            if not environment.get(name):
                raise SettingMissing(name)
            values[field] = environment[name]
        return cls(**values)


class AsksForPages(Settings, frozen=True):
    """Base of the functions that send publish messages."""

    pages_queue_url: str
    front_queue_url: str


class IngestSettings(AsksForPages, frozen=True):
    """functions/ingest."""

    content_bucket: str
    table_name: str
    ingest_queue_url: str
    bulk_queue_url: str


class MediaSettings(Settings, frozen=True):
    """functions/media."""

    content_bucket: str
    table_name: str
    media_queue_url: str
    bulk_media_queue_url: str


class ClockSettings(AsksForPages, frozen=True):
    """functions/clock."""

    content_bucket: str
    table_name: str
    ingest_queue_url: str
    media_queue_url: str
    bulk_queue_url: str
    bulk_media_queue_url: str
    problems_topic: str
    site_address: str


class PlanSettings(AsksForPages, frozen=True):
    """functions/plan."""

    table_name: str
    ingest_queue_url: str
    sweep_queue_url: str


class SweepSettings(AsksForPages, frozen=True):
    """functions/sweep."""

    content_bucket: str
    site_bucket: str
    table_name: str
    sweep_queue_url: str
    bulk_queue_url: str
    bulk_media_queue_url: str


class PublishSettings(AsksForPages, frozen=True):
    """functions/publish."""

    content_bucket: str
    site_bucket: str
    table_name: str
    purge_queue_url: str
    ingest_queue_url: str
    site_address: str
    preview_secret: str


class PurgeSettings(Settings, frozen=True):
    """functions/purge."""

    distribution_id: str
    purge_queue_url: str


class CommentsSettings(Settings, frozen=True):
    """functions/comments."""

    table_name: str
    origin_secret: str
    site_address: str


class StackOnAws(Struct, frozen=True):
    """A newspaper on AWS. Where `profile` or `region` is None, the AWS CLI's defaults hold."""

    name: str
    profile: str | None = None
    region: str | None = None


class LocalStack(Struct, frozen=True):
    """A newspaper on this machine: its table, its content bucket and its address, which ends in a
    slash; and the emulated AWS with both.
    """

    table: str
    content_bucket: str
    site_url: str
    endpoint: str
    region: str
    access_key_id: str
    secret_access_key: str
