"""Letters of an event: invitation and berita acara; and the text that goes into a messenger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportlab.platypus import Flowable, PageBreak

from reports import numerals
from reports.event_papers.facts import EventSheet, Guest, clock
from reports.event_papers.outcomes import Outcome, stages
from reports.event_papers.recap import agreed_of
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.mark import Mark
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks, looks
from reports.office_papers.parts import DOTS, NO_NUMBER, Signer
from reports.wording.letters import LetterText, letter_text

NAME = "temu_bisnis"
_DAYS_TO_ANSWER, _SATURDAY = 3, 5
SHORT = (
    Column("No.", points=26), Column("Hal", 5), Column("Keterangan", 9),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letter:
    """What every letter of an event needs besides the event: number, place, day, addressee, who signs."""

    number: str
    place: str
    signed_on: date
    signer: Signer
    to: str = ""
    copies: tuple[str, ...] = ()
    """Who else reads it."""
    basis: tuple[str, ...] = ()
    """Letters of the event on which it rests."""
    draft: bool = False
    mark: Mark | None = None

    @property
    def blank(self) -> str:
        """What stands for a missing fact: dots on a draft, nothing on a letter."""
        return DOTS if self.draft else ""


def invitation_pdf(sheet: EventSheet, guest: Guest, letter: Letter, paper: str = "A4") -> bytes:
    """Return the invitation of one guest."""
    return invitations_pdf(sheet, [guest], letter, paper)


def invitations_pdf(sheet: EventSheet, guests: Sequence[Guest], letter: Letter, paper: str = "A4") -> bytes:
    """Return the invitations of these guests one after the other; pages of several are not counted."""
    size = PaperSize(paper)
    text = letter_text(NAME, letter.signed_on)
    story: list[Flowable] = []
    for guest in guests:
        story += [*([PageBreak()] if story else []), *_invitation(sheet, guest, letter, text, text_width(size))]
    return render(story, replace(paper_of(f"Undangan {sheet.name}", letter, size), counted=len(guests) == 1))


def _invitation(sheet: EventSheet, guest: Guest, letter: Letter, text: LetterText, width: float) -> list[Flowable]:
    words = blocks.phrases(words_of(sheet, {"nama": guest.name}), letter.blank)
    side = "invitation_buyer" if guest.badge.startswith("B") else "invitation_enterprise"
    answer = _answer(sheet, letter.signed_on)
    return [
        *blocks.kop_of(sheet.kop, sheet.logo),
        *_head(letter, text.say("invitation_about", words), guest.name, guest.place, width),
        paragraph(text.say("invitation_opening", words), looks.LEFT),
        flowables.gap(4),
        paragraph(text.say("invitation_body", words), looks.INDENTED),
        blocks.fields(when_of(sheet), width),
        flowables.gap(6),
        *(paragraph(text.say(name, words), looks.INDENTED) for name in (side, answer, "invitation_free")),
        flowables.signing_page(
            paragraph(text.say("invitation_closing", words), looks.INDENTED),
            *blocks.right_signature("", letter.signer, width),
        ),
    ]


def minutes_pdf(sheet: EventSheet, outcome: Outcome, letter: Letter, paper: str = "A4") -> bytes:
    """Return the berita acara of the event."""
    size = PaperSize(paper)
    text, width = letter_text(NAME, letter.signed_on), text_width(size)
    words = blocks.phrases(words_of(sheet), letter.blank)
    story = [
        *blocks.kop_of(sheet.kop, sheet.logo),
        *blocks.title_of(text.say("minutes_title", words), letter.number or NO_NUMBER, sheet.name),
        paragraph(text.say("minutes_opening", words), styles.BODY),
        flowables.grid(SHORT, numbered_rows(_held(sheet, outcome)), width),
        flowables.gap(6),
        paragraph(text.say("minutes_results", words), styles.LEAD),
        flowables.grid(SHORT, numbered_rows(came_of(outcome)), width),
        paragraph(text.say("minutes_sums", words), looks.NOTE),
        *agreed_of(outcome.agreements, width),
        flowables.gap(6),
        flowables.signing_page(
            paragraph(text.say("minutes_not_contract", words), styles.BODY),
            paragraph(text.say("minutes_closing", words), styles.BODY),
            *blocks.right_signature(_day(letter), letter.signer, width),
        ),
    ]
    return render(story, paper_of(text.say("minutes_title", words), letter, size))


def message(sheet: EventSheet, guest: Guest, on: date) -> str:
    """What is copied into a messenger for one guest: when, where, its meetings if they are planned, how to answer."""
    text = letter_text(NAME, on)
    lines = [f"- {when} {where}: {whom}" for when, where, whom in _meetings(sheet, guest)]
    schedule = blocks.phrases({"daftar": "\n".join(lines)}, "")
    words = words_of(sheet, {"nama": guest.name, "kode": guest.badge})
    words |= {"pukul": _hours(sheet), "hari_tanggal": sheet.held_on}
    words["jadwal"] = text.say("message_schedule", schedule) if lines else text.sentences["message_no_schedule"]
    return text.say("message", blocks.phrases(words, NO_NUMBER))


def _meetings(sheet: EventSheet, guest: Guest) -> list[tuple[str, str, str]]:
    if guest in sheet.buyers:
        meetings, named = sheet.of_buyer(sheet.buyers.index(guest)), sheet.names_of
    else:
        meetings, named = sheet.of_enterprise(sheet.enterprises.index(guest)), sheet.buyer_of
    return [(sheet.time_of(each), sheet.place_of(each), named(each)) for each in meetings if each.slot is not None]


def words_of(sheet: EventSheet, more: dict[str, str] | None = None) -> dict[str, str]:
    """What the texts of an event's letters may ask for."""
    contact = sheet.kop.contact if sheet.kop else ""
    return {
        "acara": sheet.name,
        "tempat": sheet.where,
        "hari_tanggal": numerals.solemn_date(sheet.day) if sheet.day else "",
        "penyelenggara": sheet.organiser,
        "hubungan": f" ({contact})",
        **(more or {}),
    }


def _answer(sheet: EventSheet, on: date) -> str:
    """The sentence on where to answer, and until when: with a telephone number or without."""
    soon = "_soon" if sheet.day is not None and _working_days_before(sheet.day, _DAYS_TO_ANSWER) <= on else ""
    return f"invitation_answer{soon}" if sheet.kop and sheet.kop.contact else f"invitation_answer{soon}_plain"


def _working_days_before(day: date, count: int) -> date:
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day


def _hours(sheet: EventSheet) -> str:
    return f"{clock(sheet.slots[0].starts)}–{clock(sheet.slots[-1].ends)} WIB" if sheet.slots else ""


def when_of(sheet: EventSheet) -> list[tuple[str, str]]:
    """Day, hours, place and theme."""
    return [
        ("Hari, tanggal", sheet.held_on), ("Pukul", _hours(sheet)), ("Tempat", sheet.where), ("Tema", sheet.theme),
    ]  # fmt: skip


def _head(letter: Letter, about: str, name: str, place: str, width: float) -> list[Flowable]:
    rows = [("Nomor", letter.number or NO_NUMBER), ("Sifat", "Penting"), ("Hal", about)]
    return [
        paragraph(_day(letter), looks.RIGHT),
        flowables.gap(6),
        blocks.fields(rows, width),
        flowables.gap(10),
        paragraph(f"Yth. {name}", looks.LEFT),
        paragraph(f"di {place or 'tempat'}", looks.LEFT),
        flowables.gap(10),
    ]


def _day(letter: Letter) -> str:
    return f"{blocks.needed(letter.place, 'tempat', letter.blank)}, {numerals.short_date(letter.signed_on)}"


def _held(sheet: EventSheet, outcome: Outcome) -> list[tuple[str, str]]:
    return [
        *when_of(sheet),
        ("Peserta yang diundang", numerals.counted(outcome.invited)),
        ("Peserta yang hadir", numerals.counted(outcome.came)),
        ("Pembeli yang hadir", numerals.counted(outcome.buyers_came)),
        ("UMKM yang hadir", numerals.counted(outcome.enterprises_came)),
    ]


def came_of(outcome: Outcome) -> list[tuple[str, str]]:
    """Meetings, interest, agreement and the four sums."""
    whole = outcome.whole
    return [
        ("Pertemuan yang dijadwalkan", numerals.counted(whole.meetings)),
        ("Pertemuan yang terlaksana", numerals.counted(whole.held)),
        ("Hasil per UMKM: berminat melanjutkan", numerals.counted(whole.interested)),
        ("Hasil per UMKM: sepakat", numerals.counted(whole.agreed_count)),
        *((f"Nilai: {name.lower()}", said) for name, said in stages(whole)),
    ]


def numbered_rows(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Those that say something, with their numbers."""
    return [(f"{at}.", *row) for at, row in enumerate((row for row in rows if row[1]), start=1)]


def paper_of(title: str, letter: Letter, size: PaperSize) -> Sheet:
    """The pages of a numbered letter or its draft."""
    number = f" · Nomor {letter.number}" if letter.number else ""
    return Sheet(
        title=f"{title}{number}", paper=size, footer=f"{title}{number}",
        watermark="DRAF" if letter.draft else "", mark=letter.mark,
    )  # fmt: skip
