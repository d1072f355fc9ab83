"""The command about needs concluded from what a partner makes."""

from __future__ import annotations

import argparse
from pathlib import Path

from models.domain.inferred import InferredLine, KeptNeed, PartnerInference, Pattern
from ui import formats
from ui.commands.answers import Answer
from ui.commands.json_values import JsonValue, read_json
from ui.commands.session import open_for
from ui.facts import pattern_name
from ui.pages.partners.inferred_words import kind_text, reason_text
from ui.texts import tr


def infer(options: argparse.Namespace) -> Answer:
    """What follows for a partner; what the file chooses of it is kept."""
    from models.use_cases.infer_needs import infer_needs, keep_inferred_needs

    chosen = _chosen(options.keep) if options.keep else ()
    opened = open_for(options, create=False)
    try:
        (found,) = infer_needs(opened.catalogue, opened.actor, options.partner)
        kept = keep_inferred_needs(opened.catalogue, opened.actor, options.partner, chosen) if chosen else None
    finally:
        opened.catalogue.close()
    codes = list(kept.codes) if kept else []
    return {
        "partner": found.code,
        "needs": [_need(line, found) for line in found.lines],
        "kept": codes,
        "_lines": _lines(found, codes),
    }


_KEPT = ("commodity", "pattern", "quantity", "unit")


def _chosen(file: Path) -> tuple[KeptNeed, ...]:
    given = read_json(file).members(("needs",))
    return tuple(_kept(each) for each in given["needs"].items()) if "needs" in given else ()


def _kept(value: JsonValue) -> KeptNeed:
    given = value.members(_KEPT)
    commodity, pattern, quantity, unit = (given.get(key, _nothing(value, key)) for key in _KEPT)
    return KeptNeed(
        commodity=commodity.text(),
        pattern=_pattern(pattern),
        quantity=int(quantity.number() * 1000),
        unit=unit.text(),
    )


def _pattern(value: JsonValue) -> Pattern:
    patterns = tuple(str(pattern) for pattern in Pattern)
    if value.raw not in patterns:
        value.refuse(tr("salah satu dari {names}").format(names=", ".join(patterns)))
    return Pattern(value.text())


def _nothing(value: JsonValue, key: str) -> JsonValue:
    return JsonValue(value.file, f"{value.key}.{key}", None)


def _need(line: InferredLine, found: PartnerInference) -> Answer:
    return {
        "commodity": line.commodity, "name": line.name, "unit": line.unit, "pattern": str(line.pattern),
        "kind": str(line.kind), "reason": reason_text(line, found), "path": list(line.path), "kbli": line.kbli or None,
        "existing": line.existing or None, "enterprises": line.enterprises, "declared": line.declared,
        "quantity": None if line.quantity is None else line.quantity / 1000,
    }  # fmt: skip


def _line(line: InferredLine, found: PartnerInference) -> str:
    there = tr(" · sudah tercatat: {need}").format(need=line.existing) if line.existing else ""
    return f"{kind_text(line)} ({pattern_name(line.pattern)}): {reason_text(line, found)}{there}"


def _lines(found: PartnerInference, kept: list[str]) -> list[str]:
    if not found.lines:
        return [tr("Tidak ada yang dapat disimpulkan: KBLI mitra ini tidak dikenal di Rantai Pasok.")]
    lines = [_line(line, found) for line in found.lines]
    if kept:
        lines.append(tr("Disimpan, belum dikonfirmasi: {codes}").format(codes=formats.listing(tuple(kept))))
    return lines
