"""Files that programs leave beside those of an editor: no command uploads them."""

from __future__ import annotations

import re
from typing import Final

_LEFTOVER: Final = re.compile(
    r"\.DS_Store|Thumbs\.db|desktop\.ini|Icon\r"  # macOS, Windows
    r"|\._.*|\.AppleDouble|__MACOSX"  # what macOS writes on disks and in archives of others
    r"|~\$.*|\.~lock\..*#"  # a document that is open in Word, or in LibreOffice
    r"|.*~|#.*#|\.#.*|.*\.(?:sw[op]|tmp|part|crdownload|bak)",  # editors and browsers
    re.IGNORECASE | re.DOTALL,
)


def is_leftover(name: str) -> bool:
    """Whether a file or folder of this name was left by a program."""
    return bool(_LEFTOVER.fullmatch(name))
