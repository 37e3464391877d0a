"""Step media: a photo as it is now -> the copy that the web gets, and the photo's record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.media.judge_photo import JudgePhoto
from kilas.photos.web_copy import copy_of
from kilas.uploads.reconcile import Reconcile

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.media.judge_photo import PhotoReading
    from kilas.messages import Look
    from kilas.photos.parts import Bare
    from kilas.ports import Content, Copies, WallClock
    from kilas.store.records import Records
    from kilas.uploads.file import File
    from kilas.uploads.newest_good import Found


class Media:
    """Reconciles the copy and the record of the photo that a Look names.

    `copy_of` makes the copy that the web gets, as kilas.photos.web_copy.copy_of does.
    """

    def __init__(
        self,
        records: Records,
        content: Content,
        copies: Copies,
        clock: WallClock,
        copy_of: Callable[[Bare], bytes] = copy_of,
    ) -> None:
        self._records, self._copies, self._copy_of = records, copies, copy_of
        self._reconcile = Reconcile(records, content, clock, self._judge_of, self._keep)

    def __call__(self, message: Look) -> None:
        """See kilas.messages.Step. Raises Contention and what the ports raise."""
        self._reconcile(message.key)

    def _judge_of(self, file: File) -> JudgePhoto:
        """The judge of a photo: another release may make another copy of the same file."""
        return JudgePhoto(file, self._records.release(), self._copy_of)

    def _keep(self, found: Found[PhotoReading]) -> bool:
        """Keep the copy before the record names it; False where it was kept before."""
        reading = found.shown.reading if found.shown else None
        return reading is not None and self._copies.keep(reading.photo.copy, reading.copy)
