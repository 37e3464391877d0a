"""WebPs and GIFs made to cost much: each builder takes the number that counts in it."""

from __future__ import annotations

from PIL import Image

from tests.crafted.pixels import large_grain, long, noise, overlapping_exif, profile, saved, square


def webp_of_noise(pixels: int) -> bytes:
    return saved(noise("RGBA", square(pixels)), "WEBP", lossless=True, quality=0, method=0)


def webp_long(pixels: int) -> bytes:
    size = 1600, pixels // 1600
    return saved(noise("RGBA", size), "WEBP", lossless=True, quality=0, method=0)


def webp_turned(pixels: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGBA", square(pixels), (200, 30, 30, 200))
    return saved(image, "WEBP", lossless=True, exif=exif, icc_profile=profile())


def webp_transparent(pixels: int) -> bytes:
    """1 : 2, of grain that costs most to write again, in a profile and turned."""
    width = int((pixels / 2) ** 0.5)
    return _webp_of_grain((width, 2 * width), 4)


def webp_transparent_wide(pixels: int) -> bytes:
    """The largest that is decoded, with the largest of the usual copies."""
    width = int((pixels * 1.28) ** 0.5)
    return _webp_of_grain((width, pixels // width), 7)


def _webp_of_grain(size: tuple[int, int], grain: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 3
    image = large_grain("RGBA", size, grain)
    return saved(image, "WEBP", quality=90, method=0, exif=exif, icc_profile=profile())


def webp_frames(number: int) -> bytes:
    frames = [Image.new("RGB", (40, 30), (each % 256, each // 256, 9)) for each in range(number)]
    return saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], minimize_size=False)


def webp_exif_entries(entries: int) -> bytes:
    return saved(Image.new("RGB", (40, 30)), "WEBP", exif=overlapping_exif(entries, 1_000_000))


def gif_of_noise(pixels: int) -> bytes:
    return saved(noise("L", long(pixels)), "GIF")


def gif_transparent(pixels: int) -> bytes:
    return saved(noise("P", long(pixels)), "GIF", transparency=0)


def gif_frames(number: int) -> bytes:
    frames = [Image.new("L", (40, 30), each % 255) for each in range(number)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def gif_comment(blocks: int) -> bytes:
    """A comment in so many blocks, which decoders join one by one."""
    data = saved(Image.new("L", (40, 30)), "GIF")
    comment = b"\x21\xfe" + b"\x01x" * blocks + b"\0"
    place = data.index(b"\x2c")
    return data[:place] + comment + data[place:]
