"""A logo whatever its file: tamed or refused with a sentence, on every paper from then on, and taken back."""

from __future__ import annotations

import struct
import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from models.domain.changes import Changed
from models.domain.offices import OfficeDraft
from models.papers import pictures
from models.papers.pictures import LARGEST_KEPT, tamed
from models.problems import UserProblem
from models.use_cases.agreement_chain import paper_content
from models.use_cases.back_up import check_catalogue
from models.use_cases.list_offices import list_offices
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_logo import remove_logo, save_logo
from models.use_cases.save_office import save_office
from models.use_cases.undo_change import undo_change
from models.use_cases.view_letterhead import view_letterhead
from tests.models.papers.issuing import issued
from tests.records import TODAY
from ui.texts import problem_sentences


def packed(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **more)  # type: ignore[arg-type]
    return file.getvalue()


def opened_again(data: bytes) -> Image.Image:
    return Image.open(BytesIO(tamed(data, "logo")))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int, packed_rows: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed_rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_every_kind_of_png_becomes_rgb(mode: str) -> None:
    made = opened_again(packed(Image.new(mode, (120, 60))))
    assert (made.format, made.mode, made.size) == ("PNG", "RGB", (120, 60))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_kind_of_jpeg_becomes_rgb(mode: str) -> None:
    assert opened_again(packed(Image.new(mode, (120, 60)), "JPEG")).mode == "RGB"


def test_a_cmyk_jpeg_keeps_its_colour() -> None:
    red = Image.new("CMYK", (64, 64), (0, 255, 255, 0))
    r, g, b = opened_again(packed(red, "JPEG")).getpixel((30, 30))
    assert r > 200
    assert max(g, b) < 60


def test_sixteen_bits_of_grey_stay_grey() -> None:
    made = opened_again(packed(Image.new("I;16", (900, 450), 32_768)))
    assert made.size == (720, 360)
    assert made.getpixel((300, 100)) == (128, 128, 128)


def test_what_shines_through_is_white() -> None:
    half = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    half.paste((0, 0, 255, 255), (0, 0, 32, 64))
    made = opened_again(packed(half))
    assert made.getpixel((50, 30)) == (255, 255, 255)
    assert made.getpixel((5, 30)) == (0, 0, 255)


def test_of_a_moving_picture_the_first_stands() -> None:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    data = packed(frames[0], save_all=True, append_images=frames[1:])
    assert b"acTL" in data
    assert opened_again(data).getpixel((9, 9)) == (255, 0, 0)
    assert b"acTL" not in tamed(data, "logo")


def test_a_photograph_turned_by_its_camera_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened_again(packed(Image.new("RGB", (80, 40)), "JPEG", exif=exif)).size == (40, 80)


def test_noise_is_made_small_enough() -> None:
    data = packed(Image.effect_noise((900, 900), 120).convert("RGB"))
    assert len(data) > LARGEST_KEPT
    made = tamed(data, "logo")
    assert len(made) <= LARGEST_KEPT
    assert tamed(made, "logo") == made


def test_nothing_but_pixels_is_kept() -> None:
    picture = Image.new("RGB", (64, 64))
    told = PngInfo()
    told.add_text("Author", "Siti Contoh")
    assert b"Siti" in packed(picture, pnginfo=told)
    assert b"Siti" not in tamed(packed(picture, pnginfo=told), "logo")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = png_of(60_000, 60_000, zlib.compress(bytes(1_000_000)))
    before = time.process_time()
    with pytest.raises(UserProblem, match=r"picture\.too_many_pixels"):
        tamed(bomb, "logo.png")
    assert time.process_time() - before < 0.5


@pytest.mark.parametrize(
    "data, problem",
    [
        (b"", "picture.other_kind"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "picture.drawing"),
        (packed(Image.new("RGB", (64, 64)), "GIF"), "picture.other_kind"),
        (packed(Image.new("RGB", (64, 64)), "TIFF"), "picture.other_kind"),
        (b"%PDF-1.7", "picture.other_kind"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20 * 1024 * 1024), "picture.too_large"),
        (packed(Image.new("RGB", (8, 200))), "picture.too_small"),
        (packed(Image.effect_noise((64, 64), 50))[:-900], "picture.broken"),
        (packed(Image.new("RGB", (64, 64)), "JPEG")[:300], "picture.broken"),
        (png_of(64, 64, zlib.compress(b"too little")), "picture.broken"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.broken"),
    ],
)
def test_what_is_no_such_picture_is_refused_with_a_sentence(data: bytes, problem: str) -> None:
    with pytest.raises(UserProblem) as refused:
        tamed(data, "logo.png")
    assert refused.value.message == problem
    said = problem_sentences(refused.value)
    assert "logo.png" in said.what_happened
    assert said.what_to_do


def tamed_or_why(data: bytes) -> bytes | str:
    try:
        return tamed(data, "logo")
    except UserProblem as problem:
        return problem.message


@given(st.binary(max_size=300), st.integers(0, 400), st.booleans())
@settings(max_examples=200, deadline=None)
def test_whatever_is_broken_in_a_file_the_program_stands(noise: bytes, at: int, jpeg: bool) -> None:
    whole = _JPEG if jpeg else _PNG
    data = whole[:at] + noise + whole[at + len(noise) :]
    made = tamed_or_why(data)
    assert made.startswith(b"\x89PNG" if isinstance(made, bytes) else "picture.")  # type: ignore[arg-type]
    assert len(made) <= LARGEST_KEPT


_PNG = packed(Image.effect_noise((32, 32), 60).convert("RGB"))
_JPEG = packed(Image.effect_noise((32, 32), 60).convert("RGB"), "JPEG")


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    file = tmp_path / "logo.png"
    file.write_bytes(packed(Image.new("RGB", (90, 90), "green")))
    return file


def shown(opened: Opened) -> bytes:
    return view_letterhead(opened.catalogue, opened.actor, today=TODAY).logo


def pictures_in(content: bytes) -> int:
    return len(PdfReader(BytesIO(content)).pages[0].images)


def test_a_logo_is_chosen_removed_and_taken_back(opened: Opened, logo: Path) -> None:
    catalogue, actor = opened.catalogue, opened.actor
    assert shown(opened) == b""
    first = save_logo(catalogue, actor, logo)
    kept = shown(opened)
    assert Image.open(BytesIO(kept)).getpixel((5, 5)) == (0, 128, 0)
    assert save_logo(catalogue, actor, logo).changed is Changed.NOTHING
    removed = remove_logo(catalogue, actor)
    assert shown(opened) == b""
    undo_change(catalogue, actor, removed.change_set)
    assert shown(opened) == kept
    undone = undo_change(catalogue, actor, first.change_set)
    assert shown(opened) == b""
    undo_change(catalogue, actor, undone.change_set)
    assert shown(opened) == kept
    assert check_catalogue(catalogue, actor).findings == ()


def test_another_logo_stands_over_an_undone_one(opened: Opened, logo: Path, tmp_path: Path) -> None:
    save_logo(opened.catalogue, opened.actor, logo)
    green = shown(opened)
    blue = tmp_path / "biru.jpg"
    blue.write_bytes(packed(Image.new("RGB", (90, 90), "blue"), "JPEG"))
    second = save_logo(opened.catalogue, opened.actor, blue)
    assert shown(opened) != green
    undo_change(opened.catalogue, opened.actor, second.change_set)
    assert shown(opened) == green


def test_new_papers_carry_it_and_issued_ones_stay(accepted: Opened, logo: Path) -> None:
    office = next(each for each in list_offices(accepted.catalogue, accepted.actor) if each.own)
    save_office(accepted.catalogue, accepted.actor, OfficeDraft(
        office.uid, office.version, office.code, office.kind, office.name, office.region, "Jl. Contoh 1", "",
        "KADIN JAWA TIMUR", "", "",
    ))  # fmt: skip
    before = issued(accepted)
    save_logo(accepted.catalogue, accepted.actor, logo)
    after = issued(accepted, "P-000002")
    assert (pictures_in(before.content), pictures_in(after.content)) == (0, 1)
    assert paper_content(accepted.catalogue, accepted.actor, before.agreement) == before.content


def test_the_specimen_shows_it_on_one_page(opened: Opened, logo: Path) -> None:
    save_logo(opened.catalogue, opened.actor, logo)
    for paper in ("A4", "F4"):
        view = view_letterhead(opened.catalogue, opened.actor, paper=paper, today=TODAY)
        read = PdfReader(BytesIO(view.specimen))
        assert len(read.pages) == 1
        assert pictures_in(view.specimen) == 1
        assert "Contoh kop surat" in read.pages[0].extract_text()
    assert not view.complete


def test_a_file_that_is_gone_is_told(opened: Opened, tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match=r"picture\.unreadable"):
        save_logo(opened.catalogue, opened.actor, tmp_path / "tidak-ada.png")
    big = tmp_path / "besar.png"
    big.write_bytes(bytes(pictures.MOST_BYTES + 10))
    with pytest.raises(UserProblem, match=r"picture\.too_large"):
        save_logo(opened.catalogue, opened.actor, big)
