"""Berita acara kesepakatan: what was agreed at a meeting, as a record of fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports import numerals
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.mark import Mark
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks
from reports.office_papers.members import member_words, members_list
from reports.office_papers.parts import DOTS, Amount, Kop, LetterMember, Side, Signer
from reports.wording.filling import Phrases
from reports.wording.letters import LetterText, letter_text

_POINTS = (Column("No.", points=26), Column("Hal", 5), Column("Yang disepakati", 11))


@dataclass(frozen=True, slots=True)
class MinutesDocument:
    """Everything a berita acara kesepakatan states; prices are left to the agreement."""

    first: Side
    second: Side
    pattern: str
    goods: str
    quantity: Amount
    held_on: date
    place: str
    number: str = ""
    delivery: str = ""
    quality: str = ""
    starts: date | None = None
    months: int = 0
    follow_up: date | None = None
    points: tuple[str, ...] = ()
    """What else was agreed, in the words of the meeting."""
    kop: Kop | None = None
    officials: tuple[Signer, ...] = ()
    members: tuple[LetterMember, ...] = ()
    """Of the group that is the small side; empty where it is one enterprise."""


def minutes_pdf(
    document: MinutesDocument, paper: str = "A4", draft: bool = False, mark: Mark | None = None, logo: bytes = b""
) -> bytes:
    """Return the berita acara; a draft is watermarked and may have gaps, shown as dots."""
    size, number = PaperSize(paper), f" · Nomor {document.number}" if document.number else ""
    sheet = Sheet(
        title=f"Berita Acara Kesepakatan{number}", paper=size, footer=f"Berita Acara Kesepakatan{number}",
        initials=("Pihak I", "Pihak II"), watermark="DRAF" if draft else "", mark=mark,
    )  # fmt: skip
    return render(minutes_story(document, size, DOTS if draft else "", logo), sheet)


def minutes_story(document: MinutesDocument, paper: PaperSize, blank: str = "", logo: bytes = b"") -> list[Flowable]:
    """Return the paper as flowables; raise UnfilledPlaceholder for a fact that is missing."""
    text, width = letter_text("berita_acara", document.held_on), text_width(paper)
    words = blocks.phrases(_words(document), blank)
    second = "second_group" if document.members else "second_named"
    return [
        *blocks.kop_of(document.kop, logo),
        *blocks.title_of(text.title, document.number or "–"),
        paragraph(text.say("opening", words), styles.BODY),
        *blocks.side("I.", document.first, text.say("first_named", words), width, blank),
        *blocks.side("II.", document.second, text.say(second, words), width, blank),
        paragraph(text.say("results", words), styles.LEAD),
        flowables.grid(_POINTS, _rows(document), width),
        flowables.gap(6),
        *_more(document, text, words),
        *_follow_up(document, text, words),
        _signing(document, text, words, width),
        *members_list(document.members, text, words, width),
    ]


def _words(document: MinutesDocument) -> dict[str, str]:
    words = {
        "hari_tanggal": numerals.solemn_date(document.held_on),
        "tempat": document.place,
        "pola": document.pattern,
        "nama_kedua": document.second.name,
        **member_words(document.members),
    }
    if document.follow_up:
        words["tindak_lanjut"] = numerals.short_date(document.follow_up)
    return words


def _rows(document: MinutesDocument) -> list[tuple[str, str, str]]:
    quantity = numerals.measured(document.quantity.thousandths, document.quantity.unit)
    starts = numerals.short_date(document.starts) if document.starts else ""
    rows = [
        ("Barang atau pekerjaan", document.goods),
        ("Pola kemitraan", document.pattern),
        ("Jumlah setiap bulan", quantity),
        ("Mutu", document.quality),
        ("Tempat penyerahan", document.delivery),
        ("Rencana mulai", starts),
        ("Rencana jangka waktu", numerals.counted(document.months, "bulan") if document.months else ""),
        ("Harga dan pembayaran", "Ditetapkan dalam Perjanjian Kemitraan"),
    ]
    return [(f"{number}.", *row) for number, row in enumerate((row for row in rows if row[1]), start=1)]


def _more(document: MinutesDocument, text: LetterText, words: Phrases) -> list[Flowable]:
    if not document.points:
        return []
    lead = paragraph(text.say("more", words), styles.LEAD)
    return [lead, *flowables.huruf(document.points, inside_ayat=False), flowables.gap(3)]


def _follow_up(document: MinutesDocument, text: LetterText, words: Phrases) -> list[Flowable]:
    said = text.say("follow_up" if document.follow_up else "follow_up_open", words)
    return [paragraph(said, styles.BODY)]


def _signing(document: MinutesDocument, text: LetterText, words: Phrases, width: float) -> Flowable:
    first = blocks.signed_by("PIHAK PERTAMA", document.first, words.blank)
    second = blocks.signed_by("PIHAK KEDUA", document.second, words.blank)
    return flowables.signing_page(
        paragraph(text.say("not_contract", words), styles.BODY),
        paragraph(text.say("closing", words), styles.BODY),
        flowables.gap(6),
        flowables.signatures(first, second, width),
        *blocks.knowing(document.officials, text.sentences["knowing_note"], width),
    )
