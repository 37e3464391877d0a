"""The section and the topics of an article. For kilas.articles.metadata; others ask for a slug."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from kilas.articles import field_names
from kilas.articles.address import slugify
from kilas.articles.article import Tag
from kilas.articles.references import section_of
from kilas.documents.values import Text
from kilas.documents.writing import written_list
from kilas.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry
    from kilas.site.site import Section, Site


_SIGNS: Final = r"(?<=[^\W_])[+#]{1,3}(?![^\W_]|[+#])"
_SPOKEN: Final = {"+": " plus", "#": " sharp"}
"""Signs behind a letter that tell topics apart, and that no address has."""


class Topics:
    """Reads under what an article is listed; what is wrong goes to `findings`."""

    def __init__(self, fields: Fields, site: Site, findings: Findings) -> None:
        self._fields = fields
        self._site = site
        self._findings = findings

    def section_and_tags(self) -> tuple[str | None, tuple[Tag, ...]]:
        """The slug of the section, and the topics.

        Without a field `section`, the first category that names a section of site.yaml is the
        section. All other categories are topics, former sections included. An article whose field
        `section` names a former section is in no section.
        """
        entry = self._fields.first(field_names.SECTION)
        categories = self._words(field_names.CATEGORIES, field_names.ONE_CATEGORY)
        section = self._section(entry) if entry else self._section_among(categories)
        topics = [word for word in categories if not section or self._named(word) != section]
        tags = self._tags([*self._words(field_names.TAGS, field_names.ONE_TAG), *topics])
        return section.slug if section and section in self._site.sections else None, tags

    def _words(self, plural: tuple[str, ...], singular: tuple[str, ...]) -> list[Text]:
        """Topics as a list, or as a text: with commas, or with spaces as Jekyll's plural keys."""
        entry = self._fields.first_text(plural)
        one = self._fields.first_text(singular)
        words = self._fields.whole_texts(entry, field_names.MAX_VALUE) if entry else []
        if len(words) == 1 and entry and isinstance(entry.value, Text):
            by_space = self._fields.syntax != "headers" and not set(words[0].text) & {",", ";"}
            whole, words = words[0], words[0].split(None if by_space else words[0].separator)
            if by_space and len(words) > 1:
                self._warn_of_spaces(entry.key, whole, len(words))
        for text in self._fields.whole_texts(one, field_names.MAX_VALUE) if one else []:
            words.extend(text.split(text.separator))
        return words

    def _warn_of_spaces(self, key: str, whole: Text, number: int) -> None:
        right = written_list(key, [whole.text], self._fields.syntax)
        self._findings.warn(
            "tags_by_space", whole.line, value=whole.text, number=str(number), right=right
        )

    def _tags(self, words: Sequence[Text]) -> tuple[Tag, ...]:
        tags: dict[str, Tag] = {}
        for word in words:
            if len(word.text) > field_names.MAX_LINE:
                self._findings.warn("topic_left_out", word.line, value=word.text)
                continue
            slug = slug_of_topic(word.text)
            first = tags.setdefault(slug, Tag(slug, word.text))
            if _letters_of(first.name) != _letters_of(word.text):
                self._findings.warn("topic_shared", word.line, value=word.text, first=first.name)
        entry = self._fields.first((*field_names.TAGS, *field_names.CATEGORIES))
        line = entry.line if entry else None
        most = field_names.MAX_TAGS
        names = [tag.name for tag in tags.values()]
        self._findings.warn_of_rest(entry.key if entry else "tags", line, names, most)
        return tuple(tags.values())[:most]

    def _section(self, entry: Entry) -> Section | None:
        value = self._fields.scalar(entry.value, entry.key)
        return section_of(value, self._site, self._findings) if value else None

    def _section_among(self, words: Sequence[Text]) -> Section | None:
        """The section of site.yaml that the first of these words names."""
        named = (word for word in words if self._named(word) in self._site.sections)
        word = next(named, None)
        return section_of(word, self._site, self._findings) if word else None

    def _named(self, word: Text) -> Section | None:
        return self._site.section_named(word.text)


def slug_of_topic(topic: str) -> str:
    """The slug of a topic. "C#" and "C++" are topics beside "C", in whichever article they are."""
    return slugify(pattern(_SIGNS).sub(_spoken, topic))


def _spoken(signs: re.Match[str]) -> str:
    return "".join(_SPOKEN[sign] for sign in signs[0])


def _letters_of(topic: str) -> str:
    """What tells topics apart, though an address has less of it: "C#" is not "C". Case, accents and
    signs between words do not, nor the sign of a hashtag.
    """
    letters = unicodedata.normalize("NFKD", topic.casefold().lstrip("#"))
    return "".join(each for each in letters if each.isalnum() or each in "+#")
