"""Pictures with captions and credits, however an editor wrote them. For kilas.bodies.shaped.

Where a picture has words of its own (its title, a line of emphasis or of "Foto:" below it, the
tables of Blogger, the boxes of WordPress), both are a figure. Nothing else is changed.
"""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import unquote, urlsplit

from kilas.bodies.markup import ATTRIBUTES, SAFE_TAG, text_of, with_attribute
from kilas.patterns import pattern

HELPERS: Final = {
    "table": {"tr-caption-container"},
    "td": {"tr-caption"},
    "div": {"wp-caption", "separator"},
    "p": {"wp-caption-text"},
}
"""Element → classes that only say here what is a caption; no page keeps them."""

_NO_BLOCK: Final = (
    r"(?:[^<]|<(?!/?(?:p|div|table|tr|t[dhb]\w*|ul|ol|li|h[1-6]|pre|figure|blockquote)\b))*+"
)
_IMG: Final = rf"<img\b{ATTRIBUTES}>"
_PICTURE: Final = rf"(?:<a\b{ATTRIBUTES}>\s*+)?{_IMG}(?:\s*+</a>)?"
_CREDIT_WORD: Final = (
    r"(?:Foto|Photo|Fotografer|Photographer|Kredit(?: foto)?|(?:Photo )?credit|Ilustrasi"
    r"|Illustration|Infografi[ks])"
)
_CREDIT: Final = rf"\b{_CREDIT_WORD}\s?(?:oleh|by)?\s?:\s?\S"

_BLOGGER: Final = (
    r'<table class="tr-caption-container"><tbody>\s*+<tr>\s*+'
    rf"<td>(?P<picture>{_NO_BLOCK})</td>\s*+</tr>\s*+"
    rf'<tr>\s*+<td class="tr-caption">(?P<caption>{_NO_BLOCK})</td>\s*+</tr>\s*+</tbody></table>'
)
_WORDPRESS: Final = (
    rf'<div class="wp-caption"{ATTRIBUTES}>\s*+(?P<picture>{_PICTURE})\s*+(?:<br>)?\s*+'
    rf'<p class="wp-caption-text"{ATTRIBUTES}>(?P<caption>{_NO_BLOCK})</p>\s*+</div>'
)
_ALONE: Final = (
    rf'<(p|div)(?P<attributes>(?: (?:id|class)="[^"]*")*)>\s*+(?P<picture>{_PICTURE})\s*+'
    rf"(?:(?:<br>)?\s*+(?P<line><(em|i)>(?:[^<]|<(?!/?(?:em|i|p|br)\b))+</\5>|{_CREDIT}{_NO_BLOCK}))?"
    r"\s*+</\1>"
    rf"(?:\s*+<p>(?P<below>{_CREDIT}[^<\n]{{1,200}})</p>)?"
)
_FIGURE: Final = r"(<figure[^>]*>)((?:[^<]|<(?!/?figure\b))*+)(</figure>)"
_IN_PARAGRAPH: Final = rf"<p>\s*+({_PICTURE})\s*+</p>"
_CAPTION: Final = r"<figcaption>\s*+((?:[^<]|<(?!/?figcaption\b))*+)</figcaption>"
_ONE_PARAGRAPH: Final = r"\A<p>((?:[^<]|<(?!/?p\b))*+)</p>\s*\Z"
_MARKED: Final = 'class="credit"'
_OF_EMPHASIS: Final = re.compile(r"\A<(em|i)>(.*)</\1>\Z", re.DOTALL)
_TITLE: Final = re.compile(r' title="([^"]*)"')
_ALT: Final = re.compile(r' alt="([^"]*)"')
_SOURCE: Final = re.compile(r' src="([^"]*)"')
_LINKED: Final = rf"(<a\b{ATTRIBUTES}>\s*+(?:<figure>\s*+)?)({_IMG})(?=\s*+(?:</figure>\s*+)?</a>)"


def unboxed(clean: str) -> str:
    """The sanitised HTML with a figure for each box of Blogger and WordPress."""
    if "<img" not in clean or ' class="' not in clean:
        return clean
    return pattern(_WORDPRESS).sub(_figure_of, pattern(_BLOGGER).sub(_figure_of, clean))


def shown(clean: str) -> str:
    """The sanitised HTML with a figure for each picture that has words of its own, and credits
    marked.
    """
    if "<img" in clean:
        clean = pattern(_FIGURE).sub(_bare, clean)
        clean = pattern(_ALONE, re.IGNORECASE).sub(_alone, clean)
    if "<figcaption>" in clean:
        clean = pattern(_CAPTION).sub(_with_credit, clean)
    return clean


def described(clean: str) -> str:
    """The sanitised HTML with a description of each picture that alone is a link."""
    if "<img" not in clean or "<a " not in clean:
        return clean
    return pattern(_LINKED).sub(_described, clean)


def _figure_of(found: re.Match[str]) -> str:
    return _figure(found["picture"].strip(), found["caption"].strip())


def _figure(picture: str, caption: str) -> str:
    if picture.startswith("<a") and (image := pattern(_IMG).search(picture)):
        alt = _ALT.search(image[0])
        if not alt or not alt[1].strip():
            words = " ".join(text_of(caption.replace("<br>", " ")).split())
            picture = picture.replace(image[0], with_attribute(image[0], "alt", words))
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"


def _bare(figure: re.Match[str]) -> str:
    """A figure whose picture is in no paragraph, with its title as the caption if it has none."""
    tag, inner, end = figure.groups()
    inner = pattern(_IN_PARAGRAPH).sub(r"\1", inner)
    images = pattern(_IMG).findall(inner)
    title = _TITLE.search(images[0]) if len(images) == 1 else None
    if title and title[1].strip() and "<figcaption" not in inner:
        inner = f"{inner.replace(title[0], '', 1)}<figcaption>{title[1]}</figcaption>"
    return f"{tag}{inner.strip()}{end}"


def _alone(found: re.Match[str]) -> str:
    """A figure for a picture that is alone in its block, where there are words for its caption."""
    picture = found["picture"]
    image = pattern(_IMG).search(picture)
    title = _TITLE.search(image[0]) if image else None
    words = [title[1].strip()] if title else []
    words += [_OF_EMPHASIS.sub(r"\2", found["line"] or ""), found["below"] or ""]
    if not any(words) or _is_quotation(found):
        return found[0]
    if title:
        picture = picture.replace(title[0], "", 1)
    id_ = re.search(r' id="[^"]*"', found["attributes"])
    figure = _figure(picture, "<br>".join(filter(None, words)))
    return figure.replace("<figure", f"<figure{id_[0]}", 1) if id_ else figure


def _is_quotation(found: re.Match[str]) -> bool:
    return 'class="pullquote"' in found["attributes"]


def _described(linked: re.Match[str]) -> str:
    """A picture that is a link, with a text for those who hear the page. Where its editor gave none
    the text is its title, else the name of its file.
    """
    link, image = linked.groups()
    alt, source = _ALT.search(image), _SOURCE.search(image)
    if (alt and alt[1].strip()) or source is None:
        return linked[0]
    title = _TITLE.search(image)
    words = html.unescape(title[1]).strip() if title else ""
    words = words or _words_of(html.unescape(source[1]))
    return f"{link}{with_attribute(image, 'alt', words)}" if words else linked[0]


def _words_of(address: str) -> str:
    try:
        name = unquote(urlsplit(address).path).rpartition("/")[2]
    except ValueError:  # a malformed host
        return ""
    return " ".join(re.split(r"[\W_]+", name.rpartition(".")[0] or name)).strip()


def _with_credit(caption: re.Match[str]) -> str:
    """A caption whose credit is marked, from its word to the end."""
    inner = caption[1].strip()
    if paragraph := pattern(_ONE_PARAGRAPH).match(inner):
        inner = paragraph[1].strip()
    credits_ = pattern(rf"{SAFE_TAG}|(?P<credit>[(\[]?{_CREDIT})", re.IGNORECASE).finditer(inner)
    start = next((each.start() for each in credits_ if each["credit"]), None)
    if start is None or _MARKED in inner:
        return f"<figcaption>{inner}</figcaption>"
    before, credit = inner[:start], inner[start:]
    if not _is_balanced(credit):
        return f"<figcaption>{inner}</figcaption>"
    return f'<figcaption>{before}<span class="credit">{credit}</span></figcaption>'


def _is_balanced(part: str) -> bool:
    """Whether no element begins in a part of HTML and ends behind it, or the other way round."""
    opened = 0
    for tag in re.finditer(r"<(/?)(\w+)", part):
        if tag[2] in ("br", "img"):
            continue
        opened += -1 if tag[1] else 1
        if opened < 0:
            return False
    return not opened and "<p" not in part
