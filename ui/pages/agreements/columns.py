"""What the lists of Perjanjian show."""

from __future__ import annotations

from models.domain.agreements import AgreementLine, AgreementStatus
from models.domain.matching import ProposalLine
from ui import formats
from ui.facts import capitalised, pattern_name, place_text, unit_text
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone

UNCONFIRMED = "Disimpulkan program, belum dikonfirmasi mitra"
_STATUS = {AgreementStatus.ISSUED: ("Terbit", Tone.GOOD), AgreementStatus.VOIDED: ("Batal", Tone.MUTED)}


def status_name(status: AgreementStatus) -> str:
    """ "Terbit" or "Batal"."""
    return tr(_STATUS[status][0])


def agreement_columns() -> tuple[Column[AgreementLine], ...]:
    """Columns of issued agreements."""
    return (
        Column("number", tr("Nomor"), lambda row: row.number, sort="number", width=176, tone=_tone,
               tooltip=lambda row: row.number),
        Column("name", tr("UMKM"), lambda row: row.enterprise_name, sort="name",
               tooltip=lambda row: row.enterprise_name),
        Column("partner", tr("Mitra"), lambda row: row.partner, sort="partner", tooltip=lambda row: row.partner,
               shown=False),
        Column("pattern", tr("Pola"), lambda row: pattern_name(row.pattern), width=150, shown=False),
        Column("commodity", tr("Barang"), lambda row: capitalised(row.commodity), width=150, shown=False),
        Column("quantity", tr("Jumlah"), lambda row: formats.amount(row.quantity), align=Align.RIGHT, width=120,
               unit=lambda row: f"{unit_text(row.unit)}/bln", shown=False),
        Column("ends", tr("Berakhir"), _ends, sort="ends", width=136, tone=_tone),
        Column("status", tr("Keadaan"), lambda row: status_name(row.status), width=80,
               tone=lambda row: _STATUS[row.status][1], shown=False),
        Column("code", tr("Kode"), lambda row: row.agreement, width=90, shown=False),
    )  # fmt: skip


def _ends(row: AgreementLine) -> str:
    return formats.short_date(row.ends) if row.status is AgreementStatus.ISSUED else status_name(row.status)


def _tone(row: AgreementLine) -> Tone:
    return Tone.PLAIN if row.status is AgreementStatus.ISSUED else Tone.MUTED


def ready_columns() -> tuple[Column[ProposalLine], ...]:
    """Columns of accepted proposals that wait for their agreement."""
    return (
        Column("name", tr("UMKM"), _who, tooltip=lambda row: f"{_who(row)}, {place_text(row.region)}"),
        Column("partner", tr("Mitra"), lambda row: row.partner, tooltip=lambda row: row.partner),
        Column("words", tr("Kebutuhan"), _need_words, width=190, tooltip=_need_tip,
               tone=lambda row: Tone.WARM if row.need_inferred or row.ended else Tone.PLAIN),
        Column("quantity", tr("Jumlah"), lambda row: formats.amount(row.quantity), align=Align.RIGHT, width=120,
               unit=lambda row: f"{unit_text(row.unit)}/bln"),
        Column("pattern", tr("Pola"), lambda row: pattern_name(row.pattern), width=150, shown=False),
    )  # fmt: skip


def _who(row: ProposalLine) -> str:
    """The enterprise, or the group that it leads."""
    if not row.members:
        return row.enterprise_name
    # the mark first, as below: the end of a name may be cut off
    return tr("{n} UMKM: {leader} dkk.").format(leader=row.enterprise_name, n=formats.number(row.members))


def _need_words(row: ProposalLine) -> str:
    # the mark first: what is cut off at the end of a narrow column must not be the mark
    if row.need_inferred:
        return tr("Disimpulkan: {words}").format(words=row.need_words)
    if row.ended:
        said = tr("Lagi: {words} (berakhir {day})")
        return said.format(words=row.need_words, day=formats.plain_date(row.ended))
    return capitalised(row.need_words)


def ended_words(row: ProposalLine) -> str:
    """That the pair had an agreement before."""
    return tr("Perjanjian sebelumnya berakhir {day}.").format(day=formats.plain_date(row.ended))


def _need_tip(row: ProposalLine) -> str:
    said = f"{row.need} {capitalised(row.need_words)}"
    marks = ((tr(UNCONFIRMED), row.need_inferred), (ended_words(row) if row.ended else "", row.ended))
    return "\n".join((said, *(mark for mark, holds in marks if holds)))
