"""What the shortcodes of Hugo, Jekyll and WordPress mean, as markup. For kilas.bodies.shortcodes.

Each meaning is a function that gives None where a mark lacks what it needs: the mark then stays.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.services import Embed, embed_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Mark(NamedTuple):
    """A shortcode: its values without and with a name, and what it holds, if it has an end."""

    name: str
    values: tuple[str, ...]
    named: Mapping[str, str]
    inner: str | None
    is_alone: bool
    """Whether nothing else is on its line."""

    is_markdown: bool

    def first(self, *names: str) -> str:
        """The first of these named values that is there, else ""."""
        return next((self.named[each] for each in names if self.named.get(each)), "").strip()


_SOURCES: Final = ("src", "image_path", "url", "image", "img", "path", "file", "filename")
_FILES: Final = ("src", "mp4", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "url", "file")
_PATH: Final = re.compile(r"(?=\S*+\Z)(?:[^/]*+/.*|.*\.\w{3,4})")
_IN_MARKDOWN: Final = str.maketrans(
    {sign: f"&#{ord(sign)};" for sign in "_*~`[]<"} | {"&": "&amp;"}
)
_IMAGE: Final = re.compile(
    r"(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?|\[?!\[[^\[\]\n]*\]\([^()\n]*\)(?:\]\([^()\n]*\))?",
    re.IGNORECASE,
)


def line_of(address: str) -> str:
    """An address as a text that Markdown leaves as it is."""
    return address.translate(_IN_MARKDOWN)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{html.escape(" ".join(value.split()))}"' if value else ""


def _embed(mark: Mark, embed: Embed | None, title: str = "") -> str | None:
    if embed is None:
        return None
    address, words = html.escape(embed.address), html.escape(" ".join(title.split()))
    if not mark.is_alone:
        return f'<a href="{address}">{words or embed.service}</a>'
    if words:
        return f'<p><a href="{address}">{words}</a></p>'
    return f"<p>{line_of(embed.address)}</p>"


def _figure(mark: Mark, picture: str, caption: str) -> str:
    """A picture and its caption. In Markdown both may be Markdown, between blank lines."""
    picture, caption = picture.strip(), caption.strip()
    if not mark.is_alone:
        return f"{picture} {caption}".strip()
    if not caption:
        return f"<p>{picture}</p>" if picture.startswith("<") else picture
    if mark.is_markdown:
        return f"\n<figure>\n\n{picture}\n\n<figcaption>\n\n{caption}\n\n</figcaption>\n</figure>\n"
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"


def _picture(mark: Mark, source: str) -> str:
    attributes = "".join(
        _attribute(name, mark.named.get(name, "")) for name in ("alt", "width", "height")
    )
    image = f"<img{_attribute('src', source)}{attributes}>"
    link = mark.first("link", "href")
    return f"<a{_attribute('href', link)}>{image}</a>" if link else image


def _figure_of(mark: Mark) -> str | None:
    """Hugo's figure, and the includes for a picture that themes of Jekyll have."""
    source = mark.first(*_SOURCES) or next(filter(_PATH.fullmatch, mark.values), "")
    if not source:
        return None
    title, caption = mark.first("title"), mark.first("caption", "cap")
    credit = mark.first("attr", "credit", "attribution")
    words = [f"**{title}**" if title and caption and mark.is_markdown else title, caption]
    if credit:
        words.append(f'<small class="credit">{html.escape(credit)}</small>')
    text = " ".join(filter(None, (" ".join(each.split()) for each in words)))
    return _figure(mark, _picture(mark, source), text)


def _octopress(mark: Mark) -> str | None:
    """`{% img [classes] /a.jpg [width [height]] [title [alt]] %}`"""
    at = next((n for n, each in enumerate(mark.values) if _PATH.fullmatch(each)), None)
    if at is None:
        return _figure_of(mark)
    rest = list(mark.values[at + 1 :])
    sizes = [rest.pop(0) for _ in range(2) if rest and rest[0].isdigit()]
    named = dict(zip(("width", "height"), sizes, strict=False))
    if len(rest) > 1:
        named["alt"] = rest[1]
    whole = mark._replace(named={**named, **mark.named})
    return _figure(mark, _picture(whole, mark.values[at]), rest[0] if rest else "")


def _caption(mark: Mark) -> str | None:
    """WordPress's caption: a picture and words, or the words as an attribute."""
    image = _IMAGE.search(mark.inner or "")
    if mark.inner is None or image is None:
        return None
    rest = f"{mark.inner[: image.start()]} {mark.inner[image.end() :]}"
    words = " ".join(f"{rest} {mark.first('caption')}".split())
    return _figure(mark, image[0], words)


def _at(mark: Mark, template: str, *names: str) -> Embed | None:
    """The video or post of an id, or of a whole address."""
    value = mark.first("id", "url", "src", *names) or (mark.values or ("",))[0]
    value = (value or (mark.inner or "")).strip()
    return embed_of(value if "//" in value else template.format(value)) if value else None


def _of(template: str, *names: str) -> Callable[[Mark], str | None]:
    def meaning(mark: Mark) -> str | None:
        return _embed(mark, _at(mark, template, *names), mark.first("title", "caption"))

    return meaning


def _video(mark: Mark) -> str | None:
    """A video or a sound: of a service, or a file, to which a link leads."""
    provider, id_ = mark.first("provider", "type"), mark.first("id")
    if provider.lower() in ("youtube", "vimeo") and id_:
        return MEANINGS[provider.lower()](mark)
    source = mark.first(*_FILES) or next(filter(_PATH.fullmatch, mark.values), "")
    source = source or (mark.inner or "").strip()
    if not _PATH.fullmatch(source):
        return None
    title = mark.first("title", "caption")
    if embed := embed_of(source):
        return _embed(mark, embed, title)
    name = html.escape(title or source.rpartition("/")[2] or source).translate(
        {ord(sign): f"&#{ord(sign)};" for sign in "_*~`[]"}
    )
    link = f"<a{_attribute('href', source)}>{name}</a>"
    return f"<p>{link}</p>" if mark.is_alone else link


def _post_of_x(mark: Mark) -> str | None:
    user, id_ = mark.first("user"), mark.first("id")
    if len(mark.values) > 1 and mark.values[1].isdigit():
        user, id_ = mark.values[:2]
    if user and id_:
        return _embed(mark, embed_of(f"https://x.com/{user}/status/{id_}"))
    return _embed(mark, _at(mark, "https://x.com/i/status/{}"))


def _gist(mark: Mark) -> str | None:
    if mark.values and "//" in mark.values[0]:
        return _embed(mark, embed_of(mark.values[0]))
    path = [*mark.values[:2], mark.first("user"), mark.first("id")]
    whole = next((each for each in path if "/" in each), "/".join(filter(None, path)))
    of_file = mark.values[0] if mark.values else ""
    embed = embed_of(f"https://gist.github.com/{whole}")
    return _embed(mark, embed or embed_of(f"https://gist.github.com/{of_file}"))


def _spotify(mark: Mark) -> str | None:
    kind = mark.first("type") or "track"
    return _embed(mark, _at(mark, f"https://open.spotify.com/{kind}/{{}}"))


def _code(mark: Mark) -> str | None:
    if mark.inner is None:
        return None
    text = re.sub(r"\{%-?\s*(?:end)?raw\s*-?%\}\n?", "", mark.inner).strip("\r\n")
    if not mark.is_alone:
        return f"<code>{html.escape(text)}</code>"
    return f"<pre><code>{html.escape(text)}</code></pre>"


def _pull_quote(mark: Mark) -> str | None:
    if mark.inner is None:
        return None
    text = mark.inner.strip().replace('{"', "").replace('"}', "")
    if mark.is_markdown and mark.is_alone:
        return f'\n<aside class="pullquote">\n\n{text}\n\n</aside>\n'
    return f'<aside class="pullquote"><p>{text}</p></aside>'


def _quote(mark: Mark) -> str | None:
    """A quotation, with whom it quotes."""
    if mark.inner is None or not mark.is_alone or not mark.is_markdown:
        return None
    said = mark.first("author", "cite", "source") or " ".join(mark.values)
    cited = f"\n\n<cite>{html.escape(said)}</cite>" if said else ""
    return f"\n<blockquote>\n\n{mark.inner.strip()}{cited}\n\n</blockquote>\n"


def _details(mark: Mark) -> str | None:
    """What a reader opens."""
    if mark.inner is None or not mark.is_alone or not mark.is_markdown:
        return None
    summary = html.escape(mark.first("summary", "title") or " ".join(mark.values)) or "…"
    return f"\n<details>\n<summary>{summary}</summary>\n\n{mark.inner.strip()}\n\n</details>\n"


def _raw(mark: Mark) -> str | None:
    return mark.inner


def _nothing(mark: Mark) -> str | None:
    return None if mark.inner is None else ""


_YOUTUBE: Final = _of("https://www.youtube.com/watch?v={}", "v", "youtube_id", "video_id")
MEANINGS: Final[dict[str, Callable[[Mark], str | None]]] = {
    **dict.fromkeys(("figure", "image", "picture", "responsive-image"), _figure_of),
    "img": _octopress,
    **dict.fromkeys(("caption", "wp_caption"), _caption),
    **dict.fromkeys(
        ("youtube", "youtube_simple", "youtubeplayer", "yt", "youtube-embed"), _YOUTUBE
    ),
    **dict.fromkeys(("vimeo", "vimeo_simple"), _of("https://vimeo.com/{}", "vimeo_id")),
    **dict.fromkeys(("instagram", "instagram_simple"), _of("https://www.instagram.com/p/{}/")),
    **dict.fromkeys(("tweet", "twitter", "twitter_simple", "x", "x_simple"), _post_of_x),
    "tiktok": _of("https://www.tiktok.com/embed/v2/{}"),
    "embed": _of("{}"),
    "spotify": _spotify,
    "gist": _gist,
    **dict.fromkeys(("video", "audio"), _video),
    **dict.fromkeys(
        ("highlight", "codeblock", "sourcecode", "prism", "code", "code-toggle"), _code
    ),
    "pullquote": _pull_quote,
    **dict.fromkeys(("blockquote", "quote"), _quote),
    "details": _details,
    "raw": _raw,
    "comment": _nothing,
}
"""The name of a shortcode, or of the file that Jekyll includes → its meaning."""

_OF_PICTURES: Final = frozenset({"figure", "image", "img", "photo", "picture"})


def meaning_of(name: str) -> Callable[[Mark], str | None] | None:
    """The meaning of a shortcode. Themes have pictures of their own, as "legacy-img-right"."""
    if meaning := MEANINGS.get(name):
        return meaning
    return None if _OF_PICTURES.isdisjoint(re.split(r"[-_./]", name)) else _figure_of


HOLDERS: Final = frozenset(
    {
        "caption", "wp_caption", "embed", "youtube", "video", "audio", "highlight", "codeblock",
        "sourcecode", "prism", "code", "code-toggle", "pullquote", "blockquote", "quote", "details",
        "raw", "comment",
    }
)  # fmt: skip
"""The shortcodes that may have an end, before which is what they mean."""
