"""Rows of the UMKM list into the catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.catalogue.tables import BusinessPerson, Commodity, Enterprise, Membership, Offer, OfferFact, Partner, Person
from models.domain.imports import ImportKey
from models.domain.intake import EnterpriseIntake, OfferIntake
from models.domain.names import name_key
from models.domain.progress import Progress
from models.reference.units import convert
from models.steps.codes import CodeKind, CodeSource
from models.steps.duplicates.forwarding import businesses_by_code
from models.steps.intake.batch import Batch
from models.steps.intake.businesses import OWNER, Businesses
from models.steps.intake.claims import Claims
from models.steps.intake.equipment import Equipment
from models.steps.intake.facts import Facts
from models.steps.intake.field_rules import OFFER, bring_up_to_date
from models.steps.intake.held import BLOCK, Held
from models.steps.intake.identities import refuse_contradiction
from models.steps.intake.keys import (
    Found,
    by_name_and_desa,
    by_nib,
    by_owner,
    refuse_keyless,
    refuse_nib_of_another,
    words_of,
)
from models.steps.intake.made import Made
from models.steps.intake.offered import Offered, Told
from models.steps.intake.people import Register
from models.steps.intake.tally import Fate, Tally
from models.steps.supply import commodity_ids

_WRITTEN_AT_ONCE = 10 * BLOCK
"""Rows of a list after which their rows of the catalogue are written: fewer would need more statements."""
UNSAID = 0
"""The months of an offer where the list does not say: nobody knows whether it is there all the year."""


class EnterpriseIntakes:
    """Takes rows one by one; `write` puts all of them into the catalogue."""

    def __init__(
        self, session: Session, today: date, key: ImportKey = ImportKey.AUTO, claims: Claims | None = None
    ) -> None:
        self.tally = Tally()
        self._claims = claims or Claims()
        self._key = key
        self._session = session
        self._today = today
        self._batch = Batch(session)
        self._people = Register(self._batch)
        self._businesses = Businesses(self._batch, today)
        self._commodities = commodity_ids(session)
        self._commodity_names = {slug: name_key(name) for slug, name in session.execute(_names())}
        self._by_code = businesses_by_code(session, Enterprise)
        self._codes_of = dict(session.execute(select(Partner.business_id, Partner.code)).all())
        self._codes_of |= dict(session.execute(select(Enterprise.business_id, Enterprise.code)).all())
        self._of_business = dict(session.execute(select(Enterprise.business_id, Enterprise.id)).all())
        self._made: set[int] = set()
        self._new = Made(session)
        self._names_of_nik: dict[str, set[str]] = defaultdict(set)
        self._made_owners: dict[int, int] = {}
        """Owner by business, of those that this list has added."""
        self._offered = Offered(self._batch, self._commodities)
        self._codes = CodeSource(session, CodeKind.ENTERPRISE)
        self._rows = Held(self._batch, select(Enterprise), Enterprise.id)
        self._owners = Held(self._batch, _owners(), BusinessPerson.business_id)
        self._memberships = Held(self._batch, _programmes(), Membership.enterprise_id)
        self._new_memberships: set[tuple[int, str]] = set()
        self._facts = Facts(self._batch, OfferFact)
        self._equipment = Equipment(self._batch, self._commodities)

    def take_all(self, intakes: tuple[EnterpriseIntake, ...], progress: Progress) -> Tally:
        """Take every row and write; returns what became of them."""
        for start in range(0, len(intakes), BLOCK):
            progress(0, len(intakes))
            self._offered.expect(intakes[start : start + BLOCK])
        self._expect_names(intakes)
        with self._session.no_autoflush:
            for number, intake in enumerate(intakes):
                if number % 100 == 0:
                    progress(number, len(intakes))
                if number % _WRITTEN_AT_ONCE == 0:
                    self._batch.write_settled()
                if number % BLOCK == 0:
                    self._look_ahead(intakes[number : number + BLOCK])
                self._take(intake)
        self._batch.write()
        self._new.tell(self.tally)
        return self.tally

    def _expect_names(self, intakes: tuple[EnterpriseIntake, ...]) -> None:
        """Learn which businesses of one owner the list names, where the NIK is the key."""
        if self._key is ImportKey.NIK:
            for intake in intakes:
                self._names_of_nik[intake.owner.nik].add(name_key(intake.business.name))

    def _take(self, intake: EnterpriseIntake) -> None:
        if intake.code and intake.code not in self._by_code:
            self.tally.refuse(intake.row, "code_unknown", code=intake.code)
            return
        found = self._found(intake)
        if refuse_keyless(self.tally, intake.row, self._key, found, self._codes_of) or self._is_denied(intake, found):
            return
        business = found.business
        if business is None:
            self._tell_likeness(intake)
            business = self._add(intake, None)
        elif self._is_contradicted(intake, business):
            return
        else:
            self._settle_known(self._claims.spelt(business, intake), business)
        self._keep_claim(intake, business)

    def _keep_claim(self, intake: EnterpriseIntake, business: int) -> None:
        first, added = self._claims.take(business, intake)
        if first is not None and added and self._of_business[business] in self._made:
            self.tally.warn(intake.row, "row_adds_late", first=first.row, fields=", ".join(added))

    def _is_denied(self, intake: EnterpriseIntake, found: Found) -> bool:
        """Whether a number of the row, NIB or the NIK that is the key, is known to be of another."""
        known, nib = self._businesses.known, intake.business.nib
        if refuse_nib_of_another(known, self.tally, intake.row, self._key, nib, found, self._codes_of):
            return True
        owner = self._people.person_of_nik(intake.owner.nik) if self._key is ImportKey.NIK else None
        if found.business is not None or owner is None or self._people.is_named(owner, intake.owner.name):
            return False
        theirs = known.of_owner(owner)
        self.tally.refuse(intake.row, "key_owner_differs", code=self._code_of(theirs[0]) if theirs else "")
        return True

    def _settle_known(self, intake: EnterpriseIntake, business: int) -> None:
        enterprise = self._of_business.get(business)
        renamed = self._businesses.known.is_renamed(business, intake.business)
        if enterprise is None:
            self._add(intake, business)
        elif enterprise in self._made:
            self._further_offer(intake, enterprise)
        else:
            self._update(intake, enterprise, business)
        if renamed and enterprise not in self._made:
            self.tally.warn(intake.row, "business_renamed", code=self._code_of(business))

    def _is_contradicted(self, intake: EnterpriseIntake, business: int) -> bool:
        known, said = self._businesses.known, intake.business
        code = self._code_of(business)
        if intake.code and self._by_code.get(intake.code) != business:
            self.tally.refuse(intake.row, "key_disagrees", key=words_of(self._key), code=code)
            return True
        if self._is_of_somebody_else(intake, business):
            self.tally.refuse(intake.row, "identity_of_another", code=code)
            return True
        if refuse_contradiction(known, self.tally, intake.row, intake.code, said, business, code):
            return True
        return self._claims.refuse_denial(self.tally, business, intake)

    def _is_of_somebody_else(self, intake: EnterpriseIntake, business: int) -> bool:
        """Whether only names and place say that a row speaks of a business, and both numbers of its owner deny it."""
        said = intake.business
        if intake.code or (said.nib and self._businesses.known.of_nib(said.nib) == business):
            return False
        owner = self._owner_of(business)
        return owner is not None and self._people.is_another(owner, intake.owner)

    def _owner_of(self, business: int) -> int | None:
        if business in self._made_owners:
            return self._made_owners[business]
        rows = self._owners.of(business)
        return rows[0].Person.id if rows else None

    def _tell_likeness(self, intake: EnterpriseIntake) -> None:
        """Say of a new record which known one it may be, and where else its owner is known."""
        known, said = self._businesses.known, intake.business
        alike = known.looks_like(said, intake.owner.name)
        elsewhere = known.owned_elsewhere(said, self._people.person_of_nik(intake.owner.nik))
        if alike is None and self._key is ImportKey.NIK:
            self._tell_other_business(intake)
        elif alike is not None:
            self.tally.warn(intake.row, "looks_like_another", code=self._code_of(alike))
        elif elsewhere is not None:
            self.tally.warn(intake.row, "owner_elsewhere", code=self._code_of(elsewhere))

    def _tell_other_business(self, intake: EnterpriseIntake) -> None:
        """By NIK a row may be one more business of somebody, or the known one under a new name."""
        owner = self._people.person_of_nik(intake.owner.nik)
        theirs = self._businesses.known.of_owner(owner) if owner is not None else []
        if theirs:
            codes = tuple(self._code_of(number) for number in theirs)
            self.tally.warn(intake.row, "owner_has_others", codes=codes)

    def _code_of(self, business: int) -> str:
        return self._codes_of.get(business, "")

    def _look_ahead(self, intakes: tuple[EnterpriseIntake, ...]) -> None:
        found = {self._found(intake).business for intake in intakes}
        businesses = {number for number in found if number in self._of_business}
        enterprises = {self._of_business[number] for number in businesses} - self._made
        self._businesses.look_ahead(businesses)
        self._owners.look_ahead(businesses)
        self._people.look_ahead([row.Person for number in businesses for row in self._owners.of(number)])
        for held in (self._rows, self._offered, self._memberships, self._equipment):
            held.look_ahead(enterprises)
        self._facts.look_ahead({offer.id for number in enterprises for offer in self._offered.of(number)})

    def _found(self, intake: EnterpriseIntake) -> Found:
        """The business that a row speaks of, by the chosen key; a row without a code is new where that is the key."""
        known, said = self._businesses.known, intake.business
        match self._key:
            case ImportKey.CODE:
                return Found(self._by_code.get(intake.code))
            case ImportKey.NIB:
                return by_nib(known, said)
            case ImportKey.NIK:
                nik = intake.owner.nik
                is_free = partial(self._is_free, intake)
                return by_owner(known, said, nik, self._people.person_of_nik(nik), is_free)
            case ImportKey.NAME_DESA:
                return by_name_and_desa(known, said)
        if intake.code:
            return Found(self._by_code.get(intake.code))
        owner = self._people.person_of_nik(intake.owner.nik)
        return Found(known.find(said, owner, intake.owner.name))

    def _is_free(self, intake: EnterpriseIntake, business: int) -> bool:
        """Whether a business is spoken of by no row of the list under another name."""
        if self._businesses.known.name_of(business) in self._names_of_nik.get(intake.owner.nik, ()):
            return False
        first = self._claims.first(business, intake.row)
        return first is None or name_key(first.business.name) == name_key(intake.business.name)

    def _add(self, intake: EnterpriseIntake, business: int | None) -> int:
        new: Mapping[str, Any] | None = None
        if business is None:
            new = self._businesses.add(intake.business, intake.owner.name)
            business = int(new["id"])
            for paper in intake.papers:
                self._businesses.add_paper(business, paper)
        else:  # a partner until now
            self._businesses.update(intake.row, business, intake.business, self.tally)
            self._businesses.update_papers(business, intake.papers)
        owner = self._add_owner(intake, business)
        code = self._codes.next()
        enterprise = self._batch.add(Enterprise, code=code, business_id=business, active=True, note="")
        self._of_business[business] = enterprise
        self._codes_of[business] = code
        self._made.add(enterprise)
        if new is not None and owner is not None:
            self._new.add(enterprise, code, new, owner, intake)
        self._add_membership(enterprise, intake.programme)
        self._add_offer(enterprise, intake.row, intake.offer)
        self._equipment.add(enterprise, intake)
        self._settle(intake.row, enterprise, Fate.NEW)
        return business

    def _add_owner(self, intake: EnterpriseIntake, business: int) -> str | None:
        """The owner of a business that has none; returns the name of somebody who is new, too."""
        owner = self._people.add(intake.row, intake.owner, self.tally)
        self._made_owners[business] = owner
        self._businesses.add_person(business, owner, OWNER, intake.owner.position)
        self._businesses.known.remember_owner(business, owner, intake.owner.name)
        return self._people.new_name(owner)

    def _further_offer(self, intake: EnterpriseIntake, enterprise: int) -> None:
        is_new = self._add_offer(enterprise, intake.row, intake.offer)
        is_new |= self._equipment.add(enterprise, intake)
        if (enterprise, intake.programme) not in self._new_memberships:
            self._add_membership(enterprise, intake.programme)
        self._settle(intake.row, enterprise, Fate.NEW if is_new else Fate.UNCHANGED)

    def _update(self, intake: EnterpriseIntake, enterprise: int, business: int) -> None:
        changed = self._businesses.update(intake.row, business, intake.business, self.tally)
        changed |= self._businesses.update_papers(business, intake.papers)
        changed |= self._update_owner(intake, business)
        changed |= self._update_membership(enterprise, intake.programme)
        changed |= self._update_offer(enterprise, intake)
        changed |= self._equipment.update(enterprise, intake)
        changed |= self._revive(enterprise)
        self._settle(intake.row, enterprise, Fate.CHANGED if changed else Fate.UNCHANGED)

    def _update_owner(self, intake: EnterpriseIntake, business: int) -> bool:
        owners = self._owners.of(business)
        if not owners:
            self._add_owner(intake, business)
            return True
        return self._people.update(intake.row, owners[0].BusinessPerson, owners[0].Person, intake.owner, self.tally)

    def _revive(self, enterprise: int) -> bool:
        row: Enterprise = self._rows.of(enterprise)[0].Enterprise
        if not row.deleted:
            return False
        row.deleted = False
        return True

    def _add_membership(self, enterprise: int, programme: str) -> None:
        if programme:
            self._new_memberships.add((enterprise, programme))
            self._batch.add(Membership, enterprise_id=enterprise, programme=programme)

    def _update_membership(self, enterprise: int, programme: str) -> bool:
        known = (enterprise, programme) in self._new_memberships
        if not programme or known or any(row.programme == programme for row in self._memberships.of(enterprise)):
            return False
        self._add_membership(enterprise, programme)
        return True

    def _add_offer(self, enterprise: int, row: int, intake: OfferIntake | None) -> bool:
        """Add an offer; false when the list said none or the same one before."""
        if intake is None:
            return False
        first = self._offered.take(enterprise, row, intake)
        if first.offer is not intake:
            self._tell_contradiction(row, first, intake)
            return False
        commodity = self._commodities[intake.commodity]
        offer = self._batch.add(
            Offer, enterprise_id=enterprise, kind=str(intake.kind), commodity_id=commodity, words=intake.words,
            unit=intake.unit, months=intake.months or UNSAID,
            minimum_order=intake.minimum_order, lead_days=intake.lead_days, active=True,
        )  # fmt: skip
        self._new.add_offer(enterprise, intake)
        for kind, value in (("kapasitas", intake.capacity), ("harga", intake.price)):
            if value is not None:
                self._facts.add(offer, kind, value, self._today.isoformat())
        return True

    def _update_offer(self, enterprise: int, intake: EnterpriseIntake) -> bool:
        if intake.offer is None:
            return False
        offer = self._offered.stored(enterprise, intake)
        if offer is None:
            return self._add_offer(enterprise, intake.row, intake.offer)
        first = self._offered.tell(offer.id, intake.row, intake.offer)
        return not self._tell_contradiction(intake.row, first, intake.offer) and self._change_offer(offer, intake.offer)

    def _tell_contradiction(self, row: int, first: Told, later: OfferIntake) -> bool:
        """Say where two rows of the list give one offer other figures, of which the first count; whether they do."""
        if first.row == row or not first.contradicts(later):
            return False
        self.tally.warn(row, "offer_differs", first=first.row)
        return True

    def _change_offer(self, offer: Offer, intake: OfferIntake) -> bool:
        minimum = intake.minimum_order
        said = intake if minimum is None else _with_minimum(intake, _in_unit(minimum, intake.unit, offer.unit, False))
        if not offer.words and name_key(said.words) == self._commodity_names.get(said.commodity):
            said = replace(said, words="")  # an offer without words of its own goes by the name of its commodity
        changed = bring_up_to_date(offer, OFFER, lambda field: getattr(said, field), lambda _: None)
        facts = (("kapasitas", intake.capacity, False), ("harga", intake.price, True))
        for kind, value, per_unit in facts:
            if value is not None:
                now = _in_unit(value, intake.unit, offer.unit, per_unit)
                changed |= self._facts.put(offer.id, kind, now, self._today.isoformat())
        return changed

    def _settle(self, row: int, enterprise: int, fate: Fate) -> None:
        self.tally.settle(row, fate)
        if fate is not Fate.UNCHANGED:
            self.tally.touched.add(enterprise)


def _owners() -> Select[*tuple[Any, ...]]:
    part = BusinessPerson
    query = select(part, Person).join(Person, part.person_id == Person.id)
    return query.where(part.role == OWNER, ~part.deleted).order_by(part.id)


def _names() -> Select[*tuple[Any, ...]]:
    return select(Commodity.slug, Commodity.name)


def _with_minimum(intake: OfferIntake, minimum: int) -> OfferIntake:
    return replace(intake, minimum_order=minimum)


def _programmes() -> Select[*tuple[Any, ...]]:
    return select(Membership.programme).where(~Membership.deleted)


def _in_unit(value: int, source: str, target: str, per_unit: bool) -> int:
    if source == target:
        return value
    # a price per ton is a thousandth of it per kg, a quantity in tons a thousand times it in kg
    return round(convert(value, target, source)) if per_unit else round(convert(value, source, target))
