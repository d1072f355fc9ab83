"""Rows of the partner list and of the list of needs into the catalogue."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.codes import ALL_MONTHS
from models.catalogue.tables import Business, BusinessPerson, Enterprise, Need, Partner, PartnerGood, Person
from models.domain.imports import ImportKey
from models.domain.intake import NeedIntake, PartnerIntake, PersonIntake
from models.domain.names import name_key
from models.domain.progress import Progress
from models.reference.units import convert, convertible
from models.steps.codes import CodeKind, CodeSource
from models.steps.duplicates.forwarding import businesses_by_code
from models.steps.intake.batch import Batch
from models.steps.intake.businesses import CONTACT, SIGNATORY, Businesses
from models.steps.intake.claims import Claims
from models.steps.intake.field_rules import PARTNER, bring_up_to_date, is_said
from models.steps.intake.identities import refuse_contradiction
from models.steps.intake.keys import Found, by_name_and_desa, by_nib, refuse_keyless, refuse_nib_of_another, words_of
from models.steps.intake.people import Register
from models.steps.intake.tally import Fate, Tally
from models.steps.supply import commodity_ids

_NeedKey = tuple[int, int, str, str, str]
"""Partner, commodity, pattern, territory, words: what makes a need the same one again."""


class PartnerIntakes:
    """Takes rows of the partner list."""

    def __init__(
        self, session: Session, today: date, key: ImportKey = ImportKey.AUTO, claims: Claims | None = None
    ) -> None:
        self.tally = Tally()
        self._claims = claims or Claims()
        self._key = key
        self._session = session
        self._batch = Batch(session)
        self._people = Register(self._batch)
        self._codes = CodeSource(session, CodeKind.PARTNER)
        self._businesses = Businesses(self._batch, today)
        self._by_code = businesses_by_code(session, Partner)
        self._codes_of = dict(session.execute(select(Enterprise.business_id, Enterprise.code)).all())
        self._codes_of |= dict(session.execute(select(Partner.business_id, Partner.code)).all())
        self._of_business = dict(session.execute(select(Partner.business_id, Partner.id)).all())
        self._made: set[int] = set()
        self._told_goods: dict[int, frozenset[tuple[str, int]]] = {}
        """Goods by business, of those that this list has added."""
        self._commodities = commodity_ids(session)

    def take_all(self, intakes: tuple[PartnerIntake, ...], progress: Progress) -> Tally:
        """Take every row and write; returns what became of them."""
        with self._session.no_autoflush:
            for number, intake in enumerate(intakes):
                progress(number, len(intakes))
                self._take(intake)
        self._batch.write()
        return self.tally

    def _take(self, intake: PartnerIntake) -> None:
        if intake.code and intake.code not in self._by_code:
            self.tally.refuse(intake.row, "code_unknown", code=intake.code)
            return
        known, said = self._businesses.known, intake.business
        found = self._found(intake)
        if refuse_keyless(self.tally, intake.row, self._key, found, self._codes_of):
            return
        if refuse_nib_of_another(known, self.tally, intake.row, self._key, said.nib, found, self._codes_of):
            return
        business = found.business
        if business is not None and intake.code and self._by_code[intake.code] != business:
            code = self._codes_of.get(business, "")
            self.tally.refuse(intake.row, "key_disagrees", key=words_of(self._key), code=code)
        elif business is None:
            self._tell_likeness(intake)
            self._keep_claim(intake, self._add(intake, None))
        elif not refuse_contradiction(
            known, self.tally, intake.row, intake.code, said, business, self._codes_of.get(business, "")
        ) and not self._claims.refuse_denial(self.tally, business, intake):
            self._settle_known(self._claims.spelt(business, intake), business)
            self._keep_claim(intake, business)

    def _keep_claim(self, intake: PartnerIntake, business: int) -> None:
        first, added = self._claims.take(business, intake)
        if first is not None and added and business in self._made:
            self.tally.warn(intake.row, "row_adds_late", first=first.row, fields=", ".join(added))

    def _found(self, intake: PartnerIntake) -> Found:
        """The business that a row speaks of, by the chosen key; a list of partners knows no NIK."""
        known, said = self._businesses.known, intake.business
        match self._key:
            case ImportKey.CODE:
                return Found(self._by_code.get(intake.code))
            case ImportKey.NIB:
                return by_nib(known, said)
            case ImportKey.NAME_DESA:
                return by_name_and_desa(known, said)
        return Found(self._by_code[intake.code] if intake.code else known.find_firm(said, self._of_business))

    def _settle_known(self, intake: PartnerIntake, business: int) -> None:
        renamed, made = self._businesses.known.is_renamed(business, intake.business), business in self._made
        if made:
            is_new = self._add_goods(self._of_business[business], intake, self._told_goods[business])
            self._told_goods[business] |= self._goods_in(intake)
            self.tally.settle(intake.row, Fate.NEW if is_new else Fate.UNCHANGED)
        elif business in self._of_business:
            self._update(intake, business)
        else:
            self._add(intake, business)
        if renamed and not made:
            self.tally.warn(intake.row, "business_renamed", code=self._codes_of.get(business, ""))

    def _tell_likeness(self, intake: PartnerIntake) -> None:
        alike = self._businesses.known.looks_like(intake.business)
        if alike is not None:
            self.tally.warn(intake.row, "looks_like_another", code=self._codes_of.get(alike, ""))

    def _add(self, intake: PartnerIntake, business: int | None) -> int:
        if business is None:
            business = int(self._businesses.add(intake.business)["id"])
            for paper in intake.papers:
                self._businesses.add_paper(business, paper)
        else:  # an enterprise until now
            self._businesses.update(intake.row, business, intake.business, self.tally)
            self._businesses.update_papers(business, intake.papers)
        for person, role in ((intake.contact, CONTACT), (intake.signatory, SIGNATORY)):
            if person is not None:
                self._businesses.add_person(
                    business, self._people.add(intake.row, person, self.tally), role, person.position
                )
        code = self._codes_of[business] = self._codes.next()
        partner = self._of_business[business] = self._batch.add(
            Partner,
            code=code,
            business_id=business,
            kadin_number=intake.kadin_number,
            kadin_until=intake.kadin_until or None,
            active=True,
            note="",
        )
        self._add_goods(partner, intake, frozenset())
        self._made.add(business)
        self._told_goods[business] = self._goods_in(intake)
        self.tally.settle(intake.row, Fate.NEW)
        return business

    def _update(self, intake: PartnerIntake, business: int) -> None:
        partner = self._session.get_one(Partner, self._of_business[business])
        changed = self._businesses.update(intake.row, business, intake.business, self.tally)
        changed |= bring_up_to_date(partner, PARTNER, lambda field: getattr(intake, field), lambda _: None)
        changed |= self._businesses.update_papers(business, intake.papers)
        changed |= self._add_goods(partner.id, intake, self._goods_of(partner.id))
        for person, role in ((intake.contact, CONTACT), (intake.signatory, SIGNATORY)):
            changed |= person is not None and self._update_person(intake.row, business, person, role)
        changed |= partner.deleted
        partner.deleted = False
        self.tally.settle(intake.row, Fate.CHANGED if changed else Fate.UNCHANGED)

    def _goods_of(self, partner: int) -> frozenset[tuple[str, int]]:
        good = PartnerGood
        held = select(good.direction, good.commodity_id).where(good.partner_id == partner, ~good.deleted)
        return frozenset((direction, commodity) for direction, commodity in self._session.execute(held))

    def _goods_in(self, intake: PartnerIntake) -> frozenset[tuple[str, int]]:
        return frozenset((str(part.direction), self._commodities[part.commodity]) for part in intake.goods)

    def _add_goods(self, partner: int, intake: PartnerIntake, held: frozenset[tuple[str, int]]) -> bool:
        """Add the goods that are not there yet; whether there were any. A list takes none away."""
        told = {(str(part.direction), self._commodities[part.commodity]): part for part in intake.goods}
        new = [(key, part) for key, part in told.items() if key not in held]
        for (direction, commodity), part in new:
            self._batch.add(
                PartnerGood, partner_id=partner, direction=direction, commodity_id=commodity, words=part.words,
                unit=part.unit, quantity=part.quantity,
            )  # fmt: skip
        return bool(new)

    def _update_person(self, row: int, business: int, intake: PersonIntake, role: str) -> bool:
        part = self._session.scalars(
            select(BusinessPerson).where(
                BusinessPerson.business_id == business, BusinessPerson.role == role, ~BusinessPerson.deleted
            )
        ).first()
        if part is None:
            self._businesses.add_person(business, self._people.add(row, intake, self.tally), role, intake.position)
            return True
        person = self._session.get_one(Person, part.person_id)
        return self._people.update(row, part, person, intake, self.tally)


class NeedIntakes:
    """Takes rows of the list of needs; the partner must be in the catalogue."""

    def __init__(self, session: Session, _today: date, claims: Claims | None = None) -> None:
        self.tally = Tally()
        self._claims = claims or Claims()
        self._session = session
        self._batch = Batch(session)
        self._codes = CodeSource(session, CodeKind.NEED)
        self._commodities = commodity_ids(session)
        self._partners: dict[str, list[int]] = {}
        self._by_code = dict(session.execute(select(Need.code, Need.id)).all())
        self._made: dict[_NeedKey, dict[str, Any]] = {}
        self._load_partners()

    def take_all(self, intakes: tuple[NeedIntake, ...], progress: Progress) -> Tally:
        """Take every row and write; returns what became of them."""
        with self._session.no_autoflush:
            for number, intake in enumerate(intakes):
                progress(number, len(intakes))
                self._take(intake)
        self._batch.write()
        return self.tally

    def _take(self, intake: NeedIntake) -> None:
        partners = self._partners.get(intake.partner) or self._partners.get(name_key(intake.partner), [])
        if intake.code and intake.code not in self._by_code:
            self.tally.refuse(intake.row, "code_unknown", code=intake.code)
        elif len(partners) != 1:
            message = "partner_ambiguous" if partners else "partner_unknown"
            self.tally.refuse(intake.row, message, partner=intake.partner)
        else:
            self._settle(intake, partners[0])

    def _settle(self, intake: NeedIntake, partner: int) -> None:
        values = self._values(intake, partner)
        key = (partner, values["commodity_id"], values["pattern"], intake.territory, name_key(intake.words))
        known = self._known(intake, key)
        if known is not None and known.partner_id != partner and known.commodity_id != values["commodity_id"]:
            self.tally.refuse(intake.row, "need_of_another", code=known.code)
        elif known is not None and self._is_told_otherwise(known, key, values):
            self.tally.refuse(intake.row, "need_conflict", words=intake.words)
        elif key in self._made:
            self._repeat(intake, self._made[key] == values)
        elif known is None:
            months = ALL_MONTHS if intake.months is None else intake.months
            self._batch.add(Need, code=self._codes.next(), inferred=False, active=True, **{**values, "months": months})
            self._made[key] = self._claims.needs[key] = values
            self.tally.settle(intake.row, Fate.NEW)
        elif not self._is_below_lot(intake, known, values := _in_unit_of(known, values)):
            self._claims.needs[known.id] = values
            self.tally.settle(intake.row, self._update(known, values))

    def _is_told_otherwise(self, need: Need, key: _NeedKey, values: dict[str, Any]) -> bool:
        """Whether an earlier row of the file gave a known need other terms."""
        told = self._claims.needs.get(need.id) or self._claims.needs.get(key) or {}
        pairs = ((held, _in_unit_of(need, values)[field]) for field, held in told.items())
        return any(is_said(held) and is_said(said) and held != said for held, said in pairs)

    def _is_below_lot(self, intake: NeedIntake, need: Need, values: dict[str, Any]) -> bool:
        """Keep a row out whose quantity is below the minimum per enterprise that is known; whether it was."""
        lot = need.minimum_lot if values["minimum_lot"] is None else values["minimum_lot"]
        below = lot is not None and lot > values["quantity"]
        if below:
            said = {"quantity": values["quantity"], "unit": intake.unit, "lot": lot, "lot_unit": need.unit}
            self.tally.refuse(intake.row, "quantity_below_lot", code=need.code, **said)
        return below

    def _repeat(self, intake: NeedIntake, same: bool) -> None:
        if same:
            self.tally.settle(intake.row, Fate.UNCHANGED)
        else:
            self.tally.refuse(intake.row, "need_conflict", words=intake.words)

    def _known(self, intake: NeedIntake, key: _NeedKey) -> Need | None:
        if intake.code:
            return self._session.get_one(Need, self._by_code[intake.code])
        partner, commodity, pattern, territory, words = key
        same = select(Need).where(
            Need.partner_id == partner,
            Need.commodity_id == commodity,
            Need.pattern == pattern,
            Need.territory == territory,
            ~Need.deleted,
        )
        return next((n for n in self._session.scalars(same) if name_key(n.words) == words), None)

    def _update(self, need: Need, values: dict[str, Any]) -> Fate:
        for field, value in values.items():
            if value not in (None, "") and value != getattr(need, field):
                setattr(need, field, value)
        return Fate.CHANGED if self._session.is_modified(need) else Fate.UNCHANGED

    def _values(self, intake: NeedIntake, partner: int) -> dict[str, Any]:
        return {
            "partner_id": partner,
            "pattern": str(intake.pattern or ""),
            "commodity_id": self._commodities[intake.commodity],
            "words": intake.words,
            "unit": intake.unit,
            "quantity": intake.quantity,
            "minimum_lot": intake.minimum_lot,
            "maximum_partners": intake.maximum_partners,
            "months": intake.months,
            "price": intake.price,
            "payment_days": intake.payment_days,
            "territory": intake.territory,
            "papers": " ".join(intake.papers),
            "supports": " ".join(intake.supports),
            "specification": intake.specification,
            "process": intake.process,
            "lead_days": intake.lead_days,
            "margin": intake.margin,
            "outlet": intake.outlet,
            "until": intake.until or None,
        }

    def _load_partners(self) -> None:
        query = (
            select(Partner.id, Partner.code, Business.name_key)
            .join(Business, Business.id == Partner.business_id)
            .where(~Partner.deleted)
        )
        for partner, code, key in self._session.execute(query):
            self._partners[code] = [partner]
            self._partners.setdefault(key, []).append(partner)


def _in_unit_of(need: Need, values: dict[str, Any]) -> dict[str, Any]:
    """What a row says in the unit of the need that is known, whose other figures are in it."""
    said, held = values["unit"], need.unit
    if said == held or not convertible(said, held):
        return values
    amounts = {field: values[field] for field in ("quantity", "minimum_lot") if values[field] is not None}
    converted: dict[str, Any] = {field: round(convert(value, said, held)) for field, value in amounts.items()}
    if values["price"] is not None:
        converted["price"] = round(convert(values["price"], held, said))
    return {**values, **converted, "unit": held}
