"""Letters: numbered without gaps, kept as printed, refused where they cannot be written."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text as sql

from models.domain.agreements import Signatory
from models.domain.law import LawDraft
from models.domain.lists import ListQuery
from models.domain.matching import Decided
from models.domain.paper_reports import LetterLine, LetterRequest, ReportScope
from models.domain.papers import PaperKind, PaperReport
from models.problems import UserProblem
from models.steps.papers.letters import REPORTED
from models.use_cases.agreement_register import agreement_register
from models.use_cases.back_up import check_catalogue
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.delete_official import delete_official
from models.use_cases.issue_letter import draft_letter, issue_letter
from models.use_cases.list_agreements import list_agreements
from models.use_cases.list_law import law_of_code
from models.use_cases.list_letters import letter_file, list_letters
from models.use_cases.list_officials import list_officials
from models.use_cases.open_catalogue import Opened
from models.use_cases.profile_sheet import consent_form
from models.use_cases.record_receipt import record_receipt
from models.use_cases.save_law import save_law
from models.use_cases.undo_change import undo_change
from models.use_cases.void_agreement import void_agreement
from models.use_cases.void_letter import void_letter
from tests.models.reports.conftest import proposals_of
from tests.records import TODAY
from tests.reports.reading import whole_text


def request_for(opened: Opened, kind: PaperKind = PaperKind.MEMORANDUM, **more: object) -> LetterRequest:
    about = agreements(opened) if kind is PaperKind.REPORTING_LETTER else (proposals_of(opened)[0],)
    return replace(LetterRequest(kind, tuple(about), on=TODAY), **more)  # type: ignore[arg-type]  # fields by name


def agreements(opened: Opened) -> tuple[str, ...]:
    rows = list_agreements(opened.catalogue, opened.actor, ListQuery(sort="number"), 0, 50).rows
    return tuple(row.agreement for row in rows)


def issue(opened: Opened, request: LetterRequest, paper: str = "A4") -> PaperReport:
    return issue_letter(opened.catalogue, opened.actor, request, paper=paper, today=TODAY)


def letters(opened: Opened, *filters: tuple[str, str]) -> tuple[LetterLine, ...]:
    return list_letters(opened.catalogue, opened.actor, ListQuery(filters=filters), 0, 50).rows


LETTERS = (PaperKind.MEMORANDUM, PaperKind.MINUTES, PaperKind.REPORTING_LETTER)


@pytest.mark.parametrize("kind", LETTERS)
def test_the_same_letter_is_issued_again_only_when_asked_for(agreed: Opened, kind: PaperKind) -> None:
    asked = request_for(agreed, kind, town="Tuban", addressee="Kepala Dinas")

    def once() -> PaperReport:
        return issue_letter(agreed.catalogue, agreed.actor, asked, today=TODAY, again=False)

    first = once()
    with pytest.raises(UserProblem, match=r"letter\.again") as problem:
        once()
    assert problem.value.values["number"] == first.number
    assert len(letters(agreed)) == 1
    void_letter(agreed.catalogue, agreed.actor, first.code, "salah alamat")
    assert once().number != first.number
    assert issue(agreed, asked).number


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_is_kept_as_it_was_printed(agreed: Opened, kind: PaperKind) -> None:
    made = issue(agreed, request_for(agreed, kind, town="Tuban", addressee="Kepala Dinas"), "F4")
    assert made.sha256 == hashlib.sha256(made.content).hexdigest()
    assert letter_file(agreed.catalogue, agreed.actor, made.code) == made.content
    text = whole_text(made.content)
    assert made.number in text
    assert "Kode periksa" in text
    assert "DRAF" not in text
    (line,) = letters(agreed)
    assert (line.code, line.kind, line.number, line.sha256) == (made.code, kind, made.number, made.sha256)
    assert check_catalogue(agreed.catalogue, agreed.actor).ok


def test_a_draft_takes_no_number_and_stores_nothing(agreed: Opened) -> None:
    for kind in LETTERS:
        asked = request_for(agreed, kind, town="Tuban", addressee="Kepala Dinas")
        text = whole_text(draft_letter(agreed.catalogue, agreed.actor, asked, today=TODAY).content)
        assert "DRAF" in text
        assert "Kode periksa" not in text
    assert letters(agreed) == ()
    assert issue(agreed, request_for(agreed)).number.startswith("001")


def test_numbers_have_no_gap_and_voided_ones_stay(agreed: Opened) -> None:
    made = [issue(agreed, request_for(agreed)) for _ in range(3)]
    assert [each.number[:3] for each in made] == ["001", "002", "003"]
    assert len({each.number for each in made}) == 3
    void_letter(agreed.catalogue, agreed.actor, made[1].code, "salah tujuan")
    assert [line.status for line in letters(agreed)] == ["terbit", "batal", "terbit"]
    assert issue(agreed, request_for(agreed)).number.startswith("004")
    with pytest.raises(UserProblem, match=r"letter\.unknown"):
        void_letter(agreed.catalogue, agreed.actor, made[1].code, "lagi")
    with pytest.raises(UserProblem, match=r"letter\.void_without_reason"):
        void_letter(agreed.catalogue, agreed.actor, made[0].code, "  ")
    assert check_catalogue(agreed.catalogue, agreed.actor).ok


def test_a_refused_letter_takes_no_number(agreed: Opened) -> None:
    with pytest.raises(UserProblem):
        issue(agreed, request_for(agreed, months=0))
    assert issue(agreed, request_for(agreed)).number.startswith("001")


def test_an_undone_letter_stays_as_void_with_its_number_and_bytes(agreed: Opened) -> None:
    made = issue(agreed, request_for(agreed))
    undone = undo_change(agreed.catalogue, agreed.actor, made.change_set)
    (line,) = letters(agreed)
    assert (line.code, line.number, line.status) == (made.code, made.number, "batal")
    assert letter_file(agreed.catalogue, agreed.actor, made.code) == made.content
    again = undo_change(agreed.catalogue, agreed.actor, undone.change_set)
    assert [(each.number, each.status) for each in letters(agreed)] == [(made.number, "terbit")]
    undo_change(agreed.catalogue, agreed.actor, again.change_set)
    assert [each.status for each in letters(agreed)] == ["batal"]
    assert issue(agreed, request_for(agreed)).number.startswith("002")
    with agreed.catalogue.reading() as session:
        voided = session.execute(sql("SELECT text, voided FROM issued_number WHERE kind = 'NK' ORDER BY serial")).all()
    assert [bool(each.voided) for each in voided] == [True, False]
    assert check_catalogue(agreed.catalogue, agreed.actor).ok


@pytest.mark.parametrize(
    ("kind", "change", "message"),
    [
        (PaperKind.MEMORANDUM, {"months": 61}, "letter.months"),
        (PaperKind.MEMORANDUM, {"subjects": ()}, "letter.kind_unknown"),
        (PaperKind.MEMORANDUM, {"subjects": ("P-999999",)}, "proposal.unknown"),
        (PaperKind.MEMORANDUM, {"on": TODAY + timedelta(days=5000)}, "letter.far_day"),
        (PaperKind.MEMORANDUM, {"on": date(2020, 1, 1)}, "letter.no_wording"),
        (PaperKind.MINUTES, {"follow_up": TODAY - timedelta(days=1)}, "letter.follow_up"),
        (PaperKind.REPORTING_LETTER, {"subjects": ("PK-9999",)}, "agreement.unknown"),
    ],
)
def test_what_cannot_be_written_is_said(
    agreed: Opened, kind: PaperKind, change: dict[str, object], message: str
) -> None:
    with pytest.raises(UserProblem) as problem:
        issue(agreed, request_for(agreed, kind, **change))
    assert problem.value.message == message
    assert letters(agreed) == ()


def test_a_rejected_pair_has_no_letter(agreed: Opened) -> None:
    proposal = proposals_of(agreed)[-1]
    decide_proposal(agreed.catalogue, agreed.actor, proposal, Decided.REJECT, "tidak jadi")
    with pytest.raises(UserProblem, match=r"letter\.pair_rejected"):
        issue(agreed, LetterRequest(PaperKind.MINUTES, (proposal,)))


def test_a_void_agreement_is_not_reported(agreed: Opened) -> None:
    first = agreements(agreed)[0]
    void_agreement(agreed.catalogue, agreed.actor, first, "keliru")
    with pytest.raises(UserProblem, match=r"agreement\.unknown"):
        issue(agreed, LetterRequest(PaperKind.REPORTING_LETTER, (first,), addressee="Kepala Dinas", town="Tuban"))


def test_an_office_without_an_official_reports_nothing(agreed: Opened) -> None:
    for official in list_officials(agreed.catalogue, agreed.actor):
        delete_official(agreed.catalogue, agreed.actor, official.uid)
    with pytest.raises(UserProblem, match=r"letter\.no_official"):
        issue(agreed, request_for(agreed, PaperKind.REPORTING_LETTER, addressee="Kepala Dinas", town="Tuban"))


def test_a_reporting_letter_and_its_receipt_stand_in_the_offices_register(agreed: Opened) -> None:
    asked = request_for(agreed, PaperKind.REPORTING_LETTER, addressee="Kepala Dinas", town="Tuban")
    made = issue(agreed, asked)
    record_receipt(agreed.catalogue, agreed.actor, made.code, TODAY, "AG-17")
    (line,) = letters(agreed, ("kind", "surat_laporan"))
    assert (line.sent_on, line.receipt) == (TODAY.isoformat(), "AG-17")
    scope = ReportScope(end=TODAY)
    internal = whole_text(
        agreement_register(agreed.catalogue, agreed.actor, scope, internal=True, today=TODAY).content
    )
    assert made.number in internal.replace(" ", "")
    assert "AG-17" in internal
    with pytest.raises(UserProblem, match=r"letter\.sent_before_signed"):
        record_receipt(agreed.catalogue, agreed.actor, made.code, TODAY - timedelta(days=1), "")


def test_the_words_of_the_request_are_printed(agreed: Opened) -> None:
    asked = request_for(
        agreed, PaperKind.MINUTES, points=("contoh dikirim dulu.", "biaya bersama"), place="Balai Desa",
        follow_up=TODAY + timedelta(days=9), first=Signatory("Wakil Mitra", "Manajer", "surat kuasa"),
    )  # fmt: skip
    text = whole_text(issue(agreed, asked).content)
    for said in ("contoh dikirim dulu; dan", "biaya bersama.", "Balai Desa", "Wakil Mitra", "30 November 2026"):
        assert said in text


def test_the_consent_form_names_the_owner_and_no_number(agreed: Opened) -> None:
    text = whole_text(consent_form(agreed.catalogue, agreed.actor, "U-000001", today=TODAY).content)
    assert "Pemilik " in text
    assert "Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi" in text
    empty = whole_text(consent_form(agreed.catalogue, agreed.actor, "", today=TODAY).content)
    assert "………" in empty
    with pytest.raises(UserProblem, match=r"letter\.enterprise_unknown"):
        consent_form(agreed.catalogue, agreed.actor, "U-999999", today=TODAY)


def duty(opened: Opened, **more: object) -> None:
    """The rule that asks for the report, written by the office."""
    (line,) = law_of_code(opened.catalogue, opened.actor, REPORTED, today=TODAY)
    first = date.fromisoformat(line.valid_from)
    draft = LawDraft(line.code, line.state, line.value, line.text, line.source, first, instead_of=first)
    save_law(opened.catalogue, opened.actor, replace(draft, **more), today=TODAY)  # type: ignore[arg-type]


def test_the_article_of_the_duty_is_printed_once_somebody_verified_it(agreed: Opened) -> None:
    asked = request_for(agreed, PaperKind.REPORTING_LETTER, town="Tuban", addressee="Kepala Dinas")
    draft = draft_letter(agreed.catalogue, agreed.actor, asked, today=TODAY)
    first = issue(agreed, asked)
    assert (draft.note, first.note) == ("letter.article_unread",) * 2
    assert "perjanjian kemitraan dilaporkan kepada pejabat yang berwenang. Sehubungan" in whole_text(first.content)
    assert "Pasal" not in whole_text(first.content)
    duty(agreed, verified=True, verified_by="Nama Contoh", verified_on=TODAY)
    second = issue(agreed, asked)
    assert second.note == ""
    assert "sebagaimana diatur dalam UU 20/2008 Pasal 34 ayat (2). Sehubungan" in whole_text(second.content)
    assert "tidak mengurangi kewajiban melapor" in whole_text(second.content)
    assert letter_file(agreed.catalogue, agreed.actor, first.code) == first.content
    before = replace(asked, on=date(2026, 1, 5))
    duty(agreed, valid_to=date(2026, 1, 31), verified=True, verified_by="Nama Contoh", verified_on=TODAY)
    free = issue(agreed, asked)
    assert "Sehubungan dengan penyelenggaraan kemitraan usaha" in whole_text(free.content)
    assert free.note == ""
    assert "Pasal 34" in whole_text(issue(agreed, before).content)


def test_other_letters_have_nothing_to_tell_of_articles(agreed: Opened) -> None:
    assert draft_letter(agreed.catalogue, agreed.actor, request_for(agreed), today=TODAY).note == ""
