"""Every paper of the office, shortest and longest, on both papers: all words are there, nothing breaks the print."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.layout.mark import Mark
from reports.office_papers.consent import consent_pdf
from reports.office_papers.memorandum import memorandum_pdf
from reports.office_papers.minutes import minutes_pdf
from reports.office_papers.partnership import partnership_pdf
from reports.office_papers.partnership_facts import AgreementRow, tally
from reports.office_papers.parts import Side
from reports.office_papers.profile import OfferLine, need_pdf, profile_pdf
from reports.office_papers.register import register_pdf
from reports.office_papers.reporting_letter import reporting_pdf
from reports.wording.filling import UnfilledPlaceholder
from reports.wording.letters import letter_text
from reports.wording.library import NoWording
from tests.reports.office_papers import samples as s
from tests.reports.reading import fonts, page_texts, whole_text

ROWS = tuple(s.row(at) for at in range(1, 90))
LONG_ROWS = tuple(s.row(at, long=True) for at in range(1, 25))
PAPERS: dict[str, tuple[Callable[..., bytes], Any]] = {
    "memorandum": (memorandum_pdf, s.MEMORANDUM),
    "memorandum-long": (memorandum_pdf, s.LONG_MEMORANDUM),
    "minutes": (minutes_pdf, s.MINUTES),
    "minutes-long": (minutes_pdf, s.LONG_MINUTES),
    "reporting": (reporting_pdf, s.REPORTING),
    "reporting-long": (reporting_pdf, s.LONG_REPORTING),
    "memorandum-group": (memorandum_pdf, s.GROUP_MEMORANDUM),
    "memorandum-group-long": (memorandum_pdf, s.LONG_GROUP_MEMORANDUM),
    "minutes-group": (minutes_pdf, s.GROUP_MINUTES),
    "minutes-group-long": (minutes_pdf, s.LONG_GROUP_MINUTES),
    "consent": (consent_pdf, s.CONSENT),
    "consent-long": (consent_pdf, s.LONG_CONSENT),
    "profile": (profile_pdf, s.PROFILE),
    "profile-long": (profile_pdf, s.LONG_PROFILE),
    "need": (need_pdf, s.NEED),
    "need-long": (need_pdf, s.LONG_NEED),
    "report-empty": (partnership_pdf, s.partnership()),
    "report": (partnership_pdf, s.partnership(*ROWS, worth=123_456_700)),
    "report-long": (partnership_pdf, s.partnership(*LONG_ROWS)),
    "register-empty": (register_pdf, s.register()),
    "register": (register_pdf, s.register(*ROWS)),
    "register-long": (register_pdf, s.register(*LONG_ROWS, internal=True)),
}
LETTERS = ("nota_kesepahaman", "berita_acara", "surat_laporan", "persetujuan_data")


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_prints_and_numbers_its_pages(name: str, paper: str) -> None:
    draw, document = PAPERS[name]
    pages = page_texts(draw(document, paper))
    assert all(f"Halaman {at} dari {len(pages)}" in text for at, text in enumerate(pages, start=1))


@pytest.mark.parametrize("name", PAPERS)
def test_equal_facts_give_equal_bytes_in_embedded_fonts(name: str) -> None:
    draw, document = PAPERS[name]
    first = draw(document)
    assert first == draw(document)
    assert fonts(first)
    assert all(fonts(first).values())


@pytest.mark.parametrize("name", [name for name in PAPERS if name.endswith("-long")])
def test_long_words_are_printed_to_the_end(name: str) -> None:
    draw, document = PAPERS[name]
    shown = whole_text(draw(document)).replace(" ", "")
    assert s.NAME.replace(" ", "") in shown or name == "report-long"
    if name in ("memorandum-long", "minutes-long", "consent-long", "profile-long", "need-long"):
        # the whole text of ten thousand letters: page feet stand between its parts
        assert shown.count("Ketentuanyangsangatpanjang") >= s.LONG.count("Ketentuan")


@pytest.mark.parametrize("name", ["memorandum", "minutes"])
def test_signatures_never_stand_alone_on_a_page(name: str) -> None:
    draw, document = PAPERS[name]
    for paper in ("A4", "F4"):
        last = page_texts(draw(document, paper))[-1]
        assert "Demikian" in last
        assert document.first.representative in last


@pytest.mark.parametrize("name", ["memorandum-group", "minutes-group"])
@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_every_member_of_a_group_has_a_line_to_sign_on(name: str, paper: str) -> None:
    draw, document = PAPERS[name]
    *_, signing, listed = page_texts(draw(document, paper))
    assert "Demikian" in signing
    assert "selaku ketua kelompok" in signing
    assert "3 (tiga) usaha" in listed
    assert "Usaha 1 (ketua), diwakili Pemilik 1" in listed
    assert all(f"Usaha {at}" in listed for at in (1, 2, 3))
    assert "1,5 ton" in listed
    assert "Daftar Anggota" not in whole_text(draw(replace(document, members=()), paper))


@pytest.mark.parametrize("name", ["memorandum-group-long", "minutes-group-long"])
def test_a_long_list_of_members_repeats_its_heading(name: str) -> None:
    draw, document = PAPERS[name]
    pages = [text for text in page_texts(draw(document)) if "Tanda tangan" in text]
    assert len(pages) > 3
    assert all("Nama usaha dan wakilnya" in text for text in pages)


def test_a_draft_says_so_and_shows_gaps_as_dots() -> None:
    empty = replace(s.MEMORANDUM, first=Side("", "", "", "", ""), place="", number="")
    shown = whole_text(memorandum_pdf(empty, draft=True))
    assert "DRAF" in shown
    assert "………" in shown
    with pytest.raises(UnfilledPlaceholder):
        memorandum_pdf(empty)
    with pytest.raises(UnfilledPlaceholder):
        reporting_pdf(replace(s.REPORTING, to=""))


def test_the_printed_code_stands_on_every_page() -> None:
    mark = Mark("TM1:001/NK/2026:ABCD", "ABCD-EF01-2345-6789")
    pages = page_texts(memorandum_pdf(s.LONG_MEMORANDUM, "F4", mark=mark))
    assert len(pages) > 3
    assert all("ABCD-EF01-2345-6789" in page for page in pages)


@pytest.mark.parametrize("name", PAPERS)
def test_no_article_of_a_law_is_printed(name: str) -> None:
    draw, document = PAPERS[name]
    text = whole_text(draw(document))
    assert not re.search(r"(Pasal|Ps\.?) \d+ (ayat \(\d+\) )?(Undang|UU|Peraturan|PP)", text)
    assert not re.search(r"(Undang-Undang|Peraturan Pemerintah) Nomor \d+ Tahun \d+[^.]{0,40}Pasal", text)


@pytest.mark.parametrize("name", LETTERS)
def test_each_wording_has_a_first_day(name: str) -> None:
    assert letter_text(name, s.DAY).title
    with pytest.raises(NoWording):
        letter_text(name, date(1999, 1, 1))


def test_the_law_that_is_cited_is_that_of_the_day() -> None:
    before, after = (letter_text("nota_kesepahaman", day) for day in (date(2022, 1, 1), date(2026, 1, 1)))
    assert [source.code for source in before.sources] == ["uu_20_2008", "pp_7_2021"]
    assert [source.code for source in after.sources] == ["uu_20_2008_jo_6_2023", "pp_7_2021"]
    assert not any("Pasal" in source.citation for source in (*before.sources, *after.sources))


def test_markup_in_names_is_printed_as_typed() -> None:
    name = "Rasa & <b>Karsa</b> <img src='x'/> \"Jaya\""
    shown = whole_text(profile_pdf(replace(s.PROFILE, name=name)))
    assert name.replace(" ", "") in shown.replace(" ", "")


def test_the_consent_form_fits_on_one_sheet() -> None:
    from models.reference.consents import consent_purposes

    purposes = tuple(type(s.CONSENT.purposes[0])(each.label, each.asks) for each in consent_purposes())
    document = replace(s.CONSENT, office="Kamar Dagang dan Industri Jawa Timur", purposes=purposes, kop=s.KOP,
                       owner="Nama Pemilik", business="Usaha Contoh", code="U-000001", address="Kecamatan Tuban")
    assert [len(page_texts(consent_pdf(document, paper))) for paper in ("A4", "F4")] == [1, 1]


def test_the_public_register_names_no_person_and_no_price() -> None:
    rows = (s.row(1), s.row(2, voided=True))
    public, internal = (whole_text(register_pdf(s.register(*rows, internal=kind))) for kind in (False, True))
    for secret in (s.NAME, "Rp5.000,00", "14 hari"):
        assert secret.replace(" ", "") not in public.replace(" ", "")
        assert secret.replace(" ", "") in internal.replace(" ", "")
    assert "untuk umum" in public
    assert "tidak untuk dibagikan" in internal


def test_a_small_sum_of_money_is_not_told() -> None:
    assert "Nilai kesepakatan tidak dicantumkan" in whole_text(partnership_pdf(s.partnership(s.row(1))))
    told = whole_text(partnership_pdf(s.partnership(*ROWS, worth=123_456_700)))
    assert "Rp1.234.567,00" in told


def test_charts_have_their_tables() -> None:
    text = whole_text(partnership_pdf(s.partnership(*ROWS)))
    counts = tally(ROWS, date(2026, 1, 1), s.DAY)
    for each in (*counts.by_pattern, *counts.by_region, *counts.by_month):
        # once beside the bar, once in the table (a month's label may give way to its neighbour)
        assert text.count(each.label) >= 1


MONTHS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(MONTHS, st.integers(1, 60), st.booleans()), max_size=60), MONTHS, st.integers(0, 900))
def test_every_count_adds_up_to_the_rows_listed(
    made: list[tuple[date, int, bool]], start: date, days: int
) -> None:
    end = start + timedelta(days=days)
    rows: list[AgreementRow] = [
        replace(s.row(at, voided=voided), signed_on=day) for day, at, voided in made if start <= day <= end
    ]
    found = tally(rows, start, end)
    live = [row for row in rows if not row.voided]
    assert found.agreements == len(live)
    assert found.voided == len(rows) - len(live)
    for counts in (found.by_pattern, found.by_region, found.by_month, found.by_size):
        assert sum(each.value for each in counts) == len(live)
    assert sum(each.agreements for each in found.by_goods) == len(live)
    assert sum(each.quantity.thousandths for each in found.by_goods) == sum(row.quantity.thousandths for row in live)
    assert len(found.by_month) == (end.year - start.year) * 12 + end.month - start.month + 1
    assert found.enterprises == len({row.enterprise_code for row in live})


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_longest_season_is_not_broken_within_a_month(paper: str) -> None:
    offer = OfferLine("Jagung pipilan", "Pengerjaan", "2.500 kilogram", "100 kilogram", "September–Desember, Maret")
    assert "September–Desember," in whole_text(profile_pdf(replace(s.PROFILE, offers=(offer,)), paper))
