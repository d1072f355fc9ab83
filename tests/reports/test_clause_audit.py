"""Single sentences of every unfair kind and their fair counterparts, in many words; clauses taken out one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pypdfium2 as pdfium
import pytest

from reports.agreement import Pattern, agreement_pdf
from reports.auditing import Kind, Level, audit_text, flags_of
from tests.reports.clauses import FAIR, UNFAIR
from tests.reports.samples import agreement

ON = date(2026, 11, 22)
_CHOICE = re.compile(r"\(([^()]*)\)")


def spelled_out(line: str) -> Iterator[str]:
    """Every reading of a line with choices."""
    choice = _CHOICE.search(line)
    if not choice:
        yield " ".join(line.split()).replace(" .", ".")
        return
    for each in choice[1].split("|"):
        yield from spelled_out(line[: choice.start()] + each + line[choice.end() :])


def listed(block: str) -> list[str]:
    return [said for line in block.strip().splitlines() for said in spelled_out(line.strip())]


def red(words: str) -> set[Kind]:
    return {found.kind for found in flags_of(words) if found.level is Level.RED}


@pytest.mark.parametrize("kind", list(UNFAIR))
def test_unfair_terms_are_red_in_whatever_words(kind: Kind) -> None:
    said = listed(UNFAIR[kind])
    assert len(said) >= 22
    assert [each for each in said if kind not in red(each)] == []


@pytest.mark.parametrize("kind", list(FAIR))
def test_fair_terms_are_not_red(kind: Kind) -> None:
    said = listed(FAIR[kind])
    assert len(said) >= 23
    assert [each for each in said if red(each)] == []


def printed(pattern: Pattern) -> str:
    """The words of our own agreement, read back from its PDF."""
    paper = pdfium.PdfDocument(BytesIO(agreement_pdf(agreement(pattern), "A4")))
    return "\n\f\n".join(page.get_textpage().get_text_range() for page in paper)


@pytest.mark.parametrize("pattern", list(Pattern))
def test_our_own_paper_has_nothing_red_and_nearly_nothing_yellow(pattern: Pattern) -> None:
    found = [each for each in audit_text(printed(pattern), ON) if each.level is not Level.GREEN]
    assert {each.level for each in found} <= {Level.YELLOW}
    assert {each.kind for each in found} <= {Kind.SIZE_PAIR}, "the sizes stand in the catalogue, not on the paper"


TAKEN_OUT = [
    (Kind.ACTIVITY, ("1", "2")), (Kind.DUTIES, ("4", "5")), (Kind.DEVELOPMENT, ("6",)), (Kind.TERM, ("9",)),
    (Kind.DISPUTES, ("11",)), (Kind.PRICE, ("3",)), (Kind.PAYMENT_DUE, ("3a",)),
]  # fmt: skip
CLAUSES = {
    "1": "RUANG LINGKUP\nPIHAK KEDUA memasok keripik singkong kepada PIHAK PERTAMA untuk dijual di gerai.",
    "2": "JUMLAH\nVolume 500 bungkus setiap bulan.",
    "3": "HARGA\nHarga Rp 9.500 per bungkus dan hanya berubah dengan persetujuan tertulis PARA PIHAK.",
    "3a": "PEMBAYARAN\nPembayaran dilakukan paling lambat 14 (empat belas) hari kalender sejak barang diterima.",
    "4": "HAK DAN KEWAJIBAN PIHAK PERTAMA\nPIHAK PERTAMA berhak menerima barang sesuai mutu dan wajib memeriksanya.",
    "5": "HAK DAN KEWAJIBAN PIHAK KEDUA\nPIHAK KEDUA berhak atas keterangan penjualan dan wajib menjaga mutu.",
    "6": "BENTUK PENGEMBANGAN\nPIHAK PERTAMA memberikan pelatihan pengemasan dua kali setahun.",
    "7": "KEMANDIRIAN\nPIHAK PERTAMA tidak memiliki dan tidak menguasai usaha PIHAK KEDUA.",
    "8": "IZIN\nProduk bersertifikat halal dan memiliki P-IRT.",
    "9": "JANGKA WAKTU\nPerjanjian ini berlaku 12 (dua belas) bulan, 1 Januari 2027 sampai 31 Desember 2027.",
    "10": "DENDA\nKeterlambatan pihak mana pun dikenai denda 0,1% per hari.",
    "11": "PERSELISIHAN\nPerselisihan dimusyawarahkan; bila gagal, Pengadilan Negeri Tuban.",
}
OPENING = """PERJANJIAN KEMITRAAN
Pada hari ini Jumat tanggal 18 Desember 2026 di Tuban:
1. PT Maju Contoh, usaha besar, diwakili Budi Contoh, selanjutnya disebut PIHAK PERTAMA;
2. UD Rasa Contoh, usaha mikro, diwakili Siti Contoh, selanjutnya disebut PIHAK KEDUA.
PARA PIHAK sepakat mengadakan perjanjian dengan ketentuan sebagai berikut:
"""


def without(*gone: str) -> str:
    kept = (words for number, words in CLAUSES.items() if number not in gone)
    return OPENING + "\n".join(f"\nPasal {number}\n{words}" for number, words in enumerate(kept, 1))


def test_the_whole_agreement_is_in_order() -> None:
    assert {each.kind for each in audit_text(without(), ON) if each.level is not Level.GREEN} == set()


@pytest.mark.parametrize("kind, gone", TAKEN_OUT)
def test_exactly_the_clause_taken_out_is_missed(kind: Kind, gone: tuple[str, ...]) -> None:
    found = audit_text(without(*gone), ON)
    assert kind in {each.kind for each in found if each.level is not Level.GREEN}
    assert {each.kind for each in found if each.level is Level.RED} <= {kind}


@pytest.mark.parametrize(
    "old, new, level",
    [
        ("14 (empat belas) hari", "14 (lima belas) hari", Level.RED),
        ("12 (dua belas) bulan", "24 (dua puluh empat) bulan", Level.RED),
        ("Rp 9.500 per bungkus", "Rp 9.500,- (sembilan ribu rupiah) per bungkus", Level.RED),
        ("wajib memeriksanya.", "wajib membayar dalam 30 hari.", Level.YELLOW),
    ],
)
def test_what_is_said_twice_and_not_alike_is_told(old: str, new: str, level: Level) -> None:
    text = without()
    assert old in text
    found = [each for each in audit_text(text.replace(old, new), ON) if each.kind is Kind.CONTRADICTION]
    assert [each.level for each in found] == [level]


@pytest.mark.parametrize(
    "said",
    [
        "0,1% (nol koma satu persen)", "Rp132.000,00 (seratus tiga puluh dua ribu rupiah)", "2026 (enam siklus)",
        "7 (tujuh)",
    ],
)
def test_what_agrees_is_not_told(said: str) -> None:
    text = without().replace("500 bungkus", f"500 bungkus ({said})")
    assert [each for each in audit_text(text, ON) if each.kind is Kind.CONTRADICTION] == []
