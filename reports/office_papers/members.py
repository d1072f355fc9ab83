"""The list of a group's members behind a letter that its head signs for them."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from reports import numerals
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.text import paragraph
from reports.office_papers.parts import LetterMember
from reports.wording.filling import Phrases
from reports.wording.letters import LetterText

_COLUMNS = (
    Column("No.", points=26), Column("Nama usaha dan wakilnya", 9), Column("Alamat", 9),
    Column("Jumlah tiap bulan", 5.4, figures=True), Column("Tanda tangan", 5.6),
)  # fmt: skip
_ROOM_TO_SIGN = 11 * mm


def member_words(members: Sequence[LetterMember]) -> dict[str, str]:
    """Return what a letter's texts may say of a group, nothing for one enterprise."""
    return {"jumlah_anggota": numerals.counted(len(members), "usaha")} if members else {}


def members_list(
    members: Sequence[LetterMember], text: LetterText, words: Phrases, width: float
) -> list[Flowable]:
    """Return the list on a page of its own, where each member signs; nothing for one enterprise."""
    if not members:
        return []
    rows = [_row(number, each) for number, each in enumerate(members, start=1)]
    return [
        PageBreak(),
        paragraph("Lampiran", styles.PASAL),
        paragraph(text.say("members_title", words), styles.PASAL_TITLE),
        # before the lines to sign on: one would sign on a page that does not say what for
        *(flowables.ayat(number, each, leads=False) for number, each in enumerate(text.items("members", words), 1)),
        flowables.gap(4),
        paragraph(text.say("members_lead", words), styles.LEAD),
        flowables.grid(_COLUMNS, [*rows, _together(members)], width, least=_ROOM_TO_SIGN),
    ]


def _row(number: int, member: LetterMember) -> tuple[str, ...]:
    name = f"{member.name} (ketua)" if member.leads else member.name
    who = f"{name}, diwakili {member.representative}" if member.representative else name
    amount = numerals.measured_figures(member.quantity.thousandths, member.quantity.unit)
    return f"{number}.", who, member.address, amount, ""


def _together(members: Sequence[LetterMember]) -> tuple[str, ...]:
    total = sum(each.quantity.thousandths for each in members)
    return "", "Jumlah seluruhnya", "", numerals.measured_figures(total, members[0].quantity.unit), ""
