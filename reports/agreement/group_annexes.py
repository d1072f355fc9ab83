"""The annexes of an agreement with a group: its members with their shares, and the power they give their leader."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from reports import numerals
from reports.agreement.document import AgreementDocument, Member, Quantity
from reports.agreement.phrases import group_phrases, percent_figures, quantity_figures
from reports.layout import flowables as blocks
from reports.layout import styles
from reports.layout.flowables import Column, Signatory
from reports.layout.grid import Rows
from reports.layout.text import paragraph
from reports.wording.filling import Phrases, fill, given
from reports.wording.patterns import GroupText, PatternText

_NUMBER = Column("No.", points=26)
_MEMBERS = (
    _NUMBER,
    Column("Nama usaha", 9),
    Column("Alamat", 10),
    Column("Jumlah tiap bulan", 6, figures=True),
    Column("Bagian", 4.4, figures=True),
    Column("Paraf", 4),
)
_INITIALS = 9 * mm
"""Height of a row in which somebody puts his initials."""
_HIGHEST, _LOWEST = 12 * mm, 7 * mm
"""Of a row in which somebody signs."""
_HEAD = 24
"""Points that the heading of a list takes."""
_STAMP_DUTY = "Meterai\nRp10.000"


def group_annexes(
    document: AgreementDocument, text: PatternText, phrases: Phrases, width: float, high: float
) -> list[Flowable]:
    """Return Lampiran V and VI, nothing where the small side is one enterprise; `high` is the room of a page."""
    if not document.members:
        return []
    words = group_phrases(phrases, document)
    return [*_members(document, text.group, words, width), *_power(document, text, words, width, high)]


def _members(document: AgreementDocument, text: GroupText, words: Phrases, width: float) -> list[Flowable]:
    rows = [_member_row(number, each) for number, each in enumerate(document.members, start=1)]
    return [
        *blocks.annex_heading("V", text.members_title, ""),
        # what the initials say stands before the first of them
        *(blocks.ayat(number, fill(each, words), leads=False) for number, each in enumerate(text.members_terms, 1)),
        blocks.gap(4),
        paragraph(fill(text.members_lead, words), styles.LEAD),
        blocks.grid(_MEMBERS, [*rows, _together(document)], width, least=_INITIALS),
        blocks.gap(6),
    ]


def _member_row(number: int, member: Member) -> tuple[str, ...]:
    name = f"{member.name} (ketua)" if member.leads else member.name
    registered = f", NIB {member.nib}" if member.nib else ""
    amount = quantity_figures(member.quantity)
    return f"{number}.", f"{name}{registered}", member.address, amount, percent_figures(member.share), ""


def _together(document: AgreementDocument) -> tuple[str, ...]:
    members, unit = document.members, document.quantity_per_month.unit
    amount = quantity_figures(Quantity(sum(each.quantity.thousandths for each in members), unit))
    return "", "Jumlah seluruhnya", "", amount, percent_figures(sum(each.share for each in members)), ""


def _power(
    document: AgreementDocument, text: PatternText, words: Phrases, width: float, high: float
) -> list[Flowable]:
    """On a page of its own: it is shown alone, and everybody signs the same sheet as far as there is room."""
    group, head = text.group, document.second
    givers = [each for each in document.members if not each.leads]
    fields = [
        ("Nama", given(head.representative, "wakil", words)),
        ("Usaha", words.words["usaha_ketua"]),
        ("Alamat", given(head.address, "alamat", words)),
    ]
    before: list[Flowable] = [
        *blocks.annex_heading("VI", group.power_title, ""),
        paragraph(fill(group.power_lead, words), styles.LEAD),
        blocks.marked_fields("", fields, width),
        blocks.gap(4),
        paragraph(fill(group.power_given, words), styles.LEAD),
        *blocks.huruf([fill(each, words) for each in group.power_items], inside_ayat=False),
        paragraph(fill(group.power_limits, words), styles.BODY),
        paragraph(fill(group.power_signed, words), styles.BODY),
    ]
    name = head.representative or words.blank
    receiver = blocks.side_by_side((Signatory(("Penerima Kuasa",), name, (), _STAMP_DUTY),), width)
    room = high - sum(_height(each, width) for each in (*before, receiver)) - 8
    signers = _signers(givers, group, width, room)
    both = [signers, blocks.gap(6), blocks.signing_page(receiver)]
    # a list that goes on comes last: nobody signs on a page without the words or the names
    return [PageBreak(), *before, *(both if signers.height <= room else reversed(both))]


def _height(part: Flowable, width: float) -> float:
    return float(part.wrap(width, 10_000)[1]) + part.getSpaceBefore() + part.getSpaceAfter()


def _signers(members: Sequence[Member], text: GroupText, width: float, room: float) -> Rows:
    """Who gives the power, each with room to sign; in lists beside each other where one would not fit the page."""
    cells = [_signer(number, each, text) for number, each in enumerate(members, start=1)]
    for lists in (1, 2, 3):
        deep = max(1, -(-len(cells) // lists))
        table = _lists(cells, lists, width, min(_HIGHEST, max(_LOWEST, (room - _HEAD) / deep)))
        if table.wrap(width, room)[1] <= room:
            return table
    alone = _lists(cells, 1, width, _LOWEST)
    alone.wrap(width, room)
    return alone


def _lists(cells: Sequence[tuple[str, ...]], lists: int, width: float, least: float) -> Rows:
    deep = -(-len(cells) // lists)
    filled = [*cells, *[("",) * 3] * (deep * lists - len(cells))]
    rows = [sum((filled[at + deep * one] for one in range(lists)), ()) for at in range(deep)]
    number = _NUMBER if lists == 1 else Column("", points=20)
    columns = (number, Column("Pemberi Kuasa", 6), Column("Tanda tangan", 5)) * lists
    return blocks.grid(columns, rows, width, least=least, dense=lists > 1)


def _signer(number: int, member: Member, text: GroupText) -> tuple[str, ...]:
    name = f"{member.representative}, {member.name}" if member.representative else member.name
    return f"{number}.", name, _own_power(member, text)


def _own_power(member: Member, text: GroupText) -> str:
    if not member.power_number:
        return ""
    said = fill(text.power_own, Phrases({"nomor": member.power_number}, {}))
    return f"{said} tanggal {numerals.short_date(member.power_on)}" if member.power_on else said
