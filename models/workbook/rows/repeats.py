"""Rows that speak of the same thing twice in one file."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
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
from models.workbook.rows.notes import Notes


class Repeats:
    """Remembers the rows of a file and says how a further one relates to them."""

    def __init__(self) -> None:
        self._first: dict[Hashable, Intake] = {}
        self._businesses: dict[Hashable, EnterpriseIntake] = {}
        self._niks: dict[int, str] = {}
        """NIK of the owner by the first row of the business."""
        self._fullest: dict[int, EnterpriseIntake] = {}
        """The last accepted row of a business with several, which knows all that those before it know."""
        self._first_rows: dict[int, int] = {}
        """First row of the business by each further row."""

    def compare(self, intake: Intake, row: Notes) -> Intake:
        """The intake; a further offer with what earlier rows say of its business.

        Noted on the row: that it repeats an earlier one (warning) or contradicts it (error).
        """
        business: EnterpriseIntake | None = None
        if isinstance(intake, EnterpriseIntake):
            business = self._known_business(intake)
            intake = self._with_known_business(intake, self._fullest.get(business.row, business), row)
        name = "partner" if isinstance(intake, NeedIntake) else "name"
        earlier = self._first.setdefault(_key(intake, business), intake)
        if earlier is not intake and _says_the_same(earlier, intake):
            row.warn(name, "duplicate_row", first=earlier.row)
        elif earlier is not intake:
            row.refuse(name, "duplicate_conflict", first=earlier.row)
        if isinstance(intake, EnterpriseIntake) and business is not None and business is not intake and not row.refused:
            self._fullest[business.row] = intake
            self._first_rows[intake.row] = business.row
        return intake

    def completed(self, intakes: Sequence[Intake]) -> tuple[Intake, ...]:
        """The accepted rows, those of one business with all that any of them says of it: the first makes the record."""
        if not self._fullest:
            return tuple(intakes)
        return tuple(self._complete(one) if isinstance(one, EnterpriseIntake) else one for one in intakes)

    def _complete(self, intake: EnterpriseIntake) -> EnterpriseIntake:
        known = self._fullest.get(self._first_rows.get(intake.row, intake.row))
        if known is None:
            return intake
        return replace(intake, business=known.business, owner=known.owner, papers=known.papers)

    def _known_business(self, intake: EnterpriseIntake) -> EnterpriseIntake:
        """The first row of the business: by its code or the owner's NIK, else by name, owner and desa.

        Two rows with two NIK are two businesses; where one row lacks the NIK, names and desa decide.
        """
        keys = _business_keys(intake)
        nik = "" if intake.code else intake.owner.nik
        known = (self._businesses[key] for key in keys if key in self._businesses)
        found = next((one for one in known if not nik or self._niks.get(one.row, nik) == nik), intake)
        for key in keys:
            self._businesses.setdefault(key, found)
        if nik:
            self._niks.setdefault(found.row, nik)
        return found

    def _with_known_business(
        self, intake: EnterpriseIntake, earlier: EnterpriseIntake, row: Notes
    ) -> EnterpriseIntake:
        if earlier is intake:
            return intake
        business, differing = _filled(intake.business, earlier.business)
        owner, differing_too = _filled(intake.owner, earlier.owner)
        if differing or differing_too:
            row.refuse("name", "further_offer_differs", first=earlier.row)
            return intake
        stated = {paper.kind for paper in intake.papers}
        papers = (*intake.papers, *(paper for paper in earlier.papers if paper.kind not in stated))
        return replace(intake, business=business, owner=owner, papers=papers)


F = TypeVar("F", BusinessIntake, PersonIntake)


def _filled(later: F, earlier: F) -> tuple[F, bool]:
    """The later facts filled and spelt as the earlier ones, and whether the two contradict."""
    if later == earlier:
        return earlier, False
    changes: dict[str, Any] = {}
    for one in fields(later):
        new, old = getattr(later, one.name), getattr(earlier, one.name)
        if old != new and old not in ("", None) and new not in ("", None) and folded(str(old)) != folded(str(new)):
            return later, True
        # of two spellings the first counts, or the same file would change something each time
        changes[one.name] = new if old in ("", None) else old
    return replace(later, **changes), False


def _says_the_same(earlier: Intake, later: Intake) -> bool:
    """Whether two rows of one thing agree; the later may tell more of the business, where the earlier is silent."""
    if isinstance(earlier, EnterpriseIntake) and isinstance(later, EnterpriseIntake):
        stated = {paper.kind: paper for paper in earlier.papers}
        if any(stated.get(paper.kind, paper) != paper for paper in later.papers):
            return False
        later = replace(later, business=earlier.business, owner=earlier.owner, papers=earlier.papers)
    return replace(earlier, row=later.row) == later


def _key(intake: Intake, business: EnterpriseIntake | None) -> Hashable:
    """What no two rows of a list may say differently."""
    if isinstance(intake, EnterpriseIntake):
        offer = intake.offer
        first = business.row if business else intake.row
        return first, (offer.kind, offer.commodity, folded(offer.words)) if offer else None
    if isinstance(intake, PartnerIntake):
        return intake.code or (folded(intake.business.name), intake.business.region)
    # a partner may well need the same goods twice, on other terms: only a whole row or a code is a repeat
    return intake.code or replace(intake, row=0)


def _business_keys(intake: EnterpriseIntake) -> tuple[Hashable, ...]:
    """By what a row may be known as of an earlier business, the surest first; a business lies in one desa."""
    if intake.code:
        return (intake.code,)
    name, region = folded(intake.business.name), intake.business.region
    named = (name, region, folded(intake.owner.name))
    return ((name, region, intake.owner.nik, "nik"), named) if intake.owner.nik else (named,)
