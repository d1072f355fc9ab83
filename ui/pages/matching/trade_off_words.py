"""What poverty priority gains and costs, in words: for the window and the command line. No Qt."""

from __future__ import annotations

from models.domain.matching import RunFact
from models.domain.trade_off import SMALLEST_GROUP, CurvePoint, TradeOffCurve, more_households
from ui import formats
from ui.texts import tr


def weight_text(thousandths: int) -> str:
    """λ as people write it: "0,3"."""
    return formats.short_number(thousandths / 1000)


def households_text(households: int | None) -> str:
    """ "61 keluarga"; a number that would tell of persons is kept back."""
    if households is None:
        return tr("kurang dari {least} keluarga").format(least=SMALLEST_GROUP)
    return formats.count(households, tr("keluarga"))


def given_up_text(curve: TradeOffCurve, poverty_lambda: int) -> str:
    """What this weight gains and gives up against pure fit; empty where it is no point of the curve."""
    point, pure = curve.at(poverty_lambda), curve.at(0)
    if point is None or pure is None:
        return ""
    if poverty_lambda == 0:
        return tr("Dengan λ 0 hanya kecocokan yang menentukan: tidak ada yang dilepas.")
    return tr("Dengan λ {weight}: {more}; {cost}.").format(
        weight=weight_text(poverty_lambda), more=_more_text(point, pure), cost=_cost_text(point)
    )


def _more_text(point: CurvePoint, pure: CurvePoint) -> str:
    more = more_households(point, pure)
    if more is None:
        return tr("selisih keluarga desil 1–2 kurang dari {least}").format(least=SMALLEST_GROUP)
    if more == 0:
        return tr("keluarga desil 1–2 yang dilayani sama banyak")
    said = tr("{n} keluarga desil 1–2 lebih banyak dilayani")
    fewer = tr("{n} keluarga desil 1–2 lebih sedikit dilayani")
    return (said if more > 0 else fewer).format(n=formats.number(abs(more)))


def _cost_text(point: CurvePoint) -> str:
    if point.given_up < 0.0005:
        return tr("kecocokan total tetap")
    return tr("kecocokan total turun {share}").format(share=formats.percent(point.given_up))


def parts_text(run: RunFact) -> str:
    """How a run's value is made up: fit, and poverty priority at the run's λ."""
    weight = run.settings.poverty_lambda
    if weight == 0:
        return tr("Bobot prioritas keluarga miskin λ 0: nilai seluruhnya dari kecocokan.")
    said = tr("Bobot prioritas keluarga miskin λ {weight}: {fit} dari nilai itu kecocokan, {share} prioritas.")
    return said.format(
        weight=weight_text(weight), fit=formats.number(run.fit, 1),
        share=formats.number(run.value - run.fit, 1),
    )  # fmt: skip
