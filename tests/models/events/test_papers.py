"""Papers of an event: what they state, for whom, and the letters that take a number."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.events import EventPaper, EventStatus, Interest, ResultDraft, Side
from models.domain.lists import ListQuery
from models.domain.offices import OfficialDraft
from models.domain.papers import Claim, PaperKind, Verdict
from models.problems import UserProblem
from models.steps.events.memo_people import post_of
from models.use_cases.back_up import check_catalogue
from models.use_cases.enter_sample_officials import enter_sample_officials
from models.use_cases.invitation_texts import invitation_texts
from models.use_cases.issue_event_paper import issue_event_paper
from models.use_cases.list_letters import letter_file, list_letters
from models.use_cases.list_numbers import list_numbers
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.print_event import print_event
from models.use_cases.propose_meetings import propose_meetings
from models.use_cases.save_official import save_official
from models.use_cases.save_result import save_result
from models.use_cases.set_event_status import set_event_status
from models.use_cases.undo_change import undo_change
from models.use_cases.verify_paper import verify_paper
from models.use_cases.void_letter import void_letter
from reports.office_papers.parts import Signer
from tests.models.events.staged import DAY, meeting, seen, side, staged
from tests.records import TODAY
from tests.reports.reading import page_texts, whole_text

LETTERS = (EventPaper.INVITATIONS, EventPaper.MINUTES, EventPaper.MEMO)


@pytest.fixture
def planned(filled: Opened) -> tuple[Opened, str]:
    enter_sample_officials(filled.catalogue, filled.actor)
    event = staged(filled)
    propose_meetings(filled.catalogue, filled.actor, event, today=TODAY)
    plan_event(filled.catalogue, filled.actor, event)
    return filled, event


def test_every_paper_is_made_and_tells_no_number_of_anybody(planned: tuple[Opened, str]) -> None:
    opened, event = planned
    steps: list[tuple[int, int]] = []
    made = print_event(
        opened.catalogue, opened.actor, event, tuple(EventPaper), today=TODAY,
        progress=lambda done, total: steps.append((done, total)),
    )  # fmt: skip
    assert [each.name for each in made] == [f"{kind}.pdf" for kind in EventPaper]
    assert steps[-1] == (len(EventPaper), len(EventPaper))
    for each in made:
        text = whole_text(each.content)
        assert "Temu Bisnis Contoh" in text
        assert "Desil" not in text
        assert re.search(r"\d{16}|\+?62\d{9}|0810\d{6}", text) is None, each.name


def test_numbers_that_people_typed_stand_on_no_paper(planned: tuple[Opened, str]) -> None:
    opened, event = planned
    said = "ubi kayu 0810000123 NIK 3523110101809991 dewi@contoh.example"
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.SCREEN):
        for row in (*session.scalars(select(t.Offer)), *session.scalars(select(t.Need))):
            row.words = said
        for need in session.scalars(select(t.Need)):
            need.specification, need.process = said, said
        for guest in session.scalars(select(t.EventGuest)):
            guest.attendee, guest.note = f"Dewi {said}", said
        for business in session.scalars(select(t.Business)):
            business.name = f"{business.name} 0810-0001-234"
    one = seen(opened, event).meetings[0]
    result = ResultDraft(one.number, one.enterprises[0], Interest.AGREED, product=said, next_step=said, note=said)
    save_result(opened.catalogue, opened.actor, event, result)
    made = print_event(opened.catalogue, opened.actor, event, tuple(EventPaper), today=DAY)
    found = {each.name: re.findall(r"0810[\d-]{6,}|\d{16}|@contoh", whole_text(each.content)) for each in made}
    assert {name: some for name, some in found.items() if some} == {}
    assert "ubi kayu …" in whole_text(made[0].content)


def test_a_slip_states_the_meetings_of_its_guest_alone(planned: tuple[Opened, str]) -> None:
    opened, event = planned
    facts = seen(opened, event)
    one = facts.meetings[0]
    guest, buyer = facts.guest(one.enterprises[0]), facts.guest(one.buyer)
    kinds = (EventPaper.ENTERPRISE_SLIPS, EventPaper.BADGES, EventPaper.BRIEFS)
    slips, badges, briefs = print_event(opened.catalogue, opened.actor, event, kinds, guests=(guest.uid,))
    others = [each.name for each in side(facts, Side.ENTERPRISE) if each.uid != guest.uid]
    for each in (slips, badges):
        text = whole_text(each.content)
        assert guest.name in text
        assert not any(name in text for name in others)
    assert buyer.name in whole_text(slips.content)
    mine = [each for each in facts.meetings if guest.uid in each.enterprises]
    assert len(page_texts(briefs.content)) == len(mine)


def test_a_brief_says_what_fits_and_what_to_ask(planned: tuple[Opened, str]) -> None:
    opened, event = planned
    (made,) = print_event(opened.catalogue, opened.actor, event, (EventPaper.BRIEFS,), today=TODAY)
    first = next(page for page in page_texts(made.content) if "Tani Makmur" in page)
    assert "Yang dicari dan yang dibuat sama: ubi kayu." in first
    assert "Kapasitas 5.000 kilogram sebulan memenuhi sebagian kebutuhan." in first
    assert "Sama-sama di Kab. Tuban." in first


def test_messages_say_when_and_whom_and_show_no_more_than_may_be_seen(planned: tuple[Opened, str]) -> None:
    opened, event = planned
    facts = seen(opened, event)
    one = meeting(facts, 1)
    (text,) = invitation_texts(opened.catalogue, opened.actor, event, one.enterprises)
    assert facts.guest(one.buyer).name in text.text
    assert facts.guest(text.guest).badge in text.text
    assert len(invitation_texts(opened.catalogue, opened.actor, event)) == len(facts.guests)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_takes_a_number_once_and_is_kept(planned: tuple[Opened, str], kind: EventPaper) -> None:
    opened, event = planned
    one = seen(opened, event).meetings[0]
    result = ResultDraft(one.number, one.enterprises[0], Interest.AGREED, product="Singkong", agreed=7_500_000_00)
    save_result(opened.catalogue, opened.actor, event, result)
    report = issue_event_paper(opened.catalogue, opened.actor, event, kind, today=DAY)
    assert report.number in whole_text(report.content)
    assert ("Rp7.500.000" in whole_text(report.content)) == (kind is not EventPaper.INVITATIONS)
    (line,) = list_letters(opened.catalogue, opened.actor, ListQuery(), 0, 10).rows
    assert (line.code, line.number, line.kind) == (report.code, report.number, report.kind)
    assert letter_file(opened.catalogue, opened.actor, report.code) == report.content
    found = verify_paper(opened.catalogue, opened.actor, Claim(data=report.content), today=DAY)
    assert (found.verdict, found.number) == (Verdict.UNCHANGED, report.number)
    assert ("Acara", "Temu Bisnis Contoh") in found.facts
    with pytest.raises(UserProblem, match=r"letter\.again"):
        issue_event_paper(opened.catalogue, opened.actor, event, kind, again=False, today=DAY)
    void_letter(opened.catalogue, opened.actor, report.code, "salah tanggal")
    second = issue_event_paper(opened.catalogue, opened.actor, event, kind, again=False, today=DAY)
    assert second.number != report.number
    undo_change(opened.catalogue, opened.actor, second.change_set)
    lines = list_letters(opened.catalogue, opened.actor, ListQuery(), 0, 10).rows
    assert [(each.number, each.status) for each in lines] == [(second.number, "batal"), (report.number, "batal")]
    assert letter_file(opened.catalogue, opened.actor, second.code) == second.content
    numbers = list_numbers(opened.catalogue, opened.actor, ListQuery(), 0, 2).rows
    assert next((each.number, each.code, each.voided) for each in numbers) == (second.number, second.code, True)
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()


def test_letters_are_issued_when_the_day_allows_it(planned: tuple[Opened, str]) -> None:
    opened, event = planned
    before, after = DAY - timedelta(days=1), DAY + timedelta(days=1)
    for kind, day, message in (
        (EventPaper.MINUTES, before, "to_come"), (EventPaper.MEMO, before, "to_come"),
        (EventPaper.INVITATIONS, after, "past"),
    ):  # fmt: skip
        with pytest.raises(UserProblem, match=rf"letter\.event_{message}"):
            issue_event_paper(opened.catalogue, opened.actor, event, kind, today=day)
    set_event_status(opened.catalogue, opened.actor, event, EventStatus.CANCELLED)
    for kind in LETTERS:
        with pytest.raises(UserProblem, match=r"letter\.event_cancelled"):
            issue_event_paper(opened.catalogue, opened.actor, event, kind, today=DAY)
    assert list_letters(opened.catalogue, opened.actor, ListQuery(), 0, 10).total == 0
    set_event_status(opened.catalogue, opened.actor, event, EventStatus.PLANNED)
    for kind, day in ((EventPaper.INVITATIONS, before), (EventPaper.MINUTES, after), (EventPaper.MEMO, after)):
        assert issue_event_paper(opened.catalogue, opened.actor, event, kind, today=day).number


def test_nobody_to_sign_and_kinds_without_a_number_are_refused(filled: Opened) -> None:
    event = staged(filled)
    before = list_letters(filled.catalogue, filled.actor, ListQuery(), 0, 10).total
    for kind, message in ((EventPaper.BADGES, "kind_unknown"), (EventPaper.MEMO, "no_official")):
        with pytest.raises(UserProblem, match=f"letter.{message}"):
            issue_event_paper(filled.catalogue, filled.actor, event, kind, today=DAY)
    assert list_letters(filled.catalogue, filled.actor, ListQuery(), 0, 10).total == before


def test_berita_acara_of_events_share_the_book_of_the_others() -> None:
    from models.steps.agreements.numbering import BOOKS

    assert BOOKS[PaperKind.EVENT_MINUTES] == BOOKS[PaperKind.MINUTES]
    assert len({BOOKS[kind] for kind in PaperKind if kind.name.startswith("EVENT_")}) == 3


def test_the_nota_dinas_goes_to_the_head_from_somebody_else(planned: tuple[Opened, str]) -> None:
    opened, event = planned
    (alone,) = print_event(opened.catalogue, opened.actor, event, (EventPaper.MEMO,), today=DAY)
    text = whole_text(alone.content)
    assert "Yth. : Ketua Umum Kamar Dagang" in text
    assert "Dari : Ketua Panitia" in text
    with opened.catalogue.reading() as session:
        office = session.scalars(select(t.Office.uid).where(t.Office.code == opened.actor.office)).one()
    for name, position in (("Dewi Contoh", "Sekretaris"), ("Rudi Contoh", "Kepala Bidang UMKM")):
        save_official(opened.catalogue, opened.actor, OfficialDraft("", 0, office, name, position))
    (made,) = print_event(opened.catalogue, opened.actor, event, (EventPaper.MEMO,), today=DAY)
    text = whole_text(made.content)
    assert "Dari : Sekretaris" in text
    assert "Tembusan : Kepala Bidang UMKM" in text
    assert text.index("mohon arahan") < text.rindex("Dewi Contoh")


def test_the_nota_dinas_rests_on_the_letters_that_stand(planned: tuple[Opened, str]) -> None:
    opened, event = planned
    invitation = issue_event_paper(opened.catalogue, opened.actor, event, EventPaper.INVITATIONS, today=TODAY)
    minutes = issue_event_paper(opened.catalogue, opened.actor, event, EventPaper.MINUTES, today=DAY)
    void_letter(opened.catalogue, opened.actor, minutes.code, "salah tanggal")
    text = whole_text(issue_event_paper(opened.catalogue, opened.actor, event, EventPaper.MEMO, today=DAY).content)
    assert f"Surat undangan Nomor {invitation.number}" in text
    assert minutes.number not in text


@pytest.mark.parametrize(
    ("position", "office", "post"),
    [
        ("Kepala Dinas", "Dinas Koperasi", "Kepala Dinas Koperasi"),
        ("Kepala", "Dinas Koperasi", "Kepala Dinas Koperasi"),
        ("Kepala Dinas Koperasi", "Dinas Koperasi", "Kepala Dinas Koperasi"),
        ("Ketua Umum", "KADIN Jawa Timur", "Ketua Umum KADIN Jawa Timur"),
        ("Ketua KADIN Jawa Timur Bidang UMKM", "KADIN Jawa Timur", "Ketua KADIN Jawa Timur Bidang UMKM"),
    ],
)
def test_a_post_names_the_office_once(position: str, office: str, post: str) -> None:
    assert post_of(Signer(office, position, "")) == post
