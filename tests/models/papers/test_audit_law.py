"""The law of an agreement's date, with what an office put in its place; and what the catalogue knows around it."""

from __future__ import annotations

from datetime import date

import pytest

from models.reference.law import LawRow
from models.steps.agreements.law import LONGEST_PAYMENT, law_of
from reports.agreement import Pattern, Size

ON = date(2026, 11, 22)


def row(code: str, value: str, source: str = "Keputusan Dinas", since: date = date(2021, 1, 1)) -> LawRow:
    return LawRow(code, value, "Aturan", source, since, None, True)


@pytest.mark.parametrize("day, due", [(date(2026, 10, 17), False), (date(2026, 10, 18), True)])
def test_halal_falls_due_for_small_businesses_on_its_day(day: date, due: bool) -> None:
    assert law_of((), day).halal_due is due


def test_a_postponed_halal_day_is_the_office_s_own() -> None:
    later = row("paper_due.halal.mikro_kecil", "halal:mikro;kecil", since=date(2027, 10, 18))
    assert not law_of((later,), ON).halal_due
    assert law_of((later,), date(2027, 10, 18)).halal_due


def test_pairs_are_those_of_the_pattern_and_a_koperasi_is_small() -> None:
    pairs = law_of((), ON).pairs
    assert (Size.BESAR, Size.MENENGAH) in pairs[Pattern.INTI_PLASMA]
    assert (Size.MENENGAH, Size.KOPERASI) in pairs[Pattern.INTI_PLASMA]
    assert (Size.BESAR, Size.MENENGAH) not in pairs[Pattern.DISTRIBUSI_KEAGENAN]
    own = law_of((row("pattern_size.inti_plasma", "mikro-besar"),), ON).pairs[Pattern.INTI_PLASMA]
    assert own == {(Size.BESAR, Size.MIKRO), (Size.BESAR, Size.KOPERASI)}


def test_sources_are_those_in_force_and_an_override_stands_first() -> None:
    assert law_of((), ON).sources["statutory"].citation == "UU 20/2008 Pasal 34 ayat (1)"
    assert law_of((row("flag.risk_shift", ""),), ON).sources["risk"].citation == "Keputusan Dinas"
    assert law_of((row(LONGEST_PAYMENT, "30"),), ON).longest_payment == 30
    assert law_of((), ON).longest_payment == 45
    assert "risk" not in law_of((), date(2012, 1, 1)).sources
