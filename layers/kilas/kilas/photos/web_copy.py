"""The renditions of a photo: no larger than a page needs, without its metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PIL import Image, ImageChops

from kilas.photos.bare import bare
from kilas.photos.colours import in_srgb
from kilas.photos.decoder import opened, pixels_of
from kilas.photos.gamuts import profile_of
from kilas.photos.logo import logo_files
from kilas.photos.saving import saved
from kilas.renditions import (
    CROPS,
    LARGEST_SHARED,
    Renditions,
    card_size,
    card_steps,
    copy_size,
    crop_size,
    cut_size,
    packed,
    steps_of,
    steps_up_to,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.photos.parts import Bare

QUALITY: Final = 80
WEBP_QUALITY: Final = 75
"""Of 100. At these two a photo looks the same (docs/decisions/0075)."""

_CROP_QUALITIES: Final = (QUALITY, 60, 40, 20, 10)
HEADS: Final = 1 / 4
"""Of the height that a crop leaves out, how much is cut from the top; kilas.css cuts cards so."""

WEBP_METHOD: Final = 2
"""How hard libwebp tries, 0 to 6. Beyond 2 it takes twice as long for some 5 % fewer bytes."""

_WEBP: Final = {"quality": WEBP_QUALITY, "method": WEBP_METHOD}
_JPEG: Final = {"quality": QUALITY, "optimize": True, "progressive": True}

_LARGE: Final = 2
"""A photo that is so many times as wide as its largest size is scaled by the filter that weighs
fewer pixels: it takes 0.6 of the time, and leaves no more of lines too fine to be shown."""

_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each orientation that a camera writes down (CIPA DC-008, Exif, tag 0x0112)."""

_WHITE: Final = (255, 255, 255)


class CopyOf(Protocol):
    """Makes the renditions of a file that `bare` has read, as one object."""

    def __call__(self, photo: Bare, *, is_logo: bool = False) -> bytes: ...


def web_copy(data: bytes) -> Renditions:
    """The renditions of a photo, upright, in sRGB colours, on white where it is transparent.

    No metadata is kept: cameras write down the place, and that can be a source's home.

    Raises Unreadable where `bare` refuses the file, and OSError, SyntaxError or ValueError where
    Pillow cannot decode it.
    """
    return renditions_of(bare(data))


def copy_of(photo: Bare, *, is_logo: bool = False) -> bytes:
    """The renditions of a file that `bare` has read already, as one object."""
    return packed(renditions_of(photo, is_logo=is_logo))


def renditions_of(photo: Bare, *, is_logo: bool = False) -> Renditions:
    """The renditions of a file that `bare` has read already; those of a logo too."""
    picture = _decoded(photo)
    logo, uncut = logo_files(picture) if is_logo else None, _on_white(picture)
    del picture
    size = copy_size(*photo.seen_size)
    seen = uncut if uncut.size == size else uncut.resize(size, Image.Resampling.LANCZOS)
    made: dict[int, bytes] = {}
    scaled, sizes = seen, [uncut, seen]
    wanted = steps_of(seen.width)
    for step in reversed(steps_up_to(seen.width)):
        if step < scaled.width:
            size = step, max(1, round(seen.height * step / seen.width))
            scaled = scaled.resize(size, Image.Resampling.LANCZOS)
            sizes.append(scaled)  # crops and cards are cut from it, whether it is wanted or not
        if step in wanted:
            made[step] = saved(scaled, "WEBP", _WEBP)
    jpeg, crops = saved(seen, "JPEG", _JPEG), _crops(photo, sizes)
    return Renditions(made, jpeg, crops, _cards(sizes, *seen.size), logo)


def _cards(sizes: Sequence[Image.Image], width: int, height: int) -> dict[int, bytes]:
    """The renditions for cards of a photo whose widest rendition has this size."""
    widths = {step: min(step, width) for step in card_steps(width, height)}
    return {
        step: saved(_cropped(sizes, card_size(own)), "WEBP", _WEBP) for step, own in widths.items()
    }


def _crops(photo: Bare, sizes: Sequence[Image.Image]) -> dict[str, bytes]:
    """The crops of a photo, which is there in several sizes, the largest first."""
    wanted = {name: crop_size(name, *photo.seen_size) for name in CROPS}
    return {name: _small_jpeg(_cropped(sizes, size)) for name, size in wanted.items()}


def _cropped(sizes: Sequence[Image.Image], size: tuple[int, int]) -> Image.Image:
    """The smallest image that is large enough, scaled as far as it must be, and cut where the least
    is lost: in the middle of its width, and nearer to the top of its height, where heads are.
    """
    width, height = size
    image = [each for each in sizes if each.width >= width and each.height >= height][-1]
    scale = min(image.width / width, image.height / height)
    if scale > 1:
        part = width * scale, height * scale
        left, top = max(0, image.width - part[0]) / 2, max(0, image.height - part[1]) * HEADS
        right, bottom = min(left + part[0], image.width), min(top + part[1], image.height)
        box = left, top, right, bottom
        return image.resize(size, Image.Resampling.LANCZOS, box=box)
    left, top = (image.width - width) // 2, round((image.height - height) * HEADS)
    return image.crop((left, top, left + width, top + height))


def _small_jpeg(image: Image.Image) -> bytes:
    """The image in as good a quality as fits into LARGEST_SHARED."""
    for quality in _CROP_QUALITIES:
        data = saved(image, "JPEG", {"quality": quality})
        if len(data) <= LARGEST_SHARED:
            break
    return data


def decode_reduced(image: Image.Image, photo: Bare) -> None:
    """Make the decoder of a JPEG keep as many pixels as the renditions need, or little more.

    The decoder can halve each side, at most three times, before it computes the pixels. Call this
    before the image is loaded.
    """
    if photo.format == "JPEG":
        image.draft("RGB", _size_in_file(photo))


def _decoded(photo: Bare) -> Image.Image:
    """The picture as readers will see it: reduced, upright, in sRGB."""
    with opened(photo) as image:
        decode_reduced(image, photo)
        profile = image.info.get("icc_profile") or profile_of(photo.primaries)
        pixels = _in_shades(pixels_of(image, photo))
        scaled = _within_bounds(_on_nothing(pixels, photo), photo)
    return in_srgb(_upright(scaled, photo), profile)


def _in_shades(image: Image.Image) -> Image.Image:
    """The image in a mode that is scaled smoothly: of a palette, or of black and white alone, only
    the pixel that lies nearest would count.
    """
    if image.mode.startswith("I"):  # 16 bits
        grey = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        clear = image.info.get("transparency")
        if clear is None:
            return grey
        return Image.merge("RGBA", (grey, grey, grey, _other_than(image, clear)))
    if "transparency" in image.info or image.mode in {"LA", "PA", "La", "RGBa"}:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGB") if image.mode == "P" else image


def _other_than(image: Image.Image, clear: int) -> Image.Image:
    """Opaque where an image of 16 bits has another value than this one."""
    data = image.tobytes()
    low, high = (
        Image.frombytes("L", image.size, data[place::2]).point(
            [255 * (value != byte) for value in range(256)]
        )
        for place, byte in enumerate(clear.to_bytes(2, "little"))
    )
    return ImageChops.lighter(low, high)


def _on_nothing(image: Image.Image, photo: Bare) -> Image.Image:
    """The image, transparent where a picture does not reach: browsers show nothing there, where
    Pillow shows the first colour of a GIF.
    """
    if photo.reach is None:
        return image
    whole = Image.new("RGBA", image.size)
    whole.paste(image.crop(photo.reach), photo.reach)
    return whole


def _within_bounds(image: Image.Image, photo: Bare) -> Image.Image:
    """The image in its largest size; called before turning, because turning needs a copy."""
    size = _size_in_file(photo)
    if image.size == size:
        return image
    is_large = image.width >= _LARGE * size[0]
    return image.resize(size, Image.Resampling.BICUBIC if is_large else Image.Resampling.LANCZOS)


def _size_in_file(photo: Bare) -> tuple[int, int]:
    """The largest size that anything is made from, as the file has it: it may lie on a side."""
    width, height = cut_size(*photo.seen_size)
    return (height, width) if photo.is_turned else (width, height)


def _upright(image: Image.Image, photo: Bare) -> Image.Image:
    turn = _UPRIGHT.get(photo.orientation)
    return image if turn is None else image.transpose(turn)


def _on_white(image: Image.Image) -> Image.Image:
    """The image in RGB, with nothing but its pixels."""
    clean = Image.new("RGB", image.size, _WHITE)
    if image.mode == "RGBA":
        clean.paste(image, mask=image)
    else:
        clean.paste(image.convert("RGB"))
    return clean
