"""The command about chains of several enterprises."""

from __future__ import annotations

import argparse

from models.domain.chains import ChainFact, ChainStage, NeedChainsFact
from ui import formats
from ui.commands.answers import Answer
from ui.commands.session import open_for, show_progress
from ui.facts import unit_text
from ui.pages.matching import chain_words
from ui.texts import tr


def chains(options: argparse.Namespace) -> Answer:
    """Chains for the needs that a run left open, or for one of them."""
    from models.use_cases.find_chains import find_chains

    opened = open_for(options, create=False)
    try:
        found = find_chains(
            opened.catalogue, opened.actor, options.of_run, options.need, today=options.date, progress=show_progress
        )
    finally:
        opened.catalogue.close()
    told = [_chain(need, chain) for need in found for chain in need.chains]
    return {"chains": told, "needs": [_need(need) for need in found], "_lines": _lines(found, options.need)}


def _need(need: NeedChainsFact) -> Answer:
    return {
        "need": need.need, "partner": need.partner, "missing": need.rest / 1000, "unit": need.unit,
        "chains": len(need.chains), "inferred": need.inferred,
    }  # fmt: skip


def _chain(need: NeedChainsFact, chain: ChainFact) -> Answer:
    return {
        "need": need.need,
        "quantity": _number(chain.quantity),
        "unit": need.unit,
        "complete": chain.missing == 0,
        "certain": chain.certain,
        "enough": chain.enough,
        "stages": [_stage(stage) for stage in chain.stages],
        "bottleneck": None if chain.bottleneck is None else chain.stages[chain.bottleneck].commodity,
        "distance_km": _kilometres(chain.distance),
    }


def _stage(stage: ChainStage) -> Answer:
    step = stage.step
    return {
        "commodity": stage.commodity,
        "step": (step.title or tr("olah menjadi {good}").format(good=stage.commodity)) if step else None,
        "kbli": (step.kbli or None) if step else None,
        "kbli_edition": "2020" if step and step.kbli else None,
        "yield_low": _number(step.yield_low) if step else None,
        "yield_high": _number(step.yield_high) if step else None,
        "needed": _number(stage.needed),
        "capacity": _number(stage.capacity),
        "unit": stage.unit,
        "offers": [
            {
                "enterprise": each.enterprise, "offer": each.offer, "capacity": _number(each.capacity),
                "distance_km": _kilometres(each.distance),
            }
            for each in stage.offers
        ],
        "others": stage.others,
        "missing": stage.missing,
        "could_fill": [
            {
                "enterprise": each.enterprise, "why": str(each.skill), "change": chain_words.help_text(each),
                "distance_km": _kilometres(each.distance),
            }
            for each in stage.could_fill
        ],
    }  # fmt: skip


def _number(thousandths: int | None) -> float | None:
    return None if thousandths is None else thousandths / 1000


def _kilometres(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10


def _lines(found: tuple[NeedChainsFact, ...], asked: str) -> list[str]:
    if not found and asked:
        said = tr("{need} tidak dicarikan rantai: sudah penuh, tidak aktif, atau barangnya datang dari mitra.")
        return [said.format(need=asked)]
    if not found:
        return [tr("Tidak ada kebutuhan yang masih kurang.")]
    lines = []
    for need in found:
        lines += _need_lines(need)
    return lines


def _need_lines(need: NeedChainsFact) -> list[str]:
    missing = formats.quantity(need.rest, unit_text(need.unit))
    said = tr("{need} {words}: kurang {missing}/bln").format(need=need.need, words=need.words, missing=missing)
    told = [f"  {chain_words.path_text(each)}: {chain_words.state_text(each, need.unit)}" for each in need.chains]
    return [said, *(told or [f"  {chain_words.nothing_text(need)}"])]
