"""Photos of the golden pages, as their renditions are known."""

from msgspec.structs import replace

from kilas.pages.parts import Picture, SharedPicture, ShownLogo

PHOTO = Picture(
    "",
    "",
    "",
    "",
    width=1200,
    height=900,
    srcset="/_foto/a.webp 400w, /b.webp 800w",
    focus=("left", "top"),
)

LEAD = replace(
    PHOTO,
    url="/_foto/banjir.jpg/0a1b.jpg",
    alt="Deretan rumah di tepi air keruh ketika hujan",
    caption="Air masih setinggi lutut di Kelurahan Kuala pada Senin pagi.",
    credit="Kabar Kilas",
    label_ai=True,
    height=1600,
    focus=(),
)

SHARED = SharedPicture(
    "/_foto/a-og.jpg", 1200, 630, ("/_foto/a-1x1.jpg", "/_foto/a-4x3.jpg"), LEAD.alt
)
OF_SECTION = SharedPicture(
    "/_rubrik/politik-0a1b.jpg", 1200, 630, ("/_rubrik/politik-0a1b.jpg",), "Politik – Kabar Kilas"
)
OF_SITE = SharedPicture("/_rubrik/0a1b.jpg", 1200, 630, ("/_rubrik/0a1b.jpg",), "Kabar Kilas")

LOGO = ShownLogo(
    "/_foto/logo.png/0a1b-nameplate.webp",
    240,
    64,
    "light",
    small="/_foto/logo.png/0a1b-32.png",
    icon="/_foto/logo.png/0a1b-192.png",
    touch="/_foto/logo.png/0a1b-180.png",
    large="/_foto/logo.png/0a1b-512.png",
    side=512,
)
