"""Nota dinas: the report on an event to the head of the office, with the recap as its annexes."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.platypus import Flowable, HRFlowable, PageBreak

from reports import numerals
from reports.event_papers.facts import EventSheet
from reports.event_papers.letters import NAME, SHORT, Letter, came_of, numbered_rows, paper_of, when_of, words_of
from reports.event_papers.looks import heading
from reports.event_papers.outcomes import Line, Outcome, amount
from reports.event_papers.recap import agreed_of
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks, looks
from reports.office_papers.parts import NO_NUMBER
from reports.wording.filling import Phrases
from reports.wording.letters import LetterText, letter_text

_HEADING, _NAME_COLUMN = Column("No.", points=26), Column("Nama", 5)
_COUNTED = (
    _HEADING, _NAME_COLUMN, Column("Temu", points=46, figures=True), Column("Minat", points=48, figures=True),
    Column("Sepakat", points=58, figures=True), Column("Potensi", points=96, figures=True),
    Column("Disepakati", points=96, figures=True),
)  # fmt: skip
_LATER = (
    _HEADING, _NAME_COLUMN, Column("Terkirim", points=100, figures=True), Column("Terbayar", points=100, figures=True)
)
_ROMAN = ("I", "II", "III")
Annex = tuple[str, list[Flowable]]
"""What it is called, and what stands in it."""


def memo_pdf(sheet: EventSheet, outcome: Outcome, letter: Letter, paper: str = "A4") -> bytes:
    """Return the nota dinas to the head of the office."""
    size = PaperSize(paper)
    text, width = letter_text(NAME, letter.signed_on), text_width(size)
    words = blocks.phrases(words_of(sheet), letter.blank)
    annexes = _annexes(outcome, width)
    story = [
        *blocks.kop_of(sheet.kop, sheet.logo),
        paragraph(text.say("memo_title", words).upper(), styles.TITLE),
        flowables.gap(8),
        blocks.fields(_head(letter, text.say("memo_about", words), len(annexes)), width),
        HRFlowable(width="100%", thickness=0.8, color=colors.black, spaceBefore=6, spaceAfter=6),
        *_body(sheet, outcome, letter, text, words, width),
        *([paragraph(text.say("memo_annexed", words), styles.BODY)] if annexes else []),
        flowables.signing_page(
            paragraph(text.say("memo_closing", words), styles.BODY),
            *blocks.right_signature("", letter.signer, width),
        ),
        *(each for at, annex in enumerate(annexes) for each in _annex(sheet, letter, annex, at, len(annexes))),
    ]
    return render(story, paper_of(text.say("memo_title", words), letter, size))


def _head(letter: Letter, about: str, annexes: int) -> list[tuple[str, str]]:
    sender = ", ".join(part for part in (letter.signer.position, letter.signer.office) if part)
    return [
        ("Yth.", blocks.needed(letter.to, "tujuan", letter.blank)),
        ("Dari", sender),
        ("Tembusan", "; ".join(letter.copies) or NO_NUMBER),
        ("Tanggal", numerals.short_date(letter.signed_on)), ("Nomor", letter.number or NO_NUMBER),
        ("Sifat", "Biasa"),
        ("Lampiran", numerals.counted(annexes, "lampiran") if annexes else NO_NUMBER),
        ("Hal", about),
    ]  # fmt: skip


def _body(
    sheet: EventSheet, outcome: Outcome, letter: Letter, text: LetterText, words: Phrases, width: float
) -> list[Flowable]:
    say = text.sentences
    table = [flowables.grid(SHORT, numbered_rows(rows), width) for rows in (when_of(sheet), came_of(outcome))]
    guests = [
        f"Diundang {numerals.counted(outcome.invited)}, hadir {numerals.counted(outcome.came)}.",
        f"Yang hadir: pembeli {numerals.counted(outcome.buyers_came)}, "
        f"UMKM {numerals.counted(outcome.enterprises_came)}.",
    ]
    parts: list[Annex] = [
        (say["memo_basis"], _items([*(f"{source.citation}." for source in text.sources), *letter.basis])),
        (say["memo_aim"], _items([say["memo_aim_body"]])),
        (say["memo_held"], [table[0]]),
        (say["memo_guests"], _items(guests)),
        (say["memo_results"], [table[1], paragraph(text.say("minutes_sums", words), looks.NOTE)]),
        (say["memo_trouble"], _items(_trouble(outcome) or [say["memo_no_trouble"]])),
        (say["memo_advice"], _items([*outcome.advice, say["memo_follow_up"]])),
    ]
    return [
        each
        for at, (title, body) in enumerate(parts)
        for each in (*heading(f"{flowables.letter(at).upper()}. {title}"), *body)
    ]


def _trouble(outcome: Outcome) -> list[str]:
    met_nobody = [f"Hadir tanpa pertemuan: {name}." for name in outcome.without_meeting]
    return [*outcome.trouble, *met_nobody]


def _items(lines: Sequence[str]) -> list[Flowable]:
    if len(lines) == 1:
        return [paragraph(lines[0], styles.BODY)]
    return [paragraph(line, styles.SUBITEM, mark=f"{at})") for at, line in enumerate(lines, start=1)]


def _annexes(outcome: Outcome, width: float) -> list[Annex]:
    """Recap by buyer and by kabupaten, and what was agreed; none that is empty."""
    found = [
        ("Rekapitulasi menurut pembeli", _recap(outcome.buyers, width)),
        ("Rekapitulasi menurut kabupaten/kota", _recap(outcome.regions, width)),
        ("Kesepakatan dan tindak lanjut", agreed_of(outcome.agreements, width)[-1:]),
    ]
    return [each for each in found if each[1]]


def _recap(lines: Sequence[Line], width: float) -> list[Flowable]:
    """Counts and what was said on the day; what was delivered and paid since, where anybody said so."""
    if not lines:
        return []
    counted = [
        (f"{at}.", each.name, *map(numerals.grouped, (each.sums.held, each.sums.interested, each.sums.agreed_count)),
         amount(each.sums.potential), amount(each.sums.agreed))
        for at, each in enumerate(lines, start=1)
    ]  # fmt: skip
    later = [each for each in lines if each.sums.delivered is not None or each.sums.paid is not None]
    since = [
        (f"{at}.", each.name, amount(each.sums.delivered), amount(each.sums.paid))
        for at, each in enumerate(later, start=1)
    ]
    tables: list[Flowable] = [flowables.grid(_COUNTED, counted, width)]
    return [*tables, flowables.gap(10), flowables.grid(_LATER, since, width)] if since else tables


def _annex(sheet: EventSheet, letter: Letter, annex: Annex, at: int, count: int) -> list[Flowable]:
    title, body = annex
    roman = f" {_ROMAN[at]}" if count > 1 else ""
    return [
        PageBreak(),
        paragraph(f"Lampiran{roman} Nota Dinas", looks.LEFT),
        paragraph(f"Nomor {letter.number or NO_NUMBER}, tanggal {numerals.short_date(letter.signed_on)}", looks.LEFT),
        flowables.gap(10),
        paragraph(title.upper(), styles.TITLE),
        paragraph(sheet.name, styles.SUBTITLE),
        flowables.gap(8),
        *body,
    ]
