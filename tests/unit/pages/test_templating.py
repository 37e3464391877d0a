"""The templates of Kilas give the bytes that Jinja alone gives."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, pass_context
from jinja2.exceptions import UndefinedError

from kilas.pages.render import _environment, environment, render
from kilas.pages.templating import Templates, escaped
from tests.golden.examples import PAGES
from tests.golden.examples_for_programs import FOR_PROGRAMS
from tests.golden.hostile import HOSTILE_PAGES

if TYPE_CHECKING:
    from jinja2 import BaseLoader

EXAMPLES = PAGES | FOR_PROGRAMS | {f"hostile {name}": page for name, page in HOSTILE_PAGES.items()}
MADE = {
    "markup": markupsafe.Markup("<b>&amp;</b>"),
    "with its own HTML": SimpleNamespace(__html__=lambda: "<i>'"),
    "number": 7,
    "nothing": None,
    "list": ["<", '"'],
}


def alone(loader: BaseLoader) -> Environment:
    """Jinja's own environment, with the options of Kilas's."""
    ours = environment(loader)
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(ours.filters)
    made.globals.update(ours.globals)
    made.policies.update(ours.policies)
    return made


@pytest.fixture(scope="module")
def jinja() -> Environment:
    loader = _environment().loader
    assert loader is not None
    return alone(loader)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_page_has_the_bytes_that_jinja_alone_gives(jinja: Environment, name: str) -> None:
    assert render(EXAMPLES[name]) == render(EXAMPLES[name], jinja)


@given(st.text(st.sampled_from("&<>\"'a é🌊\n;#3")) | st.text())
def test_a_text_is_escaped_as_markupsafe_does(text: str) -> None:
    assert escaped(text) == str(markupsafe.escape(text))


@pytest.mark.parametrize("name", MADE)
def test_any_other_value_is_escaped_as_markupsafe_does(name: str) -> None:
    assert escaped(MADE[name]) == str(markupsafe.escape(MADE[name]))


def test_a_text_of_a_template_is_escaped_once() -> None:
    macro = "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}"
    sources = {"a": macro + "{{ m(y) }} {% set z %}{{ y }}{% endset %}{{ z }} {{ y }}"}
    made = environment(DictLoader(sources)).get_template("a").render(y="<&>")
    assert made == "<b>&lt;&amp;&gt;</b> &lt;&amp;&gt; &lt;&amp;&gt;"


def test_what_one_page_is_given_is_unknown_to_the_next() -> None:
    part = "{% macro m() %}{{ y }}{% endmacro %}"
    templates = environment(
        DictLoader({"a": "{{ y }}", "b": part, "c": "{% import 'b' as b %}{{ b.m() }}"})
    )
    assert isinstance(templates, Templates)
    assert templates.get_template("a").render(y=1) == "1"
    for name in ("a", "c"):
        with pytest.raises(UndefinedError):
            templates.get_template(name).render({} if name == "a" else {"y": 1})


def test_nothing_that_a_template_calls_asks_for_the_context() -> None:
    """`templating._Context` hands none out."""
    marked = pass_context(lambda _: "")
    called = {name: each for name, each in _environment().globals.items() if callable(each)}
    assert "news_article" in called
    assert hasattr(marked, "jinja_pass_arg")
    assert [name for name, each in called.items() if hasattr(each, "jinja_pass_arg")] == []
