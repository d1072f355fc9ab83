"""No finding tells a NIK, a KK or a telephone number, wherever somebody typed it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.findings import Finding
from models.domain.intake import BusinessIntake, EnterpriseIntake, IntakeKind, PaperIntake, PartnerIntake
from models.problems import ImportRejected
from models.steps.intake.tally import Tally
from models.workbook.cells.wording import holds_personal_number, shown
from models.workbook.checking import Checked
from models.workbook.columns import columns
from models.workbook.sheet import Cell
from models.workbook.spelling import headings, spell
from tests.models.workbook.books import HEAD, ROW, checked, messages

NIK, PHONE = "3523105508859777", "081234567890"
_WINDOW = 9
_WRITTEN = st.sampled_from([NIK, PHONE]).flatmap(
    lambda number: st.tuples(
        st.sampled_from(["{}", "Siti {}", "{} kg", "Rp {}", "10-{}", "{}/lembar", "Desil {}", "halal, {}", "TW {}"]),
        st.sampled_from(["", " ", ".", "-", " - ", "–", "/", ", ", "\u00a0"]),
        st.sampled_from([2, 3, 4, 5, 16]),
    ).map(lambda how: how[0].format(how[1].join(number[at : at + how[2]] for at in range(0, len(number), how[2]))))
)
_PLANTED: st.SearchStrategy[Cell] = st.one_of(
    _WRITTEN, st.sampled_from([int(NIK), float(NIK), int(PHONE), float(PHONE)])
)


def told(finding: Finding) -> list[str]:
    return [finding.column, finding.value, *(str(value) for _, value in finding.values)]


def tells(text: str) -> bool:
    digits = "".join(filter(str.isdigit, text))
    windows = {number[at : at + _WINDOW] for number in (NIK, PHONE) for at in range(len(number) - _WINDOW + 1)}
    return any(window in digits for window in windows)


def findings_of(kind: IntakeKind, head: tuple[Cell, ...], *rows: tuple[Cell, ...]) -> tuple[Finding, ...]:
    try:
        return checked(head, *rows, kind=kind).findings
    except ImportRejected:
        return ()


@given(st.sampled_from(list(IntakeKind)), st.data())
def test_no_finding_of_any_sheet_holds_nine_digits_of_a_person(kind: IntakeKind, data: st.DataObject) -> None:
    ordinary: dict[str, Cell] = {
        **{"name": "Keripik Berkah", "owner": "Siti", "partner": "Pangan Jaya", "kabupaten": "Kab. Tuban"},
        **{"kecamatan": "Kerek", "product": "keripik singkong", "unit": "kg", "quantity": 5},
    }
    cells = [ordinary.get(column.name) for column in columns(kind)]
    for index in data.draw(st.sets(st.integers(0, len(cells) - 1), min_size=1, max_size=6)):
        cells[index] = data.draw(_PLANTED)
    found = findings_of(kind, headings(kind), tuple(cells))
    assert not [text for one in found for text in told(one) if tells(text)]


@pytest.mark.parametrize("kind", list(IntakeKind))
@pytest.mark.parametrize("planted", [NIK, "3523-1055-0885-9777", "0812 3456 7890", int(NIK)])
def test_every_column_by_itself_keeps_it(kind: IntakeKind, planted: Cell) -> None:
    for index in range(len(columns(kind))):
        row: tuple[Cell, ...] = (*[None] * index, planted)
        assert not [text for one in findings_of(kind, headings(kind), row) for text in told(one) if tells(text)]


def test_the_cells_that_once_told_it() -> None:
    result = checked((*HEAD, "Harga"), (*ROW[:4], "3523-1055-0885-9777", 5, None, "0812 3456 7890"))
    assert [(one.message, one.value, one.values) for one in result.findings] == [
        ("unit_unknown", "3523-••••-••••-9777", (("unit", "3523-••••-••••-9777"),)),
        ("number_unreadable", "08•• •••• ••90", ()),
    ]


def test_a_heading_with_a_number_is_hidden_too() -> None:
    assert not [text for one in checked((*HEAD, NIK), ROW).findings for text in told(one) if tells(text)]


def test_personal_columns_tell_nothing_of_their_value() -> None:
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "NIK", "No. KK", "No. HP", "Desil", "Triwulan Desil")
    result = checked(head, ("A", "B", "Tuban", "35", "12", "x", 3, "kapan"))
    assert {one.value for one in result.findings if one.column in head[3:]} == {"•"}
    assert len([one for one in result.findings if one.column in head[3:]]) == 5


@pytest.mark.parametrize("place", range(4))
def test_sixteen_digits_among_words_are_refused(place: int) -> None:
    head = ("Nama Usaha", "Pemilik", "Produk", "Alamat", "Kabupaten")
    row: list[Cell] = ["Keripik Berkah", "Siti", "keripik singkong", "Jl. Mawar 1", "Tuban"]
    for planted in (NIK, f"Siti {NIK}", "3523-1055-0885-9777", int(NIK)):
        row[place] = planted
        result = checked(head, row)
        assert "personal_number_in_text" in messages(result)
        assert not result.intakes


@pytest.mark.parametrize(
    "words", ["Jl. Raya 12, RT 02/RW 01, 62381", "Telp. 0356-321456", "P-IRT 2063523010012-30", "12345678901234567"]
)
def test_other_numbers_among_words_are_not(words: str) -> None:
    assert not holds_personal_number(words)


def test_short_numbers_stay_readable() -> None:
    assert shown("12.500.000") == "12.500.000"
    assert shown("01/05/2026") == "01/05/2026"


def test_what_a_catalogue_says_of_a_row_is_hidden_too() -> None:
    tally = Tally()
    tally.refuse(2, "partner_unknown", partner=f"PT {NIK}", rows=3)
    assert tally.refused[0].values == (("partner", "PT 3523••••••••9777"), ("rows", 3))


def npwp_of(number: str) -> tuple[Cell, Cell]:
    intake = PartnerIntake(2, "", BusinessIntake("Pangan Jaya", npwp=number), None, None)
    at = headings(IntakeKind.PARTNERS).index("NPWP")
    return spell(intake)[at], spell(intake, personal=True)[at]


def test_the_npwp_of_a_person_is_a_nik_and_leaves_with_it_only() -> None:
    assert npwp_of(NIK) == (None, NIK)
    assert npwp_of("0012345678901000") == ("0012345678901000", "0012345678901000")


def partners(*rows: tuple[Cell, ...]) -> Checked:
    return checked(("Nama Perusahaan", "Kabupaten", "NPWP"), *rows, kind=IntakeKind.PARTNERS)


@pytest.mark.parametrize(
    ("cell", "number", "found"),
    [
        ("01.234.567.8-901.000", "012345678901000", []),
        ("0012345678901000", "0012345678901000", []),
        ("NPWP 012345678901000", "012345678901000", []),
        ("0123456", "0123456", ["npwp_length"]),
        ("belum punya", "", ["npwp_unreadable"]),
        (None, "", []),
    ],
)
def test_an_npwp_is_checked_softly(cell: Cell, number: str, found: list[str]) -> None:
    result = partners(("Pangan Jaya", "Gresik", cell))
    (intake,) = result.intakes
    assert isinstance(intake, PartnerIntake)
    assert (intake.business.npwp, messages(result)) == (number, found)


def test_an_npwp_that_excel_rounded_is_refused() -> None:
    result = partners(("Pangan Jaya", "Gresik", 3523105508859777))
    (intake,) = result.intakes
    assert isinstance(intake, PartnerIntake)
    assert (messages(result), intake.business.npwp) == (["npwp_damaged"], "")


def test_the_npwp_of_an_enterprise_is_paper_and_number() -> None:
    (intake,) = checked((*HEAD, "NPWP"), (*ROW, "01.234.567.8-901.000")).intakes
    assert isinstance(intake, EnterpriseIntake)
    assert intake.business.npwp == "012345678901000"
    assert intake.papers == (PaperIntake("npwp", held=True, number="01.234.567.8-901.000"),)
