"""The command `trade-off`: what poverty priority gains and costs."""

from __future__ import annotations

import argparse
from decimal import Decimal, InvalidOperation

from models.domain.trade_off import CurvePoint, TradeOffCurve
from ui import formats
from ui.commands.answers import Answer
from ui.commands.session import open_for, show_progress
from ui.pages.matching.trade_off_words import given_up_text, households_text, weight_text
from ui.texts import tr


def trade_off(options: argparse.Namespace) -> Answer:
    """The points of the curve, by rising λ."""
    from matching.trade_off import USUAL_LAMBDAS
    from models.use_cases.trade_off import trade_off as computed

    opened = open_for(options, create=False)
    try:
        curve = computed(
            opened.catalogue, opened.actor, options.of_run, options.lambdas or USUAL_LAMBDAS,
            today=options.date, progress=show_progress,
        )  # fmt: skip
    finally:
        opened.catalogue.close()
    points = [_point_answer(point) for point in curve.points]
    return {"run": curve.run, "lambda": curve.own_lambda / 1000, "points": points, "_lines": _lines(curve)}


def lambdas(text: str) -> tuple[int, ...]:
    """Thousandths of "0,0.2,0.5"."""
    try:
        found = [Decimal(part.strip()) * 1000 for part in text.split(",") if part.strip()]
    except InvalidOperation:
        found = []
    if not found or any(not each.is_finite() or each != each.to_integral_value() for each in found):
        said = tr("{text} bukan daftar bobot; tulis seperti 0,0.2,0.5").format(text=text)
        raise argparse.ArgumentTypeError(said)
    return tuple(int(each) for each in found)


def _point_answer(point: CurvePoint) -> Answer:
    return {
        "lambda": point.poverty_lambda / 1000,
        "fit": point.fit,
        "priority": point.priority,
        "households": point.households,
        "needs_filled": point.needs_filled,
        "value": point.value,
        "upper_bound": point.upper_bound,
        "gap": point.gap,
        "given_up": point.given_up,
        "dominated": point.dominated,
    }


def _lines(curve: TradeOffCurve) -> list[str]:
    head = tr("{run}, bobot prioritas {weight}").format(run=curve.run, weight=weight_text(curve.own_lambda))
    rows = [_line(point, own=point.poverty_lambda == curve.own_lambda) for point in curve.points]
    own = given_up_text(curve, curve.own_lambda)
    return [head, *rows, *([own] if own else [])]


def _line(point: CurvePoint, *, own: bool) -> str:
    mark = "→" if own else " "
    said = tr("{mark} λ {weight}: kecocokan {fit} (dilepas {given_up}), {homes} desil 1–2, {needs} kebutuhan terpenuhi")
    return said.format(
        mark=mark, weight=weight_text(point.poverty_lambda), fit=formats.number(point.fit, 1),
        given_up=formats.percent(point.given_up), homes=households_text(point.households),
        needs=formats.number(point.needs_filled),
    )  # fmt: skip

