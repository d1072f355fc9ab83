"""The audit of somebody else's text: fair drafts pass, each defect is found however it is worded, denials are heard."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from reports.agreement import Pattern, agreement_pdf
from reports.auditing import Kind, Level, TextFinding, audit_text
from reports.auditing.amounts import goods_in
from reports.auditing.dates import dates_in, number_of
from reports.auditing.spelling import evened
from reports.numerals import solemn_date, terbilang
from tests.reports.samples import agreement

OWN = Path(__file__).parent / "own_drafts"
SEEDED = Path(__file__).parent
ON = date(2026, 11, 22)
CHICKEN = (OWN / "ayam.txt").read_text(encoding="utf-8")
REACHED = {
    "drafts": (0.98, 0.98, 0),
    "drafts_second": (0.98, 0.98, 0),
    "drafts_third": (0.98, 0.98, 0),
    "drafts_fourth": (0.98, 0.98, 0),
    "drafts_fifth": (0.98, 0.98, 0),
    "drafts_sixth": (0.98, 0.98, 0),
    "drafts_seventh": (0.88, 0.95, 2),
}
"""Recall, precision, clean drafts with red. The rules have been tuned on the first six, so there the figures say only
that nothing learnt is lost: at its first look the fourth reached 0.83 and 0.74 with nine clean drafts red, the fifth
0.89 and 0.88 with seven, the sixth 0.88 and 0.96 with five. The seventh was written and measured when the rules were
done, and says what they reach on drafts never seen before."""


def levels(text: str, on: date = ON) -> dict[str, Level]:
    """Kind → the worst level found."""
    worst: dict[str, Level] = {}
    for found in audit_text(text, on):
        worst.setdefault(str(found.kind), found.level)
    return worst


def red(text: str) -> set[str]:
    return {kind for kind, level in levels(text).items() if level is Level.RED}


def changed(old: str, new: str) -> str:
    assert old in CHICKEN
    return CHICKEN.replace(old, new)


BUYS = "(2) PIHAK PERTAMA wajib membeli seluruh hasil panen PIHAK KEDUA.\n"
FINE = "Pihak yang terlambat memenuhi kewajibannya dikenakan denda 0,1% per hari.\n"
LOSS = "Kerugian akibat keadaan memaksa ditanggung bersama, masing-masing 50% (lima puluh persen).\n"
DUE = "(2) Pembayaran dilakukan paling lambat 7 (tujuh) hari kerja setelah panen.\n"
OWNED = "PIHAK PERTAMA tidak memiliki dan tidak menguasai usaha PIHAK KEDUA.\n"
TERM = CHICKEN[CHICKEN.index("Perjanjian ini berlaku selama") : CHICKEN.index("PASAL 8")]
ENDING = CHICKEN[CHICKEN.index("Salah satu pihak dapat mengakhiri") : CHICKEN.index("PASAL 9")]
PRICE = CHICKEN[CHICKEN.index("(1) Harga kontrak") : CHICKEN.index("(2) Pembayaran")]
HELP = CHICKEN[CHICKEN.index("PASAL 3") : CHICKEN.index("Halaman 1")]
DISPUTES = CHICKEN[CHICKEN.index("PASAL 10") : CHICKEN.index("Demikian")]
SCOPE = CHICKEN[CHICKEN.index("PASAL 1\n") : CHICKEN.index("PASAL 2\n")]

DEFECTS = [
    (Kind.PAYMENT_DUE, DUE, "(2) Pembayaran dilakukan melalui transfer bank.\n"),
    (Kind.PAYMENT_DUE, DUE, "(2) PIHAK PERTAMA membayar sesuai kemampuan keuangan.\n"),
    (Kind.DEVELOPMENT, HELP, ""),
    (Kind.DEVELOPMENT, HELP, "PASAL 3\nPIHAK PERTAMA tidak berkewajiban memberikan pelatihan apa pun.\n"),
    (Kind.TERM, TERM, "Perjanjian ini berlaku sejak ditandatangani.\n"),
    (Kind.DISPUTES, DISPUTES, ""),
    (Kind.PRICE, PRICE, "(1) Harga ditentukan kemudian.\n"),
    (Kind.GAPS, DUE, "(2) Pembayaran dilakukan paling lambat ...... hari setelah panen.\n"),
    (Kind.GAPS, DUE, "(2) Pembayaran paling lambat 7 hari ke rekening [isi nomor rekening].\n"),
    (Kind.WEEKDAY, "hari ini Senin tanggal", "hari ini Jum'at tanggal"),
    (Kind.WEEKDAY, "(20-07-\n2026)", "(21-07-\n2026)"),
    (Kind.END_BEFORE_START, "31 Juli 2027", "31 Juli 2026"),
    (Kind.VOLUME, "paling banyak 5.000 ekor setiap siklus", "7.000 ekor setiap siklus"),
    (Kind.UNILATERAL_PRICE, DUE, DUE + "(3) Harga sewaktu-waktu dapat diubah oleh PIHAK PERTAMA.\n"),
    (Kind.UNILATERAL_PRICE, DUE, DUE + "(3) PIHAK PERTAMA menetapkan harga tanpa persetujuan PIHAK KEDUA.\n"),
    (Kind.UNILATERAL_PRICE, DUE, DUE + "(3) PIHAK KEDUA tidak keberatan PIHAK PERTAMA mengubah harga.\n"),
    (Kind.COLLATERAL, DUE, DUE + "(3) PIHAK KEDUA menitipkan BPKB kepada PIHAK PERTAMA sebagai jaminan.\n"),
    (Kind.COLLATERAL, DUE, DUE + "(3) Jenis dan nilai agunan ditentukan oleh PIHAK PERTAMA.\n"),
    (Kind.UNILATERAL_END, ENDING, "PIHAK PERTAMA dapat mengakhiri perjanjian ini sewaktu-waktu tanpa alasan.\n"),
    (Kind.UNILATERAL_END, ENDING, "Hak mengakhiri perjanjian hanya ada pada PIHAK PERTAMA.\n"),
    (Kind.EXCLUSIVITY, BUYS, "(2) PIHAK KEDUA dilarang menjual hasil panennya kepada pihak lain.\n"),
    (Kind.EXCLUSIVITY, BUYS, "(2) PIHAK PERTAMA tidak wajib membeli hasil panen PIHAK KEDUA.\n"),
    (Kind.PENALTY, FINE, "PIHAK KEDUA yang terlambat mengirim dikenakan denda 1% per hari.\n"),
    (Kind.PENALTY, FINE, "PIHAK PERTAMA berhak mengenakan denda kepada PIHAK KEDUA sebesar 5%.\n"),
    (Kind.RISK, LOSS, "Segala risiko kematian ayam menjadi tanggung jawab PIHAK KEDUA.\n"),
    (Kind.RISK, LOSS, "PIHAK PERTAMA dibebaskan dari segala kerugian.\n"),
    (Kind.RENEWAL, TERM, TERM + "Perjanjian ini otomatis diperpanjang satu tahun lagi.\n"),
    (Kind.RENEWAL, TERM, TERM + "Bila tidak ada pemberitahuan, perjanjian dianggap diperpanjang.\n"),
    (Kind.OWNERSHIP, OWNED, "PIHAK PERTAMA berhak atas 60% saham usaha PIHAK KEDUA.\n"),
    (Kind.OWNERSHIP, OWNED, "Merek dagang milik PIHAK KEDUA menjadi milik PIHAK PERTAMA.\n"),
    (Kind.SIZE_PAIR, "pemilik usaha mikro", "pemilik usaha besar"),
]  # fmt: skip


@pytest.mark.parametrize("file", sorted(OWN.glob("*.txt")), ids=lambda file: file.stem)
def test_fair_drafts_have_nothing_red(file: Path) -> None:
    assert red(file.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("kind, old, new", DEFECTS, ids=[f"{kind}-{n}" for n, (kind, *_) in enumerate(DEFECTS)])
def test_a_defect_is_found_and_nothing_else_is_red(kind: Kind, old: str, new: str) -> None:
    assert kind not in red(CHICKEN)
    text = changed(old, new)
    assert levels(text)[kind] in (Level.RED, Level.YELLOW)
    assert red(text) <= {kind}


NAMES = [("PIHAK PERTAMA", "PIHAK KEDUA"), ("Pihak Kesatu", "Pihak Ke-2"), ("Pihak I", "Pihak II"), ("INTI", "PLASMA")]


@pytest.mark.parametrize("large, small", NAMES)
def test_the_sides_go_by_many_names(large: str, small: str) -> None:
    alone = "PIHAK KEDUA yang terlambat mengirim dikenakan denda 1%, sedangkan PIHAK PERTAMA tidak dikenai denda.\n"
    fined = changed(FINE, alone)
    text = fined.replace("PIHAK PERTAMA", large).replace("PIHAK KEDUA", small)
    assert red(text) == {Kind.PENALTY}


def test_the_small_side_may_be_named_first() -> None:
    (text,) = [file.read_text(encoding="utf-8") for file in OWN.glob("kapital.txt")]
    fine = (
        "PASAL 7A\nPIHAK PERTAMA YANG TERLAMBAT MENGIRIM DIKENAI DENDA 1 PERSEN, SEDANGKAN PIHAK KEDUA TIDAK DIKENAI "
        "DENDA.\n\nPASAL 8"
    )
    fined = text.replace("PASAL 8", fine)
    assert red(fined) == {Kind.PENALTY}


@pytest.mark.parametrize(
    "said",
    [
        "PIHAK PERTAMA tidak berhak mengubah harga secara sepihak.",
        "PIHAK PERTAMA dilarang meminta sertifikat tanah PIHAK KEDUA sebagai jaminan.",
        "Perjanjian tidak diperpanjang secara otomatis.",
        "Perubahan harga ditetapkan bersama oleh PIHAK PERTAMA dan PIHAK KEDUA.",
        "PIHAK PERTAMA tidak boleh mengakhiri perjanjian secara sepihak.",
        "Kerugian akibat kelalaian PIHAK KEDUA ditanggung PIHAK KEDUA.",
        "PIHAK KEDUA bebas menjual kelebihan hasil kepada pihak lain.",
        "Para pihak tidak dikenakan denda selama keadaan memaksa.",
        "PIHAK PERTAMA memberi jaminan pembelian atas hasil panen.",
    ],
)
def test_what_protects_is_not_taken_for_its_opposite(said: str) -> None:
    assert red(changed(LOSS, f"{LOSS}{said}\n")) == set()


def test_the_sentence_and_its_place_are_quoted() -> None:
    text = changed(FINE, "PIHAK KEDUA yang terlambat mengirim dikenakan denda 1% per hari.\n")
    (found,) = [each for each in audit_text(text, ON) if each.kind is Kind.PENALTY]
    assert found.quote == "PIHAK KEDUA yang terlambat mengirim dikenakan denda 1% per hari."
    assert found.place == "PASAL 9 DENDA"
    assert found.source


def test_hard_breaks_hyphens_and_running_heads_change_nothing() -> None:
    words = CHICKEN.replace("PIHAK PERTAMA wajib menyediakan", "PIHAK PERTAMA wa-\njib menye-\ndiakan")
    pages = "\n\nPT Ayam Jaya Sentosa - rahasia\nHalaman 2 dari 3\n\f".join(words.split("PASAL 5"))
    assert red(words) == set()
    assert red(pages.replace("RISIKO\n", "PASAL 5\nRISIKO\n")) == set()
    assert red(CHICKEN.replace("\n", "\r\n")) == set()


def test_capitals_and_slips_are_read() -> None:
    slipped = changed(TERM, TERM + "Perjanjan ini di perpanjang secara otomatsi utk satu tahun.\n")
    assert Kind.RENEWAL in red(slipped)
    assert evened("fihak kedua di tanggung, yg sefihak") == "pihak kedua ditanggung, yang sepihak"


def test_halal_falls_due_on_its_day() -> None:
    text = changed(SCOPE, SCOPE + "PIHAK KEDUA belum memiliki sertifikat halal untuk keripiknya.\n")
    assert levels(text, date(2026, 10, 17))[Kind.PERMITS] is Level.YELLOW
    assert levels(text, date(2026, 10, 18))[Kind.PERMITS] is Level.RED


def test_every_finding_has_a_sentence_and_a_source() -> None:
    file = Path(__file__).parents[2] / "ui/resources/sentences/text_audit.toml"
    known = tomllib.loads(file.read_text(encoding="utf-8"))
    for text in (CHICKEN, "", "Perjanjian.", *(changed(old, new) for _, old, new in DEFECTS)):
        for found in audit_text(text, ON):
            assert f"text_audit.{found.code}" in known
            assert found.source


@pytest.mark.parametrize("pattern", list(Pattern))
def test_our_own_paper_read_back_has_nothing_red(pattern: Pattern) -> None:
    pages = PdfReader(BytesIO(agreement_pdf(agreement(pattern), "A4"))).pages
    assert red("\n\f\n".join(page.extract_text() for page in pages)) == set()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
@settings(max_examples=300, deadline=None)
def test_dates_of_deeds_are_read_back(day: date) -> None:
    words, figures = dates_in(f"pada hari ini {solemn_date(day)}".casefold())
    assert words.first() == figures.first() == day
    assert words.weekday == day.weekday()


@given(st.integers(0, 999_999_999))
@settings(max_examples=300, deadline=None)
def test_number_words_are_read_back(number: int) -> None:
    assert number_of(terbilang(number)) == number


def test_amounts_are_read_with_unit_and_period() -> None:
    (first, second) = goods_in("2,5 ton per bulan atau 1.200 (seribu dua ratus) butir setiap minggu")
    assert (first.base, first.quantity, first.period) == ("kg", Decimal(2500), "bulan")
    assert (second.base, second.quantity, second.period) == ("butir", Decimal(1200), "minggu")


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_a_slip(text: str) -> None:
    assert all(isinstance(each, TextFinding) for each in audit_text(text, ON))


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    began = time.process_time()
    audit_text("PIHAK KEDUA wajib menyerahkan hasil kepada PIHAK PERTAMA setiap bulan, " * 3000, ON)
    audit_text("-" * 20_000 + " pihak " * 5000 + "(" * 5000, ON)
    assert time.process_time() - began < 20


def bare(words: str) -> str:
    return "".join(each for each in words.casefold() if each.isalnum())


def points_at(where: str | list[str], found: TextFinding) -> bool:
    """Whether a finding quotes the seeded words, or says that what they leave out is absent."""
    if isinstance(where, list):
        return any(points_at(each, found) for each in where)
    if where == "absent":
        return True
    if not found.quote:
        return found.code.endswith(("missing", "forbidden", ".between_umkm"))
    seeded, quoted = bare(where), bare(found.quote)
    alike = SequenceMatcher(None, seeded, quoted, autojunk=False).find_longest_match()
    return alike.size >= min(25, 0.6 * len(seeded))


@pytest.mark.parametrize("folder", REACHED)
def test_seeded_drafts_reach_their_figures(folder: str) -> None:
    """Found: a red or yellow finding of its kind points at the defect; a false alarm is any other red."""
    seeded_in, (recall, precision, most_clean_red) = SEEDED / folder, REACHED[folder]
    expected = tomllib.loads((seeded_in / "harapan.toml").read_text(encoding="utf-8"))
    right = wrong = wanted = clean_red = 0
    for name, each in expected.items():
        told = audit_text((seeded_in / f"{name}.txt").read_text(encoding="utf-8"), ON)
        bad = [found for found in told if found.level is not Level.GREEN]
        reds = {str(found.kind) for found in bad if found.level is Level.RED}
        seeded = {kind: each.get("where", {}).get(kind, "absent") for kind in each["defects"]}
        clean_red += bool(reds) and not seeded
        wanted += len(seeded)
        right += sum(any(found.kind == kind and points_at(at, found) for found in bad) for kind, at in seeded.items())
        wrong += len(reds - set(seeded)) if seeded else 0
    assert right / wanted >= recall
    assert right / (right + wrong) >= precision
    assert clean_red <= most_clean_red
