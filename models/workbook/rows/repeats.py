"""Rows that speak of the same thing twice in one file."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields, replace
from typing import Any, TypeVar

from models.domain.intake import (
    BusinessIntake,
    EnterpriseIntake,
    Intake,
    NeedIntake,
    PartnerIntake,
    PersonIntake,
)
from models.workbook.cells.wording import folded
from models.workbook.rows.reader import RowReader


class Repeats:
    """Remembers the rows of a file and says how a further one relates to them."""

    def __init__(self) -> None:
        self._first: dict[Hashable, Intake] = {}
        self._businesses: dict[Hashable, EnterpriseIntake] = {}

    def compare(self, intake: Intake, row: RowReader) -> Intake:
        """The intake; a further offer with what earlier rows say of its business.

        Noted on the row: that it repeats an earlier one (warning) or contradicts it (error).
        """
        if isinstance(intake, EnterpriseIntake):
            intake = self._with_known_business(intake, row)
        name = "partner" if isinstance(intake, NeedIntake) else "name"
        earlier = self._first.setdefault(_key(intake), intake)
        if earlier is not intake and replace(earlier, row=intake.row) == intake:
            row.warn(name, "duplicate_row", first=earlier.row)
        elif earlier is not intake:
            row.refuse(name, "duplicate_conflict", first=earlier.row)
        return intake

    def _with_known_business(self, intake: EnterpriseIntake, row: RowReader) -> EnterpriseIntake:
        earlier = self._businesses.setdefault(_business_key(intake), intake)
        if earlier is intake:
            return intake
        business, differing = _filled(intake.business, earlier.business)
        owner, differing_too = _filled(intake.owner, earlier.owner)
        if differing or differing_too:
            row.refuse("name", "further_offer_differs", first=earlier.row)
            return intake
        return replace(intake, business=business, owner=owner)


F = TypeVar("F", BusinessIntake, PersonIntake)


def _filled(later: F, earlier: F) -> tuple[F, bool]:
    """The later facts filled and spelt as the earlier ones, and whether the two contradict."""
    changes: dict[str, Any] = {}
    for one in fields(later):
        new, old = getattr(later, one.name), getattr(earlier, one.name)
        if old != new and old not in ("", None) and new not in ("", None) and folded(str(old)) != folded(str(new)):
            return later, True
        # of two spellings the first counts, or the same file would change something each time
        changes[one.name] = new if old in ("", None) else old
    return replace(later, **changes), False


def _key(intake: Intake) -> Hashable:
    """What no two rows of a list may say differently."""
    if isinstance(intake, EnterpriseIntake):
        offer = intake.offer
        return _business_key(intake), (offer.kind, offer.commodity, folded(offer.words)) if offer else None
    if isinstance(intake, PartnerIntake):
        return intake.code or (folded(intake.business.name), intake.business.region)
    # a partner may well need the same goods twice, on other terms: only a whole row or a code is a repeat
    return intake.code or replace(intake, row=0)


def _business_key(intake: EnterpriseIntake) -> Hashable:
    if intake.code:
        return intake.code
    owner = intake.owner.nik or folded(intake.owner.name)
    return folded(intake.business.name), owner, intake.business.region[:5]
