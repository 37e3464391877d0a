"""Step media: a photo as it is now -> its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.media.judge_photo import JudgePhoto
from kilas.photos.web_copy import copy_of
from kilas.uploads.reconcile import Reconcile

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.messages import Look
    from kilas.photos.parts import Bare
    from kilas.ports import Content, WallClock
    from kilas.record import Record
    from kilas.store.records import Records
    from kilas.uploads.file import File
    from kilas.uploads.judge import Judge


class Media:
    """Reconciles the record of the photo that a Look names.

    `copy_of` makes the copy that the web gets, as kilas.photos.web_copy.copy_of does.
    """

    def __init__(
        self,
        records: Records,
        content: Content,
        clock: WallClock,
        copy_of: Callable[[Bare], bytes] = copy_of,
    ) -> None:
        def judge_of(file: File, _old: Record | None) -> Judge:
            return JudgePhoto(file, copy_of)

        self._reconcile = Reconcile(records, content, clock, judge_of)

    def __call__(self, message: Look) -> None:
        """See kilas.messages.Step. Raises Contention and what the ports raise."""
        self._reconcile(message.key, trace=message.trace)
