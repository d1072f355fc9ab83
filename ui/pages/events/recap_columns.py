"""What the lists of results and of the recap show."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.events import RecapLine, ResultLine, Sums
from ui import formats
from ui.facts import unit_text
from ui.pages.events.event_words import INTEREST_TONES, INTERESTS
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column

UNSAID = "–"


def money(sen: int | None) -> str:
    """An amount; a dash where nobody has said any: unknown is not zero."""
    return UNSAID if sen is None else formats.rupiah(sen)


def figure(sen: int | None) -> str:
    """The same under a heading that says Rp."""
    return money(sen).removeprefix("Rp")


def result_columns() -> tuple[Column[ResultLine], ...]:
    """The meeting's number first; what does not fit steps back."""
    return (
        Column("meeting", tr("No."), lambda row: str(row.draft.meeting), sort="meeting", width=60,
               align=Align.RIGHT, order=lambda row: row.draft.meeting),
        Column("buyer", tr("Pembeli"), lambda row: row.buyer, sort="buyer", tooltip=lambda row: row.buyer),
        Column("enterprise", tr("UMKM"), lambda row: row.enterprise, sort="enterprise",
               tooltip=lambda row: f"{row.enterprise}, {row.region}"),
        Column("interest", tr("Minat"), lambda row: tr(INTERESTS[row.draft.interest]), sort="interest", width=84,
               tone=lambda row: INTEREST_TONES[row.draft.interest]),
        Column("agreed", tr("Sepakat (Rp)"), lambda row: figure(row.draft.agreed), sort="agreed", width=112,
               align=Align.RIGHT, order=lambda row: row.draft.agreed or -1),
        Column("potential", tr("Potensi (Rp)"), lambda row: figure(row.draft.potential), sort="potential", width=112,
               align=Align.RIGHT, order=lambda row: row.draft.potential or -1),
        Column("product", tr("Produk"), _product, width=130, tooltip=_product),
        Column("next_step", tr("Langkah berikutnya"), lambda row: row.draft.next_step, width=160,
               tooltip=lambda row: row.draft.next_step, shown=False),
        Column("due", tr("Tenggat"), lambda row: formats.short_date(row.draft.due) if row.draft.due else "",
               sort="due", width=132, order=lambda row: str(row.draft.due or "9"), shown=False),
        Column("agreement", tr("Perjanjian"), lambda row: row.agreement, width=100),
    )  # fmt: skip


def recap_columns() -> tuple[Column[RecapLine], ...]:
    """Four numbers that are never added."""
    return (
        Column("name", tr("Nama"), lambda row: row.name, sort="name", tooltip=lambda row: row.name),
        Column("held", tr("Terlaksana"), lambda row: f"{row.sums.held}/{row.sums.meetings}", sort="held", width=88,
               align=Align.RIGHT, order=lambda row: row.sums.held),
        Column("agreed_count", tr("Disepakati"), lambda row: formats.number(row.sums.agreed_count), sort="agreed_count",
               width=92, align=Align.RIGHT, order=lambda row: row.sums.agreed_count),
        *(_sum_column(key, said, read) for key, said, read in SUMS),
    )  # fmt: skip


SUMS: tuple[tuple[str, str, Callable[[Sums], int | None]], ...] = (
    ("potential", "Potensi", lambda sums: sums.potential),
    ("agreed", "Sepakat", lambda sums: sums.agreed),
    ("delivered", "Terkirim", lambda sums: sums.delivered),
    ("paid", "Terbayar", lambda sums: sums.paid),
)


def _sum_column(key: str, said: str, read: Callable[[Sums], int | None]) -> Column[RecapLine]:
    return Column(
        key, f"{tr(said)} (Rp)", lambda row: figure(read(row.sums)), sort=key, width=112, align=Align.RIGHT,
        order=lambda row: read(row.sums) or -1,
    )  # fmt: skip


def _product(row: ResultLine) -> str:
    draft = row.draft
    if draft.quantity is None:
        return draft.product
    return f"{draft.product} {formats.quantity(draft.quantity, unit_text(draft.unit))}".strip()
