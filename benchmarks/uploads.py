"""A thousand mixed uploads at once, on the deployed stack: `python -m benchmarks.uploads`.

Prints when half and all of them were put for the last time, and what each function took: CPU and
peak memory of its processes, as Linux counts them. A page whose photo stands later is put again.
`python -m benchmarks.uploads 10` takes a tenth of each.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from PIL import Image

from benchmarks.newspaper import SITE, address_of, archive, key_of, kilas_text
from local.stack import Stack
from tests.crafted import docx
from tests.crafted.heics import heic_of_tiles

if TYPE_CHECKING:
    from collections.abc import Iterator

STORIES, DOCUMENTS, PHOTOS, DOWNLOADS = 700, 100, 150, 50
AT_ONCE: Final = 16
PHOTO: Final = (3000, 2000)
SECONDS: Final = 1_800.0
LOOK_EVERY: Final = 0.5
PROGRESS_EVERY: Final = 10

_WORKER: Final = re.compile(rb"ministack-lambda-kilas-([a-z]+)-")
_TICKS: Final = os.sysconf("SC_CLK_TCK")


class Upload(NamedTuple):
    """A file, and the address where readers find what it brings."""

    key: str
    data: bytes
    address: str


class Used(NamedTuple):
    """What a process took: seconds of CPU, and megabytes at its peak."""

    seconds: float
    megabytes: int


def uploads(part: int) -> list[Upload]:
    """All of them, or one of so many parts: every second story shows one of the photos."""
    photos = list(_photos(PHOTOS // part))
    stories = list(_stories(STORIES // part, photos))
    return [*stories, *_documents(DOCUMENTS // part), *photos, *_downloads(DOWNLOADS // part)]


def _stories(size: int, photos: list[Upload]) -> Iterator[Upload]:
    for story in archive(size, per_month=83):
        text = kilas_text(story)
        if story.number % 2:
            text += f"\n![Balai kota]({photos[story.number % len(photos)].key})\n"
        yield Upload(key_of(story), text.encode(), address_of(story))


def _documents(size: int) -> Iterator[Upload]:
    for number in range(size):
        head = (f"Judul: Naskah {number}", "Tanggal: 2026-11-18", f"Slug: naskah-{number}")
        lines = map(docx.run, (*head, *["Isi naskah tentang pasar. " * 25] * 8))
        body = docx.docx(*map(docx.paragraph, lines))
        yield Upload(f"articles/naskah-{number}.docx", body, f"/2026/11/naskah-{number}.html")


def _photos(size: int) -> Iterator[Upload]:
    """Photos of six megapixels: two JPEG, a PNG and a HEIC, again and again."""
    noise = Image.merge("RGB", [Image.effect_noise((1500, 1000), 40) for _ in "RGB"])
    image = noise.resize(PHOTO, Image.Resampling.BICUBIC)
    heic = heic_of_tiles(PHOTO[0] * PHOTO[1])
    jpeg, png = _saved(image, "JPEG"), _saved(image, "PNG")
    files = [("jpg", jpeg), ("jpg", jpeg), ("png", png), ("heic", heic)]
    for number in range(size):
        suffix, data = files[number % len(files)]
        key = f"media/foto-{number}.{suffix}"
        yield Upload(key, data, f"/{key}")


def _saved(image: Image.Image, format_: str) -> bytes:
    out = BytesIO()
    image.save(out, format_)
    return out.getvalue()


def _downloads(size: int) -> Iterator[Upload]:
    for number in range(size):
        key = f"media/unduhan-{number}.pdf"
        yield Upload(key, b"%PDF-1.7\n" + bytes(50_000), f"/{key}")


class Processes:
    """Follows the processes of the functions while the block lasts: those whose command names this
    folder. What one took stays counted when it ends.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder).encode()
        self._used: dict[str, tuple[str, Used]] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._look()

    def of_functions(self) -> dict[str, tuple[int, Used]]:
        """How many processes each function had, their CPU together, and the highest peak."""
        found: dict[str, list[Used]] = {}
        for function, used in self._used.values():
            found.setdefault(function, []).append(used)
        return {
            name: (len(each), Used(sum(u.seconds for u in each), max(u.megabytes for u in each)))
            for name, each in sorted(found.items())
        }

    def _follow(self) -> None:
        while not self._stop.wait(LOOK_EVERY):
            self._look()

    def _look(self) -> None:
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes()
                worker = _WORKER.search(command)
                if worker and self._folder in command:
                    self._used[folder.name] = worker[1].decode(), _used(folder)
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has ended since the folder was listed


def _used(folder: Path) -> Used:
    """https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the fields behind the name."""
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    peak = re.search(r"VmHWM:\s+(\d+) kB", (folder / "status").read_text())
    return Used((int(fields[11]) + int(fields[12])) / _TICKS, int(peak[1]) // 1024 if peak else 0)


def _upload(stack: Stack, files: list[Upload]) -> None:
    s3, bucket = stack.client("s3"), stack.file.content_bucket

    def put(file: Upload) -> None:
        s3.put_object(Bucket=bucket, Key=file.key, Body=file.data)

    with ThreadPoolExecutor(AT_ONCE) as workers:
        list(workers.map(put, files))


def _when_put(stack: Stack, files: list[Upload]) -> list[float]:
    """When the object of each file was last put, once all are there. Raises TimeoutError."""
    wanted = {each.address.removeprefix("/") for each in files}
    pages = stack.client("s3").get_paginator("list_objects_v2")
    deadline = time.monotonic() + SECONDS
    while True:
        listed = [each for page in pages.paginate(Bucket=stack.file.site_bucket)
                  for each in page.get("Contents", [])]  # fmt: skip
        found = {each["Key"]: each["LastModified"].timestamp() for each in listed}
        if wanted <= found.keys():
            return sorted(found[key] for key in wanted)
        if time.monotonic() > deadline:
            absent = sorted(wanted - found.keys())
            raise TimeoutError(f"after {SECONDS:.0f} s without {len(absent)}: {absent[:5]}")
        print(f"  {len(wanted & found.keys())} of {len(wanted)} stand", flush=True)
        time.sleep(PROGRESS_EVERY)


def main(part: int) -> int:
    """Print the table; 2 where there is no /proc."""
    if not Path("/proc/self/stat").exists():
        print("This needs Linux: it reads /proc.", file=sys.stderr)
        return 2
    files = uploads(part)
    with tempfile.TemporaryDirectory() as folder, Stack(Path(folder)) as stack:
        _upload(stack, [Upload("site.yaml", SITE.encode(), "/")])
        stack.settle(60)
        with Processes(Path(folder).resolve()) as processes:
            begun = time.time()
            _upload(stack, files)
            uploaded = time.time() - begun
            times = [each - begun for each in _when_put(stack, files)]
            stack.settle(SECONDS)
            settled = time.time() - begun
    print(
        f"{len(files)} uploads in {uploaded:.0f} s; half stood after {times[len(times) // 2]:.0f} "
        f"s, all after {times[-1]:.0f} s, and no work was left after {settled:.0f} s"
    )
    for name, (number, used) in processes.of_functions().items():
        print(f"  {name:<10}{number:>4} processes{used.seconds:>8.1f} s CPU{used.megabytes:>6} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 1))
