"""Commands about what the catalogue knows: completeness per kabupaten/kota, and a record as of a day."""

from __future__ import annotations

import argparse

from models.domain.completeness import Known, PlaceCompleteness
from ui import formats
from ui.commands.answers import Answer
from ui.commands.session import open_for
from ui.missing_words import FACTS
from ui.texts import tr


def completeness(options: argparse.Namespace) -> Answer:
    """Of how many enterprises which fact is known, in all and per kabupaten/kota."""
    from models.domain.lists import ListQuery
    from models.use_cases.summarise_completeness import summarise_completeness

    opened = open_for(options, create=False)
    try:
        query = ListQuery(filters=(("region", options.region),) if options.region else ())
        found = summarise_completeness(opened.catalogue, opened.actor, query)
    finally:
        opened.catalogue.close()
    places = [place for place in found.places if place.total]
    return {
        **_figures(found.whole),
        "places": [{"region": place.code, "name": place.name, **_figures(place)} for place in places],
        "_lines": [
            _line(tr("Seluruhnya"), found.whole), *(_known(each) for each in found.whole.facts),
            *(_line(place.name, place) for place in places),
        ],
    }


def _figures(place: PlaceCompleteness) -> Answer:
    facts = {(each.fact.name or "").lower(): {"known": each.known, "unknown": each.unknown} for each in place.facts}
    return {"total": place.total, "matchable": place.matchable, "facts": facts}


def _known(fact: Known) -> str:
    return tr("  {fact}: diketahui {known} + belum diketahui {unknown} = {total}").format(
        fact=FACTS.get(fact.fact, ""), known=formats.number(fact.known), unknown=formats.number(fact.unknown),
        total=formats.number(fact.known + fact.unknown),
    )  # fmt: skip


def _line(name: str, place: PlaceCompleteness) -> str:
    return tr("{name}: {total} UMKM, {ready} siap dicocokkan").format(
        name=name or tr("belum diketahui kabupatennya"), total=formats.number(place.total),
        ready=formats.number(place.matchable),
    )  # fmt: skip
