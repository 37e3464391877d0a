"""The desired state of a page: a function of the table and the content bucket.

Publish asks for it, and makes what is stored equal to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from kilas.comments.shown import ShowComments
from kilas.errors import VersionGone
from kilas.pages.contents import Contents, File, Stands
from kilas.pages.edition import NO_SITE, Edition
from kilas.pages.kinds import KINDS
from kilas.pages.page import PageRef, Spot
from kilas.pages.render import render
from kilas.pages.serving import served
from kilas.pages.sizes import SIZES
from kilas.ports import Output

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.pages.contents import Content
    from kilas.pages.contexts import Context
    from kilas.pages.kind import Kinds
    from kilas.pages.sizes import Sizes
    from kilas.pages.sources import Sources
    from kilas.site.site import Site


class Desired(Struct, frozen=True):
    """What ought to be at each spot of a page, in the order in which it is put; None says that
    nothing may be there.

    `next_pages`, `stands`, `is_new`, `look_at` and `right_from` are those of `Contents`.
    """

    outputs: Mapping[Spot, Output | None]
    next_pages: tuple[PageRef, ...]
    stands: Stands | None
    is_new: bool
    look_at: tuple[str, ...] = ()
    right_from: str | None = None


class Pages:
    """Makes pages by the rows of a table of kinds. `render` renders a context, `show` comments."""

    def __init__(
        self,
        sources: Sources,
        kinds: Kinds = KINDS,
        sizes: Sizes = SIZES,
        render: Callable[[Context], bytes] = render,
        show: ShowComments | None = None,
    ) -> None:
        self._show = show or ShowComments()
        self.sources = sources
        self.kinds = kinds
        self.sizes = sizes
        self._render = render

    def desired(self, page: PageRef, site: Site | None, newest: Site | None = None) -> Desired:
        """The desired state of a page, under the settings that are in force.

        `newest` are the settings of the newest site.yaml. Until the first are in force, what stands
        is left alone: it may stand for them. A page that needs a version that is gone stays as it
        is until the file is judged again.
        """
        kind = self.kinds.of(page)
        if newest and not site and kind.before_site is not kind.make:
            return Desired({}, (), None, is_new=False)
        hour = self.sources.hours.read() if kind.hourly else None
        edition = Edition(site or NO_SITE, self.sources, self.sizes, hour, newest, self._show)
        try:
            made = (kind.make if site else kind.before_site)(page, edition)
        except VersionGone as error:
            made = Contents({}, look_at=(error.key,))
        if not isinstance(made, Contents):
            made = Contents({kind.places.address(page.place): made})
        outputs = {
            Spot(kind.shelf, path): self._output(content, kind.cache_control)
            for path, content in made.at.items()
        }
        return Desired(
            outputs, made.next_pages, made.stands, made.is_new, made.look_at, made.right_from
        )

    def _output(self, content: Content | None, cache_control: str) -> Output | None:
        match content:
            case None:
                return None
            case File(body):
                return served(content, body, cache_control)
            case _:
                return served(content, self._render(content), cache_control)
