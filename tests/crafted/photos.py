"""The photos made to cost much, by what counts in them; each builder is deterministic.

docs/decisions/0027 says what they attack. `AT` has the number at which each costs most: the
last one that is taken, or what fits into the largest file where nothing bounds it but that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.crafted.avifs import avif_of_tiles, avif_with_alpha
from tests.crafted.heics import heic_of_tiles, heic_with_alpha
from tests.crafted.jpegs import (
    jpeg_cmyk,
    jpeg_exif_entries,
    jpeg_exif_segments,
    jpeg_in_scans,
    jpeg_of_noise,
    jpeg_profile_steps,
    jpeg_progressive,
    jpeg_progressive_444,
    jpeg_restarts,
    jpeg_tables,
    mpo,
)
from tests.crafted.pngs import (
    png_behind_the_picture,
    png_exif_entries,
    png_in_chunks,
    png_in_other_colours,
    png_interlaced,
    png_of_four_values,
    png_of_noise,
    png_of_two_values,
    png_text_bombs,
    png_turned,
    png_turned_noise,
)
from tests.crafted.tiffs import (
    bmp_of_black_and_white,
    bmp_of_noise,
    tiff_in_one_strip,
    tiff_in_strips,
    tiff_of_noise,
)
from tests.crafted.webps_and_gifs import (
    gif_comment,
    gif_frames,
    gif_of_noise,
    gif_transparent,
    webp_exif_entries,
    webp_frames,
    webp_long,
    webp_of_noise,
    webp_transparent,
    webp_transparent_wide,
    webp_turned,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CRAFTED: Final[Mapping[str, Callable[[int], bytes]]] = {
    "JPEG, scans": jpeg_in_scans,
    "JPEG, noise": jpeg_of_noise,
    "JPEG, progressive noise": jpeg_progressive,
    "JPEG, progressive 4:4:4": jpeg_progressive_444,
    "JPEG, CMYK": jpeg_cmyk,
    "JPEG, restarts": jpeg_restarts,
    "JPEG, segments of Exif": jpeg_exif_segments,
    "JPEG, entries of Exif": jpeg_exif_entries,
    "JPEG, tables": jpeg_tables,
    "JPEG, steps of a profile": jpeg_profile_steps,
    "MPO, pictures": mpo,
    "PNG, noise": png_of_noise,
    "PNG, two values": png_of_two_values,
    "PNG, four values": png_of_four_values,
    "PNG, turned": png_turned,
    "PNG, in other colours": png_in_other_colours,
    "PNG, turned noise": png_turned_noise,
    "PNG, interlaced": png_interlaced,
    "PNG, chunks": png_in_chunks,
    "PNG, compressed texts": png_text_bombs,
    "PNG, MB behind the picture": png_behind_the_picture,
    "PNG, entries of Exif": png_exif_entries,
    "WebP, noise": webp_of_noise,
    "WebP, long": webp_long,
    "WebP, turned": webp_turned,
    "WebP, transparent": webp_transparent,
    "WebP, transparent and wide": webp_transparent_wide,
    "WebP, frames": webp_frames,
    "WebP, entries of Exif": webp_exif_entries,
    "HEIC, tiles": heic_of_tiles,
    "HEIC, transparent tiles": heic_with_alpha,
    "AVIF, tiles": avif_of_tiles,
    "AVIF, transparent tiles": avif_with_alpha,
    "GIF, noise": gif_of_noise,
    "GIF, transparent": gif_transparent,
    "GIF, frames": gif_frames,
    "GIF, blocks of a comment": gif_comment,
    "TIFF, noise": tiff_of_noise,
    "TIFF, in one strip": tiff_in_one_strip,
    "TIFF, strips": tiff_in_strips,
    "BMP, noise": bmp_of_noise,
    "BMP, black and white": bmp_of_black_and_white,
}
"""By what counts in them; each is a photo for some number, and at `AT` the most that is taken."""

AT: Final[Mapping[str, int]] = {
    "JPEG, scans": 32,
    "JPEG, noise": 60_000_000,
    "JPEG, progressive noise": 30_000_000,
    "JPEG, progressive 4:4:4": 34_000_000,
    "JPEG, CMYK": 24_000_000,
    "JPEG, restarts": 60_000_000,
    "JPEG, segments of Exif": 1_900,
    "JPEG, entries of Exif": 4_900,
    "JPEG, tables": 1_900,
    "JPEG, steps of a profile": 400_000,
    "MPO, pictures": 500,
    "PNG, noise": 10_240_000,
    "PNG, two values": 10_240_000,
    "PNG, four values": 10_240_000,
    "PNG, turned": 25_000_000,
    "PNG, in other colours": 25_000_000,
    "PNG, turned noise": 25_000_000,
    "PNG, interlaced": 25_000_000,
    "PNG, chunks": 199_000,
    "PNG, compressed texts": 20_000,
    "PNG, MB behind the picture": 4_000,
    "PNG, entries of Exif": 20_000,
    "WebP, noise": 10_000_000,
    "WebP, long": 5_120_000,
    "WebP, turned": 12_500_000,
    "WebP, transparent": 8_700_000,
    "WebP, transparent and wide": 12_490_000,
    "WebP, frames": 500,
    "WebP, entries of Exif": 20_000,
    "HEIC, tiles": 16_770_000,
    "HEIC, transparent tiles": 7_929_856,
    "AVIF, tiles": 12_500_000,
    "AVIF, transparent tiles": 7_200_000,
    "GIF, noise": 25_000_000,
    "GIF, transparent": 25_000_000,
    "GIF, frames": 500,
    "GIF, blocks of a comment": 199_000,
    "TIFF, noise": 9_700_000,
    "TIFF, in one strip": 25_000_000,
    "TIFF, strips": 20_000,
    "BMP, noise": 13_900_000,
    "BMP, black and white": 25_000_000,
}
