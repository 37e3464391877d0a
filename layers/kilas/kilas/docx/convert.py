"""A .docx → HTML, not yet sanitised, with what is not in it. For kilas.articles.word.

Mammoth is loaded with the first .docx: it takes a fifth of a second, which no other file may pay.
"""

from __future__ import annotations

import html
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from kilas.documents.findings import unreadable
from kilas.docx.converted import Converted
from kilas.docx.insets import insets
from kilas.docx.numbered_lists import with_lists
from kilas.docx.package import read_package
from kilas.docx.prepared import prepared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.docx.package import Package

_STYLES: Final = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
u => u
highlight => mark
"""
"""Beside those of Mammoth. https://github.com/mwilliamson/python-mammoth#writing-style-maps"""

_CHECKBOX: Final = re.compile(r'<input type="checkbox"( checked="checked")? ?/?>')
_BOOKMARK: Final = re.compile(r'<a id="([^"]*)"></a>')
_REFERENCE: Final = re.compile(
    r'<sup>(<a href=".(?:foot|end)note-[^"]*")(?: id="[^"]*")?>\[(\d+)\]</a></sup>'
)
_NOTES: Final = re.compile(r'<ol>(?=<li id="(?:foot|end)note-)')
_NOTE: Final = re.compile(r'<li id="((?:foot|end)note-[^"]*)">')
_WAY_BACK: Final = re.compile(r' ?<a href=".(?:foot|end)note-ref-[^"]*">[^<]*</a>')
_STAND_IN: Final = "docx:"
_IMAGE: Final = re.compile(rf'<img(?: alt="([^"]*)")? src="{_STAND_IN}(\d+)" ?/?>')
_EMPTY: Final = re.compile(r"<p></p>|<a href=\"[^\"]*\"></a>")
_TAG: Final = re.compile(r"<[^>]*+>")

_SIGN, _FONT = "A w:sym element with an unsupported character was ignored: char ", " in font "
"""What Mammoth says of a sign of a font that is no character of Unicode."""

_MOST_MISSED: Final = 20
_MOST_SEARCHED: Final = 100_000_000
_NEAR: Final = 2_000
"""Texts that are named, and characters that are searched for them. A text that is found farther
away than others are is most likely another one with the same letters."""


def converted(key: str, data: bytes) -> Converted:
    """Convert the bytes of the .docx at this key.

    Raises Unreadable: what `read_package` raises; docx_unreadable where Mammoth fails.
    """
    package = read_package(data)
    pictures = _Pictures()
    html_of_mammoth, signs = _converted(package, pictures)
    unsafe = with_lists(_tidied(html_of_mammoth))
    shown = insets(key, data, pictures.names)
    left_out: list[str] = []

    def with_address(image: re.Match[str]) -> str:
        name, alt = pictures.names[int(image[2])], image[1] or ""
        if name not in shown:
            left_out.append(html.unescape(alt) or name.rpartition("/")[2] or "?")
            return ""
        width, height = shown[name].size
        source = shown[name].address
        return f'<img src="{source}" alt="{alt}" width="{width}" height="{height}">'

    missed, around = " ".join(_missed(package.words, unsafe)), _around(package, unsafe)
    unsafe = _EMPTY.sub("", _IMAGE.sub(with_address, unsafe))
    return Converted(
        unsafe,
        pictures_left_out=tuple(dict.fromkeys(left_out)),
        words_left_out=missed,
        insets=tuple(shown.values()),
        around_left_out=around,
        files_left_out=package.brought,
        signs_left_out=signs,
    )


class _Pictures:
    """Notes the name of each picture of a document, and puts a stand-in with its number."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, image: Any) -> list[Any]:
        from mammoth import html as nodes  # noqa: PLC0415 -- see the docstring of the module

        attributes = {"alt": str(image.alt_text)} if image.alt_text else {}
        self.names.append(_name_of(image))
        number = len(self.names) - 1
        return [nodes.element("img", {**attributes, "src": f"{_STAND_IN}{number}"})]


def _name_of(image: Any) -> str:
    """The name of a picture's part, which `_checked` has put into the part; "" where the picture is
    not in the file.
    """
    try:
        with image.open() as part:
            return str(part.read().decode())
    except (KeyError, ValueError):
        return ""


def _converted(package: Package, pictures: _Pictures) -> tuple[str, tuple[str, ...]]:
    """The HTML of Mammoth, and the fonts of signs that it does not know."""
    import mammoth  # noqa: PLC0415 -- see the docstring of the module

    try:
        result = mammoth.convert_to_html(
            _checked(package),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=pictures,
        )
    except Exception as error:  # Mammoth raises whatever a wrong document leads to
        raise unreadable("docx_unreadable", None) from error
    signs = (each.message for each in result.messages if each.message.startswith(_SIGN))
    fonts = (sign.partition(_FONT)[2] for sign in signs)
    return str(result.value), tuple(dict.fromkeys(filter(None, fonts)))


def _checked(package: Package) -> BytesIO:
    """A zip of the parts that were checked. In place of each picture is its name."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, part in prepared(package.parts).items():
            archive.writestr(name, part)
        for name in package.pictures:
            archive.writestr(name, name.encode())
    file.seek(0)
    return file


def _tidied(unsafe: str) -> str:
    """Without the bookmarks that no link leads to, and with signs in place of check boxes."""
    unsafe = _CHECKBOX.sub(lambda box: "☑ " if box[1] else "☐ ", unsafe)
    unsafe = _with_notes(_REFERENCE.sub(r'<sup class="footnote-reference">\1>\2</a></sup>', unsafe))
    links = re.findall(r'href="([^"]*)"', unsafe)
    targets = {link[1:] for link in links if link.startswith("#")}
    return _BOOKMARK.sub(lambda mark: mark[0] if mark[1] in targets else "", unsafe)


def _with_notes(unsafe: str) -> str:
    """The footnotes at the end as pyromark writes them, so that what follows treats them alike."""
    starts = [found.start() for found in _NOTES.finditer(unsafe)]
    if not starts:
        return unsafe
    _, *notes = _NOTE.split(_WAY_BACK.sub("", unsafe[starts[-1] :]).removesuffix("</ol>"))
    made = [
        f'<div class="footnote-definition" id="{name}">'
        f'<sup class="footnote-definition-label">{number}</sup>{note.removesuffix("</li>")}</div>'
        for number, (name, note) in enumerate(zip(notes[::2], notes[1::2], strict=True), 1)
    ]
    return unsafe[: starts[-1]] + "\n".join(made)


def _around(package: Package, unsafe: str) -> str:
    """The words around the text that the HTML has not; numbers of pages are none."""
    if not package.around:
        return ""
    shown = "".join(html.unescape(_TAG.sub("", unsafe)).split())
    texts = [each for each in package.around if each == "…" or any(map(str.isalpha, each))]
    return " ".join(each for each in texts[:_MOST_MISSED] if "".join(each.split()) not in shown)


def _missed(words: tuple[str, ...], unsafe: str) -> Iterator[str]:
    """The texts of a document that are not in its HTML, or "…" where there are more than anyone
    reads. Nearly each text is just behind the one before it, so the time is linear.
    """
    shown = "".join(html.unescape(_TAG.sub("", unsafe)).split())
    at = missed = searched = 0
    for text in words:
        bare = "".join(text.split())
        found = shown.find(bare, at)
        if found < 0:
            found = shown.find(bare)
        searched += found - at if found >= at else len(shown)
        if 0 <= found - at <= _NEAR:
            at = found
        if found < 0:
            missed += 1
            yield text.strip()
        if missed > _MOST_MISSED or searched > _MOST_SEARCHED:
            yield "…"
            return
