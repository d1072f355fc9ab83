"""Days as people write them; which of day and month stands first is never guessed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.intake import EnterpriseIntake, IntakeKind
from models.workbook.cells.dates import both_meanings, day, is_open, last_day, order_of
from models.workbook.checking import CheckContext, check
from models.workbook.sheet import Cell, Sheet
from tests.models.workbook.books import CONTEXT, TODAY, checked, messages

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
SHORT_YEARS = st.dates(date(1980, 1, 1), date(2079, 12, 31))


@pytest.mark.parametrize(
    "cell",
    [
        "21/11/2026", "21-11-2026", "21.11.2026", "21-11-26", "21 Nov 2026", "21 November 2026", "21-Nov-26",
        "2026-11-21", "2026/11/21", "11/21/2026", "Sabtu, 21 November 2026", "November 21, 2026", "21 nopember 2026",
        date(2026, 11, 21), datetime(2026, 11, 21, 8, 30), 46347, 46347.5,
    ],
)  # fmt: skip
def test_one_day_in_many_forms(cell: Cell) -> None:
    assert day(cell, None).value == "2026-11-21"


@pytest.mark.parametrize("cell", ["31/02/2026", "0/1/2026", "2026", "besok", "21/11", True, -5, 1e12, "1/1/3026"])
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    assert [one.message for one in day(cell, None).remarks] == ["date_unreadable"]


def test_a_day_with_two_meanings_is_refused_with_both() -> None:
    (remark,) = day("03/04/2026", None).remarks
    assert remark.message == "date_ambiguous"
    assert dict(remark.values) == {"either": "3 Apr 2026", "other": "4 Mar 2026"}
    assert both_meanings("03/04/2026") == ("2026-04-03", "2026-03-04")
    assert day("03/03/2026", None).value == "2026-03-03"


@given(DAYS)
def test_every_day_reads_back(one: date) -> None:
    day_first, month_first = one.strftime("%d/%m/%Y"), one.strftime("%m/%d/%Y")
    assert day(day_first, day_first=True).value == one.isoformat()
    assert day(month_first, day_first=False).value == one.isoformat()
    assert day(one.isoformat(), None).value == one.isoformat()
    assert day(one, None).value == one.isoformat()
    assert is_open(day_first) == (one.day <= 12 and one.day != one.month)


@given(SHORT_YEARS)
def test_years_of_two_digits(one: date) -> None:
    assert day(one.strftime("%d-%m-%y"), day_first=True).value == one.isoformat()


@given(st.integers(18_264, 73_050))
def test_numbers_of_excel(number: int) -> None:
    assert day(number, None).value == (date(1899, 12, 30) + timedelta(days=number)).isoformat()


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (("03/04/2026", "21/04/2026"), True),
        (("03/04/2026", "04/21/2026"), False),
        (("03/04/2026", "05/06/2026"), None),
        (("21/04/2026", "04/21/2026"), None),
        ((date(2026, 4, 3), "2026-04-03"), None),
    ],
)
def test_a_column_proves_its_order(cells: tuple[Cell, ...], order: bool | None) -> None:
    assert order_of(cells) is order


def test_the_last_day_of_a_month_and_what_never_ends() -> None:
    assert last_day("Nov 2026", None).value == "2026-11-30"
    assert last_day("Februari 2028", None).value == "2028-02-29"
    assert last_day("s/d 21/11/2026", None).value == "2026-11-21"
    assert last_day("seumur hidup", None) == last_day(None, None)


HEAD = ("Nama Usaha", "Pemilik", "Kabupaten", "Sertifikat Halal", "Berlaku sampai")


def _rows(*days: Cell) -> list[tuple[Cell, ...]]:
    return [(f"Usaha {at}", f"Contoh {at}", "Kab. Tuban", "Ada", each) for at, each in enumerate(days)]


def _ends(*days: Cell, context: CheckContext = CONTEXT) -> list[str]:
    sheet = Sheet("Data", (HEAD, *_rows(*days)))
    intakes = check(sheet, IntakeKind.ENTERPRISES, context).intakes
    return [one.papers[0].valid_until for one in intakes if isinstance(one, EnterpriseIntake)]


def test_a_paper_with_its_last_day() -> None:
    assert _ends("21/11/2027", "03/04/2028") == ["2027-11-21", "2028-04-03"]


def test_an_open_day_is_left_out_alone_until_somebody_says_which_stands_first() -> None:
    result = checked(HEAD, *_rows("03/04/2028"))
    assert messages(result) == ["offer_missing", "date_ambiguous"]
    assert len(result.intakes) == 1
    assert _ends("03/04/2028") == [""]
    assert _ends("03/04/2028", context=CheckContext(TODAY, day_first=True)) == ["2028-04-03"]
    answered = CheckContext(TODAY, day_first_in=(("until_halal", False),))
    assert _ends("03/04/2028", context=answered) == ["2028-03-04"]
