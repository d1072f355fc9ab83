"""An agreement, what changes it and what ends it: numbered, kept as printed, and taken back only from the end."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.matching import Decided
from models.domain.papers import AddendumDraft, EndingDraft, FileRole, OwnChange, PaperKind
from models.problems import UserProblem
from models.steps.matching.promises import promised_of, promised_to
from models.use_cases.agreement_chain import agreement_chain, paper_content
from models.use_cases.attach_scan import attach_scan
from models.use_cases.back_up import check_catalogue
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.due_renewals import due_renewals
from models.use_cases.end_agreement import draft_ending
from models.use_cases.issue_addendum import draft_addendum, issue_addendum
from models.use_cases.issue_agreement import issue_agreement
from models.use_cases.open_catalogue import Opened
from models.use_cases.record_signing import record_signing
from models.use_cases.undo_change import undo_change
from models.use_cases.void_agreement import void_agreement, void_paper
from tests.models.papers.issuing import AUGUST, FIRST, MARCH, MAY, TERMS, changed, ended, issued, row_of, words


def test_each_paper_of_a_chain_is_printed_again_as_it_was_stored(accepted: Opened) -> None:
    first = issued(accepted)
    before = row_of(accepted, first.agreement)
    papers = [
        changed(accepted, first.agreement, price=340_000, payment_days=21),
        changed(accepted, first.agreement, MAY, months=24),
        ended(accepted, first.agreement, date(2027, 8, 31)),
    ]
    for code, content in [(first.agreement, first.content), *((each.code, each.content) for each in papers)]:
        assert paper_content(accepted.catalogue, accepted.actor, code) == content
    after = row_of(accepted, first.agreement)
    assert (after.document, after.terms, after.facts_sha256) == (before.document, before.terms, before.facts_sha256)
    chain = agreement_chain(accepted.catalogue, accepted.actor, first.agreement)
    assert [each.number for each in chain.papers] == [first.number, *(each.number for each in papers)]
    assert [each.kind for each in chain.papers] == [
        PaperKind.AGREEMENT, PaperKind.ADDENDUM, PaperKind.RENEWAL, PaperKind.ENDING,
    ]  # fmt: skip
    assert [each.sha256 for each in chain.papers] == [
        hashlib.sha256(each).hexdigest() for each in (first.content, *(paper.content for paper in papers))
    ]
    assert (chain.terms.price, chain.terms.payment_days, chain.terms.months) == (340_000, 21, 24)
    assert (chain.terms.ends, after.ends) == ("2027-08-31", "2027-08-31")
    assert check_catalogue(accepted.catalogue, accepted.actor).findings == ()


def test_an_adendum_says_what_it_changes_where_and_why(accepted: Opened) -> None:
    first = issued(accepted)
    own = (OwnChange("Pasal 8 ayat (2)", "kadar air 14%", "kadar air 15%"),)
    text = words(changed(accepted, first.agreement, price=340_000, months=18, own=own).content)
    for wanted in (
        "ADENDUM KESATU", "001/ADD/KADIN-JTM/III/2027", f"Nomor Register {first.number} tanggal 21 November 2026",
        "Senin, tanggal satu bulan Maret", "bahwa harga pasar berubah; dan", "Harga (Pasal 9 Perjanjian)",
        "Rp3.200,00", "Rp3.400,00 (tiga ribu empat ratus rupiah) per kilogram", "20 November 2027", "20 Mei 2028",
        "Pasal 8 ayat (2)", "kadar air 15%", "Perpanjangan Jangka Waktu", "Meterai", "Direktur Tapioka Contoh",
    ):  # fmt: skip
        assert wanted in text, wanted
    second = words(changed(accepted, first.agreement, MAY, price=345_000).content)
    assert "ADENDUM KEDUA" in second
    assert "telah diubah dengan Adendum Kesatu Nomor 001/ADD/KADIN-JTM/III/2027 tanggal 1 Maret 2027" in second
    assert "Rp3.400,00" in second
    assert "Perpanjangan Jangka Waktu" not in second


def test_an_ending_says_the_last_day_and_what_stays_owed(accepted: Opened) -> None:
    first = issued(accepted)
    text = words(ended(accepted, first.agreement, date(2027, 8, 31)).content)
    for wanted in (
        "KESEPAKATAN PENGAKHIRAN", "sampai dengan tanggal 31 Agustus 2027", "20 November 2027",
        "14 (empat belas) hari kalender", "bukan pemutusan hubungan hukum secara sepihak",
    ):  # fmt: skip
        assert wanted in text, wanted


def test_a_draft_is_marked_and_stores_nothing(accepted: Opened) -> None:
    first = issued(accepted)
    draft = AddendumDraft("harga naik", price=340_000)
    report = draft_addendum(accepted.catalogue, accepted.actor, first.agreement, draft, today=MARCH)
    ending = EndingDraft(date(2027, 6, 1), "selesai lebih awal")
    other = draft_ending(accepted.catalogue, accepted.actor, first.agreement, ending, today=MARCH)
    assert "DRAF" in words(report.content)
    assert "DRAF" in words(other.content)
    assert len(agreement_chain(accepted.catalogue, accepted.actor, first.agreement).papers) == 1


def test_a_draft_tells_what_the_audit_finds(accepted: Opened) -> None:
    first = issued(accepted)
    flagged = OwnChange("Pasal 9", "", "harga ditetapkan oleh PIHAK PERTAMA")
    draft = AddendumDraft("harga naik", price=340_000, effective_on=date(2027, 2, 1), own=(flagged,))
    report = draft_addendum(accepted.catalogue, accepted.actor, first.agreement, draft, today=MARCH)
    levels = {each.rule: each.level for each in report.findings}
    assert levels["start_before_signing"] == "yellow"
    assert "red" in levels.values()


def test_an_ending_before_its_own_signing_is_told(accepted: Opened) -> None:
    first = issued(accepted)
    draft = EndingDraft(date(2027, 2, 1), "sudah lama berhenti")
    report = draft_ending(accepted.catalogue, accepted.actor, first.agreement, draft, today=MARCH)
    assert [(each.rule, each.level) for each in report.findings] == [("start_before_signing", "yellow")]


@pytest.mark.parametrize(
    "problem, on, changes",
    [
        ("addendum.nothing", MARCH, {}),
        ("addendum.nothing", MARCH, {"price": 320_000}),
        ("addendum.too_late", date(2027, 11, 21), {"months": 24}),
        ("addendum.too_late", date(2028, 1, 1), {"months": 24, "date": date(2027, 11, 1)}),
        ("addendum.too_early", date(2026, 11, 20), {"price": 100}),
        ("addendum.bad_effective", MARCH, {"price": 100, "effective_on": date(2026, 11, 20)}),
        ("addendum.bad_months", date(2027, 10, 1), {"months": 6}),
        ("addendum.bad_quantity", MARCH, {"quantity": 0}),
        ("agreement.bad_months", MARCH, {"months": 121}),
        ("agreement.bad_price", MARCH, {"price": 99}),
        ("addendum.own_incomplete", MARCH, {"own": (OwnChange("Pasal 3", "a", " "),)}),
        ("paper.glyphs", MARCH, {"own": (OwnChange("Pasal 3", "a", "数"),)}),
        ("decision.over_capacity", MARCH, {"quantity": 5_001_000}),
        ("agreement.red", MARCH, {"own": (OwnChange("Pasal 9", "", "harga ditetapkan oleh PIHAK PERTAMA"),)}),
    ],
)
def test_what_cannot_be_changed_takes_no_number(
    accepted: Opened, problem: str, on: date, changes: dict[str, object]
) -> None:
    first = issued(accepted)
    with pytest.raises(UserProblem) as refusal:
        changed(accepted, first.agreement, on, **changes)
    assert refusal.value.message == problem
    with accepted.catalogue.reading() as session:
        assert session.scalars(select(t.IssuedNumber.text)).all() == [first.number]


def test_without_a_reason_nothing_is_changed(accepted: Opened) -> None:
    first = issued(accepted)
    with pytest.raises(UserProblem, match=r"addendum\.without_reason"):
        issue_addendum(
            accepted.catalogue, accepted.actor, first.agreement, AddendumDraft(" ", price=1_000), today=MARCH
        )


def test_nothing_follows_an_ending(accepted: Opened) -> None:
    first = issued(accepted)
    ended(accepted, first.agreement, date(2027, 8, 31))
    with pytest.raises(UserProblem, match=r"addendum\.ended"):
        changed(accepted, first.agreement, AUGUST, price=340_000)
    with pytest.raises(UserProblem, match=r"addendum\.ended"):
        ended(accepted, first.agreement, date(2027, 8, 20))


@pytest.mark.parametrize("last", [date(2026, 11, 20), date(2027, 11, 20), date(2028, 1, 1)])
def test_an_agreement_ends_within_its_time(accepted: Opened, last: date) -> None:
    first = issued(accepted)
    with pytest.raises(UserProblem, match=r"ending\.bad_day"):
        ended(accepted, first.agreement, last)


def test_less_is_promised_after_an_adendum_and_nothing_after_the_end(accepted: Opened) -> None:
    first = issued(accepted)
    row = row_of(accepted, first.agreement)
    changed(accepted, first.agreement, quantity=3_500_000)
    ended(accepted, first.agreement, date(2027, 8, 31))
    last, next_day = date(2027, 8, 31), date(2027, 9, 1)
    with accepted.catalogue.reading() as session:
        taken = [promised_of(session, row.offer_id, today=day) for day in (last, next_day)]
        given = [promised_to(session, row.need_id, today=day).get(row.offer_id) for day in (last, next_day)]
    assert taken == [3_500_000, 0]
    assert given == [3_500_000, None]


def test_what_was_issued_is_taken_back_from_the_end_and_its_number_stays(accepted: Opened) -> None:
    first = issued(accepted)
    one = changed(accepted, first.agreement, months=24)
    two = ended(accepted, first.agreement, date(2027, 8, 31))
    with pytest.raises(UserProblem, match=r"undo\.built_upon"):
        undo_change(accepted.catalogue, accepted.actor, one.change_set)
    with pytest.raises(UserProblem, match=r"undo\.built_upon"):
        undo_change(accepted.catalogue, accepted.actor, first.change_set)
    undone = undo_change(accepted.catalogue, accepted.actor, two.change_set)
    chain = agreement_chain(accepted.catalogue, accepted.actor, first.agreement)
    assert (chain.terms.ends, len(chain.papers)) == ("2028-11-20", 2)
    assert row_of(accepted, first.agreement).ends == "2028-11-20"
    again = ended(accepted, first.agreement, date(2027, 9, 30))
    assert (two.number, again.number) == ("001/PGK/KADIN-JTM/VIII/2027", "002/PGK/KADIN-JTM/VIII/2027")
    with accepted.catalogue.reading() as session:
        number = t.IssuedNumber
        assert session.scalars(select(number.voided).where(number.text == two.number)).one()
    assert undone.change_set
    assert check_catalogue(accepted.catalogue, accepted.actor).findings == ()


def test_a_void_adendum_gives_back_what_it_changed(accepted: Opened) -> None:
    first = issued(accepted)
    row = row_of(accepted, first.agreement)
    one = changed(accepted, first.agreement, months=24, quantity=3_000_000)
    two = changed(accepted, first.agreement, MAY, price=340_000)
    with pytest.raises(UserProblem, match=r"paper\.not_newest"):
        void_paper(accepted.catalogue, accepted.actor, one.code, "salah ketik")
    for paper in (two, one):
        void_paper(accepted.catalogue, accepted.actor, paper.code, "salah ketik")
    now = row_of(accepted, first.agreement)
    assert (now.ends, now.quantity, now.offer_quantity) == (row.ends, row.quantity, row.offer_quantity)
    chain = agreement_chain(accepted.catalogue, accepted.actor, first.agreement)
    assert [each.status for each in chain.papers] == ["terbit", "batal", "batal"]
    assert "ADENDUM KESATU" in words(changed(accepted, first.agreement, MAY, price=340_000).content)
    assert check_catalogue(accepted.catalogue, accepted.actor).findings == ()


def test_a_void_agreement_takes_its_papers_along(accepted: Opened) -> None:
    first = issued(accepted)
    changed(accepted, first.agreement, price=340_000)
    void_agreement(accepted.catalogue, accepted.actor, first.agreement, "salah pihak")
    with accepted.catalogue.reading() as session:
        assert session.scalars(select(t.IssuedNumber.voided)).all() == [True, True]
    with pytest.raises(UserProblem, match=r"agreement\.unknown"):
        changed(accepted, first.agreement, MAY, price=340_000)


def test_signed_is_signed(accepted: Opened) -> None:
    first = issued(accepted)
    sign = (accepted.catalogue, accepted.actor, first.agreement)
    for day in (date(2026, 11, 20), date(2026, 12, 2)):
        with pytest.raises(UserProblem, match=r"signing\.bad_day"):
            record_signing(*sign, day, "Tuban", today=date(2026, 12, 1))
    outcome = record_signing(*sign, date(2026, 11, 25), "Tuban", today=date(2026, 12, 1))
    with pytest.raises(UserProblem, match=r"signing\.exists"):
        record_signing(*sign, date(2026, 11, 25), "Tuban", today=date(2026, 12, 1))
    with pytest.raises(UserProblem, match=r"agreement\.signed"):
        void_agreement(*sign, "salah pihak")
    with pytest.raises(UserProblem, match=r"undo\.built_upon"):
        undo_change(accepted.catalogue, accepted.actor, first.change_set)
    signing = agreement_chain(*sign).signing
    assert signing is not None
    assert (signing.signed_on, signing.place) == ("2026-11-25", "Tuban")
    undo_change(accepted.catalogue, accepted.actor, outcome.change_set)
    assert agreement_chain(*sign).signing is None


def test_a_scan_is_kept_beside_the_paper(accepted: Opened) -> None:
    first = issued(accepted)
    scan = b"%PDF-1.4 pindaian"
    attach_scan(accepted.catalogue, accepted.actor, first.agreement, scan)
    assert paper_content(accepted.catalogue, accepted.actor, first.agreement, FileRole.SCAN) == scan
    assert paper_content(accepted.catalogue, accepted.actor, first.agreement) == first.content
    files = agreement_chain(accepted.catalogue, accepted.actor, first.agreement).files
    assert [(each.role, each.size) for each in files] == [("asli", len(first.content)), ("pindaian", len(scan))]
    for data, problem in ((scan, "scan.exists"), (b"MZ", "scan.unknown_kind"), (b"%PDF-" + b"0" * 20_000_000, "scan")):
        with pytest.raises(UserProblem, match=problem):
            attach_scan(accepted.catalogue, accepted.actor, first.agreement, data)


def test_whoever_wants_to_go_on_is_told_in_time(accepted: Opened) -> None:
    first = issued(accepted)

    def due(day: date) -> list[tuple[str, int, str]]:
        lines = due_renewals(accepted.catalogue, accepted.actor, day)
        return [(line.agreement, line.notice_days, line.ask_by) for line in lines]

    assert due(date(2027, 8, 21)) == []
    assert due(date(2027, 8, 22)) == [(first.agreement, 30, "2027-10-21")]
    assert due(date(2027, 11, 20)) == [(first.agreement, 30, "2027-10-21")]
    assert due(date(2027, 11, 21)) == []
    changed(accepted, first.agreement, months=24)
    assert due(date(2027, 11, 1)) == []
    ended(accepted, first.agreement, date(2027, 8, 31))
    assert due(date(2027, 8, 22)) == []


def test_a_pair_whose_agreement_is_over_may_have_another(accepted: Opened) -> None:
    first = issued(accepted)
    ended(accepted, first.agreement, date(2027, 8, 31))
    with pytest.raises(UserProblem, match=r"agreement\.exists"):
        issued(accepted)
    later = date(2027, 9, 1)
    terms = replace(TERMS, date=later)
    report = issue_agreement(accepted.catalogue, accepted.actor, FIRST, terms, today=later)
    assert report.number == "001/KADIN-JTM/IX/2027"


@pytest.mark.parametrize(
    "table, field, value",
    [
        (t.Agreement, "document", "{}"), (t.Agreement, "number", "9"), (t.Agreement, "facts_sha256", ""),
        (t.AgreementFile, "content", b"x"), (t.IssuedPaper, "document", "{}"), (t.PaperFile, "sha256", "x"),
    ],
)  # fmt: skip
def test_what_was_printed_is_never_written_again(
    accepted: Opened, table: type[t.Agreement], field: str, value: object
) -> None:
    first = issued(accepted)
    changed(accepted, first.agreement, price=340_000)
    with (
        pytest.raises(RuntimeError, match="was issued"),
        accepted.catalogue.transaction() as session,
        change_set(session, accepted.actor, ChangeKind.SCREEN),
    ):
        setattr(session.scalars(select(table)).one(), field, value)


def test_the_check_sees_bytes_and_facts_that_are_not_those_issued(accepted: Opened) -> None:
    first = issued(accepted)
    one = changed(accepted, first.agreement, price=340_000)
    with accepted.catalogue.transaction() as session:
        session.execute(t.Agreement.__table__.update().values(document="{}"))
        session.execute(t.PaperFile.__table__.update().values(content=b"x"))
    found = {(each.message, dict(each.values).get("number")) for each in check_of(accepted)}
    assert ("check.facts_altered", first.number) in found
    assert ("check.file_altered", one.number) in found


def check_of(opened: Opened) -> tuple[object, ...]:
    return check_catalogue(opened.catalogue, opened.actor).findings


def test_a_decision_may_change_again_once_the_agreement_is_void(accepted: Opened) -> None:
    first = issued(accepted)
    void_agreement(accepted.catalogue, accepted.actor, first.agreement, "salah pihak")
    decide_proposal(accepted.catalogue, accepted.actor, FIRST, Decided.REJECT, "salah pihak")
