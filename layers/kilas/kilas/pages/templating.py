"""Jinja, without what it does again for each page although the outcome is the same for all.

The bytes are those of Jinja alone. The templates of Kilas are on every page, and each is rendered
tens of thousands of times in a rebuild.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Template
from jinja2.runtime import Context
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from types import CodeType


def escaped(value: Any) -> str:
    """What a template writes for a value: the text of `markupsafe.escape`.

    A Markup is an object made in Python, at several times the cost of the escaping itself. A
    template joins the texts that it writes, and needs none.
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # a Markup is a str
    if kind is not str:
        return escape(value)
    made: str = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return made.replace('"', "&#34;").replace("'", "&#39;")


class _Template(Template):
    """A template whose code calls `escaped` where Jinja has it call `escape`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 -- Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """See jinja2.Template.from_code."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = escaped
        return made

    @classmethod
    def from_module_dict(
        cls,
        environment: Environment,
        module_dict: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 -- Jinja's name
    ) -> Template:
        """See jinja2.Template.from_module_dict."""
        module_dict["escape"] = escaped
        return super().from_module_dict(environment, module_dict, globals)


class _Context(Context):
    """The names of a template. No function or macro that it calls asks for the context, and a macro
    escapes all text: so nothing is handed to them, for which Jinja looks twice in each call.
    """

    def call(self, called: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """See jinja2.runtime.Context.call."""
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(*args, **kwargs)


class Templates(Environment):
    """An Environment whose globals, filters and loader stay as they are once a template is loaded.
    Each template is therefore found by its name alone, and all have one dict of globals: Jinja
    looks through two of them for each name of each page.
    """

    template_class = _Template
    context_class = _Context

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._by_name: dict[str | Template, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """See jinja2.Environment.make_globals."""
        return {**self.globals, **(d or {})}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 -- Jinja's name
    ) -> Template:
        """See jinja2.Environment.get_template."""
        if globals is not None:
            return super().get_template(name, parent, globals)
        found = self._by_name.get(name)
        if found is None:
            found = self._by_name[name] = super().get_template(name, parent)
        return found
