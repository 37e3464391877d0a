"""Word files, honest and hostile, made of their XML."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES: Final = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
    f' xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES: Final = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/></Types>'
)
_ROOT: Final = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLES: Final = {
    "Title": "Title", "Judul1": "heading 1", "Judul2": "heading 2", "Kutipan": "Quote",
    "DaftarParagraf": "List Paragraph",
}  # fmt: skip
"""Ids of styles, as an Indonesian Word writes them, and their names."""


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` is XML, as "<w:b/>"."""
    return (
        f"<w:r><w:rPr>{properties}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
    )


def paragraph(*runs: str, style: str = "", numbered: int | None = None, level: int = 0) -> str:
    """A paragraph of runs, or of texts that become runs."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbered}"/></w:numPr>'
    inner = "".join(each if each.startswith("<w:") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows: Iterable[str]) -> str:
    """A table of texts."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def picture(relation: str, alt: str = "", *, attribute: str = "embed") -> str:
    """A run with the picture of a relation; `attribute` is "link" for one outside of the file."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{escape(alt)}"/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:blipFill>'
        f'<a:blip r:{attribute}="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def link(relation: str, text: str) -> str:
    """A link to the target of a relation."""
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def relations(*targets: tuple[str, str, str]) -> str:
    """The part that names what a document refers to: id, kind ("image") and target of each.

    Targets with a colon are outside of the file.
    """
    outside = ' TargetMode="External"'
    rows = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{escape(target)}"'
        f"{outside if ':' in target else ''}/>"
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def document(body: str) -> str:
    """The main part of a document with this body."""
    return f'<?xml version="1.0"?><w:document {_SPACES}><w:body>{body}</w:body></w:document>'


def docx(*body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A .docx with this body; `parts` come in addition to the usual parts, or replace them."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    all_parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": document("".join(body)),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "docProps/core.xml": "<cp><creator>Nama Penulis</creator></cp>",
        **(parts or {}),
    }
    return zipped(all_parts)


def zipped(parts: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A zip of these parts, the same whenever it is made: a ZipInfo by itself is of 1980."""
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name), part, method)
    return file.getvalue()


FOOTNOTES: Final = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">'
    f"{paragraph('Menurut catatan pelabuhan.')}</w:footnote></w:footnotes>"
)
NUMBERING: Final = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def levels(*forms: tuple[str, str, str]) -> str:
    """Levels of a list: the form of each, its text ("%1."), and further XML of it."""
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text, more) in enumerate(forms)
    )


def numbering(*kinds: str, lists: Iterable[tuple[int, str]] = ((0, ""),)) -> str:
    """A part "numbering": the levels of each kind of list, and the lists, from 1 on: each one's
    kind, from 0 on, and XML that overrides its levels.
    """
    of_kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{kind}</w:abstractNum>'
        for at, kind in enumerate(kinds)
    )
    numbers = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>'
        for at, (kind, more) in enumerate(lists, 1)
    )
    return f'<w:numbering xmlns:w="{W}">{of_kinds}{numbers}</w:numbering>'


@cache
def hostile() -> dict[str, tuple[bytes, str]]:
    """Files that no program for writing makes, each with the code of its report; "" for none."""
    return {**_hostile_xml(), **_hostile_zips()}


def _hostile_xml() -> dict[str, tuple[bytes, str]]:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    text = paragraph("Judul: Pasar") + paragraph("Isi")
    main = "word/document.xml"
    bomb = document(text).replace("<w:document", f"<!DOCTYPE x [{entities}]><w:document", 1)
    outside = document(text).replace(
        "<w:document", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document', 1
    )
    attributes = " ".join(f'a{n}="x"' for n in range(100_000))
    spaces = " ".join(f'xmlns:a{n}="x"' for n in range(100_000))
    blanks = b"<x>" + b" " * 9_000_000 + b"</x>"
    deep = "<w:tbl><w:tr><w:tc>" * 400 + "</w:tc></w:tr></w:tbl>" * 400
    span = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr></w:tc></w:tr></w:tbl>'
    return {
        "an entity that doubles": (docx(parts={main: bomb}), "docx_unreadable"),
        "an entity of another file": (docx(parts={main: outside}), "docx_unreadable"),
        "16 bits": (docx(parts={main: outside.encode("utf-16")}), "docx_unreadable"),
        "many megabytes of blanks": (docx(parts={"word/styles.xml": blanks}), "docx_too_complex"),
        "very many paragraphs": (docx(text, "<w:p/>" * 100_000), "docx_too_complex"),
        "very many attributes": (docx(text, f"<w:p {attributes}/>"), "docx_too_complex"),
        "very many namespaces": (docx(text, f"<w:p {spaces}/>"), "docx_too_complex"),
        "very many comments": (docx(text, "<!---->" * 100_000), "docx_too_complex"),
        "very many instructions": (docx(text, "<?a?>" * 100_000), "docx_too_complex"),
        "very many sections": (docx(text, "<![CDATA[a]]>" * 100_000), "docx_too_complex"),
        "deep tables": (docx(text, deep), "docx_too_complex"),
        "text in place of XML": (docx(parts={main: "Isi"}), "docx_unreadable"),
        "numbers that are none": (docx(text, span), "docx_unreadable"),
    }


def _hostile_zips() -> dict[str, tuple[bytes, str]]:
    text = paragraph("Judul: Pasar") + paragraph("Isi")
    good = docx(text)
    many = {f"word/media/{number}.png": b"" for number in range(2_100)}
    elsewhere = {"_rels/.rels": _ROOT.replace("word/document", "../../etc/passwd")}
    encrypted = bytearray(good)
    for entry in re.finditer(rb"PK\x01\x02", good):
        encrypted[entry.start() + 8] |= 1
    return {
        "thousands of parts": (docx(text, parts=many), "docx_too_complex"),
        "no zip": (b"PK\x03\x04" + b"x" * 100, "docx_unreadable"),
        "nothing": (b"", "docx_unreadable"),
        "cut": (good[: len(good) // 2], "docx_unreadable"),
        "another zip": (zipped({"a.txt": "a"}), "docx_unreadable"),
        "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "docx_protected"),
        "broken bytes": (good.replace(good[60:90], b"\xff" * 30, 1), "docx_unreadable"),
        "an encrypted part": (bytes(encrypted), "docx_protected"),
        "a method of other programs": (
            zipped({"word/document.xml": document(text), "_rels/.rels": _ROOT}, ZIP_LZMA),
            "docx_unreadable",
        ),
        "a document elsewhere": (docx(parts=elsewhere), ""),
        "more than ten megabytes": (good + b"\0" * (10 * 1024 * 1024), "docx_too_large"),
    }
