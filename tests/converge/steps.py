"""What editors, readers, time and queues do at random in a history."""

from __future__ import annotations

from typing import Literal, NamedTuple

from hypothesis import strategies as st

from tests.converge.sources import ARTICLES, IDENTITIES, SITES, front_matter, photo


class Upload(NamedTuple):
    """An upload of what is no article, or its deletion."""

    key: str
    data: bytes | None


class Undone(NamedTuple):
    """The newest version of a file, or its deletion, is removed for good, also while runs have seen
    it.
    """

    key: str


class Minutes(NamedTuple):
    """Time that passes before the clock's next tick."""

    number: int


class Written(NamedTuple):
    """What a reader sends under an article."""

    identity: str
    text: str


class Decision(NamedTuple):
    """What an editor makes of the comment in this place among all."""

    place: int
    status: Literal["published", "removed"]


class Delivery(NamedTuple):
    """Which of the waiting messages comes, how many at most, and whether it comes once more."""

    place: int
    size: int
    duplicate: bool


STRANGERS = ("artikel/banjir.md", "artikel/pasar.md", "site.yml")
"""Files where Kilas does not look."""

OTHER_UPLOADS = st.one_of(
    st.builds(Upload, st.just("site.yaml"), SITES.map(str.encode)),
    st.builds(
        Upload,
        st.just("pages/tentang.md"),
        st.sampled_from(["Tentang", "Redaksi"]).map(
            lambda title: f"{front_matter(title=title)}Isi halaman.\n".encode()
        ),
    ),
    st.builds(Upload, st.just("media/foto.png"), st.sampled_from([0, 200]).map(photo)),
    st.builds(
        Upload, st.sampled_from(["site.yaml", "pages/tentang.md", "media/foto.png"]), st.none()
    ),
    st.builds(Upload, st.sampled_from(STRANGERS), st.sampled_from([b"x", None])),
)
UNDONE = st.builds(Undone, st.sampled_from(["site.yaml", "media/foto.png", *ARTICLES]))
MINUTES = st.builds(Minutes, st.sampled_from([1, 6, 60 * 24]))
COMMENTS = st.builds(Written, st.sampled_from(IDENTITIES), st.sampled_from(["Setuju", "Tidak"]))
DECISIONS = st.builds(Decision, st.integers(0, 3), st.sampled_from(["published", "removed"]))
