from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.intake import IntakeKind
from models.problems import ImportRejected
from models.workbook.checking import check
from models.workbook.parser.encodings import UNREADABLE, decoded, plausibility
from models.workbook.reading import read_workbook
from tests.models.workbook.books import CONTEXT

NAMES = "Nama;Pemilik\nCafé Sari;André\nRumah Batik “Ayu”;Zoë\nJl. Mawar – 2;Siti\n"


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac Roman"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_the_encoding_is_told_by_what_the_letters_say(codec: str, named: str) -> None:
    found = decoded(NAMES.encode(codec))
    assert (found.text, found.encoding) == (NAMES, named)


def test_names_of_an_old_dos_program() -> None:
    text = "Café;André\nRené;Zoë\n"
    assert decoded(text.encode("cp850")).text == text
    assert decoded(text.encode("cp850")).encoding == "DOS 850"


def test_one_bad_byte_leaves_all_other_letters_as_they_are() -> None:
    data = NAMES.encode().replace(b"Siti", b"Si\xe9ti")
    found = decoded(data)
    assert found.text == NAMES.replace("Siti", f"Si{UNREADABLE}ti")
    assert found.encoding == "UTF-8"


@given(st.text(min_size=3, max_size=60).filter(lambda text: not text.isascii() and "\x00" not in text), st.data())
def test_a_bad_byte_never_turns_utf8_into_other_letters(text: str, data: st.DataObject) -> None:
    whole = f"{text}{text}\n".encode()
    at = data.draw(st.sampled_from([0, len(whole)]))
    found = decoded(b"a" + whole[:at] + b"\xff" + whole[at:])
    assert text in found.text
    assert found.text.count(UNREADABLE) >= 1


def test_bytes_that_are_no_letters_anywhere_are_refused() -> None:
    with pytest.raises(ImportRejected, match="file_encoding_unknown"):
        decoded(b"nama\r\n\x81\x8d\x8f\xff")


def test_letters_count_where_people_write_them() -> None:
    assert plausibility("Café André") == 1.0
    assert plausibility("AndrŽ") == 0.0
    assert plausibility("biasa") == 1.0


def test_the_encoding_and_the_rows_with_lost_letters_are_named(tmp_path: Path) -> None:
    lines = "Nama Usaha;Pemilik;Kabupaten\nCafé Sari;André;Kab. Tuban\nToko Maju;Siti;Kab. Tuban\n"
    path = tmp_path / "daftar.csv"
    path.write_bytes(lines.encode().replace(b"Maju", b"M\xe9ju"))
    (sheet,) = read_workbook(path)
    result = check(sheet, IntakeKind.ENTERPRISES, CONTEXT)
    said = [(one.message, one.sheet, one.row) for one in result.findings if one.message != "offer_missing"]
    assert said == [("encoding_taken", "daftar", 0), ("letters_unreadable", "daftar", 3)]
    assert len(result.intakes) == 2


def test_plain_utf8_is_nothing_to_speak_of(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes("Nama Usaha;Pemilik\nCafé;Zoë\n".encode())
    (sheet,) = read_workbook(path)
    assert sheet.findings == ()
