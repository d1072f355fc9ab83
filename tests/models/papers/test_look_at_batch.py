"""A look at a batch says beforehand what the batch then does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms
from models.domain.drafts import AgreementDraft
from models.domain.matching import Decided
from models.domain.papers import BatchLook
from models.problems import Cancelled
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.issue_agreement import RedFindings
from models.use_cases.issue_many import issue_many
from models.use_cases.look_at_batch import look_at_batch
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_draft import save_draft
from tests.models.papers.farmers import ALL as ALL_FARMERS
from tests.models.papers.farmers import GROUP, decide, proposed
from tests.models.papers.issuing import TERMS, issued
from tests.records import TODAY

UNFAIR = "PIHAK PERTAMA berhak mengubah harga sewaktu-waktu tanpa persetujuan PIHAK KEDUA."
ALL = ("P-000001", "P-000002", "P-000003", "P-000004", "P-999999")


def look(opened: Opened, terms: AgreementTerms = TERMS, **more: object) -> BatchLook:
    return look_at_batch(opened.catalogue, opened.actor, ALL, terms, today=TODAY, **more)  # type: ignore[arg-type]


def red_for_want_of_halal(opened: Opened) -> None:
    with opened.catalogue.transaction() as session:
        commodity = select(t.Need.commodity_id).where(t.Need.words == "kemeja")
        session.execute(update(t.Commodity).where(t.Commodity.id.in_(commodity)).values(papers_due="halal"))


def test_it_says_what_the_batch_does_and_writes_nothing(accepted: Opened) -> None:
    issued(accepted, ALL[0])
    decide_proposal(accepted.catalogue, accepted.actor, ALL[1], Decided.REJECT, "ditinjau")
    red_for_want_of_halal(accepted)
    with accepted.catalogue.reading() as session:
        before = session.scalars(select(t.IssuedNumber.text)).all()
    found = look(accepted)
    with accepted.catalogue.reading() as session:
        assert session.scalars(select(t.IssuedNumber.text)).all() == before
    report = issue_many(accepted.catalogue, accepted.actor, ALL, TERMS, today=TODAY)
    assert [line.proposal for line in found.lines] == list(ALL)
    assert list(found.ready) == [each.proposal for each in report.issued]
    left = {line.proposal: line.problem.message for line in found.lines if line.problem}
    assert left == {each.proposal: each.problem.message for each in report.refused}
    assert set(left.values()) == {
        "agreement.exists", "agreement.not_accepted", "agreement.red", "proposal.unknown",
    }  # fmt: skip
    (red,) = [line.problem for line in found.lines if isinstance(line.problem, RedFindings)]
    assert [each.rule for each in red.findings] == ["halal_missing"]


def test_names_and_findings_stand_beside_each(accepted: Opened) -> None:
    lines = look(accepted).lines
    assert all(line.enterprise and line.partner and line.findings for line in lines[:4])
    assert (lines[4].enterprise, lines[4].findings) == ("", ())
    assert not any(each.level == "red" for line in lines for each in line.findings)


def test_the_terms_of_each_are_told_and_whether_they_are_those_of_its_draft(accepted: Opened) -> None:
    assert not any(line.drafted for line in look(accepted).lines)
    own = replace(TERMS, price=777_700, months=7, payment_days=3, price_list=(("A", "777700"), ("B", "500000")))
    save_draft(accepted.catalogue, accepted.actor, AgreementDraft(ALL[2], "A4", own))
    lines = look(accepted).lines
    assert [line.proposal for line in lines if line.drafted] == [ALL[2]]
    first, third = lines[0].terms, lines[2].terms
    assert first is not None
    assert third is not None
    assert (third.price, third.prices, third.months, third.payment_days) == (777_700, 2, 7, 3)
    assert (first.months, first.prices, first.starts) == (12, 0, TODAY.isoformat())
    assert lines[4].terms is None


def test_a_draft_that_cannot_be_issued_is_left_out_with_the_reason(accepted: Opened) -> None:
    save_draft(accepted.catalogue, accepted.actor, AgreementDraft(ALL[1], "A4", replace(TERMS, months=999)))
    save_draft(accepted.catalogue, accepted.actor, AgreementDraft(ALL[2], "A4", replace(TERMS, provisions=UNFAIR)))
    problems = [line.problem.message if line.problem else "" for line in look(accepted).lines]
    assert problems == ["", "agreement.bad_months", "agreement.red", "", "proposal.unknown"]


def test_a_group_is_looked_at_as_a_group(farmers: Opened) -> None:
    (line,) = look_at_batch(farmers.catalogue, farmers.actor, (GROUP,), TERMS, today=TODAY).lines
    assert (line.enterprise, line.members, line.problem) == ("Kelompok Koperasi Tani Rukun dkk.", 5, None)
    assert line.terms is not None
    assert line.terms.quantity == ALL_FARMERS
    named = replace(proposed(farmers), group_name="Tani Jaya")
    save_draft(farmers.catalogue, farmers.actor, AgreementDraft(GROUP, "A4", named))
    (line,) = look_at_batch(farmers.catalogue, farmers.actor, (GROUP,), TERMS, today=TODAY).lines
    assert (line.enterprise, line.drafted) == ("Tani Jaya", True)
    decide(farmers, Decided.OPEN)
    (line,) = look_at_batch(farmers.catalogue, farmers.actor, (GROUP,), TERMS, today=TODAY).lines
    assert (line.enterprise, line.members) == ("Kelompok Koperasi Tani Rukun dkk.", 5)
    assert line.problem is not None
    assert line.problem.message == "agreement.not_accepted"


def test_progress_rises_and_a_cancel_ends_it(accepted: Opened) -> None:
    told: list[tuple[int, int]] = []
    look(accepted, progress=lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1] == (5, 5)

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        look(accepted, progress=stop)
