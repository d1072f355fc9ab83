"""From the catalogue's records to proposals, the officer's word, and numbered agreements."""

from __future__ import annotations

import hashlib
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from matching.codes import Pattern, RuleCode
from models.catalogue import listening
from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms, Signatory
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings, ProposalLine, RunFact
from models.domain.progress import Progress
from models.problems import Cancelled, UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.explain_pair import explain_pair
from models.use_cases.issue_agreement import draft_agreement, issue_agreement
from models.use_cases.list_agreements import agreement_file, list_agreements
from models.use_cases.list_runs import list_proposals, list_run_needs, list_unmatched, view_proposal
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from models.use_cases.undo_change import undo_change, undo_import
from models.use_cases.void_agreement import void_agreement
from tests.records import TODAY, enterprise, import_rows

TERMS = AgreementTerms(date=TODAY, witnesses=(Signatory("Saksi Satu"), Signatory("Saksi Dua")))


def run(opened: Opened) -> RunFact:
    return run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)


def proposals(opened: Opened, *filters: tuple[str, str]) -> tuple[ProposalLine, ...]:
    return list_proposals(opened.catalogue, opened.actor, ListQuery(filters=filters), 0, 100).rows


def of_pattern(opened: Opened, pattern: Pattern) -> ProposalLine:
    return proposals(opened, ("pattern", str(pattern)))[0]


def accepted(opened: Opened, pattern: Pattern) -> str:
    proposal = of_pattern(opened, pattern).proposal
    decide_proposal(opened.catalogue, opened.actor, proposal, Decided.ACCEPT)
    return proposal


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_run_fills_what_can_be_filled_and_says_why_not(filled: Opened) -> None:
    found = run(filled)
    assert {line.pattern for line in proposals(filled)} == {
        Pattern.INTI_PLASMA,
        Pattern.SUBKONTRAK,
        Pattern.DISTRIBUSI_KEAGENAN,
    }
    needs = {line.need: line for line in list_run_needs(filled.catalogue, filled.actor)}
    assert (needs["K-0001"].filled, needs["K-0001"].required) == (8_000_000, 8_000_000)
    assert found.value <= found.upper_bound
    left = list_unmatched(filled.catalogue, filled.actor, ListQuery(), 0, 10).rows
    assert [(line.enterprise_name, line.reasons) for line in left] == [("Manik Indah", ("no_need_in_reach",))]


def test_the_points_of_a_proposal_add_up_to_its_score(filled: Opened) -> None:
    run(filled)
    for line in proposals(filled):
        why = view_proposal(filled.catalogue, filled.actor, line.proposal)
        assert sum(criterion.points for criterion in why.criteria) == why.score == line.score


def test_the_same_catalogue_gives_the_same_proposals(filled: Opened) -> None:
    first, second = run(filled), run(filled)
    pairs = [
        [(p.enterprise, p.need, p.quantity, p.score) for p in proposals(filled, ("run", each.code))]
        for each in (first, second)
    ]
    assert pairs[0] == pairs[1]
    assert (first.value, first.upper_bound) == (second.value, second.upper_bound)


def test_no_enterprise_is_proposed_for_more_needs_than_the_settings_allow(filled: Opened) -> None:
    settings = MatchSettings(maximum_needs=1)
    run_matching(filled.catalogue, filled.actor, settings, today=TODAY)
    found = Counter(line.enterprise for line in proposals(filled))
    assert set(found.values()) == {1}


def test_a_cancelled_run_leaves_nothing(filled: Opened) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY, progress=stop)
    assert proposals(filled) == ()


def test_a_run_can_be_stopped_at_any_time_until_it_is_kept(filled: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "EVERY", 0.0)
    asked = Counter[tuple[int, int]]()

    def stop_after(first: int, step: tuple[int, int]) -> Progress:
        def stop(done: int, total: int) -> None:
            asked[done, total] += 1
            if (done, total) == step and asked[step] >= first:
                raise Cancelled

        return stop

    for step, times in (((0, 1), (1, 4, 9)), ((1, 1), (1, 3, 6, 8))):
        for first in times:
            asked.clear()
            stop = stop_after(first, step)
            with pytest.raises(Cancelled):
                run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY, progress=stop)
    with filled.catalogue.reading() as session:
        for table in (t.MatchingRun, t.Proposal, t.RunLine, t.RunNeed, t.RunUnmatched):
            assert session.scalar(select(func.count()).select_from(table)) == 0
    assert run(filled).code == "R-0001"


def test_an_empty_catalogue_is_told_what_to_do(opened: Opened) -> None:
    with pytest.raises(UserProblem, match=r"matching\.no_offers"):
        run(opened)


def test_rejected_and_forbidden_pairs_do_not_come_back(filled: Opened) -> None:
    run(filled)
    first = of_pattern(filled, Pattern.SUBKONTRAK)
    decide_proposal(filled.catalogue, filled.actor, first.proposal, Decided.FORBID, "konflik lama")
    newer = run(filled)
    assert (first.enterprise, first.need) not in {
        (line.enterprise, line.need) for line in proposals(filled, ("run", newer.code))
    }
    why = explain_pair(filled.catalogue, filled.actor, first.enterprise, first.need, MatchSettings(), today=TODAY)
    assert not why.possible
    assert [rule.rule for rule in why.rules if rule.holds is False and rule.severity == "hard"] == [RuleCode.FORBIDDEN]


def test_an_accepted_pair_stays_in_the_next_run(filled: Opened) -> None:
    run(filled)
    line = of_pattern(filled, Pattern.INTI_PLASMA)
    decide_proposal(filled.catalogue, filled.actor, line.proposal, Decided.ACCEPT)
    newer = run(filled)
    kept = {(p.enterprise, p.need): (p.quantity, p.status) for p in proposals(filled, ("run", newer.code))}
    assert kept[line.enterprise, line.need] == (line.quantity, Decided.ACCEPT)


def test_a_decision_is_undone_and_redone(filled: Opened) -> None:
    run(filled)
    line = of_pattern(filled, Pattern.INTI_PLASMA)
    report = decide_proposal(filled.catalogue, filled.actor, line.proposal, Decided.REJECT, "jauh")
    undone = undo_change(filled.catalogue, filled.actor, report.change_set)
    assert of_pattern(filled, Pattern.INTI_PLASMA).status is Decided.OPEN
    undo_change(filled.catalogue, filled.actor, undone.change_set)
    assert of_pattern(filled, Pattern.INTI_PLASMA).status is Decided.REJECT


def test_capacity_promised_elsewhere_cannot_be_accepted_again(filled: Opened) -> None:
    run(filled)
    first = of_pattern(filled, Pattern.SUBKONTRAK)
    with filled.catalogue.transaction() as session:
        session.execute(
            t.Proposal.__table__.update().where(t.Proposal.code == first.proposal).values(offer_quantity=10**9)
        )
    with pytest.raises(UserProblem, match=r"decision\.over_capacity"):
        decide_proposal(filled.catalogue, filled.actor, first.proposal, Decided.ACCEPT)


@pytest.mark.parametrize("pattern", [Pattern.INTI_PLASMA, Pattern.SUBKONTRAK, Pattern.DISTRIBUSI_KEAGENAN])
def test_an_agreement_of_each_pattern_states_its_facts(filled: Opened, pattern: Pattern) -> None:
    run(filled)
    proposal = accepted(filled, pattern)
    report = issue_agreement(filled.catalogue, filled.actor, proposal, TERMS, today=TODAY)
    text = " ".join(text_of(report.content).split())
    line = of_pattern(filled, pattern)
    for wanted in (
        report.number, line.enterprise_name, line.partner, "Sabtu, tanggal dua puluh satu bulan November",
        "Saksi Satu", "Halaman 1 dari", "Penyelesaian Perselisihan", "Jangka Waktu",
    ):  # fmt: skip
        assert wanted.casefold() in text.casefold(), wanted
    assert report.number == "001/KADIN-JTM/XI/2026"
    assert not {"{", "}", "None", "………"} & set(text.split())
    assert check_catalogue(filled.catalogue, filled.actor).ok


def test_numbers_have_no_gaps_and_a_refused_agreement_takes_none(filled: Opened) -> None:
    run(filled)
    first, second = accepted(filled, Pattern.INTI_PLASMA), accepted(filled, Pattern.SUBKONTRAK)
    backwards = AgreementTerms(date=TODAY, months=12, price=0)
    with pytest.raises(UserProblem, match=r"agreement\.no_price"):
        issue_agreement(filled.catalogue, filled.actor, first, backwards, today=TODAY)
    numbers = [
        issue_agreement(filled.catalogue, filled.actor, each, TERMS, today=TODAY).number for each in (first, second)
    ]
    assert numbers == ["001/KADIN-JTM/XI/2026", "002/KADIN-JTM/XI/2026"]


def test_a_pair_gets_one_agreement(filled: Opened) -> None:
    run(filled)
    proposal = accepted(filled, Pattern.INTI_PLASMA)
    issue_agreement(filled.catalogue, filled.actor, proposal, TERMS, today=TODAY)
    with pytest.raises(UserProblem, match=r"agreement\.exists"):
        issue_agreement(filled.catalogue, filled.actor, proposal, TERMS, today=TODAY)


def test_only_an_accepted_proposal_is_numbered_but_any_can_be_drafted(filled: Opened) -> None:
    run(filled)
    proposal = of_pattern(filled, Pattern.INTI_PLASMA).proposal
    with pytest.raises(UserProblem, match=r"agreement\.not_accepted"):
        issue_agreement(filled.catalogue, filled.actor, proposal, TERMS, today=TODAY)
    report = draft_agreement(filled.catalogue, filled.actor, proposal, TERMS, today=TODAY)
    assert report.number == ""
    assert "DRAF" in text_of(report.content)


def test_a_reprint_is_the_same_paper_and_nobody_keeps_a_nik_beside_it(filled: Opened) -> None:
    run(filled)
    proposal = accepted(filled, Pattern.INTI_PLASMA)
    report = issue_agreement(filled.catalogue, filled.actor, proposal, TERMS, today=TODAY)
    again = agreement_file(filled.catalogue, filled.actor, report.agreement)
    assert hashlib.sha256(again).hexdigest() == report.sha256
    (line,) = list_agreements(filled.catalogue, filled.actor, ListQuery(), 0, 10).rows
    assert (line.number, line.sha256) == (report.number, report.sha256)
    with filled.catalogue.reading() as session:
        niks = session.scalars(select(t.PersonNik.value)).all()
        documents = session.scalars(select(t.Agreement.document)).all()
    assert niks
    assert not [nik for nik in niks for document in documents if nik in document]


def test_a_running_agreement_takes_its_capacity_from_the_next_run(filled: Opened) -> None:
    run(filled)
    line = of_pattern(filled, Pattern.INTI_PLASMA)
    decide_proposal(filled.catalogue, filled.actor, line.proposal, Decided.ACCEPT)
    issue_agreement(filled.catalogue, filled.actor, line.proposal, TERMS, today=TODAY)
    newer = run(filled)
    needs = {each.need: each for each in list_run_needs(filled.catalogue, filled.actor, newer.code)}
    assert needs[line.need].required == 8_000_000 - line.quantity


def test_unknown_codes_are_named(filled: Opened) -> None:
    settings = MatchSettings()
    with pytest.raises(UserProblem, match=r"need\.unknown"):
        explain_pair(filled.catalogue, filled.actor, "U-000001", "K-9999", settings, today=TODAY)
    with pytest.raises(UserProblem, match=r"enterprise\.without_offer"):
        explain_pair(filled.catalogue, filled.actor, "U-999999", "K-0001", settings, today=TODAY)
    with pytest.raises(UserProblem, match=r"proposal\.unknown"):
        decide_proposal(filled.catalogue, filled.actor, "P-999999", Decided.ACCEPT)


def test_an_offer_of_unknown_capacity_is_kept_with_a_question(filled: Opened, tmp_path: Path) -> None:
    unknown = enterprise(2, "Tani Belum Diukur", "ubi_kayu", capacity=None, nib="0000777777777")
    import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (unknown,))
    why = explain_pair(filled.catalogue, filled.actor, "U-000006", "K-0001", MatchSettings(), today=TODAY)
    assert why.possible
    assert why.score_low < why.score_high
    assert why.question is RuleCode.MINIMUM_LOT


def test_an_agreement_taken_back_leaves_its_number_void(filled: Opened) -> None:
    run(filled)
    first, second = accepted(filled, Pattern.INTI_PLASMA), accepted(filled, Pattern.SUBKONTRAK)
    report = issue_agreement(filled.catalogue, filled.actor, first, TERMS, today=TODAY)
    undone = undo_change(filled.catalogue, filled.actor, report.change_set)
    assert list_agreements(filled.catalogue, filled.actor, ListQuery(), 0, 10).total == 0
    with filled.catalogue.reading() as session:
        assert session.scalars(select(t.IssuedNumber.voided)).all() == [True]
    assert check_catalogue(filled.catalogue, filled.actor).ok
    assert issue_agreement(filled.catalogue, filled.actor, second, TERMS, today=TODAY).number.startswith("002/")
    undo_change(filled.catalogue, filled.actor, undone.change_set)
    assert list_agreements(filled.catalogue, filled.actor, ListQuery(), 0, 10).total == 2
    assert check_catalogue(filled.catalogue, filled.actor).ok


def test_an_import_that_an_agreement_stands_on_is_not_taken_back(filled: Opened) -> None:
    run(filled)
    issue_agreement(filled.catalogue, filled.actor, accepted(filled, Pattern.INTI_PLASMA), TERMS, today=TODAY)
    with pytest.raises(UserProblem, match=r"undo\.built_upon"):
        undo_import(filled.catalogue, filled.actor, "I-0002")


def test_a_need_is_not_promised_more_than_it_asks_for(filled: Opened) -> None:
    run(filled)
    first, second = proposals(filled, ("pattern", str(Pattern.INTI_PLASMA)))
    decide_proposal(filled.catalogue, filled.actor, first.proposal, Decided.ACCEPT)
    with filled.catalogue.transaction() as session:
        more = t.Proposal.__table__.update().where(t.Proposal.code == second.proposal)
        session.execute(more.values(quantity=8_000_000))
    with pytest.raises(UserProblem, match=r"decision\.over_need"):
        decide_proposal(filled.catalogue, filled.actor, second.proposal, Decided.ACCEPT)


def test_partners_that_needs_stand_on_are_not_taken_back(filled: Opened) -> None:
    with pytest.raises(UserProblem, match=r"undo\.built_upon"):
        undo_import(filled.catalogue, filled.actor, "I-0001")
    undo_import(filled.catalogue, filled.actor, "I-0003")
    undo_import(filled.catalogue, filled.actor, "I-0001")
    assert check_catalogue(filled.catalogue, filled.actor).ok


def test_a_void_agreement_frees_its_pair_and_keeps_its_number(filled: Opened) -> None:
    run(filled)
    proposal = accepted(filled, Pattern.INTI_PLASMA)
    report = issue_agreement(filled.catalogue, filled.actor, proposal, TERMS, today=TODAY)
    with pytest.raises(UserProblem, match=r"agreement\.void_without_reason"):
        void_agreement(filled.catalogue, filled.actor, report.agreement, " ")
    void_agreement(filled.catalogue, filled.actor, report.agreement, "salah pihak")
    decide_proposal(filled.catalogue, filled.actor, proposal, Decided.REJECT, "salah pihak")
    (line,) = list_agreements(filled.catalogue, filled.actor, ListQuery(), 0, 10).rows
    assert (line.number, line.status) == (report.number, "batal")
    assert check_catalogue(filled.catalogue, filled.actor).ok
