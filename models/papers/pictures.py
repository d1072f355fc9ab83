"""A picture that somebody chose, made harmless: opaque, small, in the one form that every paper can draw."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from models.problems import UserProblem

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 24_000_000
LARGEST_KEPT = 300_000
"""Bytes of the picture that is kept."""
_SIDES = (720, 540, 360, 240, 160)
"""Pixels on the longer side, tried until it is small enough; 22 mm at 400 to the inch are 360."""
_FEWEST = 16
_KINDS = ("PNG", "JPEG")


def picture_of_file(path: Path) -> bytes:
    """Return the picture in a file as `tamed` gives it; UserProblem for one that cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserProblem("picture.unreadable", file=path.name) from error
    return tamed(data, path.name)


def tamed(data: bytes, name: str) -> bytes:
    """Return an RGB PNG of at most 300 kB: of several pictures the first, on white, upright.

    What it is told by its first bytes, never by its name; the size is looked at before a pixel is unpacked. Raises
    UserProblem for another kind, too many bytes or pixels, and what is broken.
    """
    if len(data) > MOST_BYTES:
        raise UserProblem("picture.too_large", file=name)
    _refuse_other_kinds(data, name)
    return _small(_flat(data, name), name)


def _refuse_other_kinds(data: bytes, name: str) -> None:
    if not data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        kind = "picture.drawing" if b"<svg" in data[:4096].lower() else "picture.other_kind"
        raise UserProblem(kind, file=name)


def _flat(data: bytes, name: str) -> Image:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library doubts large pictures; their size is looked at here
            with Image.open(BytesIO(data), formats=_KINDS) as read:
                _refuse_size(read.size, name)
                read.draft("RGB", (2 * _SIDES[0], 2 * _SIDES[0]))  # a JPEG is unpacked no larger than needed
                read.thumbnail((_SIDES[0], _SIDES[0]))
                upright = ImageOps.exif_transpose(read)
                return _on_white(upright)
    except Image.DecompressionBombError as error:  # more than the library would even look at
        raise UserProblem("picture.too_many_pixels", file=name) from error
    except (OSError, SyntaxError, ValueError, EOFError, UnidentifiedImageError) as error:
        raise UserProblem("picture.broken", file=name) from error


def _refuse_size(size: tuple[int, int], name: str) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise UserProblem("picture.too_many_pixels", file=name)
    if min(size) < _FEWEST:
        raise UserProblem("picture.too_small", file=name, width=size[0], height=size[1])


def _on_white(picture: Image) -> Image:
    from PIL import Image

    if picture.mode == "CMYK":
        return picture.convert("RGB")
    if picture.mode.startswith("I"):
        # sixteen bits of grey: the library would cut off all but the darkest
        return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L").convert("RGB")
    clear = picture.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear).convert("RGB")


def _small(picture: Image, name: str) -> bytes:
    from PIL.Image import Resampling

    for side in _SIDES:
        picture.thumbnail((side, side), Resampling.LANCZOS)
        written = BytesIO()
        picture.save(written, "PNG", optimize=True)
        if written.tell() <= LARGEST_KEPT:
            return written.getvalue()
    raise UserProblem("picture.too_large", file=name)
