"""How good a run is, in plain words: for the window and the command line. No Qt."""

from __future__ import annotations

from models.domain.matching import RunFact
from ui import formats
from ui.texts import tr

NOTHING_BETTER = 1e-6
HARDLY_BETTER = 0.0005
"""Below these shares of the bound nothing is left to gain, or nothing that one decimal would show."""


def value_text(run: RunFact) -> str:
    """How near the run is to the best possible, over how much the bound speaks, and what is left to gain."""
    return value_words(run.value, run.upper_bound)


def value_words(value: float, bound: float) -> str:
    """The same of plain figures."""
    if not bound:
        return tr("Tidak ada pasangan yang memenuhi syarat, jadi belum ada yang dapat dibagi.")
    gap = (bound - value) / bound
    said = tr("Mencapai {share} dari batas terbaik: nilai {value} dari batas atas {bound}.").format(
        share=formats.percent(1 - gap), value=formats.number(value, 1), bound=formats.number(bound, 1)
    )
    if gap < NOTHING_BETTER:
        return said + tr(" Di antara semua pasangan yang memenuhi syarat tidak ada pembagian yang lebih baik.")
    most = tr(" Di antara semua pasangan yang memenuhi syarat, pembagian lain paling banyak {gap} lebih baik.")
    least = tr("kurang dari {share}").format(share=formats.percent(2 * HARDLY_BETTER))
    return said + most.format(gap=least if gap < HARDLY_BETTER else formats.percent(gap))
