"""Columns known by what stands in them: proposed, shown as a guess, and never used before somebody said yes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.domain.intake import EnterpriseIntake, IntakeKind
from models.domain.mapping import How, SheetProposal
from models.problems import ImportRejected
from models.reference.words import shipped_lexicon
from models.workbook.checking import check
from models.workbook.evidence import evidence
from models.workbook.guesses import propose
from models.workbook.sheet import Cell, Row, Sheet
from tests.models.workbook.books import CONTEXT

ROWS: tuple[Row, ...] = (
    ("Siti Aminah", "UD Berkah Jaya", "3523016505859991", "0812 3456 7890", "Tuban", "keripik singkong", "kg", "P"),
    ("H. Slamet", "Keripik Barokah", "3523011505859992", "0813 3456 7891", "Kab. Gresik", "tempe", "bungkus", "L"),
    ("Sri Wahyuni", "Batik Tulis Ayu", "3523014505859993", "081534567892", "Tuban", "batik tulis", "lembar", "P"),
)
FIELDS = ("owner", "name", "nik", "phone", "kabupaten", "product", "unit", "female")
LETTERS: Row = tuple("ABCDEFGH")


def proposal(*rows: Row, kind: IntakeKind = IntakeKind.ENTERPRISES) -> SheetProposal:
    return propose(Sheet("Data", rows), kind, shipped_lexicon())


@pytest.mark.parametrize("rows", [(LETTERS, *ROWS), ROWS], ids=["headings that say nothing", "no headings"])
def test_columns_are_known_by_their_content(rows: tuple[Row, ...]) -> None:
    found = proposal(*rows)
    assert tuple(one.field for one in found.columns) == FIELDS
    assert {one.how for one in found.columns} == {How.CONTENT}
    assert (found.rows, found.missing, found.is_certain) == (3, (), False)


def test_a_guess_is_used_only_when_somebody_said_yes() -> None:
    sheet = Sheet("Data", (LETTERS, *ROWS))
    with pytest.raises(ImportRejected) as refused:
        check(sheet, IntakeKind.ENTERPRISES, CONTEXT)
    assert refused.value.message == "columns_missing_guessed"
    assert "C = NIK" in refused.value.values["guesses"]  # type: ignore[operator]
    agreed = check(sheet, IntakeKind.ENTERPRISES, CONTEXT, proposal(LETTERS, *ROWS).mapping)
    owners = [one.owner for one in agreed.intakes if isinstance(one, EnterpriseIntake)]
    assert [one.name for one in owners] == ["Siti Aminah", "H. Slamet", "Sri Wahyuni"]
    assert owners[0].phone == "+6281234567890"


def test_a_list_without_headings_is_read_by_letters() -> None:
    agreed = check(Sheet("Data", ROWS), IntakeKind.ENTERPRISES, CONTEXT, proposal(*ROWS).mapping)
    assert (agreed.read, agreed.intakes[0].row, agreed.recognised.first_row) == (3, 1, 1)


def test_an_unknown_heading_among_known_ones_is_named_in_the_findings() -> None:
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Identitas")
    rows = tuple((f"Usaha {at}", f"Contoh {at}", "Tuban", row[2]) for at, row in enumerate(ROWS))
    result = check(Sheet("Data", (head, *rows)), IntakeKind.ENTERPRISES, CONTEXT)
    (told,) = [one for one in result.findings if one.row == 1]
    assert (told.message, told.column, dict(told.values)) == ("heading_guess_unused", "Identitas", {"guess": "NIK"})
    assert all(one.owner.nik == "" for one in result.intakes if isinstance(one, EnterpriseIntake))


def test_samples_of_persons_are_masked() -> None:
    found = {one.field: one for one in proposal(LETTERS, *ROWS).columns}
    for field in ("nik", "phone"):
        assert all("•" in sample for sample in found[field].samples)
    assert found["name"].samples[0] == "UD Berkah Jaya"
    desil = proposal(("Nama Usaha", "Pemilik", "Desil"), ("A", "B", 1), ("C", "D", 2)).columns[2]
    assert (desil.field, desil.samples) == ("desil", ("•",))


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (("1234567890123", "2234567890123"), "nib"),
        (("3523016505859991", "3523014505859992"), "nik"),
        ((3.52301650585e15, 3.52301650586e15), "nik"),
        (("0341-551234", "0356 321456"), "phone"),
        (("Palang", "Kerek", "Jenu"), "kecamatan"),
        (("Rp 180.000.000", "1,2 M", "300 juta"), "annual_sales"),
        (("Rp 15.000", "25rb"), "price"),
        (("300 kg", "1,5 ton"), "capacity"),
        (("4 orang", "12 orang"), "workers"),
        (("mikro", "kecil", "Mikro"), "size"),
        (("35.23.01.2001", "35.25.02"), "region_code"),
        (("-7.1, 112.3", "-6.9, 112.05"), "coordinates"),
        (("Jl. Raya 12", "RT 02 RW 01 Dusun Krajan", "Jalan Melati"), "address"),
        (("09.254.294.3-407.000", "01.234.567.8-601.000"), "paper_npwp"),
        (("sepanjang tahun", "Jan-Mar", "Mei, Juni"), "months"),
    ],
)
def test_what_a_column_holds(cells: tuple[Cell, ...], field: str) -> None:
    found = evidence(cells, IntakeKind.ENTERPRISES, shipped_lexicon())
    assert field in [one.field for one in found[:2]]
    assert found[0].share >= 0.75


@pytest.mark.parametrize(
    "cells",
    [("satu", "dua"), (1, 2, 3), ("x",), (None, None), (150, 200, 310), ("lihat lampiran", "idem", "idem")],
)
def test_what_says_nothing_is_not_guessed(cells: tuple[Cell, ...]) -> None:
    assert evidence(cells, IntakeKind.ENTERPRISES, shipped_lexicon()) == ()


def test_needs_and_partners_have_their_own_fields() -> None:
    rows: tuple[Row, ...] = (
        ("PT Pangan Contoh", "keripik singkong", "300 kg", "Tuban"),
        ("CV Batik Contoh", "batik tulis", "40 lembar", "Gresik"),
    )
    assert [one.field for one in proposal(*rows, kind=IntakeKind.NEEDS).columns] == [
        "partner", "product", "quantity", "territory",
    ]  # fmt: skip


def test_what_was_said_before_is_proposed_again() -> None:
    given = (("A", "owner"), ("B", "name"), ("C", ""), ("Tidak ada lagi", "nib"))
    found = propose(Sheet("Data", (LETTERS, *ROWS)), IntakeKind.ENTERPRISES, shipped_lexicon(), given)
    assert [(one.field, one.how) for one in found.columns[:4]] == [
        ("owner", How.PROFILE), ("name", How.PROFILE), ("", How.PROFILE), ("phone", How.CONTENT),
    ]  # fmt: skip


def test_the_same_headings_have_the_same_key() -> None:
    one, other = proposal(("Nama Usaha", "Pemilik"), ("a", "b")), proposal(("NAMA  USAHA", "pemilik."), ("c", "d"))
    assert one.headings == other.headings
    assert one.headings != proposal(("Pemilik", "Nama Usaha"), ("a", "b")).headings


def test_a_column_of_open_days_is_asked_once() -> None:
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Sertifikat Halal", "Masa Berlaku")
    rows = tuple((f"U{at}", f"P{at}", "Tuban", "Ada", day) for at, day in enumerate(("03/04/2027", "05/06/2027")))
    (asked,) = proposal(head, *rows).days
    assert (asked.field, asked.column, asked.example) == ("until_halal", "Masa Berlaku", "03/04/2027")
    assert (asked.day_first, asked.month_first, asked.also) == ("2027-04-03", "2027-03-04", 1)
    decided = (*rows, ("U9", "P9", "Tuban", "Ada", "21/04/2027"))
    assert proposal(head, *decided).days == ()


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["Tuban", "kg", "P", "Rp 5 juta", "03/04/2028", "tempe", "UD Berkah", "Siti", "Ada", "NIK"]),
    st.sampled_from(["3523016505859991", "0812 3456 7890", "3523-0165-0585-0001", "1234567890123", "Nama Usaha"]),
    st.integers(0, 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.dates(),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=8), st.sampled_from(list(IntakeKind)))
def test_any_sheet_with_two_cells_in_a_row_gets_a_proposal(rows: list[Row], kind: IntakeKind) -> None:
    sheet = Sheet("Data", tuple(rows))
    if not any(sum(cell not in (None, "") and str(cell).strip() != "" for cell in row) >= 2 for row in rows):
        return
    found = propose(sheet, kind, shipped_lexicon())
    used = [one.field for one in found.columns if one.field]
    assert len(used) == len(set(used))
    assert not [s for one in found.columns for s in one.samples if re.search(r"\d(?:[\W_]{0,3}\d){8,}", s)]
    try:
        result = check(sheet, kind, CONTEXT, found.mapping)
    except ImportRejected:
        return
    accepted = {one.row for one in result.intakes}
    assert result.read == len(accepted) + len(result.rejected)
    assert {one.field for one in result.recognised.columns if one.field} == set(used)
