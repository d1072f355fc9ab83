"""Two runs side by side, a run repeated, and why each pair came, went or changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from matching.codes import Pattern
from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.agreements import AgreementTerms, Signatory
from models.domain.changes import ChangeKind
from models.domain.comparison import PairChange, Reason, SettingName, Why
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings, ProposalLine
from models.problems import Cancelled, UserProblem
from models.use_cases.compare_runs import compare_runs
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.issue_agreement import issue_agreement
from models.use_cases.list_runs import list_proposals, list_runs
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.repeat_run import repeat_run
from models.use_cases.run_matching import run_matching
from tests.conftest import copy_of
from tests.models.pairs.moving import move_away
from tests.records import TODAY, enterprise, import_rows

USUAL = MatchSettings()
TERMS = AgreementTerms(date=TODAY, witnesses=(Signatory("Saksi Satu"), Signatory("Saksi Dua")))


@pytest.fixture(scope="module")
def matched_file(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = copy_of(filled_file, tmp_path_factory.mktemp("banding"))
    opened = open_catalogue(str(file))
    run(opened)
    opened.catalogue.close()
    return file


@pytest.fixture
def matched(matched_file: Path, tmp_path: Path):
    opened = open_catalogue(str(copy_of(matched_file, tmp_path)))
    yield opened
    opened.catalogue.close()


def run(opened: Opened, settings: MatchSettings = USUAL, today: date = TODAY) -> str:
    return run_matching(opened.catalogue, opened.actor, settings, today=today).code


def proposals(opened: Opened, code: str = "R-0001") -> tuple[ProposalLine, ...]:
    return list_proposals(opened.catalogue, opened.actor, ListQuery(filters=(("run", code),)), 0, 100).rows


def of_pattern(opened: Opened, pattern: Pattern) -> ProposalLine:
    return next(line for line in proposals(opened) if line.pattern is pattern)


def compared(opened: Opened, newer: str = "R-0002"):
    return compare_runs(opened.catalogue, opened.actor, "R-0001", newer)


def why(changes: tuple[PairChange, ...], enterprise: str) -> Why:
    return next(each.reason.why for each in changes if each.enterprise == enterprise)


def write(opened: Opened, kind: type, code: str, **values: object) -> None:
    """Edit one record as a screen does."""
    with (
        opened.catalogue.transaction() as session,
        change_set(session, opened.actor, ChangeKind.SCREEN),
    ):
        row = session.scalars(select(kind).where(kind.code == code)).one()
        for name, value in values.items():
            setattr(row, name, value)


def test_the_same_catalogue_gives_the_same_run_again(matched: Opened) -> None:
    again = repeat_run(matched.catalogue, matched.actor, "R-0001")
    assert again.same
    assert again.same_input
    assert again.run.code == "R-0002"
    assert again.run.fingerprint == again.comparison.older.fingerprint != ""
    assert again.comparison.settings == again.comparison.came == ()
    assert again.comparison.kept == len(proposals(matched))
    assert [each.code for each in list_runs(matched.catalogue, matched.actor)] == ["R-0002", "R-0001"]


def test_a_run_is_repeated_with_its_own_settings_and_its_own_day(matched: Opened) -> None:
    other = run(matched, MatchSettings(poverty_lambda=700, candidates_per_need=3), date(2026, 9, 1))
    again = repeat_run(matched.catalogue, matched.actor, other)
    assert again.run.settings == MatchSettings(poverty_lambda=700, candidates_per_need=3)
    assert (again.run.today, again.same, again.same_input) == ("2026-09-01", True, True)


def test_a_cancelled_repetition_leaves_nothing(matched: Opened) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        repeat_run(matched.catalogue, matched.actor, "R-0001", progress=stop)
    assert len(list_runs(matched.catalogue, matched.actor)) == 1


def test_a_forbidden_pair_went_because_the_officer_said_so(matched: Opened) -> None:
    line = of_pattern(matched, Pattern.SUBKONTRAK)
    decide_proposal(matched.catalogue, matched.actor, line.proposal, Decided.FORBID, "konflik")
    again = repeat_run(matched.catalogue, matched.actor, "R-0001")
    assert (again.same, again.same_input) == (False, False)
    assert why(again.comparison.went, line.enterprise) is Why.FORBIDDEN


def test_a_word_taken_back_is_told_from_the_history(matched: Opened) -> None:
    line = of_pattern(matched, Pattern.SUBKONTRAK)
    decide_proposal(matched.catalogue, matched.actor, line.proposal, Decided.FORBID, "konflik")
    second = run(matched)
    decide_proposal(matched.catalogue, matched.actor, line.proposal, Decided.OPEN)
    third = run(matched)
    back = compare_runs(matched.catalogue, matched.actor, third, second)
    assert (back.older.code, back.newer.code) == (second, third)
    assert why(back.came, line.enterprise) is Why.DECISION_TAKEN_BACK
    assert compared(matched, third).same


def test_gone_and_changed_records_are_named(matched: Opened) -> None:
    gone, changed = of_pattern(matched, Pattern.SUBKONTRAK), of_pattern(matched, Pattern.INTI_PLASMA)
    write(matched, t.Enterprise, gone.enterprise, active=False)
    write(matched, t.Need, changed.need, quantity=1_000_000, minimum_lot=100_000)
    found = compared(matched, run(matched))
    assert why(found.went, gone.enterprise) is Why.ENTERPRISE_GONE
    touched = [each for each in (*found.went, *found.changed) if each.need == changed.need]
    assert touched
    assert {each.reason.why for each in touched} == {Why.NEED_CHANGED}
    assert {name for each in touched for name in each.reason.names} == {"need.quantity", "need.minimum_lot"}


def test_a_deleted_need_is_gone(matched: Opened) -> None:
    line = of_pattern(matched, Pattern.DISTRIBUSI_KEAGENAN)
    write(matched, t.Need, line.need, deleted=True)
    assert why(compared(matched, run(matched)).went, line.enterprise) is Why.NEED_GONE


def test_an_inactive_partner_takes_its_needs_along(matched: Opened) -> None:
    line = of_pattern(matched, Pattern.DISTRIBUSI_KEAGENAN)
    with matched.catalogue.reading() as session:
        partner = session.scalars(
            select(t.Partner.code).join(t.Need, t.Need.partner_id == t.Partner.id).where(t.Need.code == line.need)
        ).one()
    write(matched, t.Partner, partner, active=False)
    assert why(compared(matched, run(matched)).went, line.enterprise) is Why.NEED_GONE


def test_a_newcomer_is_new_and_outranks_by_name(filled: Opened, tmp_path: Path) -> None:
    matched = filled
    move_away(matched, "Tani Sejahtera")
    run(matched)
    before = {line.enterprise for line in proposals(matched)}
    rows = (enterprise(10, "Tani Unggul Baru", "ubi_kayu", capacity=8_000, price=1_000),)
    assert import_rows(matched, tmp_path, IntakeKind.ENTERPRISES, rows).rejected == 0
    found = compared(matched, run(matched))
    newcomers = [each for each in found.came if each.enterprise not in before]
    assert [each.enterprise_name for each in newcomers] == ["Tani Unggul Baru"]
    assert newcomers[0].reason.why is Why.ENTERPRISE_NEW
    assert [each.enterprise_name for each in found.went] == ["Tani Sejahtera"]
    assert {each.reason for each in found.went} == {
        Reason(Why.OUTRANKED, ("Tani Unggul Baru", newcomers[0].enterprise))
    }


def test_an_agreement_takes_its_pair_out_of_the_next_run(matched: Opened) -> None:
    line = of_pattern(matched, Pattern.SUBKONTRAK)
    decide_proposal(matched.catalogue, matched.actor, line.proposal, Decided.ACCEPT)
    issued = issue_agreement(matched.catalogue, matched.actor, line.proposal, TERMS, today=TODAY)
    found = compared(matched, run(matched))
    mine = next(each for each in (*found.went, *found.changed) if each.enterprise == line.enterprise)
    assert (mine.reason.why, mine.reason.names) == (Why.AGREED, (issued.number,))


def test_settings_that_differ_are_listed_and_named(matched: Opened, tmp_path: Path) -> None:
    elsewhere = (enterprise(10, "Tani Lamongan", "ubi_kayu", region="35.24.14.2009"),)
    assert import_rows(matched, tmp_path, IntakeKind.ENTERPRISES, elsewhere).rejected == 0
    found = compared(matched, run(matched, MatchSettings(region="35.24", poverty_lambda=0), date(2026, 11, 22)))
    assert {(each.name, each.before, each.after) for each in found.settings} == {
        (SettingName.POVERTY_LAMBDA, 200, 0),
        (SettingName.REGION, "", "35.24"),
        (SettingName.TODAY, "2026-11-21", "2026-11-22"),
    }
    assert {each.reason.why for each in found.went} <= {Why.OUTSIDE_REGION, Why.SETTINGS}
    assert Why.OUTSIDE_REGION in {each.reason.why for each in found.went}


def test_what_each_run_fills_adds_up(matched: Opened) -> None:
    found = compared(matched, run(matched, MatchSettings(candidates_per_need=1)))
    for place, code in enumerate(("R-0001", "R-0002")):
        totals: dict[str, int] = {}
        for line in proposals(matched, code):
            totals[line.unit] = totals.get(line.unit, 0) + line.quantity
        shown = {each.unit: (each.before, each.after)[place] for each in found.quantities}
        assert {unit: total for unit, total in shown.items() if total} == totals
    assert found.kept + len(found.went) + len(found.changed) == len(proposals(matched))
    assert all(each.before != each.after for each in found.changed)


def test_a_run_is_not_compared_with_itself_or_with_nothing(matched: Opened) -> None:
    for second, message in (("R-0001", "run.same_twice"), ("R-9999", "run.unknown")):
        with pytest.raises(UserProblem) as problem:
            compared(matched, second)
        assert problem.value.message == message
