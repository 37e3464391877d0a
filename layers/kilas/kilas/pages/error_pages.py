"""Pages for a reader who finds nothing to read: 404, 5xx, and before the first good site.yaml.

CloudFront serves them at any address; without them, readers would see S3's own XML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.pages.assets import asset_url, stylesheet_url
from kilas.pages.contents import Contents
from kilas.pages.contexts import ErrorPage, SettingUpPage
from kilas.texts import DEFAULT, LANGUAGES, texts_of

if TYPE_CHECKING:
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef


def missing_page(_page: PageRef, edition: Edition) -> ErrorPage:
    """The page that comes with 404."""
    title = texts_of(edition.site.language).interface["missing"]
    return ErrorPage(chrome=edition.chrome(""), kind="missing", title=title)


def broken_page(_page: PageRef, edition: Edition) -> ErrorPage:
    """The page that comes with 5xx."""
    title = texts_of(edition.site.language).interface["broken"]
    return ErrorPage(chrome=edition.chrome(""), kind="broken", title=title)


def setting_up_page(_page: PageRef, _edition: Edition) -> SettingUpPage:
    """The front page and the error pages of a newspaper without a good site.yaml."""
    return SettingUpPage(
        default=DEFAULT,
        texts={language: texts.setting_up for language, texts in LANGUAGES.items()},
        stylesheet=stylesheet_url(),
        icon=asset_url("icon.svg"),
    )


def setting_up_front(page: PageRef, edition: Edition) -> Contents:
    """The front page of a newspaper without a good site.yaml, which has no feed."""
    return Contents({site_map.front(): setting_up_page(page, edition), site_map.feed(): None})
