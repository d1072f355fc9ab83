"""Papers as lists tell of them: held, missing, expired, in process; a year is never a number."""

from __future__ import annotations

import pytest

from models.workbook.cells.choices import paper


@pytest.mark.parametrize(
    "cell",
    [
        "Belum, daftar 2025", "habis berlaku 2023", "tidak ada (rencana 2026)", "dicabut 2023", "kadaluarsa 2024",
        "proses", "sudah habis", "exp 12/05/2024", "tidak ada 2063523010123", "sudah ada proses",
        "menunggu 2026", "non aktif 2022",
    ],
)  # fmt: skip
def test_absence_expiry_and_process_are_not_held_and_are_told(cell: str) -> None:
    found = paper("pirt", cell)
    assert found.value is not None
    assert not found.value.held
    assert not found.value.number
    assert next(remark.message for remark in found.remarks) in ("paper_missing", "paper_expired", "paper_in_process")


@pytest.mark.parametrize(
    "cell", ["2063523010123-28", "P-IRT No. 206352301012328", "SNI 01-3820-1995", "2063 5230 1012 3"]
)
def test_a_number_is_a_number(cell: str) -> None:
    found = paper("pirt", cell).value
    assert found is not None
    assert (found.held, found.number) == (True, cell)


@pytest.mark.parametrize("cell", ["ada 2024", "sudah (2023)", "aktif s/d 31/12/2027", "berlaku 2027"])
def test_held_with_a_year_has_no_number(cell: str) -> None:
    found = paper("halal", cell).value
    assert found is not None
    assert (found.held, found.number) == (True, "")


@pytest.mark.parametrize("cell", ["self declare 2024", "2024", "12/05/2024", "2063523010123-28 kadaluarsa"])
def test_what_is_neither_is_refused(cell: str) -> None:
    found = paper("halal", cell)
    assert (found.value, [remark.message for remark in found.remarks]) == (None, ["paper_unclear"])
