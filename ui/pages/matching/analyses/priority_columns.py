"""The points of the curve of poverty priority as a table, and as points to draw."""

from __future__ import annotations

from models.domain.trade_off import CurvePoint, TradeOffCurve
from ui import formats
from ui.pages.matching.trade_off_words import households_text, weight_text
from ui.texts import tr
from ui.widgets.charts.curve import Dot
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone


def point_key(point: CurvePoint) -> str:
    """What tells the points of one curve apart."""
    return str(point.poverty_lambda)


def point_columns() -> tuple[Column[tuple[CurvePoint, str]], ...]:
    """Columns of a point and what is remarkable of it."""
    number = formats.number
    return (
        Column("lambda", tr("λ"), lambda row: weight_text(row[0].poverty_lambda), width=48, align=Align.RIGHT),
        Column("households", tr("Desil 1–2"), lambda row: _homes(row[0]), width=84, align=Align.RIGHT,
               tooltip=lambda _row: tr("Keluarga desil 1–2 yang dilayani, masing-masing dihitung sekali"),
               spoken=lambda row: households_text(row[0].households)),
        Column("fit", tr("Kecocokan"), lambda row: number(row[0].fit, 1), width=86, align=Align.RIGHT),
        Column("given_up", tr("Dilepas"), lambda row: formats.percent(row[0].given_up), width=72, align=Align.RIGHT),
        Column("remark", tr("Keterangan"), lambda row: row[1], tone=_tone, tooltip=lambda row: row[1]),
        Column("filled", tr("Terpenuhi"), lambda row: number(row[0].needs_filled), width=84, align=Align.RIGHT,
               tooltip=lambda _row: tr("Kebutuhan yang terpenuhi seluruhnya")),
        Column("gap", tr("Jarak ke batas"), lambda row: formats.percent(row[0].gap, 2), width=112, align=Align.RIGHT,
               tooltip=lambda _row: tr("Paling banyak sejauh ini pembagian lain dapat lebih baik")),
        Column("priority", tr("Prioritas"), lambda row: number(row[0].priority, 1), width=84, align=Align.RIGHT,
               shown=False),
    )  # fmt: skip


def point_rows(curve: TradeOffCurve, next_lambda: int) -> list[tuple[CurvePoint, str]]:
    """Each point with its remark."""
    return [(point, _remark(curve, point, next_lambda)) for point in curve.points]


def dots(curve: TradeOffCurve) -> list[Dot]:
    """The points whose households may be told."""
    return [
        Dot(
            point_key(point), float(point.households), point.fit, tr("λ {weight}").format(weight=weight_text(own)),
            said_of(point), ringed=own == curve.own_lambda, faded=point.dominated,
        )
        for point in curve.points
        if point.households is not None and (own := point.poverty_lambda) >= 0
    ]  # fmt: skip


def said_of(point: CurvePoint) -> str:
    """A point in words."""
    return tr("λ {weight}: {homes} desil 1–2, kecocokan {fit}").format(
        weight=weight_text(point.poverty_lambda), homes=households_text(point.households),
        fit=formats.number(point.fit, 1),
    )  # fmt: skip


def _homes(point: CurvePoint) -> str:
    return "< 10" if point.households is None else formats.number(point.households)


def _remark(curve: TradeOffCurve, point: CurvePoint, next_lambda: int) -> str:
    own, following = point.poverty_lambda == curve.own_lambda, point.poverty_lambda == next_lambda
    if own:
        return tr("ini dan berikutnya") if following else tr("pencocokan ini")
    if following:
        return tr("berikutnya")
    return tr("kalah dari titik lain") if point.dominated else ""


def _tone(row: tuple[CurvePoint, str]) -> Tone:
    return Tone.MUTED if row[0].dominated else Tone.ACCENT
