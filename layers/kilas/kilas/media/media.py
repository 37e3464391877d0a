"""Step media: a photo or a download as it is now -> its record, and the photo's web copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.media.downloads import download_at
from kilas.media.judge_download import JudgeDownload
from kilas.media.judge_photo import JudgePhoto
from kilas.photos.web_copy import CopyOf, copy_of
from kilas.uploads.reconcile import Reconcile

if TYPE_CHECKING:
    from kilas.messages import Look
    from kilas.ports import Content, Copies, WallClock
    from kilas.record import Record
    from kilas.store.records import Records
    from kilas.uploads.file import File
    from kilas.uploads.judge import Judge


class Media:
    """Reconciles the record of the photo that a Look names, and keeps the copy that the web gets.

    `copy_of` makes the copy, as kilas.photos.web_copy.copy_of does.
    """

    def __init__(
        self,
        records: Records,
        content: Content,
        copies: Copies,
        clock: WallClock,
        copy_of: CopyOf = copy_of,
    ) -> None:
        self._records, self._copies, self._copy_of = records, copies, copy_of
        self._reconcile = Reconcile(records, content, clock, self._judge_of)

    def __call__(self, message: Look) -> None:
        """See kilas.messages.Step. Raises Contention and what the ports raise."""
        self._reconcile(message)

    def _judge_of(self, file: File, old: Record | None) -> Judge:
        """The judge of a photo, or of a download. Another release may make another copy of the same
        photo.
        """
        download = download_at(file.key)
        if download:
            return JudgeDownload(file, self._records.release(), download)
        before = old.photo if old else None
        return JudgePhoto(file, self._records.release(), self._copies.keep, before, self._copy_of)
