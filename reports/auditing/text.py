"""Examines a text of somebody else's for everything a partnership agreement must, and must not, say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reports.auditing.burdens import risk
from reports.auditing.confidence import weighed
from reports.auditing.contents import contents
from reports.auditing.contradictions import contradictions
from reports.auditing.endings import ending, renewal
from reports.auditing.exclusivity import exclusivity
from reports.auditing.fairness import collateral, price_set_alone
from reports.auditing.findings import Kind, Level, TextFinding
from reports.auditing.gaps import gaps
from reports.auditing.hints import hints
from reports.auditing.lasting import lasting
from reports.auditing.ownership import ownership
from reports.auditing.penalties import penalty
from reports.auditing.permits import HALAL_SINCE, permits
from reports.auditing.sentences import Draft, Rule, draft_of, finding
from reports.auditing.times import order, weekdays
from reports.auditing.trade import payment_due, price
from reports.auditing.volumes import volume
from reports.wording.library import rule_source
from reports.wording.patterns import LegalSource

_RULES = {
    **dict.fromkeys((Kind.ACTIVITY, Kind.DUTIES, Kind.DEVELOPMENT, Kind.TERM, Kind.DISPUTES), "statutory"),
    Kind.OWNERSHIP: "ownership",
    Kind.PAYMENT_DUE: "payment",
    Kind.SIZE_PAIR: "pair",
    Kind.PERMITS: "halal",
    **dict.fromkeys((Kind.END_BEFORE_START, Kind.VOLUME, Kind.PRICE, Kind.GAPS, Kind.CONTRADICTION), "contract"),
    Kind.WEEKDAY: "office",
    Kind.UNILATERAL_PRICE: "unilateral_price",
    Kind.COLLATERAL: "collateral",
    Kind.UNILATERAL_END: "unilateral_end",
    Kind.EXCLUSIVITY: "exclusivity",
    Kind.PENALTY: "penalty",
    Kind.RISK: "risk",
    Kind.RENEWAL: "renewal",
}
_SMALL = frozenset({"mikro", "kecil"})
_PAIRS = frozenset(
    (large, small) for large, smaller in (("besar", (*_SMALL, "menengah")), ("menengah", _SMALL)) for small in smaller
)
_AGENCY_PAIRS = frozenset((large, small) for large, small in _PAIRS if small in _SMALL)
_AGENCY = re.compile(r"\b(?:prinsipal|principal|agen|keagenan|distributor|distribusi|penyalur|subagen)\b")


@dataclass(frozen=True, slots=True)
class TextLaw:
    """What a text is judged by beside its own words: sources by rule, size pairs, and whether halal is due."""

    sources: Mapping[str, LegalSource] = field(default_factory=dict)
    pairs: frozenset[tuple[str, str]] = _PAIRS
    """(large, small) that may partner."""
    agency_pairs: frozenset[tuple[str, str]] = _AGENCY_PAIRS
    """The same where the large side gives a right to sell: distribution and agency."""
    halal_due: bool | None = None
    """None: by the day that travels with the program."""


_UNFAIR: tuple[Rule, ...] = (price_set_alone, collateral, ending, renewal, exclusivity, penalty, risk, ownership)
_BY_ITSELF = {Kind.EXCLUSIVITY: "no_purchase", Kind.PENALTY: "small_only"}
SHIPPED = TextLaw()


def audit_text(text: str, on: date, law: TextLaw = SHIPPED) -> tuple[TextFinding, ...]:
    """Return every finding about a text as judged on a day, the red ones first."""
    draft = draft_of(text, on)
    order_of = list(Level)
    found = list(_all(draft, law))
    found.extend(hints(draft, found))
    listed = _without_echoes([_sourced(weighed(each, draft), law) for each in found])
    return tuple(sorted(listed, key=lambda each: order_of.index(each.level)))


def flags_of(words: str) -> tuple[TextFinding, ...]:
    """Return what is red in a few sentences by themselves: unfair terms and wrong weekdays, nothing that is missing."""
    draft = draft_of(words, date.min)
    whole = replace(
        draft, sentences=tuple(replace(each, opening=False, closing=False, title=False) for each in draft.sentences)
    )
    return tuple(_alone(found) for rule in (*_UNFAIR, weekdays) for found in rule(whole))


def _alone(found: TextFinding) -> TextFinding:
    """No other sentence makes up for a clause that is read by itself: what binds or fines one side is red there."""
    how = _BY_ITSELF.get(found.kind)
    if how is None or found.level is not Level.YELLOW:
        return found
    return replace(found, level=Level.RED, code=f"{found.kind}.{how}")


def _all(draft: Draft, law: TextLaw) -> Iterator[TextFinding]:
    yield from contents(draft)
    yield from lasting(draft)
    yield from price(draft)
    yield from payment_due(draft)
    yield from volume(draft)
    yield from order(draft)
    yield from weekdays(draft)
    yield from gaps(draft)
    yield from contradictions(draft)
    yield from _pair(draft, law)
    yield from permits(draft, halal_due=draft.on >= HALAL_SINCE if law.halal_due is None else law.halal_due)
    for rule in _UNFAIR:
        yield from rule(draft)


def _pair(draft: Draft, law: TextLaw) -> Iterator[TextFinding]:
    large, small = draft.sizes.get("large", ""), draft.sizes.get("small", "")
    if not large or not small:
        yield finding(Level.YELLOW, Kind.SIZE_PAIR, "unknown")
        return
    turned = (small, large) in law.pairs
    level, how = (Level.YELLOW, "maybe_forbidden") if turned else (Level.RED, "forbidden")
    opening = " ".join(each.words for each in draft.sentences[:8]).casefold()
    if (large, small) in (law.agency_pairs if len(_AGENCY.findall(opening)) >= 2 else law.pairs):
        level, how = Level.GREEN, "allowed"
    elif large in _SMALL and small in _SMALL:
        level, how = Level.YELLOW, "between_umkm"
    yield finding(level, Kind.SIZE_PAIR, how, None, large=large, small=small)


def _without_echoes(found: list[TextFinding]) -> list[TextFinding]:
    """A price set by one side is no price missing: the one defect is told once."""
    red = {each.kind for each in found if each.level is Level.RED}
    echo = {Kind.PRICE: Kind.UNILATERAL_PRICE}
    return [
        replace(each, level=Level.YELLOW) if each.level is Level.RED and echo.get(each.kind) in red else each
        for each in found
    ]


def _sourced(each: TextFinding, law: TextLaw) -> TextFinding:
    rule = _RULES[each.kind]
    source = law.sources.get(rule) or rule_source(rule)
    return replace(each, source=source.citation, verified=source.verified)
