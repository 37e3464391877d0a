"""No address of the site is spelled outside the site map: neither in Python nor in templates."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment

from kilas.addresses import fragments
from kilas.addresses.shapes import ANY, SECTION, SITE_MAP, look_up

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARY = Path(__file__).parents[2] / "layers" / "kilas" / "kilas"
SITE_MAP_ROOM = LIBRARY / "addresses"
CATALOGUES = sorted((LIBRARY / "texts").glob("*.py"))
"""Sentences for people, which may name an address; another test holds them to the site map."""

MODULES = sorted(
    path
    for path in LIBRARY.rglob("*.py")
    if SITE_MAP_ROOM not in path.parents and path not in CATALOGUES
)
TEMPLATES = sorted(LIBRARY.glob("templates/*.jinja"))

FIRST_SEGMENTS = {
    shape.template.split("/")[1] for shape in SITE_MAP if re.match(r"/[^{]", shape.template)
}
"""Of each address that begins with a name: "arsip", "feed.xml" ..."""

FRAGMENTS = (fragments.CONTENT, fragments.THREAD, fragments.CORRECTIONS)

_NAMED = re.compile(rf"(?<![\w.</])/(?:{'|'.join(map(re.escape, FIRST_SEGMENTS))})(?![\w-])")
_FRAGMENT = re.compile(rf"#(?:{'|'.join(FRAGMENTS)})(?!\w)")
_LINK = re.compile(r"""(?:href|src|action)=["'][/#]""")
_IN_SENTENCE = re.compile(r"(?<![\w./<>}])/[a-z0-9][\w./-]*", re.ASCII)
_TARGET = re.compile(rf'id="(?:{"|".join(FRAGMENTS)})(?:"|-$)')

_ON_TEXTS = {
    "count", "endswith", "index", "lstrip", "partition", "removeprefix", "removesuffix",
    "replace", "rpartition", "rsplit", "rstrip", "split", "startswith", "strip", "sub",
}  # fmt: skip
"""Methods that take "/" as the sign between two parts of a path."""


def literals_in_python(source: str) -> list[str]:
    """Each text of a module that spells an address; docstrings are prose."""
    tree = ast.parse(source)
    passed = {id(node) for node in _docstrings(tree)} | {id(node) for node in _separators(tree)}
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if start[:1] == "/":
                found.append(ast.unparse(node))
            case ast.Constant(value=str(text)) if id(node) not in passed and _is_literal(text):
                found.append(text)
    return found


def _is_literal(text: str) -> bool:
    spelled = (_NAMED, _FRAGMENT, _LINK)
    return text == "/" or any(pattern.search(text) for pattern in spelled)


def _docstrings(tree: ast.Module) -> Iterator[ast.AST]:
    """Texts that are statements of their own."""
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))


def _separators(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name in _ON_TEXTS:
                yield from (inner for each in node.args for inner in ast.walk(each))
            case ast.Call(func=ast.Attribute(value=sign, attr="join")):
                yield sign
            case ast.keyword(arg="Delimiter", value=sign):
                yield sign
            case ast.Compare(ops=[ast.In() | ast.NotIn()]):
                yield node.left
            case ast.comprehension(iter=ast.Tuple(elts=signs)):
                yield from signs
            case ast.JoinedStr(values=[_, *inner]):
                yield from inner


def literals_in_template(source: str) -> list[str]:
    """Each piece of a template that spells an address, or the id of an element that links reach."""
    found = []
    before = ""
    for _, kind, text in Environment(autoescape=True).lex(source):
        after_value = before == "variable_end" and text.startswith("/")
        spelled = _NAMED, _FRAGMENT, _LINK, _TARGET
        if kind in ("data", "string") and (
            after_value or any(pattern.search(text) for pattern in spelled)
        ):
            found.append(text)
        before = kind
    return found


def test_no_module_but_the_site_map_spells_an_address() -> None:
    found = {path: literals_in_python(path.read_text(encoding="utf-8")) for path in MODULES}
    assert {path: literals for path, literals in found.items() if literals} == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_a_sentence_names_only_addresses_of_the_site_map(path: Path) -> None:
    sentences = " ".join(
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    named = [found.rstrip(".") for found in _IN_SENTENCE.findall(sentences)]
    assert [each for each in named if look_up(each)[0] in (SECTION, ANY)] == []


def test_sentences_name_addresses() -> None:
    texts = " ".join(path.read_text(encoding="utf-8") for path in CATALOGUES)
    assert {"/api/openapi.json.", "/p/about.html.", "/media/"} <= set(_IN_SENTENCE.findall(texts))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_spells_an_address(path: Path) -> None:
    assert literals_in_template(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    ['x = "/arsip/"', 'x = f"/{slug}/"', 'x = "/"', 'x = ["/feed.xml"]', 'f("#ralat")',
     'x = """<a href="/lain/">"""', 'x = "see /api/openapi.json."', 'x = {"/p/": 1}'],
)  # fmt: skip
def test_an_address_in_python_is_found(source: str) -> None:
    assert literals_in_python(source)


@pytest.mark.parametrize(
    "source",
    ['<a href="/">', '<a href="#ralat">', "{{ base_url }}/x", '<p id="komentar-{{ id }}">',
     '<main id="isi">', "{{ absolute('/feed.xml') }}", "<loc>/sitemaps/{{ month }}.xml</loc>"],
)  # fmt: skip
def test_an_address_in_a_template_is_found(source: str) -> None:
    assert literals_in_template(source)


@pytest.mark.parametrize(
    "source",
    ['x = url.split("/")', 'x = "application/json"', 'x = "</p>"', '"""The page /arsip/."""'],
)
def test_no_other_text_is_taken_for_an_address(source: str) -> None:
    assert literals_in_python(source) == []
