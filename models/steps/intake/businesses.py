"""The identity behind an enterprise or a partner: found again, completed, or made new."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Business, BusinessFact, BusinessPerson, Paper
from models.domain.intake import BusinessIntake, PaperIntake
from models.domain.names import name_key
from models.reference.law import size_of
from models.steps.intake.batch import Batch
from models.steps.intake.facts import Facts
from models.steps.intake.held import Held

OWNER, CONTACT, SIGNATORY = "pemilik", "kontak", "penanda_tangan"


class Businesses:
    """Businesses known by NIB and by name and place, while an import runs."""

    def __init__(self, batch: Batch, today: date) -> None:
        self._batch = batch
        self._session: Session = batch.session
        self._today = today
        self._rows = Held(self._session, select(Business), Business.id)
        self._papers = Held(self._session, select(Paper).order_by(Paper.id), Paper.business_id)
        self._facts = Facts(batch, BusinessFact)
        self._new_papers: set[tuple[int, str]] = set()
        self._by_nib: dict[str, int] = {}
        self._with_nib: set[int] = set()
        self._by_name: dict[tuple[str, str], int] = {}
        self._by_owner: dict[tuple[str, int], int] = {}
        self._load()

    def look_ahead(self, businesses: Collection[int]) -> None:
        """Read what is known of these in a few queries."""
        for held in (self._rows, self._papers, self._facts):
            held.look_ahead(businesses)

    def find(self, intake: BusinessIntake, owner: int | None = None) -> int | None:
        """The business with this NIB, else of this owner and name, else of this name in this place."""
        key = name_key(intake.name)
        if intake.nib and intake.nib in self._by_nib:
            return self._by_nib[intake.nib]
        if owner is not None and (key, owner) in self._by_owner:
            return self._by_owner[key, owner]
        found = self._by_name.get((key, intake.region))
        # two different NIBs are two businesses, whatever their names
        return None if found is not None and self._has_other_nib(found, intake.nib) else found

    def add(self, intake: BusinessIntake) -> int:
        """A new business with its facts; returns the id."""
        size, size_from = self._size(intake)
        kbli = intake.kbli
        business = self._batch.add(
            Business, name=intake.name, name_key=name_key(intake.name), legal_form=intake.legal_form, nib=intake.nib,
            npwp=intake.npwp, region=intake.region, address=intake.address, latitude=None, longitude=None,
            kbli_edition=kbli.edition if kbli else "", kbli=kbli.code if kbli else "", size=size,
            size_from=size_from, verified=False,
        )  # fmt: skip
        self._remember(business, intake.nib, name_key(intake.name), intake.region)
        for kind, value in _facts(intake):
            self._facts.add(business, kind, value, self._as_of(intake))
        return business

    def add_person(self, business: int, person: int, role: str, position: str = "") -> None:
        """Give a person a part in a business."""
        self._batch.add(BusinessPerson, business_id=business, person_id=person, role=role, position=position)

    def remember_owner(self, name: str, business: int, owner: int) -> None:
        """Know the business by its owner from now on."""
        self._by_owner[name_key(name), owner] = business

    def update(self, number: int, intake: BusinessIntake) -> bool:
        """Bring a known business up to date with what the list says; empty cells change nothing."""
        business: Business = self._rows.of(number)[0].Business
        for field in ("name", "legal_form", "nib", "npwp", "region", "address"):
            value, held = getattr(intake, field), getattr(business, field)
            # a list that names only the kecamatan says nothing against the desa that is known
            if value and value != held and not (field == "region" and held.startswith(f"{value}.")):
                setattr(business, field, value)
        if business.name_key != (key := name_key(business.name)):  # a row merely assigned to is examined when flushed
            business.name_key = key
        if intake.kbli and intake.kbli.code != business.kbli:
            business.kbli, business.kbli_edition = intake.kbli.code, intake.kbli.edition
        facts_changed = self._update_facts(business, intake)
        return self._session.is_modified(business) or facts_changed

    def update_papers(self, business: int, papers: tuple[PaperIntake, ...]) -> bool:
        """Record papers held or known to be missing; returns whether anything is new."""
        held: dict[str, Paper] = {row.Paper.kind: row.Paper for row in self._papers.of(business)}
        changed = False
        for paper in papers:
            row = held.get(paper.kind)
            if row is None and (business, paper.kind) not in self._new_papers:
                self.add_paper(business, paper)
                changed = True
            elif row is not None:
                changed |= _stated_again(row, paper)
        return changed

    def add_paper(self, business: int, paper: PaperIntake) -> None:
        """Record one paper that nobody asked about before."""
        self._new_papers.add((business, paper.kind))
        self._batch.add(
            Paper,
            business_id=business,
            kind=paper.kind,
            held=paper.held,
            number=paper.number,
            valid_until=None,
        )

    def _load(self) -> None:
        columns = (Business.id, Business.nib, Business.name_key, Business.region)
        for business, nib, key, region in self._session.execute(select(*columns).where(~Business.deleted)):
            self._remember(business, nib, key, region)
        owners = (
            select(Business.name_key, BusinessPerson.person_id, Business.id)
            .join(BusinessPerson, BusinessPerson.business_id == Business.id)
            .where(BusinessPerson.role == OWNER, ~Business.deleted, ~BusinessPerson.deleted)
        )
        for key, owner, business in self._session.execute(owners):
            self._by_owner[key, owner] = business

    def _remember(self, business: int, nib: str, key: str, region: str) -> None:
        if nib:
            self._by_nib[nib] = business
            self._with_nib.add(business)
        self._by_name[key, region] = business

    def _has_other_nib(self, business: int, nib: str) -> bool:
        return bool(nib) and business in self._with_nib

    def _size(self, intake: BusinessIntake) -> tuple[str, str]:
        found = size_of(_rupiah(intake.annual_sales), _rupiah(intake.capital), self._today)
        if found is not None:
            return str(found.size), found.basis
        return (str(intake.size), "pernyataan") if intake.size else ("tidak_diketahui", "")

    def _as_of(self, intake: BusinessIntake) -> str:
        return f"{intake.facts_year}-12-31" if intake.facts_year else self._today.isoformat()

    def _update_facts(self, business: Business, intake: BusinessIntake) -> bool:
        as_of = self._as_of(intake)
        changed = [self._facts.put(business.id, kind, value, as_of) for kind, value in _facts(intake)]
        if any(changed) or (intake.size and business.size == "tidak_diketahui"):
            business.size, business.size_from = self._size(intake)
        return any(changed)


def _stated_again(row: Paper, paper: PaperIntake) -> bool:
    """Let a known paper be as the list says, one taken back or deleted as well."""
    stated = (False, paper.held, paper.number or row.number)
    if (row.deleted, row.held, row.number) == stated:
        return False
    row.deleted, row.held, row.number = stated
    return True


def _facts(intake: BusinessIntake) -> list[tuple[str, int]]:
    facts = (
        ("penjualan", intake.annual_sales),
        ("modal", intake.capital),
        ("tenaga_kerja", intake.workers),
    )
    return [(kind, value) for kind, value in facts if value is not None]


def _rupiah(sen: int | None) -> int | None:
    return None if sen is None else sen // 100
