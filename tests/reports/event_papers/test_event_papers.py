"""The papers of an event: nobody and nothing is missing on them, whatever its size, its names and its paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.domain.events import EventPaper
from reports.event_papers.briefs import Brief, briefs_pdf, questions_of
from reports.event_papers.facts import EventSheet, Guest
from reports.event_papers.guide import Entry
from reports.event_papers.kinds import Print, PrintFacts, printed
from reports.event_papers.letters import invitation_pdf, message, minutes_pdf
from reports.event_papers.memo import memo_pdf
from reports.event_papers.outcomes import Agreed, Outcome, Sums
from reports.event_papers.recap import recap_pdf
from reports.event_papers.slips import buyer_slips_pdf, enterprise_slips_pdf
from reports.wording.filling import UnfilledPlaceholder
from tests.reports.event_papers.samples import DAY, LETTER, outcome, sheet
from tests.reports.reading import fonts, page_texts, whole_text

LONG = "Kelompok Usaha Bersama Perempuan Nelayan Sumber Rejeki Abadi Sejahtera Mandiri " * 3
SHEETS = {
    "empty": sheet(0, 0, 0), "one": sheet(1, 1, 1), "usual": sheet(), "large": sheet(10, 80, 30),
    "long": sheet(4, 12, 6, name=LONG),
}  # fmt: skip
ENTRY = Entry("U-001", "Tani Makmur 0", "Kab. Tuban", "Budi daya", ("Ubi kayu, 12 ton/bulan",), ("NIB",))
LETTERS: dict[str, Callable[[EventSheet, str], bytes]] = {
    "undangan": lambda event, paper: invitation_pdf(event, event.buyers[0], LETTER, paper),
    "berita-acara": lambda event, paper: minutes_pdf(event, outcome(), LETTER, paper),
    "nota-dinas": lambda event, paper: memo_pdf(event, outcome(40), LETTER, paper),
    "rekapitulasi": lambda event, paper: recap_pdf(event, outcome(90), paper),
}


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("size", SHEETS)
@pytest.mark.parametrize("kind", list(Print))
def test_every_print_comes_out_with_its_pages_counted(kind: Print, size: str, paper: str) -> None:
    facts = PrintFacts(SHEETS[size], entries=(ENTRY,))
    pdf = printed(kind, facts, paper)
    pages = page_texts(pdf)
    assert all(f"Halaman {at} dari {len(pages)}" in page for at, page in enumerate(pages, start=1))
    assert all(fonts(pdf).values())


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_comes_out(kind: str, paper: str) -> None:
    pdf = LETTERS[kind](sheet(), paper)
    pages = page_texts(pdf)
    assert all(f"Halaman {at} dari {len(pages)}" in page for at, page in enumerate(pages, start=1))
    assert "Temu Bisnis Pangan" in whole_text(pdf)


def test_the_prints_have_the_names_that_the_use_cases_know() -> None:
    assert {each.value for each in Print} | set(LETTERS) == {each.value for each in EventPaper}


@given(st.integers(1, 6), st.integers(1, 20), st.integers(1, 10))
@settings(max_examples=15, deadline=None)
def test_every_meeting_stands_on_both_slips(buyers: int, enterprises: int, each: int) -> None:
    event = sheet(buyers, enterprises, each)
    of_enterprises = whole_text(enterprise_slips_pdf(event))
    of_buyers = whole_text(buyer_slips_pdf(event))
    for meeting in event.meetings:
        time = event.time_of(meeting)
        assert (time in of_buyers and time in of_enterprises) or meeting.slot is None
    assert of_enterprises.count("Belum mendapat waktu") == 1
    assert all(guest.badge in of_enterprises for guest in event.enterprises)
    assert all(guest.badge in of_buyers for guest in event.buyers)


def test_only_the_slips_asked_for_are_printed() -> None:
    event = sheet()
    some = whole_text(printed(Print.ENTERPRISE_SLIPS, PrintFacts(event, only=frozenset({"U-002", "B-01"}))))
    assert "U-002" in some
    assert "U-003" not in some
    numbers = PrintFacts(event, only=frozenset({"U-002"})).numbers
    assert numbers == [each.number for each in event.meetings if 1 in each.enterprises]


def test_a_brief_tells_what_is_known_and_asks_three_questions() -> None:
    brief = Brief(("Jarak 14 km (kecamatan)",), (("Sertifikat halal", "Diskopumdag"),), (), ("Siapa yang mengangkut?",))
    asked = questions_of(brief)
    assert len(asked) == 3
    assert asked[0] == "Siapa yang mengangkut?"
    text = whole_text(briefs_pdf(sheet(), {1: brief}, only=[1]))
    assert all(words in text for words in ("Jarak 14 km", "Sertifikat halal", "Diskopumdag", *asked, "Paraf pembeli"))
    assert len(page_texts(briefs_pdf(sheet(), {}))) == len(sheet().meetings)


def test_an_invitation_without_an_addressed_place_takes_no_number() -> None:
    with pytest.raises(UnfilledPlaceholder):
        invitation_pdf(sheet(), sheet().buyers[0], replace(LETTER, place=""))
    draft = whole_text(invitation_pdf(sheet(), sheet().buyers[0], replace(LETTER, place="", draft=True)))
    assert "DRAF" in draft


def test_sums_nobody_stated_are_dashes_and_nothing_is_added() -> None:
    text = whole_text(minutes_pdf(sheet(), outcome(), LETTER))
    assert "Rp150.000.000,00" in text
    assert "Rp45.000.000,00" in text
    assert "Rp195.000.000,00" not in text
    assert "Nilai: terbayar –" in text


def test_a_message_names_the_guest_and_its_meetings() -> None:
    event = sheet()
    said = message(event, event.enterprises[0], DAY)
    assert "Tani Makmur 0" in said
    assert "U-001" in said
    assert said.count("\n- ") == sum(each.slot is not None for each in event.of_enterprise(0))
    nobody = replace(event, meetings=())
    assert "menyusul" in message(nobody, event.buyers[0], DAY)


def test_markup_in_a_name_is_printed_as_written() -> None:
    event = replace(sheet(1, 1, 1), enterprises=(Guest("U-001", "<b>Sari & Anak</b>", "Kab. Tuban"),))
    assert "<b>Sari & Anak</b>" in whole_text(enterprise_slips_pdf(event))


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_however_much_is_known_a_meeting_has_one_page(paper: str) -> None:
    """A group of eight, a long specification, everything asked."""
    much = Brief(
        tuple(f"Hal yang cocok nomor {at} dari usaha ini" for at in range(20)),
        tuple((f"Yang belum ada nomor {at}", "Dinas yang membidangi perindustrian") for at in range(20)),
        (("Mutu", "Bersih, kering, seragam, " * 40, "–"), ("Barang", "Ubi kayu; " * 30, "Ubi kayu; " * 30)),
        tuple(f"Pertanyaan nomor {at}?" for at in range(5)),
    )
    event = sheet(1, 8, 1)
    group = replace(event, meetings=(replace(event.meetings[0], enterprises=tuple(range(8))),))
    (page,) = page_texts(briefs_pdf(group, {1: much}, paper))
    assert all(guest.badge in page for guest in group.enterprises)
    assert re.search(r"Dan \d+ hal lain", page)
    assert "Paraf pembeli dan UMKM" in page


def test_a_nota_dinas_has_its_head_its_basis_and_the_recap_as_annexes() -> None:
    letter = replace(LETTER, copies=("Sekretaris Dinas",), basis=("Surat undangan Nomor 7 tanggal 1 Desember 2026.",))
    pages = page_texts(memo_pdf(sheet(), outcome(3), letter))
    first, whole = pages[0], " ".join(pages)
    labels = ("Yth.", "Dari", "Tembusan", "Tanggal", "Nomor", "Sifat", "Lampiran", "Hal")
    places = [first.index(f"{label} :") for label in labels]
    assert places == sorted(places)
    assert "3 (tiga) lampiran" in first
    assert "A. Dasar" in first
    assert "Undang-Undang Nomor 20 Tahun 2008" in first
    assert "Surat undangan Nomor 7" in first
    assert whole.index("mohon arahan lebih lanjut") < whole.index("Lampiran I Nota Dinas")
    annexed = zip(("I", "II", "III"), pages[-3:], strict=True)
    assert all(f"Lampiran {roman} Nota Dinas" in page for roman, page in annexed)
    assert all(words in pages[-3] for words in ("Temu", "Minat", "Sepakat", "Rp150.000.000,00")), "none is cut"


def test_a_nota_dinas_about_nothing_has_no_annex() -> None:
    text = whole_text(memo_pdf(sheet(0, 0, 0), Outcome(0, 0, Sums()), LETTER))
    assert "Lampiran I" not in text
    assert "terlampir" not in text


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_letters_state_amounts_unbroken_and_who_was_there(paper: str) -> None:
    agreed = Agreed(12, "PT Contoh", "Tani Makmur", "Ubi kayu", "1.500 kilogram", 56_250_000_00, "Kirim", "12-12-2026")
    found = replace(outcome(1), agreements=(agreed,), buyers_came=5, enterprises_came=7)
    for made in (minutes_pdf(sheet(), found, LETTER, paper), memo_pdf(sheet(), found, LETTER, paper)):
        text = whole_text(made)
        assert "Rp56.250.000,00" in text
        assert "1.500 kilogram" in text
        assert "volume" in text.casefold()
        assert "5 (lima)" in text
        assert "7 (tujuh)" in text
        assert "10 (sepuluh)" not in text, "the list has ten, seven of them came"


def test_both_slips_name_the_number_by_which_a_result_is_keyed_in() -> None:
    event = sheet(1, 1, 2)
    numbered = replace(event, meetings=(replace(event.meetings[0], number=4711), *event.meetings[1:]))
    assert all("4711" in whole_text(made(numbered)) for made in (enterprise_slips_pdf, buyer_slips_pdf))


@pytest.mark.parametrize("days, said", [(0, False), (3, False), (4, True), (9, True)])
def test_an_invitation_asks_for_no_answer_by_a_day_that_is_past(days: int, said: bool) -> None:
    event, letter = sheet(), replace(LETTER, signed_on=DAY - timedelta(days=days))
    text = whole_text(invitation_pdf(event, event.buyers[0], letter))
    assert ("tiga hari kerja" in text) is said
    assert ("segera konfirmasi" in text) is not said
