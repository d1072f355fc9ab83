"""What partners offer to UMKM, in the words of the pattern in which they offer it. No Qt."""

from __future__ import annotations

from datetime import date

from models.domain.choices import SupportChoice
from models.use_cases.list_choices import list_supports
from ui.reasons import cited_text
from ui.texts import tr
from ui.widgets.records.names import support_name

_TITLES = {
    "dist.hak_khusus": "Hak khusus memasarkan",
    "dagang.terbuka": "Kerja sama pemasaran yang terbuka",
    "dagang.utamakan": "Mengutamakan produk UMKM",
    "dagang.pembayaran": "Pembayaran yang tidak merugikan",
    "rantai.pengelolaan": "Pengelolaan rantai pasok",
}
"""Duties that the name of the support alone would not tell."""


def title_of(choice: SupportChoice) -> str:
    """ "a. Lahan"; without a letter where its source has none."""
    name = tr(_TITLES[choice.duty]) if choice.duty in _TITLES else support_name(choice.code)
    return f"{choice.letter}. {name}" if choice.letter else name


def standing_of(choice: SupportChoice) -> str:
    """By what it is owed, and whether somebody has read that text."""
    if not choice.statutory:
        return tr("Menurut kesepakatan para pihak")
    return tr("Kewajiban menurut {source}").format(source=cited_text(choice.source, verified=choice.verified))


def offered_name(code: str, pattern: str) -> str:
    """What is offered, as its pattern calls it."""
    own = (title_of(each) for each in list_supports(pattern, date.today()) if each.code == code)
    return next(own, support_name(code))
