"""The identity behind an enterprise or a partner: found again, completed, or made new."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Business, BusinessFact, BusinessPerson, Paper
from models.domain.intake import BusinessIntake, KbliIntake, PaperIntake
from models.domain.names import name_key
from models.steps.intake.batch import Batch
from models.steps.intake.facts import Facts
from models.steps.intake.field_rules import BUSINESS, PAPER, bring_up_to_date, label
from models.steps.intake.held import Held
from models.steps.intake.identities import OWNER, KnownBusinesses
from models.steps.intake.tally import Tally
from models.steps.own_law import size_law
from models.steps.sizes import Figure, SizeFacts, declared_code, declared_of

__all__ = ["CONTACT", "OWNER", "SIGNATORY", "Businesses"]

CONTACT, SIGNATORY = "kontak", "penanda_tangan"
_FROM_LIST = "daftar"
"""How a point is known that stood in a list."""


class Businesses:
    """Brings what a list says of businesses into the catalogue."""

    def __init__(self, batch: Batch, today: date) -> None:
        self._batch = batch
        self._session: Session = batch.session
        self._today = today
        self._law = size_law(self._session)
        self.known = KnownBusinesses(self._session)
        self._rows = Held(batch, select(Business), Business.id)
        self._papers = Held(batch, select(Paper).order_by(Paper.id), Paper.business_id)
        self._facts = Facts(batch, BusinessFact)
        self._new_papers: set[tuple[int, str]] = set()

    def look_ahead(self, businesses: Collection[int]) -> None:
        """Read what is known of these in a few queries."""
        for held in (self._rows, self._papers, self._facts):
            held.look_ahead(businesses)

    def add(self, intake: BusinessIntake, owner_name: str = "") -> Mapping[str, Any]:
        """A new business with its facts; returns its row."""
        facts = _facts(intake)
        declared, as_of = declared_code(intake.size), self._as_of(intake)
        said = {kind: Figure(value, as_of) for kind, value in facts}
        size, size_from = _size_facts(said, declared, "").counting(self._law)
        kbli = intake.kbli
        row = self._batch.add_row(Business, {
            "name": intake.name, "name_key": name_key(intake.name), "legal_form": intake.legal_form,
            "nib": intake.nib, "npwp": intake.npwp, "region": intake.region, "address": intake.address,
            "latitude": intake.latitude, "longitude": intake.longitude,
            "point_source": _FROM_LIST if intake.latitude is not None else "",
            "kbli_edition": kbli.edition if kbli else "", "kbli": kbli.code if kbli else "", "size": size,
            "size_from": size_from, "verified": False, "declared_size": declared,
        })  # fmt: skip
        self.known.remember(row["id"], intake, owner_name)
        for kind, value in facts:
            self._facts.add(row["id"], kind, value, as_of)
        return row

    def add_person(self, business: int, person: int, role: str, position: str = "") -> None:
        """Give a person a part in a business."""
        self._batch.add(BusinessPerson, business_id=business, person_id=person, role=role, position=position)

    def update(self, row: int, number: int, intake: BusinessIntake, tally: Tally) -> bool:
        """Bring a known business up to date with what the list says; empty cells change nothing."""
        business: Business = self._rows.of(number)[0].Business
        said = _Said(intake, business)
        changed = bring_up_to_date(business, BUSINESS, said.of, lambda what: tally.warn(row, "value_kept", field=what))
        changed |= _update_kbli(business, intake.kbli)
        changed |= _update_point(row, business, intake, tally)
        if business.name_key != (key := name_key(business.name)):  # a row merely assigned to is examined when flushed
            business.name_key = key
        if business.nib:
            self.known.remember_nib(number, business.nib)
        facts_changed = self._update_facts(row, business, intake, tally)
        return self._update_size(business, intake, facts_changed) or facts_changed or changed

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
            valid_until=paper.valid_until or None,
        )

    def _update_facts(self, row: int, business: Business, intake: BusinessIntake, tally: Tally) -> bool:
        as_of, stated = self._as_of(intake), intake.facts_year is not None
        facts = _facts(intake)
        older = [label(kind) for kind, _ in facts if self._facts.is_older(business.id, kind, as_of)]
        if older:
            tally.warn(row, "facts_older", fields=", ".join(older), year=int(as_of[:4]))
        changed = [self._facts.put(business.id, *fact, as_of, year_stated=stated) for fact in facts]
        return any(changed)

    def _update_size(self, business: Business, intake: BusinessIntake, facts_changed: bool) -> bool:
        if not facts_changed and intake.size is None:
            return False
        before = (business.size, business.size_from, business.declared_size)
        held = declared_of(business.declared_size, business.size, business.size_from)
        declared = declared_code(intake.size) or held
        facts = _size_facts(self._facts.figures(business.id), declared, business.verified_size)
        now = (*facts.counting(self._law), declared)
        if now != before:  # a row merely assigned to is examined when flushed
            business.size, business.size_from, business.declared_size = now
        return now != before

    def _as_of(self, intake: BusinessIntake) -> str:
        return f"{intake.facts_year}-12-31" if intake.facts_year else self._today.isoformat()


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row says of the fields of a business; nothing where it is only less precise than what is known."""

    intake: BusinessIntake
    held: Business

    def of(self, field: str) -> object:
        if field == "region":
            # a list that names only the kecamatan says nothing against the desa that is known
            return "" if self.held.region.startswith(f"{self.intake.region}.") else self.intake.region
        said: object = getattr(self.intake, field)
        return said


def _update_kbli(business: Business, said: KbliIntake | None) -> bool:
    """Code and edition are one: another code leaves no edition of the old one behind."""
    if said is None:
        return False
    before = (business.kbli, business.kbli_edition)
    edition = said.edition or (business.kbli_edition if said.code == business.kbli else "")
    if before != (said.code, edition):
        business.kbli, business.kbli_edition = said.code, edition
    return before != (said.code, edition)


def _update_point(row: int, business: Business, intake: BusinessIntake, tally: Tally) -> bool:
    """A point from a list gives way to one that somebody has measured or put on a map."""
    if intake.latitude is None or (business.latitude, business.longitude) == (intake.latitude, intake.longitude):
        return False
    if business.latitude is not None and business.point_source not in ("", _FROM_LIST):
        tally.warn(row, "value_kept", field="titik koordinat")
        return False
    business.latitude, business.longitude = intake.latitude, intake.longitude
    business.point_source = _FROM_LIST
    return True


def _stated_again(row: Paper, paper: PaperIntake) -> bool:
    """Let a known paper be as the list says, one taken back or deleted as well."""
    revived = row.deleted
    if revived:
        row.deleted = False
    return bring_up_to_date(row, PAPER, lambda field: getattr(paper, field), lambda _: None) or revived


def _size_facts(figures: Mapping[str, Figure], declared: str, verified: str) -> SizeFacts:
    return SizeFacts(figures.get("penjualan"), figures.get("modal"), declared, verified)


def _facts(intake: BusinessIntake) -> list[tuple[str, int]]:
    facts = (
        ("penjualan", intake.annual_sales),
        ("modal", intake.capital),
        ("tenaga_kerja", intake.workers),
    )
    return [(kind, value) for kind, value in facts if value is not None]
