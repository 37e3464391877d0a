"""Makes the screenshots of the guide for editors, docs/guide/*.png, of the guide's own examples:

    PYTHONPATH=layers/kilas .venv/bin/python -m tests.screenshots

It needs Chromium, and starts a newspaper of its own. Look at the pictures before you commit them.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kilas.content_keys import DESK_PREFIX, OVERVIEW_KEY
from local import ROOT
from local.stack_file import STATE
from tests import guide
from tests.system.answers import until
from tests.system.newspaper import Newspaper

PICTURES: Final = guide.GUIDE.parent / "guide"
PHONE: Final = 390
"""Pixels: the width of a telephone's screen."""

EXAMPLES: Final = {each.key: each for part in guide.sections() for each in part.examples}
OVERVIEW: Final = f"{DESK_PREFIX}{OVERVIEW_KEY}"
LOOK_SECONDS: Final = 400
"""The clock lists the top of the bucket every five minutes."""

REPORT: Final = (
    '<!DOCTYPE html><meta charset="utf-8"><title>Laporan</title><pre style="margin:1em;font-size:'
    '15px;line-height:1.45;white-space:pre-wrap;overflow-wrap:anywhere">{text}</pre>'
)
THREAD: Final = '{head}<body style="padding:0 1em">{thread}</body>'


def main() -> None:
    """Make all of them."""
    PICTURES.mkdir(exist_ok=True)
    STATE.mkdir(exist_ok=True)
    # Chromium of a package that is confined reads no file below /tmp.
    with TemporaryDirectory(dir=STATE) as folder:
        place = Path(folder)
        newspaper = Newspaper(place / "newspaper")
        try:
            _shoot_all(newspaper, Camera(place))
        finally:
            newspaper.stop()


class Camera:
    """Chromium, with the files that it shows in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"

    def address(self, name: str, address: str, width: int, height: int) -> None:
        """Shoot what is at an address."""
        subprocess.run(
            [
                self._chromium, "--headless", "--no-sandbox", "--hide-scrollbars",
                f"--user-data-dir={self._folder / 'chromium'}", f"--window-size={width},{height}",
                f"--screenshot={PICTURES / name}", address,
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def page(self, name: str, text: str, width: int, height: int) -> None:
        """Shoot a page that is no page of the newspaper."""
        file = self._folder / "page.html"
        file.write_text(text, encoding="utf-8")
        self.address(name, file.as_uri(), width, height)


def _shoot_all(newspaper: Newspaper, camera: Camera) -> None:
    newspaper.upload("artikel/rapat.docx", b"")
    newspaper.upload("site.yaml", guide.settings_with("comments: {moderation: none}\n"))
    newspaper.wait_for("/", "Kabar Kilas")
    newspaper.upload("media/pasar.jpg", (ROOT / "samples" / "media" / "pasar.jpg").read_bytes())
    newspaper.wait_for_bytes("/media/pasar.jpg")

    live = _url(_report(newspaper, "articles/pasar.docx", "TAYANG di"), "TAYANG di")
    camera.address("article.png", live, PHONE, 800)
    wrong = _report(newspaper, "articles/banjir.txt", "BELUM TAYANG")
    camera.page("report-wrong.png", _shown(wrong), PHONE, 400)
    draft = _report(newspaper, "articles/dermaga.txt", "PRATINJAU")
    camera.address("preview.png", _url(draft, "alamat ini:"), PHONE, 620)

    newspaper.comment("pasar", "Lampunya sekarang terang. Terima kasih!", "Pembeli Pagi")
    page = newspaper.wait_for(live.partition(newspaper.address)[2], "Lampunya")
    base = f'<head><base href="{newspaper.address}">'
    head = page.partition("<body")[0].replace("<head>", base)
    found = re.search(r'<aside class="thread".*?</aside>', page, re.DOTALL)
    assert found
    camera.page("comments.png", THREAD.format(head=head, thread=found[0]), PHONE, 760)

    for key in ("articles/lampion.txt", "articles/peta.txt"):
        _report(newspaper, key, "")
    overview = until(
        lambda: str(newspaper.object(newspaper.content_bucket, OVERVIEW) or b"", "utf-8"),
        lambda text: all(words in text for words in ("artikel/", "lampion.txt", "peta.txt")),
        LOOK_SECONDS,
    )
    camera.page("overview.png", overview, 800, 1100)

    newspaper.upload("site.yaml", guide.settings_with(_approval()))
    held = _report(newspaper, "articles/pemilu.txt", "MENUNGGU")
    camera.page("report-held.png", _shown(held), PHONE, 600)


def _approval() -> str:
    """The guide's lines for approvals."""
    found = (each.text for part in guide.sections() for each in part.examples)
    return next(text for text in found if text.startswith("approve: required"))


def _report(newspaper: Newspaper, key: str, words: str) -> str:
    newspaper.upload(key, EXAMPLES[key].data)
    return newspaper.wait_for_report(key, words or "\n")


def _url(report: str, behind: str) -> str:
    found = re.search(rf"{behind} (\S+)", report)
    assert found, report
    return found[1]


def _shown(report: str) -> str:
    return REPORT.format(text=html.escape(report))


if __name__ == "__main__":
    main()
