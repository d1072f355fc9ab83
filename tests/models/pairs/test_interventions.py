"""What closing gaps brings: the sandbox stores nothing, and halal for three unlocks exactly two partnerships."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from matching.codes import ChangeCode, InterventionCode
from models.catalogue import tables as t
from models.domain.interventions import Grouping, HelpRanking
from models.domain.matching import MatchSettings
from models.problems import Cancelled, UserProblem
from models.use_cases.explain_pair import explain_pair
from models.use_cases.export_help import export_help
from models.use_cases.open_catalogue import Opened
from models.use_cases.rank_interventions import rank_interventions
from models.use_cases.try_changes import try_changes
from tests.halal_market import MAKERS, import_halal_market
from tests.records import TODAY

SETTINGS = MatchSettings()
HALAL = InterventionCode.SERTIFIKASI_HALAL
SEN = 100


@pytest.fixture
def market(opened: Opened, tmp_path: Path) -> Opened:
    import_halal_market(opened, tmp_path)
    return opened


def ranking(market: Opened, **more: object) -> HelpRanking:
    return rank_interventions(market.catalogue, market.actor, SETTINGS, today=TODAY, **more)  # type: ignore[arg-type]


def first_pair(market: Opened) -> tuple[str, str]:
    with market.catalogue.reading() as session:
        enterprise = session.scalars(select(t.Enterprise.code).order_by(t.Enterprise.code)).first()
        need = session.scalars(select(t.Need.code).order_by(t.Need.code)).first()
    assert enterprise
    assert need
    return enterprise, need


def rows_in(market: Opened) -> list[int]:
    with market.catalogue.reading() as session:
        counted = (t.MatchingRun, t.Proposal, t.Decision, t.Paper, t.ChangeSet)
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in counted]


def test_a_closed_gap_brings_the_pair_and_nothing_is_stored(market: Opened) -> None:
    enterprise, need = first_pair(market)
    before = rows_in(market)
    tried = try_changes(market.catalogue, market.actor, enterprise, need, SETTINGS, today=TODAY)
    assert [gap.change for gap in tried.gaps] == [ChangeCode.OBTAIN_PAPER]
    assert tried.possible
    (came,) = tried.came
    assert (came.enterprise, came.before, came.after, came.unit) == (enterprise, 0, 2_000_000, "kg")
    assert (tried.went, tried.altered) == ((), ())
    assert (tried.before.partnerships, tried.after.partnerships) == (0, 1)
    assert (tried.before.needs_filled, tried.after.needs_filled) == (0, 1)
    assert tried.after.fit > tried.before.fit == 0
    assert rows_in(market) == before
    again = explain_pair(market.catalogue, market.actor, enterprise, need, SETTINGS, today=TODAY)
    assert not again.possible


def test_only_gaps_that_are_still_there_can_be_closed(market: Opened) -> None:
    enterprise, need = first_pair(market)
    found = explain_pair(market.catalogue, market.actor, enterprise, need, SETTINGS, today=TODAY)
    stale = replace(found.gaps[0], change=ChangeCode.RAISE_CAPACITY)
    for gaps in ((stale,), ()):
        with pytest.raises(UserProblem, match=r"sandbox\.stale"):
            try_changes(market.catalogue, market.actor, enterprise, need, SETTINGS, gaps, today=TODAY)
    kept = try_changes(market.catalogue, market.actor, enterprise, need, SETTINGS, found.gaps, today=TODAY)
    assert kept.gaps == found.gaps


@pytest.mark.parametrize(
    "enterprise, need, problem",
    [
        ("U-999999", "", r"enterprise\.without_offer"),
        ("", "K-9999", r"need\.unknown"),
    ],
)
def test_a_pair_that_is_not_there_cannot_be_tried(market: Opened, enterprise: str, need: str, problem: str) -> None:
    known = first_pair(market)
    with pytest.raises(UserProblem, match=problem):
        try_changes(
            market.catalogue, market.actor, enterprise or known[0], need or known[1], SETTINGS, today=TODAY
        )  # fmt: skip


def test_what_is_possible_or_hopeless_is_not_tried(filled: Opened) -> None:
    with filled.catalogue.reading() as session:
        rows = session.execute(select(t.Enterprise.code, t.Business.name).join(t.Business)).all()
        needs = list(session.scalars(select(t.Need.code).order_by(t.Need.code)))
    codes = {name: code for code, name in rows}
    for name, problem in (("Tani Makmur", r"sandbox\.possible"), ("Manik Indah", r"sandbox\.other_partner")):
        with pytest.raises(UserProblem, match=problem):
            try_changes(filled.catalogue, filled.actor, codes[name], needs[0], SETTINGS, today=TODAY)


def test_halal_for_three_unlocks_exactly_two_partnerships(market: Opened) -> None:
    found = ranking(market)
    (package,) = found.packages
    assert (package.intervention, package.times, package.cost) == (HALAL, 3, None)
    assert package.what is not None
    assert package.what.values == ("halal",)
    assert [each.enterprise_name for each in package.enterprises] == list(MAKERS)
    assert sum(each.matched for each in package.enterprises) == 2
    effect = package.effect
    assert (effect.partnerships, effect.needs_filled, effect.enterprises) == (2, 2, 2)
    assert [(each.unit, each.thousandths) for each in effect.quantities] == [("kg", 4_000_000)]
    assert package.usual_time.endswith("(perkiraan)")
    assert (found.portfolio, found.left_out) == ((), 0)


def test_fewer_than_ten_households_are_not_told(market: Opened) -> None:
    assert ranking(market).packages[0].effect.households is None


def test_a_budget_buys_what_it_can_pay(market: Opened) -> None:
    costs = ((HALAL, 300_000 * SEN),)
    (step,) = ranking(market, budget=1_000_000 * SEN, costs=costs).portfolio
    assert (step.cost, step.spent, step.so_far.partnerships) == (900_000 * SEN, 900_000 * SEN, 2)
    assert ranking(market, budget=899_999 * SEN, costs=costs).portfolio == ()


def test_packages_by_kabupaten_carry_its_code(market: Opened) -> None:
    (package,) = ranking(market, grouping=Grouping.KABUPATEN).packages
    assert package.group == "35.23"
    (package,) = ranking(market, grouping=Grouping.COMMODITY).packages
    assert package.group == "Tahu"


def test_an_empty_catalogue_has_nothing_to_rank(opened: Opened) -> None:
    with pytest.raises(UserProblem, match=r"sandbox\.nothing"):
        rank_interventions(opened.catalogue, opened.actor, SETTINGS, today=TODAY)


def test_a_cancel_ends_the_ranking_and_the_trial(market: Opened) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        rank_interventions(market.catalogue, market.actor, SETTINGS, today=TODAY, progress=stop)
    with pytest.raises(Cancelled):
        try_changes(market.catalogue, market.actor, *first_pair(market), SETTINGS, today=TODAY, progress=stop)


def test_the_list_is_written_as_it_is_shown(market: Opened, tmp_path: Path) -> None:
    (package,) = ranking(market).packages
    file = tmp_path / "bantuan.xlsx"
    report = export_help(market.actor, [(package, ("Sertifikat halal", "3 UMKM", "BPJPH"))], file)
    assert report.rows == 1
    headings, row = load_workbook(file).active.iter_rows(values_only=True)
    told = dict(zip(headings, row, strict=True))
    assert told["Bantuan"] == "Sertifikat halal"
    assert (told["Jumlah UMKM"], told["Kemitraan bertambah"]) == (3, 2)
    assert told["Keluarga desil 1–2 bertambah"] == "di bawah 10"
    assert told["Jumlah per bulan bertambah"] == "4000 kg"
