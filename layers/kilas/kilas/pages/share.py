"""Plain links with which a reader passes an article on; they load nothing and tell nobody."""

from __future__ import annotations

from urllib.parse import quote

from kilas.pages.contexts import Hyperlink


def share_links(title: str, canonical: str) -> tuple[Hyperlink, ...]:
    """WhatsApp, Telegram, Facebook, X and e-mail, in the order of their use in Indonesia."""
    text = quote(title, safe="", errors="replace")
    url = quote(canonical, safe="", errors="replace")
    return (
        Hyperlink("WhatsApp", f"https://wa.me/?text={text}%20{url}"),
        Hyperlink("Telegram", f"https://t.me/share/url?url={url}&text={text}"),
        Hyperlink("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={url}"),
        Hyperlink("X", f"https://x.com/intent/post?url={url}&text={text}"),
        Hyperlink("E-mail", f"mailto:?subject={text}&body={url}"),
    )
