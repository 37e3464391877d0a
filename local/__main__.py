"""`make run`: the newspaper on http://localhost:8080/ until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from local import ROOT
from local.errors import LocalError
from local.front_door import LAST_PORT
from local.stack import Stack
from local.stack_file import STATE

if TYPE_CHECKING:
    from types import FrameType

    from local.stack_file import StackFile

SUMMARY = """
  Kilas is running. Koran Anda sudah terbit.

    Site     {site_url}
    API      {api_url}openapi.json
    S3       {aws_endpoint}   bucket {content_bucket}
    Outbox   {aws_endpoint}/_ministack/ses/messages

  Publish: save a file under {content}/articles/, or paste

    AWS_ACCESS_KEY_ID={access_key_id} AWS_SECRET_ACCESS_KEY={secret_access_key} \\
    AWS_DEFAULT_REGION={region} aws --endpoint-url {aws_endpoint} \\
    s3 cp berita.md s3://{content_bucket}/articles/berita.md

  What became of an upload: desk/<its key>.txt in the same bucket. Ctrl-C stops everything.
"""


class _Interrupted(BaseException):
    """Ctrl-C, or the signal that asks a process to end."""


def main() -> int:
    """Run until a signal; the exit status: 0, or 1 where it could not run."""
    arguments = _parse()
    _end_on_signals()
    print("Starting the local cloud ...", flush=True)
    try:
        with Stack(
            arguments.state, arguments.port, arguments.content, report=_report_upload
        ) as stack:
            print(_summary(stack.file, arguments.content), flush=True)
            stack.wait()
    except (LocalError, OSError) as error:
        print(f"kilas: {error}", file=sys.stderr)
        return 1
    except _Interrupted:
        print("Stopped. What was published is kept for the next start.", flush=True)
        return 0


def _end_on_signals() -> None:
    """Raise _Interrupted at the first signal; later signals must not interrupt the stopping."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        print("Stopping ...", flush=True)
        raise _Interrupted

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m local", description=__doc__)
    parser.add_argument(
        "--port", type=_port, default=8080, help="of the site; 0 for any that is free (8080)"
    )
    parser.add_argument(
        "--content",
        type=Path,
        default=ROOT / "samples",
        help="a folder with site.yaml, articles/, pages/, media/ (default: samples)",
    )
    parser.add_argument(
        "--state",
        type=Path,
        default=STATE,
        help="where everything published is kept (default: .local)",
    )
    return parser.parse_args()


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= LAST_PORT):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no port: take a number up to {LAST_PORT}, as in: make run PORT=8081"
        )
    return int(text)


def _summary(file: StackFile, content: Path) -> str:
    values = {name: getattr(file, name) for name in file.__slots__}
    return SUMMARY.format(**values, content=_short(content))


def _short(path: Path) -> str:
    """The path relative to the working directory, if it is below that."""
    path = path.resolve()
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _report_upload(keys: list[str]) -> None:
    shown = ", ".join(keys[:3])
    more = f" and {len(keys) - 3} more" if len(keys) > 3 else ""  # noqa: PLR2004  # as above
    print(f"  uploaded or deleted: {shown}{more}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
