"""The services whose videos, posts and sounds editors embed, with their hosts and addresses.

Kilas fetches nothing from these hosts, and a page loads nothing from them.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import unquote

from kilas.patterns import pattern

_ID: Final = r"[A-Za-z0-9_-]{3,80}"
_NAME: Final = r"[A-Za-z0-9_.-]{1,80}"
_MORE: Final = r"(?:[/?&#].*)?"
_QUERY: Final = r"\?(?:[^#]*&)?"
_LONGEST: Final = 500

YOUTUBE: Final = "YouTube"
_YOUTUBE: Final = (
    rf"(?:watch{_QUERY}v={_ID}.*|(?:shorts|live)/{_ID}{_MORE}|playlist{_QUERY}list={_ID}.*)"
)
_INSTAGRAM: Final = rf"(?:{_NAME}/)?(?:p|reel|reels|tv)/{_ID}{_MORE}"
_X: Final = rf"{_NAME}/status(?:es)?/\d+{_MORE}"
_TIKTOK: Final = rf"(?:@{_NAME}/(?:video|photo)/\d+|t/{_ID}|embed/(?:v2/)?\d+){_MORE}"
_FACEBOOK: Final = (
    rf"(?:{_NAME}/(?:posts|videos|photos)/.+|watch/?\?.*\bv=\d+.*|reel/\d+{_MORE}"
    rf"|(?:photo|story|permalink|video)(?:/|\.php)?\?.+|groups/{_NAME}/(?:posts|permalink)/\d+{_MORE}"
    rf"|share/(?:[prv]/)?{_ID}{_MORE})"
)
_SPOTIFY: Final = rf"(?:intl-\w+/)?(?:episode|show|track|album|playlist|artist)/{_ID}{_MORE}"

_PAGES: Final = {
    "youtube.com": (YOUTUBE, _YOUTUBE),
    "m.youtube.com": (YOUTUBE, _YOUTUBE),
    "music.youtube.com": (YOUTUBE, _YOUTUBE),
    "youtu.be": (YOUTUBE, rf"{_ID}{_MORE}"),
    "instagram.com": ("Instagram", _INSTAGRAM),
    "instagr.am": ("Instagram", _INSTAGRAM),
    "x.com": ("X", _X),
    "twitter.com": ("X", _X),
    "mobile.twitter.com": ("X", _X),
    "tiktok.com": ("TikTok", _TIKTOK),
    "m.tiktok.com": ("TikTok", _TIKTOK),
    "vm.tiktok.com": ("TikTok", rf"{_ID}{_MORE}"),
    "vt.tiktok.com": ("TikTok", rf"{_ID}{_MORE}"),
    "facebook.com": ("Facebook", _FACEBOOK),
    "m.facebook.com": ("Facebook", _FACEBOOK),
    "web.facebook.com": ("Facebook", _FACEBOOK),
    "fb.watch": ("Facebook", rf"{_ID}{_MORE}"),
    "vimeo.com": ("Vimeo", rf"(?:channels/{_NAME}/)?\d+{_MORE}"),
    "open.spotify.com": ("Spotify", _SPOTIFY),
    "threads.net": ("Threads", rf"@{_NAME}/post/{_ID}{_MORE}"),
    "threads.com": ("Threads", rf"@{_NAME}/post/{_ID}{_MORE}"),
    "t.me": ("Telegram", rf"{_NAME}/\d+{_MORE}"),
    "slideshare.net": ("SlideShare", rf"slideshow/(?:embed_code/key/)?{_ID}{_MORE}"),
    "gist.github.com": ("GitHub Gist", rf"(?:{_NAME}/)?[0-9a-f]{{5,40}}{_MORE}"),
}
"""A host without "www." → the service's name, and the pattern of what follows the host where the
page of one video, post or sound is. All these hosts speak https."""

HINTS: Final = ("youtu", "instagr", "x.com", "twitter", "tiktok", "facebook", "fb.watch", "vimeo",
                "spotify", "threads.", "t.me", "gist.", "slideshare")  # fmt: skip
"""A text without any of these has no address of a service."""

_PLAYERS: Final = (
    (rf"youtube(?:-nocookie)?\.com/embed/videoseries{_QUERY}list=({_ID}).*",
     r"https://www.youtube.com/playlist?list=\1"),
    (rf"youtube(?:-nocookie)?\.com/(?:embed|v)/({_ID}){_MORE}",
     r"https://www.youtube.com/watch?v=\1"),
    (rf"player\.vimeo\.com/video/(\d+)\?(?:[^#]*&)?h=({_ID}).*", r"https://vimeo.com/\1/\2"),
    (rf"player\.vimeo\.com/video/(\d+){_MORE}", r"https://vimeo.com/\1"),
    (rf"open\.spotify\.com/embed(?:-podcast)?/(\w+)/({_ID}){_MORE}",
     r"https://open.spotify.com/\1/\2"),
    (rf"instagram\.com/(p|reel|tv)/({_ID})/embed{_MORE}", r"https://www.instagram.com/\1/\2/"),
    (rf"platform\.twitter\.com/embed/Tweet\.html{_QUERY}id=(\d+).*",
     r"https://x.com/i/status/\1"),
    (rf"tiktok\.com/player/v1/(\d+){_MORE}", r"https://www.tiktok.com/embed/v2/\1"),
    (rf"gist\.github\.com/((?:{_NAME}/)?[0-9a-f]{{5,40}})\.js{_MORE}",
     r"https://gist.github.com/\1"),
)  # fmt: skip
"""The address of a player, without "www." → that of the page with the same video or post."""

_FACEBOOK_PLAYER: Final = rf"facebook\.com/plugins/(?:post|video)\.php{_QUERY}href=([^&#]+).*"
_ADDRESS: Final = r"(?:https?:)?//(?:www\.)?(?P<rest>(?P<host>[a-z0-9.-]+)(?:/(?P<path>\S*))?)"
_PLAIN: Final = r"[A-Za-z0-9/._~?&=%#+@:,!$;*-]+"

_SCRIPTS: Final = (
    r"(?:https?:)?//(?:platform\.(?:twitter|x|instagram)\.com|www\.instagram\.com"
    r"|(?:www\.)?tiktok\.com|connect\.facebook\.net|(?:www\.)?threads\.(?:net|com))/\S*"
)


_HOST: Final = re.compile(r"//([A-Za-z0-9.-]++)")


class Embed(NamedTuple):
    """What an address leads to: the service's name, and the https address of the page."""

    service: str
    address: str


def may_embed(text: str) -> bool:
    """Whether a text, or sanitised HTML, has an address that may be a service's: for any other
    `embed_of` gives none.
    """
    if "//" not in text:
        return False
    hosts = " ".join(_HOST.findall(text)).lower()
    return any(hint in hosts for hint in HINTS)


def embed_of(address: str) -> Embed | None:
    """The video, post or sound at the address of a page or of a player, if it is a service's."""
    address = address.strip()
    if len(address) > _LONGEST or pattern(_PLAIN, re.ASCII).fullmatch(address) is None:
        return None
    found = pattern(_ADDRESS, re.IGNORECASE).fullmatch(address)
    if found is None:
        return None
    for player, page in _PLAYERS:
        if of_player := pattern(player).fullmatch(found["rest"]):
            return embed_of(of_player.expand(page))
    if inner := pattern(_FACEBOOK_PLAYER).fullmatch(found["rest"]):
        return embed_of(unquote(inner[1]).partition("facebook.com/plugins/")[0])
    service, pages = _PAGES.get(found["host"].lower(), ("", ""))
    if not service or pattern(pages, re.ASCII).fullmatch(found["path"] or "") is None:
        return None
    return Embed(service, f"https:{address[address.index('//') :]}")


def is_script_of_a_service(address: str) -> bool:
    """Whether a script only dresses what a service's post says already."""
    return pattern(_SCRIPTS, re.IGNORECASE).fullmatch(address.strip()) is not None
