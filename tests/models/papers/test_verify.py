"""Is this what was issued? A file by its bytes, a printout by its code."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.paper_reports import ReportScope
from models.domain.papers import Claim, PaperCheck, Verdict
from models.steps.papers.canonical import check_words, code_text
from models.use_cases.agreement_register import agreement_register
from models.use_cases.attach_scan import attach_scan
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change
from models.use_cases.verify_paper import verify_paper
from models.use_cases.void_agreement import void_agreement
from tests.models.papers.issuing import MARCH, changed, ended, issued
from tests.records import TODAY
from tests.reports.reading import whole_text

A = t.Agreement


def check(opened: Opened, text: str = "", data: bytes = b"", on: date = MARCH) -> PaperCheck:
    return verify_paper(opened.catalogue, opened.actor, Claim(text, data), today=on)


def facts_of(opened: Opened, table: type[t.Agreement] = t.Agreement) -> str:
    with opened.catalogue.reading() as session:
        return session.scalars(select(table.facts_sha256)).one()


def saved_anew(content: bytes) -> bytes:
    """The same pages as another program would write them."""
    read, written, into = PdfReader(BytesIO(content)), PdfWriter(), BytesIO()
    for page in read.pages:
        written.add_page(page)
    written.add_metadata({key: value for key, value in (read.metadata or {}).items() if isinstance(value, str)})
    written.write(into)
    return into.getvalue()


def test_the_file_as_issued_is_unchanged_and_names_its_chain(accepted: Opened) -> None:
    first = issued(accepted)
    paper = changed(accepted, first.agreement, price=340_000)
    found = check(accepted, data=first.content)
    assert (found.verdict, found.code, found.number) == (Verdict.UNCHANGED, first.agreement, first.number)
    assert [line.number for line in found.chain] == [first.number, paper.number]
    found = check(accepted, data=paper.content)
    assert (found.verdict, found.code, found.title) == (Verdict.UNCHANGED, paper.code, "Adendum Kesatu")


def test_a_file_that_lost_its_properties_is_known_by_its_words(accepted: Opened) -> None:
    first = issued(accepted)
    read, written, into = PdfReader(BytesIO(first.content)), PdfWriter(), BytesIO()
    for page in read.pages:
        written.add_page(page)
    written.write(into)
    found = check(accepted, data=into.getvalue())
    assert (found.verdict, found.code) == (Verdict.ALTERED, first.agreement)
    assert check(accepted, data=b"%PDF-1.4 broken").verdict is Verdict.UNKNOWN


def test_another_file_with_our_code_is_altered_and_any_other_is_unknown(accepted: Opened) -> None:
    first = issued(accepted)
    assert check(accepted, data=first.content + b"\n").verdict is Verdict.ALTERED
    found = check(accepted, data=saved_anew(first.content))
    assert (found.verdict, found.number) == (Verdict.ALTERED, first.number)
    assert check(accepted, data=b"%PDF-1.4 lain").verdict is Verdict.UNKNOWN


def test_a_scan_that_was_kept_is_known(accepted: Opened) -> None:
    first = issued(accepted)
    attach_scan(accepted.catalogue, accepted.actor, first.agreement, b"%PDF-1.4 pindaian")
    assert check(accepted, data=b"%PDF-1.4 pindaian").verdict is Verdict.UNCHANGED


def test_the_printed_code_is_known_however_it_is_typed(accepted: Opened) -> None:
    first = issued(accepted)
    sha256 = facts_of(accepted)
    short = check_words(sha256)
    for typed in (
        code_text(first.number, sha256), f"  {code_text(first.number, sha256).lower()} ", short, short.lower(),
        short.replace("-", " "), short.replace("-", ""), f"Kode periksa {short}",
    ):  # fmt: skip
        found = check(accepted, typed)
        assert (found.verdict, found.code) == (Verdict.SAME_FACTS, first.agreement), typed


def test_the_code_on_the_paper_is_that_of_its_facts(accepted: Opened) -> None:
    first = issued(accepted)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(first.content)).pages)
    assert check_words(facts_of(accepted)) in text


@pytest.mark.parametrize("typed", ["", "TM1:", "TM1::", "0000-0000-0000-0000", "x" * 10_000, "TM1:X:" + "0" * 64, "%_"])
def test_what_is_no_code_of_ours_is_unknown(accepted: Opened, typed: str) -> None:
    issued(accepted)
    assert check(accepted, typed) == PaperCheck(Verdict.UNKNOWN)


def test_an_altered_number_or_hash_is_told(accepted: Opened) -> None:
    first = issued(accepted)
    sha256 = facts_of(accepted)
    other = sha256[:-1] + ("0" if sha256[-1] != "0" else "1")
    for typed in (code_text("002/KADIN-JTM/XI/2026", sha256), code_text(first.number, other)):
        found = check(accepted, typed)
        assert (found.verdict, found.number) == (Verdict.ALTERED, first.number)


def test_a_void_paper_is_void_by_code_and_by_file(accepted: Opened) -> None:
    first = issued(accepted)
    paper = changed(accepted, first.agreement, price=340_000)
    void_agreement(accepted.catalogue, accepted.actor, first.agreement, "salah pihak")
    for content in (first.content, paper.content):
        assert check(accepted, data=content).verdict is Verdict.VOIDED
    assert check(accepted, check_words(facts_of(accepted))).verdict is Verdict.VOIDED


def test_what_was_taken_back_is_void(accepted: Opened) -> None:
    first = issued(accepted)
    sha256 = facts_of(accepted)
    undo_change(accepted.catalogue, accepted.actor, first.change_set)
    for found in (check(accepted, data=first.content), check(accepted, check_words(sha256)),
                  check(accepted, code_text(first.number, sha256))):  # fmt: skip
        assert (found.verdict, found.number, found.in_force) == (Verdict.VOIDED, first.number, False)
        assert found.title
    for internal in (True, False):
        made = agreement_register(
            accepted.catalogue, accepted.actor, ReportScope(end=TODAY), internal=internal, today=TODAY
        )
        assert (first.number in whole_text(made.content)) is internal


def test_an_agreement_holds_from_its_first_day_to_its_last(accepted: Opened) -> None:
    first = issued(accepted)
    with accepted.catalogue.reading() as session:
        starts, ends = (date.fromisoformat(each) for each in session.execute(select(A.starts, A.ends)).one())
    day = timedelta(days=1)
    days = ((starts - day, "belum mulai"), (starts, "berlaku"), (ends, "berlaku"), (ends + day, "berakhir"))
    for on, standing in days:
        found = check(accepted, data=first.content, on=on)
        assert (found.verdict, found.standing, found.ends) == (Verdict.UNCHANGED, standing, ends.isoformat())
        assert found.in_force is (standing == "berlaku")
    paper = ended(accepted, first.agreement, date(2027, 8, 31))
    for content in (first.content, paper.content):
        assert check(accepted, data=content, on=date(2027, 8, 31)).standing == "berlaku"
        assert check(accepted, data=content, on=date(2027, 9, 1)).standing == "berakhir"


def test_a_verdict_tells_what_the_paper_states(accepted: Opened) -> None:
    first = issued(accepted)
    paper = changed(accepted, first.agreement, price=340_000)
    before = dict(check(accepted, data=first.content).facts)
    after = dict(check(accepted, data=paper.content).facts)
    wanted = ("Pihak pertama", "Pihak kedua", "Barang atau jasa", "Jumlah tiap bulan", "Harga", "Jangka waktu")
    assert tuple(before) == tuple(after) == wanted
    assert "3.400" in after["Harga"]
    assert before["Harga"] != after["Harga"]
    assert (before["Pihak kedua"], before["Jangka waktu"]) == (after["Pihak kedua"], after["Jangka waktu"])
    assert dict(check(accepted, data=first.content + b"\n").facts) == before


def test_facts_that_somebody_changed_in_the_catalogue_are_altered(accepted: Opened) -> None:
    first = issued(accepted)
    sha256 = facts_of(accepted)
    with accepted.catalogue.transaction() as session:
        session.execute(t.Agreement.__table__.update().values(document="{}"))
    with accepted.catalogue.reading() as session:
        assert session.scalars(select(t.Agreement.document)).one() == "{}"
    assert first.number
    assert check(accepted, check_words(sha256)).verdict is Verdict.ALTERED
