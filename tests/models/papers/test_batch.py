"""An event's agreements at once: as if issued one by one, or none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update

from models.catalogue import tables as t
from models.domain.agreements import Override
from models.domain.drafts import AgreementDraft
from models.domain.matching import Decided
from models.problems import Cancelled, UserProblem
from models.steps.agreements import batches
from models.use_cases import issue_many as batch_of
from models.use_cases.agreement_chain import paper_content
from models.use_cases.back_up import check_catalogue
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.issue_agreement import RedFindings
from models.use_cases.issue_many import issue_many
from models.use_cases.merge_papers import merge_papers
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_draft import save_draft
from models.use_cases.undo_change import undo_change
from models.use_cases.void_agreement import void_agreement
from tests.models.papers.farmers import GROUP, members_of
from tests.models.papers.issuing import TERMS, issued, row_of, words
from tests.records import TODAY

SHORTER = replace(TERMS, months=5)
ALL = ("P-000001", "P-000002", "P-000003", "P-000004")


def issue(opened: Opened, proposals: tuple[str, ...] = ALL, **more: object) -> batch_of.BatchReport:
    return issue_many(opened.catalogue, opened.actor, proposals, TERMS, today=TODAY, **more)  # type: ignore[arg-type]


def test_a_batch_is_numbered_in_order_and_stored_whole(accepted: Opened) -> None:
    told: list[tuple[int, int]] = []
    report = issue(accepted, progress=lambda done, total: told.append((done, total)))
    assert [each.proposal for each in report.issued] == list(ALL)
    assert [each.number for each in report.issued] == [f"00{n}/KADIN-JTM/XI/2026" for n in range(1, 5)]
    assert report.refused == ()
    assert told[-1] == (8, 8)
    assert told == sorted(told)
    assert check_catalogue(accepted.catalogue, accepted.actor).findings == ()


def test_each_is_byte_for_byte_what_it_would_be_alone(accepted: Opened) -> None:
    alone = issued(accepted).content
    with accepted.catalogue.transaction() as session:
        session.execute(update(t.NumberSeries).values(last=0))
        session.execute(update(t.IssuedNumber).values(text="x", serial=99))
        session.execute(update(t.Agreement).values(status="batal"))
    (line,) = issue(accepted, ALL[:1]).issued
    assert paper_content(accepted.catalogue, accepted.actor, line.agreement) == alone


def test_who_cannot_have_one_is_refused_and_takes_no_number(accepted: Opened) -> None:
    issued(accepted, ALL[0])
    report = issue(accepted, (*ALL[:3], ALL[1], "P-999999"))
    assert [each.proposal for each in report.issued] == list(ALL[1:3])
    assert [(each.proposal, each.problem.message) for each in report.refused] == [
        (ALL[0], "agreement.exists"), (ALL[1], "agreement.twice"), ("P-999999", "proposal.unknown"),
    ]  # fmt: skip
    assert [each.number[:3] for each in report.issued] == ["002", "003"]


def test_a_batch_of_refused_writes_nothing(accepted: Opened) -> None:
    report = issue(accepted, ("P-999999",))
    assert (report.issued, report.change_set) == ((), "")
    assert len(report.refused) == 1


@pytest.mark.parametrize("at", [0, 3, 4, 6, 8])
def test_a_cancel_leaves_nothing(accepted: Opened, at: int) -> None:
    def progress(done: int, _total: int) -> None:
        if done >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        issue(accepted, progress=progress)
    with accepted.catalogue.reading() as session:
        assert session.execute(select(t.IssuedNumber.id)).all() == []
    issue(accepted)
    assert check_catalogue(accepted.catalogue, accepted.actor).ok


@pytest.mark.parametrize("times", [1, 3])
def test_what_others_write_meanwhile_is_heeded(
    accepted: Opened, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawings: list[int] = []
    draw = batches.draw_as_they_come

    def busy(papers: object, *rest: object, **more: object) -> tuple[bytes, ...]:
        drawn = draw(papers, *rest, **more)  # type: ignore[arg-type]
        drawings.append(len(drawn))
        if len(drawings) <= times:
            decision = Decided.REJECT if len(drawings) % 2 else Decided.ACCEPT
            decide_proposal(accepted.catalogue, accepted.actor, ALL[1], decision, "ditinjau")
        return drawn

    monkeypatch.setattr(batches, "draw_as_they_come", busy)
    report = issue(accepted)
    assert [each.proposal for each in report.issued] == [ALL[0], ALL[2], ALL[3]]
    assert [each.problem.message for each in report.refused] == ["agreement.not_accepted"]
    assert [each.number[:3] for each in report.issued] == ["001", "002", "003"]
    # the first is drawn once, those behind it again where their number moved
    assert drawings[:2] == [4, 2]
    assert check_catalogue(accepted.catalogue, accepted.actor).findings == ()


def test_a_batch_is_taken_back_as_one_and_its_numbers_stay(accepted: Opened) -> None:
    report = issue(accepted)
    undo_change(accepted.catalogue, accepted.actor, report.change_set)
    with accepted.catalogue.reading() as session:
        assert session.scalars(select(t.IssuedNumber.voided)).all() == [True] * 4
    assert issue(accepted).issued[0].number == "005/KADIN-JTM/XI/2026"


def test_an_events_papers_are_merged_in_the_order_asked_for(accepted: Opened) -> None:
    report = issue(accepted, ALL[:2])
    codes = [each.agreement for each in reversed(report.issued)]
    parts = [paper_content(accepted.catalogue, accepted.actor, code) for code in codes]
    merged = merge_papers(accepted.catalogue, accepted.actor, codes)
    pages = PdfReader(BytesIO(merged.content)).pages
    assert (merged.papers, len(pages)) == (2, sum(len(PdfReader(BytesIO(part)).pages) for part in parts))
    assert report.issued[1].number in pages[0].extract_text()
    void_agreement(accepted.catalogue, accepted.actor, codes[0], "salah pihak")
    with pytest.raises(UserProblem, match=r"paper\.voided"):
        merge_papers(accepted.catalogue, accepted.actor, codes)


def test_whoever_has_a_draft_gets_its_terms_on_the_day_of_all(accepted: Opened) -> None:
    day = TODAY - timedelta(days=9)
    own = replace(TERMS, date=day, start=day, months=7, price=777_700, place="Gresik", witnesses=())
    save_draft(accepted.catalogue, accepted.actor, AgreementDraft(ALL[1], "F4", own))
    later = replace(own, start=TODAY + timedelta(days=40))
    save_draft(accepted.catalogue, accepted.actor, AgreementDraft(ALL[2], "F4", later))
    report = issue(accepted)
    first, second, third, _ = (row_of(accepted, each.agreement) for each in report.issued)
    assert {row.signed_on for row in (first, second, third)} == {TODAY.isoformat()}
    assert (first.starts, second.starts, third.starts) == (*[TODAY.isoformat()] * 2, later.start.isoformat())  # type: ignore[union-attr]
    kept = [json.loads(row.terms) for row in (first, second, third)]
    assert [(each["months"], each["price"], each["place"]) for each in kept] == [
        (12, None, ""), (7, 777_700, "Gresik"), (7, 777_700, "Gresik"),
    ]  # fmt: skip
    text = words(paper_content(accepted.catalogue, accepted.actor, report.issued[1].agreement))
    assert "Rp7.777,00" in text
    assert "7 (tujuh) bulan" in text
    assert "Saksi Satu" in text
    assert check_catalogue(accepted.catalogue, accepted.actor).findings == ()


def test_answers_given_in_a_draft_are_kept_with_its_agreement(accepted: Opened) -> None:
    unfair = "PIHAK PERTAMA berhak mengubah harga sewaktu-waktu tanpa persetujuan PIHAK KEDUA."
    own = replace(TERMS, provisions=unfair)
    save_draft(accepted.catalogue, accepted.actor, AgreementDraft(ALL[0], "A4", own))
    (refused,) = issue(accepted, ALL[:1]).refused
    assert isinstance(refused.problem, RedFindings)
    (red,) = refused.problem.findings
    answer = Override(red.rule, red.values, "disepakati di hadapan Dinas", "Nama Contoh", "Kepala Bidang")
    save_draft(accepted.catalogue, accepted.actor, AgreementDraft(ALL[0], "A4", own, (answer,), version=1))
    (line,) = issue(accepted, ALL[:1]).issued
    assert line.number
    with accepted.catalogue.reading() as session:
        assert session.scalars(select(t.AgreementOverride.name)).all() == ["Nama Contoh"]


def test_groups_and_pairs_are_issued_together(farmers: Opened) -> None:
    report = issue(farmers, (GROUP, "KL-9999"))
    assert [(each.proposal, each.problem.message) for each in report.refused] == [("KL-9999", "group.unknown")]
    (line,) = report.issued
    assert len(members_of(farmers)) == 5
    text = words(paper_content(farmers.catalogue, farmers.actor, line.agreement))
    assert "Lampiran VI Surat Kuasa Para Anggota" in text
    (again,) = issue(farmers, (GROUP,)).refused
    assert again.problem.message == "agreement.exists"


def test_a_draft_that_is_saved_meanwhile_is_heeded(accepted: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    draw, saved = batches.draw_as_they_come, []

    def busy(papers: object, *rest: object, **more: object) -> tuple[bytes, ...]:
        drawn = draw(papers, *rest, **more)  # type: ignore[arg-type]
        if not saved:
            saved.append(save_draft(accepted.catalogue, accepted.actor, AgreementDraft(ALL[1], "A4", SHORTER)))
        return drawn

    monkeypatch.setattr(batches, "draw_as_they_come", busy)
    report = issue(accepted)
    assert json.loads(row_of(accepted, report.issued[1].agreement).terms)["months"] == SHORTER.months
