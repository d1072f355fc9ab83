"""What is wrong in a draft, field by field, before anything is saved; quick enough to run while one types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from matching.codes import ALL_MONTHS
from models.domain.businesses import BusinessDraft, PersonDraft
from models.domain.choices import FieldProblem
from models.domain.enterprises import EnterpriseDraft, OfferDraft
from models.domain.findings import Severity
from models.domain.partners import NeedDraft, PartnerDraft
from models.problems import UserProblem, Value
from models.reference.regions import region
from models.reference.units import unit
from models.steps.records.equipment import equipment_problems
from models.steps.records.identity import cleaned_identity, identity_problems
from models.steps.records.need_checking import goods_problems, kadin_problems, term_problems
from models.steps.records.trust_checking import consent_problems, group_problems, paper_problems, year_problems
from models.workbook.cells import identifiers
from models.workbook.cells.outcome import Outcome

LONGEST_NAME = 200
LARGEST = 10**15
"""More sen, or thousandths of a unit, than any partnership needs: a slip of the keyboard."""
_QUARTER = re.compile(r"20\d\d-Q[1-4]")
_SEPARATORS = re.compile(r"[\s.\-]+")
Problems = Iterator[FieldProblem]
Draft = TypeVar("Draft", EnterpriseDraft, PartnerDraft)


def enterprise_problems(draft: EnterpriseDraft) -> tuple[FieldProblem, ...]:
    """Everything that keeps an enterprise from being saved."""
    return (
        *_business(draft.business),
        *_person(draft.owner, "owner", needed=True),
        *(problem for at, offer in enumerate(draft.offers) for problem in _offer(offer, f"offers.{at}")),
        *paper_problems(draft.papers, date.today()),
        *group_problems(draft.groups or ()),
        *equipment_problems(draft),
    )


def partner_problems(draft: PartnerDraft) -> tuple[FieldProblem, ...]:
    """Everything that keeps a partner from being saved."""
    people = ((draft.contact, "contact"), (draft.signatory, "signatory"))
    return (
        *_business(draft.business),
        *(problem for person, at in people for problem in _person(person, at, needed=False)),
        *kadin_problems(draft.kadin_until),
        *goods_problems(draft.goods or ()),
        *paper_problems(draft.papers or (), date.today()),
    )


def need_problems(draft: NeedDraft) -> tuple[FieldProblem, ...]:
    """Everything that keeps a need from being saved."""
    return (*_need(draft), *term_problems(draft))


def cleaned(draft: Draft) -> Draft:
    """The draft with its identifiers as the catalogue keeps them: digits without separators, phones as +62…"""
    business = replace(
        cleaned_identity(draft.business),
        nib=_kept(identifiers.nib, draft.business.nib),
        kbli=_SEPARATORS.sub("", draft.business.kbli),
        name=" ".join(draft.business.name.split()),
    )
    if isinstance(draft, EnterpriseDraft):
        return replace(draft, business=business, owner=_cleaned_person(draft.owner))
    contact, signatory = _cleaned_person(draft.contact), _cleaned_person(draft.signatory)
    return replace(draft, business=business, contact=contact, signatory=signatory)


def refuse(problems: Sequence[FieldProblem]) -> None:
    """Raise UserProblem with the first of these problems, if there are any; its value `field` names the field."""
    if problems:
        first = problems[0]
        raise UserProblem(first.message, **{"field": first.field, **dict(first.values)})


def _business(draft: BusinessDraft) -> Problems:
    yield from _needed("name", draft.name, "record.name_missing")
    if len(draft.name) > LONGEST_NAME:
        yield _problem("name", "record.too_long", most=LONGEST_NAME)
    if not draft.region:
        yield _problem("region", "record.region_missing")
    elif region(draft.region) is None:
        yield _problem("region", "record.region_unknown", code=draft.region)
    yield from _read("nib", identifiers.nib, draft.nib)
    if draft.kbli and not re.fullmatch(r"\d{5}", _SEPARATORS.sub("", draft.kbli)):
        yield _problem("kbli", "record.kbli_unreadable")
    for field in ("annual_sales", "capital", "workers"):
        yield from _amount(field, getattr(draft, field))
    yield from year_problems(draft, date.today())
    yield from identity_problems(draft)


def _person(draft: PersonDraft, at: str, *, needed: bool) -> Problems:
    if needed:
        yield from _needed(f"{at}.name", draft.name, "record.owner_missing")
    elif not draft.name.strip() and (draft.phone or draft.position):
        yield _problem(f"{at}.name", "record.person_missing")
    yield from _read(f"{at}.nik", identifiers.nik, draft.nik)
    yield from _read(f"{at}.kk", identifiers.family_card, draft.kk)
    yield from _read(f"{at}.phone", identifiers.phone, draft.phone)
    if draft.desil is not None and not 1 <= draft.desil <= 10:
        yield _problem(f"{at}.desil", "record.desil_range")
    if draft.desil_quarter and not _QUARTER.fullmatch(draft.desil_quarter):
        yield _problem(f"{at}.desil_quarter", "record.quarter_unreadable")
    yield from consent_problems(draft.consents or (), at, date.today())


def _offer(draft: OfferDraft, at: str) -> Problems:
    yield from _goods(draft.commodity, draft.unit, f"{at}.")
    for field in ("capacity", "price", "minimum_order", "lead_days"):
        yield from _amount(f"{at}.{field}", getattr(draft, field))


def _need(draft: NeedDraft) -> Problems:
    if not draft.partner:
        yield _problem("partner", "record.partner_missing")
    yield from _goods(draft.commodity, draft.unit, "")
    if not draft.months & ALL_MONTHS:
        yield _problem("months", "record.months_missing")
    if draft.quantity is None or draft.quantity == 0:
        yield _problem("quantity", "record.quantity_missing")
    for field in ("quantity", "minimum_lot", "maximum_partners", "price", "payment_days"):
        yield from _amount(field, getattr(draft, field))
    if draft.minimum_lot and draft.quantity and draft.minimum_lot > draft.quantity:
        yield _problem("minimum_lot", "record.lot_over_quantity")
    if draft.maximum_partners == 0:
        yield _problem("maximum_partners", "record.partners_zero")
    if draft.territory and region(draft.territory) is None:
        yield _problem("territory", "record.region_unknown", code=draft.territory)


def _goods(commodity: str, unit_code: str, at: str) -> Problems:
    yield from _needed(f"{at}commodity", commodity, "record.commodity_missing")
    if not unit_code:
        yield _problem(f"{at}unit", "record.unit_missing")
    elif unit(unit_code) is None:
        yield _problem(f"{at}unit", "record.unit_unknown", unit=unit_code)


def _needed(field: str, value: str, message: str) -> Problems:
    if not value.strip():
        yield _problem(field, message)


def _amount(field: str, value: int | None) -> Problems:
    if value is not None and not 0 <= value <= LARGEST:
        yield _problem(field, "record.amount_range")


def _read(field: str, read: Callable[[str], Outcome[Any]], text: str) -> Problems:
    if not text.strip():
        return
    for remark in read(text).remarks:
        if remark.severity is Severity.ERROR:
            yield FieldProblem(field, f"record.{remark.message}", remark.values)


def _cleaned_person(draft: PersonDraft) -> PersonDraft:
    found = identifiers.nik(draft.nik) if draft.nik.strip() else None
    return replace(
        draft,
        name=" ".join(draft.name.split()),
        position=" ".join(draft.position.split()),
        nik=found.value.digits if found and found.value else "",
        kk=_kept(identifiers.family_card, draft.kk),
        phone=_kept(identifiers.phone, draft.phone),
    )


def _kept(read: Callable[[str], Outcome[str]], text: str) -> str:
    return (read(text).value or "") if text.strip() else ""


def _problem(field: str, message: str, **values: Value) -> FieldProblem:
    return FieldProblem(field, message, tuple(values.items()))
