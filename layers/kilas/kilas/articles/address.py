"""The slug, the address and the identity of an article or a page, made of its key and fields."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from kilas.addresses import site_map
from kilas.addresses.shapes import ARTICLE, STATIC_PAGE
from kilas.articles.dates import is_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kilas.addresses.shapes import FileKind
    from kilas.site.site import Site

MARKDOWN_SUFFIXES: Final = (
    ".md", ".markdown", ".mkd", ".mkdn", ".mdown", ".mdwn", ".mdtext", ".text",
)  # fmt: skip
"""Those of Markdown's own tools, and of Jekyll, Pelican and GitHub."""

SUFFIXES: Final = (*MARKDOWN_SUFFIXES, ".html", ".htm", ".docx", ".txt")
"""Endings of the files that hold an article or a page."""

MAX_URL: Final = 400
"""Bytes of an address: a key of the table holds it beside other parts (at most 1024 bytes)."""

_MAX_SLUG: Final = 100
_MOST_OF_A_SLUG: Final = 1024
"""Characters that a slug is made of; the name of a file has at most so many bytes. To normalise
takes time that grows with the square of a run of combining marks."""

_SECOND: Final = 6
"""Characters of a digest in a second slug: of the files with one slug in one month, two would have
to meet."""

MAX_IDENTITY: Final = 255
"""Characters, all of them ASCII."""

_PAGE_ENDINGS: Final = (
    ".html", ".htm", ".shtml", ".xhtml", ".php", ".php3", ".php4", ".php5", ".phtml", ".asp",
    ".aspx", ".jsp", ".cfm", ".cgi", ".pl", ".do",
)  # fmt: skip
"""What programs that make web pages put at the end of an address."""

_PUBLISHED_FOLDERS: Final = frozenset(
    {
        "_posts", "_post", "_pages", "_articles", "_blog", "_news", "_content", "_collections",
        "_artikel", "_berita", "_halaman",
    }
)  # fmt: skip
"""Those of Jekyll, and its collections, as newsrooms name them: they publish."""

_DRAFTS_FOLDERS: Final = frozenset(
    {"drafts", "draft", "draf", "konsep", "unpublished", "belum-terbit", "belum_terbit"}
)
"""What editors call the folder for what is not ready; no section of a newspaper is called so, and
where site.yaml has one, it is a section."""


_OF_A_FOLDER: Final = ("", ".", "index", "_index")
"""What may be behind the last "/" of a key where its folder has the name."""

_APOSTROPHES: Final = re.compile("['\u2018\u2019\u02bc`]")
_NOT_OF_A_SLUG: Final = re.compile(r"[^a-z0-9]+")
_DATED_NAME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[-_ ](.+)", re.ASCII | re.DOTALL)
_LOOSELY_DATED_NAME: Final = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?=[-_ ].|\Z)", re.ASCII)
_PATH: Final = re.compile(r"/|(?:/[A-Za-z0-9._~-]+)+/?")
_DOT_SEGMENT: Final = re.compile(r"\.\.|/\.(?:/|$)")
_NOT_OF_A_BEGINNING: Final = re.compile(r"[^A-Za-z0-9]")
_NOT_OF_AN_IDENTITY: Final = re.compile(r"[^A-Za-z0-9._-]")
_OF_A_KEY: Final = re.compile(
    r"(?:[A-Za-z0-9._~-]|=[0-9A-F]{2})+(?:(?:=[0-9A-F]?)?=~[0-9a-f]{40})?"
)
"""The form of an identity that was made of a key; one that is too long is cut anywhere."""


def file_kind_of(key: str) -> FileKind:
    """Whether the file at this key of the content bucket is an article or a static page."""
    return "page" if key.startswith("pages/") else "article"


def suffix_of(key: str) -> str:
    """The ending of the file's name, with its dot; "" where it has none, as ".md" or "a/"."""
    name = key.rpartition("/")[2]
    if name == ".":  # no name of a file: pathlib takes the folder's
        return PurePosixPath(key).suffix
    at = name.rfind(".")
    return name[at:] if 0 < at < len(name) - 1 else ""


def slugify(text: str) -> str:
    """The text in a-z, 0-9 and single hyphens: "Jum'at di Hilir" → "jumat-di-hilir".

    A text of another script has no such letters; it gets a short digest that never changes.
    """
    return _slug(text, "-")


def slug_of_address(text: str) -> str:
    """The same, where "_" between letters and digits stays: Blogger calls the thirtieth article
    with the headline "glasses" glasses_30.
    """
    return _slug(text, _underscores_or_hyphen if "_" in text else "-")


def _slug(text: str, between: str | Callable[[re.Match[str]], str]) -> str:
    plain = _APOSTROPHES.sub("", text[:_MOST_OF_A_SLUG])
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    slug = _NOT_OF_A_SLUG.sub(between, plain.lower()).strip("-_")
    if len(slug) > _MAX_SLUG:
        slug = slug[: _MAX_SLUG + 1].rpartition("-")[0] or slug[:_MAX_SLUG]
    return slug.rstrip("-_") or f"x-{_digest(text)[:10]}"


def _underscores_or_hyphen(found: re.Match[str]) -> str:
    return "-" if found[0].strip("_") else found[0]


def second_slug(slug: str, identity: str) -> str:
    """Another slug of the same file, which no other file has: "banjir-4f2a9c".

    Made of the identity and not of the day: whoever had this one too would need a third, and every
    name that a file may ever have is claimed from the start (docs/decisions/0060).
    """
    return f"{slug}-{_digest(identity)[:_SECOND]}"


def line_of_another(url: str, day: datetime) -> str:
    """A line with which a file whose address is taken has another, by the day of its date:
    "slug: banjir-24", "url: /lama/banjir-24/".
    """
    stem, dot, ending = url.rstrip("/").rpartition(".")
    other = f"{stem}-{day:%d}{dot}{ending}" if dot else f"{ending}-{day:%d}/"
    for shape in (ARTICLE, STATIC_PAGE):
        if fields := shape.fields_of(other):
            return f"slug: {fields['slug']}"
    return f"url: {other}"


def is_plain_slug(text: str) -> bool:
    """Whether an editor's slug is a name, and not a path or an attempt to leave the folder."""
    decoded = _unquoted(text)
    return any(map(str.isalnum, decoded)) and not any(
        part in decoded for part in ("/", "\\", "..", "?", "#", "\x00")
    )


def name_of(key: str) -> str:
    """The file's own name, without folder, ending and Jekyll's date: what its slug is made of.

    A file named index has the name of its folder, as in Hugo's page bundles.
    """
    name = own_name(key)
    dated = _DATED_NAME.fullmatch(name)
    return dated[2] if dated else name


def date_in_name(key: str) -> str | None:
    """The date in a Jekyll file name ("2026-11-23-banjir.md"), as it is written there.

    A date without leading zeros, or without a name behind it, counts only if that day exists. Its
    slug is still made of the whole name, so that published addresses do not change.
    """
    name = own_name(key)
    if dated := _DATED_NAME.fullmatch(name):
        return dated[1]
    loose = _LOOSELY_DATED_NAME.match(name)
    return loose[1] if loose and is_date(loose[1]) else None


def is_among_drafts(key: str, site: Site) -> bool:
    """Whether a folder, or the file's own name, hides the file.

    Jekyll leaves out files and folders that begin with "_" or "."
    (https://jekyllrb.com/docs/structure/). Its folders of posts, pages and collections are
    published, and so is Hugo's _index.md.
    """
    *folders, name = key.casefold().split("/")[1:]
    hidden = [each for each in folders if each not in _PUBLISHED_FOLDERS]
    if not name.startswith("_index."):  # also of another language: _index.es.md
        hidden.append(name)
    return any(each.startswith(("_", ".")) for each in hidden) or any(
        each in _DRAFTS_FOLDERS and site.section(each) is None for each in folders
    )


def plain_path(text: str) -> str:
    """An editor's address, normalised: "/a/b", "/a/b/" and "/a/b/index.html" are "/a/b/".

    Raises ValueError unless it is a path of this site in plain ASCII, of at most MAX_URL bytes,
    without "..", "//", query, fragment or control character, percent-encoded ones included.
    """
    path = _unquoted(text)
    if not _PATH.fullmatch(path) or _DOT_SEGMENT.search(path) or len(path) > MAX_URL:
        raise ValueError(text)
    if path.endswith("/index.html"):
        return path.removesuffix("index.html")
    name = path.rpartition("/")[2]
    return site_map.folder(path) if name and "." not in name else path


def is_page_path(path: str) -> bool:
    """Whether a web page, and no other kind of file, may be at a plain path: also under a name that
    another program gave it, as "/berita.php".
    """
    return path.endswith("/") or path.casefold().endswith(_PAGE_ENDINGS)


def identity_of(key: str, explicit_id: str | None = None) -> str:
    """The identity that comments belong to: the file's `id`, else one made of its key.

    The key is taken without root folder and ending; two keys give one identity only if they differ
    in the ending alone. The identity is safe as one segment of an address: "/" is "~" and other
    bytes are "=XX", as in quoted-printable (RFC 2045, 6.7). The identity of a page begins with
    "p~". "articles/banjir.md" and `id: banjir` give the same identity on purpose, and so do
    "articles/daerah/banjir.md" and `id: daerah~banjir`: by such a line a file that moves keeps its
    identity. Of any other id the bytes that are not plain are "=XX" too, "/" included, and the id
    of an article never meets a page's.
    """
    if explicit_id is not None:
        if _is_of_a_key(explicit_id, file_kind_of(key)):
            return explicit_id
        first = _NOT_OF_A_BEGINNING.sub(_escape, explicit_id[:1])
        return _shortened(first + _NOT_OF_AN_IDENTITY.sub(_escape, explicit_id[1:]))
    path = _stem(key)
    root = "pages/" if file_kind_of(key) == "page" else "articles/"
    folders = path.removeprefix(root).split("/")
    identity = "~".join(_NOT_OF_AN_IDENTITY.sub(_escape, folder) for folder in folders)
    if root == "pages/":
        return _shortened(f"p~{identity}")
    if identity.startswith("p~") or identity in ("", ".", ".."):
        # Else it would meet a page's, or be no segment of an address (RFC 3986, 3.3).
        identity = f"={ord(identity[0]):02X}{identity[1:]}" if identity else "="
    return _shortened(identity)


def _is_of_a_key(explicit_id: str, kind: FileKind) -> bool:
    """Whether a file of this kind may say that its identity is one that was made of a key."""
    is_pages = explicit_id.startswith("p~")
    is_whole = len(explicit_id) <= MAX_IDENTITY and explicit_id not in (".", "..")
    return is_whole and bool(_OF_A_KEY.fullmatch(explicit_id)) and (kind == "page" or not is_pages)


def own_name(key: str) -> str:
    """The name of the file without its ending; of an index, the name of its folder."""
    stem = _stem(key)
    name = stem.rpartition("/")[2]
    return _folded_index(stem).name if name in _OF_A_FOLDER else name


def own_path(key: str) -> str:
    """The key without the file's ending; of an index, its folder."""
    stem = _stem(key)
    name = stem.rpartition("/")[2]
    return str(_folded_index(stem)) if name in _OF_A_FOLDER else stem


def _folded_index(stem: str) -> PurePosixPath:
    """The path of a file without its ending; the folder's in the place of an index."""
    path = PurePosixPath(stem)
    is_index = path.name in ("index", "_index") and len(path.parts) > 2  # noqa: PLR2004 -- root, folder, file
    return path.parent if is_index else path


def _stem(key: str) -> str:
    suffix = suffix_of(key)
    return key[: -len(suffix)] if suffix.lower() in SUFFIXES else key


def _escape(match: re.Match[str]) -> str:
    return "".join(f"={byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def _shortened(identity: str) -> str:
    """At most MAX_IDENTITY characters: a sort key of the table has 1024 bytes for more than this.

    Only a shortened identity contains "=~".
    """
    if len(identity) <= MAX_IDENTITY:
        return identity
    return f"{identity[:180]}=~{_digest(identity)[:40]}"


def _unquoted(text: str) -> str:
    """The text with percent-encoding undone twice; a path that still has some is not plain."""
    return unquote(unquote(text))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
