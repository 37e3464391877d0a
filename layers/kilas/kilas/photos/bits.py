"""Bits, read one behind another. For kilas.photos.hevc and kilas.photos.av1."""

from __future__ import annotations

from typing import Final

_MOST_BYTES: Final = 512
"""What is asked for stands within the first hundred bytes, unless a file has all that there may be
before it."""


class Bits:
    """Reads bits one behind another. Raises IndexError beyond the end."""

    def __init__(self, data: bytes) -> None:
        self._bits = "".join(f"{byte:08b}" for byte in data[:_MOST_BYTES])
        self._place = 0

    def skip(self, number: int) -> None:
        self._place += number

    def number(self, size: int) -> int:
        """An unsigned number of so many bits, 0 for none."""
        start, self._place = self._place, self._place + size
        if self._place > len(self._bits):
            raise IndexError(self._place)
        return int(self._bits[start : self._place] or "0", 2)

    def golomb(self) -> int:
        """A number in an Exp-Golomb code (H.265, 9.2; AV1, 4.10.3)."""
        zeros = 0
        while not self.number(1):
            zeros += 1
        return (1 << zeros) - 1 + (self.number(zeros) if zeros else 0)
