"""Enterprises that a list adds, as the lists will show them: known while it is taken, and never read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.recording import current_change_set
from models.catalogue.tables import Commodity, Office
from models.domain.intake import EnterpriseIntake, OfferIntake
from models.steps.intake.tally import Tally
from models.steps.listing_facts import Known, Listable


class Made:
    """Only those of whom everything is new, the business and its owner too; others are indexed by what is stored."""

    def __init__(self, session: Session) -> None:
        columns = (Commodity.slug, Commodity.id, Commodity.name, Commodity.papers_due)
        self._commodities = {row.slug: row for row in session.execute(select(*columns))}
        self._office = session.get_one(Office, current_change_set(session).office_id).code
        self._of: dict[int, tuple[Listable, Known]] = {}

    def add(
        self, enterprise: int, code: str, business: Mapping[str, Any], owner: str, intake: EnterpriseIntake
    ) -> None:
        """An enterprise of this row of the table of businesses."""
        row = Listable(
            enterprise, code, active=True, name=business["name"], name_key=business["name_key"], nib=business["nib"],
            region=business["region"], size=business["size"], latitude=business["latitude"],
            owner=owner, office=self._office,
        )  # fmt: skip
        known = Known()
        for paper in intake.papers:
            known.take_paper(paper.kind, paper.held, paper.valid_until)
        if intake.programme:
            known.take_programme(intake.programme)
        self._of[enterprise] = row, known

    def add_offer(self, enterprise: int, intake: OfferIntake) -> None:
        """A further offer, of whichever enterprise."""
        if enterprise in self._of:
            known, of = self._of[enterprise][1], self._commodities[intake.commodity]
            months, is_free = intake.months or 0, intake.capacity is not None
            known.take_offer(str(intake.kind), intake.words, True, months, of.id, of.name, of.papers_due, is_free)

    def tell(self, tally: Tally) -> None:
        """Hand them over to be indexed so, and not again."""
        tally.touched.difference_update(self._of)
        tally.made.extend(self._of.values())
