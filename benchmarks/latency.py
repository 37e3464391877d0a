"""From an upload to the page at the front door, on the deployed stack, warm."""

from __future__ import annotations

import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks.newspaper import SITE, TODAY, Story, kilas_text
from local.stack import Stack

WARM: Final = 5
UPLOADS: Final = 50
PATIENCE: Final = 30.0
LOOK_EVERY: Final = 0.005


def measure() -> dict[str, float]:
    """Milliseconds: the median and the 99th percentile of UPLOADS uploads, one after the other."""
    with tempfile.TemporaryDirectory() as folder, Stack(Path(folder)) as stack:
        _put(stack, "site.yaml", SITE)
        stack.settle(PATIENCE)
        for number in range(WARM):
            _upload_to_page(stack, number)
        times = sorted(_upload_to_page(stack, WARM + number) for number in range(UPLOADS))
    return {"p50_ms": round(times[len(times) // 2], 1), "p99_ms": round(times[-1], 1)}


def _upload_to_page(stack: Stack, number: int) -> float:
    story = Story(number, TODAY - timedelta(days=1))
    title = f"{story.title} ".encode()  # "nomor 1" is a part of "nomor 12"; a dash follows
    start = time.perf_counter()
    _put(stack, f"articles/ukur-{number}.md", kilas_text(story))
    while not _shows(f"{stack.site_url}/2026/11/ukur-{number}.html", title):
        if time.perf_counter() - start > PATIENCE:
            raise TimeoutError(f"upload {number} is not live after {PATIENCE} s")
        time.sleep(LOOK_EVERY)
    milliseconds = 1000 * (time.perf_counter() - start)
    stack.settle(PATIENCE)  # the next upload is to meet an idle stack, as editors do
    return milliseconds


def _put(stack: Stack, key: str, text: str) -> None:
    stack.client("s3").put_object(Bucket=stack.file.content_bucket, Key=key, Body=text.encode())


def _shows(url: str, text: bytes) -> bool:
    try:
        with urlopen(url) as answer:  # noqa: S310 -- the front door's own address
            return text in answer.read()
    except HTTPError:
        return False


def table(figures: dict[str, Any]) -> str:
    """The figures."""
    return (
        f"\nUpload to page at the front door, {UPLOADS} uploads, milliseconds\n"
        f"  {'p50':<30} {figures['p50_ms']:>12}\n"
        f"  {'p99':<30} {figures['p99_ms']:>12}"
    )
