"""What a function that makes a page returns: contexts and files by address, before they are
rendered and served. The functions in kinds.py's rows and `desired` import this module.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from kilas.pages.contexts import Context
from kilas.pages.page import PageRef
from kilas.retired import AssetsStand
from kilas.standing import ListedStands
from kilas.targets import FileStands

TEXT = "text/plain; charset=utf-8"


class File(Struct, frozen=True):
    """Bytes that no template makes. `facts` are those of kilas.ports.Output; `shows` are the
    addresses of what the bytes are a part of. `lasts` says that the address holds a digest of the
    content. `redirect` is that of kilas.ports.Output.
    """

    body: bytes
    content_type: str = TEXT
    facts: tuple[tuple[str, str], ...] = ()
    shows: tuple[str, ...] = ()
    is_saved: bool = False
    lasts: bool = False
    redirect: str = ""


Content = Context | File
"""What is at one address."""


Stands = ListedStands | FileStands | AssetsStand
"""What publish has put, for the table."""


class Contents(Struct, frozen=True):
    """What ought to be at each address of a page; None says that nothing may be there.

    The order is that in which they are put: what a page links to comes before the page.
    `next_pages` are the pages to make after this one: a page that is too much for one message is
    made in parts, and each part names the next. `stands` is what the table shall say of the page
    once all is put. `is_new` says that most likely nothing is at its addresses yet. `look_at` are
    the keys of files whose record shows a version that is gone: ingest looks at them. `right_from`
    is the sort from which on the page is right, whatever part of it the message named; None where
    only that part is made.
    """

    at: Mapping[str, Content | None]
    next_pages: tuple[PageRef, ...] = ()
    stands: Stands | None = None
    is_new: bool = False
    look_at: tuple[str, ...] = ()
    right_from: str | None = None


Made = Content | Contents | None
"""The one content of a page's address, or nothing there; Contents where there is more to say."""
