"""One need's list under changed weights: rows are made only where they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex

from matching.reweighing import Reweighed
from models.domain.lists import ListQuery
from models.domain.matching import CriterionCode
from models.domain.reweighing import FrozenList, Weighed
from ui import formats, reasons
from ui.facts import capitalised, place_text
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.rows import Index, RowsModel
from ui.widgets.look.colours import Tone

_NOWHERE = QModelIndex()
_SHORT = {
    CriterionCode.SUPPLY_CHAIN: "Rantai", CriterionCode.VOLUME: "Volume", CriterionCode.CONTINUITY: "Sinamb",
    CriterionCode.DISTANCE: "Jarak", CriterionCode.PRICE: "Harga", CriterionCode.READINESS: "Siap",
    CriterionCode.SUPPORT: "Dukung", CriterionCode.TRACK_RECORD: "Rekam",
}  # fmt: skip
_POINTS_WIDTH = 62


@dataclass(frozen=True, slots=True)
class RankedLine:
    """An offer in the list: its place and score now and before, in tenths, and its points."""

    offer: Weighed
    rank: int
    rank_before: int
    score: int
    score_before: int
    points: tuple[int, ...]

    @property
    def climbed(self) -> int:
        """Places won; lost ones are negative."""
        return self.rank_before - self.rank


class RankedRows(RowsModel[RankedLine]):
    """`show_ranking` reorders a list of any length without making its rows."""

    def __init__(self) -> None:
        super().__init__(ranked_columns())
        self._offers: tuple[Weighed, ...] = ()
        self._before: Reweighed | None = None
        self._now: Reweighed | None = None

    def show_list(self, found: FrozenList | None, before: Reweighed | None) -> None:
        """Another list, in the order of the weights in force."""
        self.beginResetModel()
        self._offers = found.offers if found is not None else ()
        self._before = self._now = before
        self.endResetModel()
        self.refreshed.emit(self.rowCount())

    def show_ranking(self, now: Reweighed) -> None:
        """The same list in another order; the view repaints what it shows, and stays where it is."""
        self._now = now
        if self._offers:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def show(self, query: ListQuery) -> None:
        self._query = query

    def row_at(self, number: int) -> RankedLine | None:
        now, before = self._now, self._before
        if now is None or before is None or not 0 <= number < len(self._offers):
            return None
        at = int(now.order[number])
        return RankedLine(
            self._offers[at], number + 1, int(before.rank[at]) + 1, int(now.score[at]), int(before.score[at]),
            tuple(int(points) for points in now.points[:, at]),
        )  # fmt: skip

    def fetch_rows(self, start: int, limit: int, received: Callable[[Sequence[RankedLine]], None]) -> None:
        rows = (self.row_at(number) for number in range(start, min(start + limit, len(self._offers))))
        received([row for row in rows if row is not None])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._offers)


def ranked_columns() -> tuple[Column[RankedLine], ...]:
    """Place, who, score before and after, how far they moved, and the points that add up to the score."""
    return (
        Column("rank", tr("No."), lambda row: formats.number(row.rank), width=48, align=Align.RIGHT,
               tone=lambda _row: Tone.MUTED),
        Column("name", tr("UMKM"), lambda row: row.offer.name, tooltip=_tip),
        Column("score", tr("Nilai"), _score, width=96, align=Align.RIGHT,
               copied=lambda row: reasons.score_text(row.score), tooltip=_sum_text),
        Column("moved", tr("Naik/turun"), _moved, width=80, align=Align.RIGHT, tone=_moved_tone, spoken=_moved_said),
        *(_points_column(criterion) for criterion in CriterionCode),
    )  # fmt: skip


def _points_column(criterion: CriterionCode) -> Column[RankedLine]:
    return Column(
        str(criterion), tr(_SHORT[criterion]), lambda row: reasons.score_text(row.points[criterion.code]),
        width=_POINTS_WIDTH, align=Align.RIGHT, tooltip=lambda _row: reasons.criterion_name(criterion),
    )  # fmt: skip


def _tip(row: RankedLine) -> str:
    return f"{row.offer.name}\n{capitalised(row.offer.product)}\n{place_text(row.offer.region)}"


def _score(row: RankedLine) -> str:
    now = reasons.score_text(row.score)
    return now if row.score == row.score_before else f"{reasons.score_text(row.score_before)} → {now}"


def _sum_text(row: RankedLine) -> str:
    """The points that make up the score, also of columns that had to step back."""
    parts = zip(row.points, CriterionCode, strict=True)
    return "\n".join(f"{reasons.score_text(points)}  {reasons.criterion_name(code)}" for points, code in parts)


def _moved(row: RankedLine) -> str:
    if row.climbed == 0:
        return "="
    return ("▲ " if row.climbed > 0 else "▼ ") + formats.number(abs(row.climbed))


def _moved_said(row: RankedLine) -> str:
    if row.climbed == 0:
        return tr("tetap")
    said = tr("naik {n}") if row.climbed > 0 else tr("turun {n}")
    return said.format(n=formats.number(abs(row.climbed)))


def _moved_tone(row: RankedLine) -> Tone:
    if row.climbed == 0:
        return Tone.MUTED
    return Tone.GOOD if row.climbed > 0 else Tone.WARM
