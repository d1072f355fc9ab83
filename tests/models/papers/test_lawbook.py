"""One rule's dated rows: whatever is written, no day has two, and only the day's own rows change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.law import LawDraft
from models.problems import UserProblem
from models.reference.law.rows import all_rows
from models.reference.law.values import value_fits
from models.steps.agreements.lawbook import DatedRow, dated, planned

CODE = "flag.risk_shift"
TODAY = date(2026, 11, 21)
FIRST = date(2020, 1, 1)
DAY = timedelta(days=1)


def draft(since: date, **more: object) -> LawDraft:
    return LawDraft(CODE, 0, "", "Aturan baru", "Peraturan 1", since, **more)  # type: ignore[arg-type]


def row(since: date, until: date | None = None) -> DatedRow:
    return DatedRow("", f"Sejak {since}", "Peraturan", since, until)


days = st.dates(FIRST, date(2030, 12, 31))


@st.composite
def rows_of_a_rule(draw: st.DrawFn) -> tuple[DatedRow, ...]:
    starts = sorted(draw(st.sets(days, min_size=1, max_size=5)))
    ends = [*(later - DAY for later in starts[1:]), None]
    return tuple(row(since, until) for since, until in zip(starts, ends, strict=True))


def on(rows: tuple[DatedRow, ...], day: date) -> list[DatedRow]:
    return [each for each in rows if each.of(CODE).in_force(day)]


def written(rows: tuple[DatedRow, ...], wanted: LawDraft) -> tuple[DatedRow, ...] | str:
    """The rows as they become, or why not."""
    try:
        return planned(rows, wanted, TODAY)
    except UserProblem as problem:
        return problem.message


@given(rows_of_a_rule(), days, st.data())
def test_a_new_row_holds_from_its_day_and_nothing_before_it_changes(
    rows: tuple[DatedRow, ...], since: date, data: st.DataObject
) -> None:
    until = data.draw(st.none() | st.dates(since, date(2031, 1, 1)))
    found = written(rows, draft(since, valid_to=until))
    if isinstance(found, str):
        assert found in ("law.same_day", "law.overlaps")
        later = next(each.valid_from for each in rows if each.valid_from >= since)
        assert later == since or (until is not None and until >= later)
        return
    for day in (since - DAY, since, since + DAY, FIRST, *(each.valid_from for each in rows)):
        held, before = on(found, day), on(rows, day)
        assert len(held) <= 1
        if day < since:
            assert [each.text for each in held] == [each.text for each in before]
    assert on(found, since)[0].text == "Aturan baru"
    assert all(one.valid_to is not None and one.valid_to < other.valid_from for one, other in pairwise(found))


@given(rows_of_a_rule(), st.data(), days)
def test_a_moved_row_takes_its_end_and_its_neighbour_along(
    rows: tuple[DatedRow, ...], data: st.DataObject, since: date
) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    wanted = draft(since, instead_of=rows[at].valid_from, valid_to=rows[at].valid_to)
    found = written(rows, wanted)
    if isinstance(found, str):
        assert found in ("law.same_day", "law.overlaps", "law.ends_before")
        return
    assert len(found) == len(rows)
    assert [each.valid_from for each in found if each.text == "Aturan baru"] == [since]
    for one, other in pairwise(found):
        assert one.valid_to is not None
        assert one.valid_to < other.valid_from
    if at > 0 and rows[at - 1].valid_from < since:
        assert on(found, since - DAY)


@pytest.mark.parametrize(
    "changes, problem",
    [
        ({"text": " "}, "law.no_text"),
        ({"source": ""}, "law.no_text"),
        ({"value": "12"}, "law.value"),
        ({"valid_to": date(2020, 1, 1)}, "law.ends_before"),
        ({"verified": True}, "law.verified_by_nobody"),
        ({"verified": True, "verified_by": "Siti Contoh"}, "law.verified_by_nobody"),
        ({"verified": True, "verified_by": "Siti Contoh", "verified_on": TODAY + DAY}, "law.verified_later"),
        ({"code": "size.sales.mikro", "value": "dua miliar"}, "law.value"),
        ({"instead_of": date(1999, 1, 1)}, "law.gone"),
        ({"valid_from": FIRST}, "law.same_day"),
    ],
)
def test_what_cannot_stand_is_refused(changes: dict[str, object], problem: str) -> None:
    wanted = replace(draft(date(2026, 5, 1)), **changes)  # type: ignore[arg-type]
    with pytest.raises(UserProblem) as refused:
        planned((row(FIRST),), wanted, TODAY)
    assert refused.value.message == problem


def test_who_verified_is_kept_only_while_it_is_verified() -> None:
    wanted = draft(date(2026, 5, 1), verified_by="Siti Contoh", verified_on=TODAY)
    assert planned((row(FIRST),), wanted, TODAY)[-1].verified_by == ""
    kept = planned((row(FIRST),), replace(wanted, verified=True), TODAY)[-1]
    assert (kept.verified_by, kept.verified_on) == ("Siti Contoh", "2026-11-21")


@pytest.mark.parametrize(
    "code, value, fits",
    [
        ("paper_due.halal.mikro_kecil", "halal:mikro", True),
        ("paper_due.halal.mikro_kecil", "pirt:mikro", False),
        ("paper_due.halal.mikro_kecil", "halal:raksasa", False),
        ("paper_due.halal.mikro_kecil", "halal:", False),
        ("paper_due.pirt", "pirt:mikro;mikro", False),
        ("pattern_size.inti_plasma", "", True),
        ("pattern_size.inti_plasma", "mikro-besar;kecil-menengah", True),
        ("pattern_size.inti_plasma", "besar-mikro", False),
        ("pattern_size.inti_plasma", "mikro", False),
        ("agreement.longest_payment", "30", True),
        ("agreement.longest_payment", "0", False),
        ("agreement.longest_payment", "²", False),
        ("agreement.content.term", "4", True),
        ("agreement.content.term", "5", False),
        ("flag.collateral", "", True),
    ],
)
def test_a_value_is_what_its_code_calls_for(code: str, value: str, fits: bool) -> None:
    assert value_fits(code, value) is fits


def test_what_the_program_brought_fits_and_can_be_copied() -> None:
    assert all(value_fits(each.code, each.value) for each in all_rows())
    assert all(dated(each).of(each.code) == each for each in all_rows())
