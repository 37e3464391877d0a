"""One full example of each context whose template makes HTML."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from kilas.pages.article_page import share_links
from kilas.pages.assets import asset_url, stylesheet_url
from kilas.pages.contexts import (
    ArticlePage,
    Context,
    ErrorPage,
    PreviewPage,
    RedirectPage,
    SettingUpPage,
    StaticPage,
    StaticPreviewPage,
    WithdrawnPage,
)
from kilas.pages.dates import stamp
from kilas.pages.list_contexts import ArchivePage, FrontPage, ListPage
from kilas.pages.parts import (
    Block,
    Byline,
    CommentView,
    CorrectionNote,
    Hyperlink,
    Thread,
)
from kilas.texts import DEFAULT, LANGUAGES
from tests.golden.example_for_editors import OVERVIEW
from tests.golden.example_parts import (
    BASE,
    CARDS,
    CHROME,
    CORRECTION,
    DAERAH,
    ENGLISH,
    ENGLISH_SITE,
    NEWEST,
    SITE,
    WITH_LOGO,
    in_section,
    reference,
)
from tests.golden.example_photos import LEAD, OF_SECTION, OF_SITE, SHARED

if TYPE_CHECKING:
    from kilas.record import State

ARTICLE = ArticlePage(
    chrome=in_section(DAERAH),
    title="Banjir surut di tiga kelurahan, warga mulai membersihkan rumah",
    canonical=f"{BASE}/2026/11/banjir-surut.html",
    summary="Air yang sejak Sabtu menggenangi tiga kelurahan mulai surut.",
    standfirst="Air yang sejak Sabtu menggenangi tiga kelurahan mulai surut.",
    published=stamp(NEWEST, SITE),
    modified=stamp(NEWEST + timedelta(hours=3), SITE),
    section=DAERAH,
    tags=(Hyperlink("Banjir", "/topik/banjir/"), Hyperlink("Cuaca", "/topik/cuaca/")),
    authors=(Byline("Rara Contoh", "/penulis/k-01/"), Byline("K-08", "/penulis/k-08/")),
    dateline="Teluk Pandan",
    lang="jv",
    picture=LEAD,
    shared=SHARED,
    body_html=(
        "<p>Air yang menggenangi tiga kelurahan mulai surut.</p>\n"
        "<h2>Dapur umum tetap buka</h2>\n"
        '<p>Lihat <a href="/2026/11/berita-4.html" rel="noopener">berita sebelumnya</a>.</p>\n'
    ),
    corrections=(
        CorrectionNote(
            stamp(NEWEST + timedelta(hours=2), SITE), "Semula tertulis 340; mestinya 304."
        ),
    ),
    sponsored=True,
    unverified=True,
    share=share_links("Banjir surut", f"{BASE}/2026/11/banjir-surut.html"),
    related=(CARDS[6], CARDS[7]),
    thread=Thread(
        count=2,
        comments=(
            CommentView(
                "a1b2c3",
                "Warga Kuala",
                stamp(NEWEST + timedelta(hours=1), SITE),
                "<p>Semoga lekas pulih.</p>",
            ),
            CommentView(
                "d4e5f6",
                "Pembaca",
                stamp(NEWEST + timedelta(hours=4), SITE),
                "<p>Terima kasih atas <strong>ralatnya</strong>.</p>",
            ),
        ),
        form_action="/api/articles/banjir/comments",
        moderated=True,
    ),
    originals=(
        reference("outcome_of", 3, "Tanggul Kuala dikabarkan jebol"),
        replace(reference("corrects", 4, "Tiga kelurahan terendam"), url=""),
        reference("right_of_reply", 5, "Warga: bantuan terlambat"),
    ),
    follow_ups=(
        CORRECTION,
        replace(reference("right_of_reply", 1, "Hak jawab Dinas Pengairan"), sponsored=True),
        replace(reference("outcome_of", 2, "Tanggul Kuala ternyata utuh"), unverified=True),
    ),
)

FRONT = FrontPage(
    chrome=CHROME,
    title="Kabar Kilas",
    description="Berita dari hulu sampai muara",
    canonical=f"{BASE}/",
    shared=SHARED,
    leading=CARDS[:4],
    blocks=(Block(DAERAH, CARDS[4:6]),),
    more=CARDS[6:],
    older=Hyperlink("Oktober 2026", "/arsip/2026/10/"),
)

SECTION = ListPage(
    chrome=in_section(DAERAH),
    kind="section",
    heading="Daerah",
    position="halaman 2",
    title="Daerah",
    description=FRONT.description,
    canonical=f"{BASE}/daerah/2026/10/2/",
    shared=SHARED,
    feed="/daerah/feed.xml",
    cards=CARDS,
    older=FRONT.older,
    newer=Hyperlink("November 2026", "/daerah/"),
)


def preview_of(article: ArticlePage, state: State) -> PreviewPage:
    """The preview of the article: readers do nothing with it yet."""
    unread = {"share": (), "related": (), "thread": None, "originals": (), "follow_ups": ()}
    approve = "Setujui: 0a1b2c" if state == "held" else ""
    return PreviewPage(**asdict(article) | unread, state=state, approve=approve)


STATIC = StaticPage(
    chrome=CHROME,
    title="Redaksi",
    canonical=f"{BASE}/p/redaksi.html",
    summary="Susunan redaksi dan alamat Kabar Kilas.",
    body_html="<p>Jalan Contoh 1, Teluk Pandan.</p>\n",
    lang="jv",
    shared=OF_SITE,
)

PAGES: dict[str, Context] = {
    "article": ARTICLE,
    "article-bare": replace(
        ARTICLE,
        modified=None,
        section=None,
        tags=(),
        authors=(),
        dateline="",
        picture=None,
        shared=OF_SECTION,
        corrections=(),
        sponsored=False,
        unverified=False,
        share=(),
        related=(),
        thread=None,
        originals=(),
        follow_ups=(),
    ),
    "article-comments-closed": replace(
        ARTICLE, thread=Thread(count=0, comments=(), form_action="", moderated=False)
    ),
    "article-english": replace(
        ARTICLE,
        chrome=ENGLISH,
        published=stamp(NEWEST, ENGLISH_SITE),
        thread=Thread(0, (), "/api/articles/banjir/comments", moderated=False),
    ),
    "article-with-logo": replace(ARTICLE, chrome=WITH_LOGO),
    "front": FRONT,
    "front-with-logo": replace(FRONT, chrome=WITH_LOGO),
    "front-empty": replace(FRONT, leading=(), blocks=(), more=(), older=None),
    "section": SECTION,
    "static": STATIC,
    "preview": preview_of(ARTICLE, "draft"),
    "preview-scheduled": replace(preview_of(ARTICLE, "scheduled"), chrome=ENGLISH),
    "preview-held": preview_of(ARTICLE, "held"),
    "preview-static": StaticPreviewPage(**asdict(STATIC), state="held", approve="Setujui: 0a"),
    "withdrawn": WithdrawnPage(
        chrome=CHROME,
        title="Sekolah ditutup sepekan",
        canonical=f"{BASE}/2026/10/sekolah-ditutup.html",
        reason="Berita ini memuat identitas anak di bawah umur.",
        published=stamp(NEWEST - timedelta(days=30), SITE),
        follow_ups=(CORRECTION,),
    ),
    "redirect": RedirectPage(
        chrome=CHROME,
        address="/2026/11/banjir.html",
        title="Banjir surut",
        canonical=f"{BASE}/2026/11/banjir-surut.html",
        url="/2026/11/banjir-surut.html",
    ),
    "archive": ArchivePage(
        chrome=CHROME,
        title="Arsip",
        description="Arsip. Berita dari Kabar Kilas.",
        canonical=f"{BASE}/arsip/",
        shared=OF_SITE,
        years=(
            (
                "2026",
                (
                    Hyperlink("November 2026", "/arsip/2026/11/"),
                    Hyperlink("Oktober 2026", "/arsip/2026/10/"),
                ),
            ),
            ("2025", (Hyperlink("Desember 2025", "/arsip/2025/12/"),)),
        ),
    ),
    "missing": ErrorPage(chrome=CHROME, kind="missing", title="Halaman tidak ditemukan"),
    "broken": ErrorPage(chrome=CHROME, kind="broken", title="Halaman belum dapat dibuka"),
    "overview": OVERVIEW,
    "setting-up": SettingUpPage(
        default=DEFAULT,
        texts={language: texts.setting_up for language, texts in LANGUAGES.items()},
        stylesheet=stylesheet_url(),
        icon=asset_url("icon.svg"),
    ),
}
