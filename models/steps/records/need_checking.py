"""What is wrong in the terms of a need and in the goods of a partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from models.domain.choices import FieldProblem
from models.domain.equipment import OutletKind
from models.domain.partners import GoodPart, NeedDraft
from models.reference.units import unit

WHOLE_PRICE = 10_000
"""Hundredths of a percent."""
LONGEST_WAIT = 3_660
LARGEST = 10**15

Problems = Iterator[FieldProblem]


def term_problems(draft: NeedDraft) -> Problems:
    """What is wrong in the terms that go with a pattern, and in the last day."""
    if draft.lead_days is not None and not 0 <= draft.lead_days <= LONGEST_WAIT:
        yield FieldProblem("lead_days", "need.lead_range", (("most", LONGEST_WAIT),))
    if draft.margin is not None and not 0 < draft.margin < WHOLE_PRICE:
        yield FieldProblem("margin", "need.margin_range")
    if draft.outlet and draft.outlet not in set(OutletKind):
        yield FieldProblem("outlet", "need.outlet_unknown")
    if draft.until and not is_day(draft.until):
        yield FieldProblem("until", "need.until_unreadable")


def goods_problems(goods: Iterable[GoodPart]) -> Problems:
    """What is wrong in what a partner makes and takes in."""
    seen: set[tuple[str, str]] = set()
    for at, part in enumerate(goods):
        if not part.commodity:
            yield FieldProblem(f"goods.{at}.commodity", "record.commodity_missing")
        elif (part.direction, part.commodity) in seen:
            yield FieldProblem(f"goods.{at}.commodity", "partner.good_twice", (("good", part.commodity_name),))
        seen.add((part.direction, part.commodity))
        yield from _amount(part, f"goods.{at}")


def kadin_problems(until: str) -> Problems:
    """What is wrong in the last day of a membership."""
    if until and not is_day(until):
        yield FieldProblem("kadin_until", "partner.kadin_until_unreadable")


def is_day(words: str) -> bool:
    """Whether words are a day, YYYY-MM-DD."""
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _amount(part: GoodPart, at: str) -> Problems:
    if part.quantity is not None and not 0 < part.quantity <= LARGEST:
        yield FieldProblem(f"{at}.quantity", "record.amount_range")
    if part.quantity is not None and not part.unit:
        yield FieldProblem(f"{at}.unit", "record.unit_missing")
    elif part.unit and unit(part.unit) is None:
        yield FieldProblem(f"{at}.unit", "record.unit_unknown", (("unit", part.unit),))
