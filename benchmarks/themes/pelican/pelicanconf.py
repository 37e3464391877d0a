"""Pelican's settings for benchmarks/peers.py: the lists, feeds and sitemap that Kilas has too."""

from typing import Any

SITENAME = "Kabar Ukur"
SITEURL = "https://kabar-ukur.example"
TIMEZONE = "Asia/Jakarta"
DEFAULT_LANG = "id"
PATH = "content"
THEME = "."
ARTICLE_URL = ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}.html"
DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/halaman/{number}/", "{base_name}/halaman/{number}/index.html"),
)
SUMMARY_MAX_LENGTH = 30  # words: some 200 characters
CATEGORIES_SAVE_AS = TAGS_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "sitemap"]
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_RSS = "feed.xml"
CATEGORY_FEED_RSS = "feeds/{slug}.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
RSS_FEED_SUMMARY_ONLY = False
FEED_MAX_ITEMS = 20
THEME_STATIC_PATHS: list[str] = []
CACHE_CONTENT = False
LOG_LEVEL = "ERROR"

_older: dict[str, list[Any]] = {}


def older_in_section(article: Any, articles: Any) -> list[Any]:
    """The three articles of the same section that are next older."""
    if not _older:
        sections: dict[str, list[Any]] = {}
        for each in articles:  # the newest first
            sections.setdefault(each.category.slug, []).append(each)
        for listed in sections.values():
            for place, each in enumerate(listed):
                _older[each.slug] = listed[place + 1 : place + 4]
    return _older[article.slug]


JINJA_GLOBALS = {"older_in_section": older_in_section}
