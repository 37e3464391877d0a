"""What editors, readers, time and queues do at random in a history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from hypothesis import strategies as st

from tests.converge.sources import ARTICLES, IDENTITIES, SITES, front_matter, photo, sources
from tests.converge.truth import uploads_of

if TYPE_CHECKING:
    from tests.fakes.objects import FakeContent


class Upload(NamedTuple):
    """An upload of what is no article, or its deletion."""

    key: str
    data: bytes | None


class Undone(NamedTuple):
    """The newest version of a file, or its deletion, is removed for good, also while runs have seen
    it.
    """

    key: str


class Renamed(NamedTuple):
    """A file, if it exists, is renamed as S3 programs do: in two steps, of which one may lack."""

    key: str
    to: str
    leaves: bool

    def do(self, content: FakeContent) -> None:
        uploads = uploads_of(content, self.key)
        if uploads and self.leaves:
            content.remove(self.key)
        if uploads:
            content.put(self.to, content.peek(self.key, uploads[0].id))


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


@st.composite
def following(draw: st.DrawFn) -> str:
    """A source that names articles by their files, addresses and ids, among them its own."""
    by_name = ['"[[a]]"', "[[a|Banjir]]", '"[[D e+f]]"']
    places = ["b.md", "a.md", "c/d e+f.html", "/lama.html", "/2026/11/x.html", "sama", "sama"]
    written = st.sampled_from([*places, *by_name])
    kinds = st.sampled_from(["corrects", "right_of_reply", "outcome_of"])
    named = draw(st.dictionaries(kinds, written, min_size=1, max_size=2))
    lines = "".join(f"{kind}: {value}\n" for kind, value in named.items())
    return draw(sources()).replace("---\n", f"---\n{lines}", 1)


UNDONE = st.builds(Undone, st.sampled_from(["site.yaml", "media/foto.png", *ARTICLES]))
RENAMED = st.builds(
    Renamed, st.sampled_from(ARTICLES), st.sampled_from(ARTICLES), st.booleans()
).filter(lambda each: each.key != each.to)
MINUTES = st.builds(Minutes, st.sampled_from([1, 6, 60 * 24]))
COMMENTS = st.builds(Written, st.sampled_from(IDENTITIES), st.sampled_from(["Setuju", "Tidak"]))
DECISIONS = st.builds(Decision, st.integers(0, 3), st.sampled_from(["published", "removed"]))

Something = Upload | Undone | Renamed | Minutes | Written | Decision
SOMETHING = st.one_of(OTHER_UPLOADS, OTHER_UPLOADS, UNDONE, RENAMED, MINUTES, COMMENTS, DECISIONS)
