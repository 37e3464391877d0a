"""A third language is one file in kilas/texts and its registration: all else then speaks it."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import kilas

KILAS: Final = Path(kilas.__file__).parent

SPEAKING: Final = """
import json
from msgspec.structs import replace
from datetime import datetime, UTC

from kilas.api.plain_page import house_of
from kilas.api.receipt_page import receipt_page
from kilas.api.refused_page import refused_page
from kilas.comments.rules import Submission
from kilas.pages.dates import month_name, stamp
from kilas.pages.desk import report
from kilas.pages.render import render
from kilas.pages.error_pages import setting_up_page
from kilas.problems import Problem
from kilas.record import Record
from kilas.site.read import read_site
from tests.golden.examples import PAGES

settings = b"title: Kabar\\nbase_url: https://kabar.example\\nlanguage: tlh\\n"
site = read_site(settings).site
house = house_of(site)
page = PAGES["article"]
record = Record("articles/a.md", 1, "wrong", "1", problems=(Problem("no_title", 1),))
photo = Record("media/a.jpg", 1, "wrong", "1", problems=(Problem("photo_unreadable"),))
print(json.dumps({
    "date": stamp(datetime(2026, 11, 23, tzinfo=UTC), site).text,
    "month": month_name("2026-05", site.language),
    "page": render(replace(page, chrome=replace(page.chrome, language=site.language))).decode(),
    "report": report(record, site, "https://kabar.example"),
    "photo": report(photo, site, "https://kabar.example"),
    "setting up": render(setting_up_page(None, None)).decode(),
    "refusal": refused_page([Problem("busy")], house, back="/", typed=Submission("a", "b")),
    "receipt": receipt_page("pending", None, house, back="/"),
}))
"""


class _Marked(ast.NodeTransformer):
    """Puts a mark before each text of a catalogue and one behind it: so its texts differ from the
    English ones, and are no HTML.
    """

    def visit_Dict(self, node: ast.Dict) -> ast.Dict:
        node.values = [self._marked(value) for value in node.values]
        return node

    def _marked(self, node: ast.expr) -> ast.expr:
        match node:
            case ast.Constant(value=str(text)):
                return ast.Constant(f"~{text}&")
            case ast.Tuple():
                return ast.Tuple([self._marked(each) for each in node.elts], ast.Load())
            case ast.Call():
                return ast.Call(node.func, [self.visit(each) for each in node.args], [])
        return node


def not_escaped(said: dict[str, str]) -> list[str]:
    """The "&" of pages that begin no character reference, with what follows each."""
    pages = "".join(said[each] for each in ("page", "setting up", "refusal", "receipt"))
    return re.findall(r"&(?![#\w]+;).{0,20}", pages)


def test_a_third_language_is_one_file_and_its_registration(tmp_path: Path) -> None:
    shutil.copytree(KILAS, tmp_path / "kilas", ignore=shutil.ignore_patterns("__pycache__"))
    texts = tmp_path / "kilas" / "texts"
    made_up = ast.unparse(_Marked().visit(ast.parse((texts / "english.py").read_text())))
    (texts / "klingon.py").write_text(made_up.replace("ENGLISH", "KLINGON"))
    registry = texts / "__init__.py"
    registry.write_text(
        registry.read_text()
        .replace(
            "from kilas.texts.indonesian",
            "from kilas.texts.klingon import KLINGON\n" + "from kilas.texts.indonesian",
        )
        .replace('Literal["id", "en"]', 'Literal["id", "en", "tlh"]')
        .replace('"en": ENGLISH}', '"en": ENGLISH, "tlh": KLINGON}')
    )
    said = json.loads(
        subprocess.run(
            [sys.executable, "-c", SPEAKING],
            check=True,
            capture_output=True,
            env=os.environ
            | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(KILAS.parents[2])])},
        ).stdout
    )
    assert not_escaped(said) == []
    assert said["date"].startswith("~~~Monday&, 23 ~November& 2026&")
    assert said["month"] == "~~May& 2026&"
    assert "~Skip to content" in said["page"]
    assert "~2 comments" in said["page"]
    assert "~NOT PUBLISHED" in said["report"]
    assert "1. ~Line 1: &~There is no title.&" in said["report"]
    assert "   ~Remedy: ~Add a line" in said["report"]
    assert "~This photo cannot be read." in said["photo"]
    assert (
        '<section lang="tlh">\n<h2>~This newspaper is being set up&amp;</h2>' in said["setting up"]
    )
    assert "<h1>~Too many requests&amp;</h1>" in said["refusal"]
    assert ">~Many people write at once.&amp; ~Send it again" in said["refusal"]
    assert "<h1>~The comment waits for the newsroom&amp;</h1>" in said["receipt"]
    assert ">~Back to the article&amp;</a>" in said["receipt"]
