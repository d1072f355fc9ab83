"""Rows of the UMKM list into the catalogue."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Business, BusinessPerson, Enterprise, Membership, Offer, OfferFact, Person
from models.domain.intake import EnterpriseIntake, OfferIntake
from models.domain.progress import Progress
from models.reference.units import convert, convertible
from models.steps.codes import CodeKind, CodeSource
from models.steps.intake.batch import Batch
from models.steps.intake.businesses import OWNER, Businesses, supersede
from models.steps.intake.people import Register
from models.steps.intake.tally import Fate, Tally
from models.steps.supply import commodity_ids


class EnterpriseIntakes:
    """Takes rows one by one; `write` puts all of them into the catalogue."""

    def __init__(self, session: Session, today: date) -> None:
        self.tally = Tally()
        self._session = session
        self._today = today
        self._batch = Batch(session)
        self._people = Register(self._batch)
        self._businesses = Businesses(self._batch, today)
        self._commodities = commodity_ids(session)
        self._by_code = dict(session.execute(select(Enterprise.code, Enterprise.business_id)).all())
        self._of_business = dict(session.execute(select(Enterprise.business_id, Enterprise.id)).all())
        self._made: dict[int, dict[tuple[str, int, str], OfferIntake]] = {}
        self._codes = CodeSource(session, CodeKind.ENTERPRISE)

    def take_all(self, intakes: tuple[EnterpriseIntake, ...], progress: Progress) -> Tally:
        """Take every row and write; returns what became of them."""
        with self._session.no_autoflush:
            for number, intake in enumerate(intakes):
                if number % 100 == 0:
                    progress(number, len(intakes))
                self._take(intake)
        self._batch.write()
        return self.tally

    def _take(self, intake: EnterpriseIntake) -> None:
        if intake.code and intake.code not in self._by_code:
            self.tally.refuse(intake.row, "code_unknown", code=intake.code)
            return
        owner = self._people.person_of_nik(intake.owner.nik)
        business = self._business_of(intake, owner)
        enterprise = self._of_business.get(business) if business is not None else None
        if enterprise is not None and enterprise in self._made:
            self._further_offer(intake, enterprise)
        elif enterprise is not None and business is not None:
            self._update(intake, enterprise, business)
        else:
            self._add(intake, business)

    def _business_of(self, intake: EnterpriseIntake, owner: int | None) -> int | None:
        if intake.code:
            return self._by_code[intake.code]
        return self._businesses.find(intake.business, owner)

    def _add(self, intake: EnterpriseIntake, business: int | None) -> None:
        if business is None:
            business = self._businesses.add(intake.business)
        owner = self._people.add(intake.owner)
        self._businesses.add_person(business, owner, OWNER, intake.owner.position)
        self._businesses.remember_owner(intake.business.name, business, owner)
        for paper in intake.papers:
            self._businesses.add_paper(business, paper)
        enterprise = self._batch.add(Enterprise, code=self._codes.next(), business_id=business, active=True, note="")
        self._of_business[business] = enterprise
        self._made[enterprise] = {}
        self._add_membership(enterprise, intake.programme)
        self._add_offer(enterprise, intake.offer)
        self._settle(intake.row, enterprise, Fate.NEW)

    def _further_offer(self, intake: EnterpriseIntake, enterprise: int) -> None:
        offer = intake.offer
        key = _offer_key(offer, self._commodities)
        if offer is None or key in self._made[enterprise]:
            self._settle(intake.row, enterprise, Fate.UNCHANGED)
            return
        self._add_offer(enterprise, offer)
        self._settle(intake.row, enterprise, Fate.NEW)

    def _update(self, intake: EnterpriseIntake, enterprise: int, business: int) -> None:
        row = self._session.get_one(Business, business)
        changed = self._businesses.update(row, intake.business)
        changed |= self._businesses.update_papers(business, intake.papers)
        changed |= self._update_owner(intake, business)
        changed |= self._update_membership(enterprise, intake.programme)
        changed |= self._update_offer(enterprise, intake.offer)
        changed |= self._revive(enterprise)
        self._settle(intake.row, enterprise, Fate.CHANGED if changed else Fate.UNCHANGED)

    def _update_owner(self, intake: EnterpriseIntake, business: int) -> bool:
        owner = self._session.scalars(
            select(Person)
            .join(BusinessPerson, BusinessPerson.person_id == Person.id)
            .where(BusinessPerson.business_id == business, BusinessPerson.role == OWNER, ~BusinessPerson.deleted)
        ).first()
        if owner is None:
            self._businesses.add_person(business, self._people.add(intake.owner), OWNER, intake.owner.position)
            return True
        return self._people.update(intake.row, owner, intake.owner, self.tally)

    def _revive(self, enterprise: int) -> bool:
        row = self._session.get_one(Enterprise, enterprise)
        was_deleted, row.deleted = row.deleted, False
        return was_deleted

    def _add_membership(self, enterprise: int, programme: str) -> None:
        if programme:
            self._batch.add(Membership, enterprise_id=enterprise, programme=programme)

    def _update_membership(self, enterprise: int, programme: str) -> bool:
        of = (Membership.enterprise_id == enterprise, Membership.programme == programme, ~Membership.deleted)
        if not programme or self._session.scalars(select(Membership.id).where(*of)).first() is not None:
            return False
        self._add_membership(enterprise, programme)
        return True

    def _add_offer(self, enterprise: int, intake: OfferIntake | None) -> None:
        if intake is None:
            return
        commodity = self._commodities[intake.commodity]
        offer = self._batch.add(
            Offer, enterprise_id=enterprise, kind=str(intake.kind), commodity_id=commodity, words=intake.words,
            unit=intake.unit, months=intake.months, minimum_order=intake.minimum_order, lead_days=intake.lead_days,
            active=True,
        )  # fmt: skip
        for kind, value in (("kapasitas", intake.capacity), ("harga", intake.price)):
            if value is not None:
                self._add_fact(offer, kind, value)
        self._made.setdefault(enterprise, {})[_offer_key(intake, self._commodities)] = intake

    def _add_fact(self, offer: int, kind: str, value: int) -> None:
        self._batch.add(
            OfferFact, offer_id=offer, kind=kind, value=value, as_of=self._today.isoformat(), source="declared",
            superseded_by=None,
        )  # fmt: skip

    def _update_offer(self, enterprise: int, intake: OfferIntake | None) -> bool:
        if intake is None:
            return False
        commodity = self._commodities[intake.commodity]
        offer = self._session.scalars(
            select(Offer).where(
                Offer.enterprise_id == enterprise,
                Offer.kind == str(intake.kind),
                Offer.commodity_id == commodity,
                ~Offer.deleted,
            )
        ).first()
        if offer is None or not convertible(intake.unit, offer.unit):
            self._add_offer(enterprise, intake)
            del self._made[enterprise]  # it was in the catalogue before: a further row may still change it
            return True
        return self._change_offer(offer, intake)

    def _change_offer(self, offer: Offer, intake: OfferIntake) -> bool:
        for field in ("words", "months", "lead_days"):
            value = getattr(intake, field)
            if value and value != getattr(offer, field):
                setattr(offer, field, value)
        changed = self._session.is_modified(offer)
        facts = (("kapasitas", intake.capacity, False), ("harga", intake.price, True))
        for kind, value, per_unit in facts:
            if value is not None:
                changed |= self._update_fact(offer, kind, _in_unit(value, intake.unit, offer.unit, per_unit))
        return changed

    def _update_fact(self, offer: Offer, kind: str, value: int) -> bool:
        of = (OfferFact.offer_id == offer.id, OfferFact.kind == kind, OfferFact.superseded_by.is_(None))
        if not supersede(self._session, self._session.scalars(select(OfferFact).where(*of)).first(), value):
            return False
        self._add_fact(offer.id, kind, value)
        return True

    def _settle(self, row: int, enterprise: int, fate: Fate) -> None:
        self.tally.fates[row] = fate
        if fate is not Fate.UNCHANGED:
            self.tally.touched.add(enterprise)


def _offer_key(intake: OfferIntake | None, commodities: dict[str, int]) -> tuple[str, int, str]:
    return (str(intake.kind), commodities[intake.commodity], intake.unit) if intake else ("", 0, "")


def _in_unit(value: int, source: str, target: str, per_unit: bool) -> int:
    if source == target:
        return value
    # a price per ton is a thousandth of it per kg, a quantity in tons a thousand times it in kg
    return round(convert(value, target, source)) if per_unit else round(convert(value, source, target))
