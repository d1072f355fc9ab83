"""What the list of enterprises knows of each: its words, its marks, and the columns it sorts by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Row, and_, exists, select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize, OfferKind
from models.catalogue.search_terms import Mark, day_marks, region_marks, words_of
from models.catalogue.tables import (
    Association,
    AssociationMember,
    Business,
    BusinessPerson,
    Commodity,
    Enterprise,
    Membership,
    Offer,
    OfferFact,
    Office,
    Person,
)
from models.catalogue.tables import Paper as PaperRow
from models.domain.missing import Missing
from models.domain.names import name_key
from models.reference.regions import full_name
from models.steps.duplicates.forwarding import former_codes
from models.steps.intake.businesses import OWNER
from models.steps.told import told_days

_DEPTH_OF_KECAMATAN = 3
UNTIL = "d"
"""Between the kind of a paper and its last day."""
_KINDS = tuple((kind.code, Mark.KIND.of(kind.value)) for kind in OfferKind)
_KIND_BITS: Mapping[str, int] = {kind.value: 1 << kind.code for kind in OfferKind}
_SIZE_RANKS: Mapping[str, int] = {size.value: size.code for size in BusinessSize}
_MISSING = tuple((each.value, Mark.MISSING.of(each.value)) for each in Missing)
LACKS_ANY = "ada"
"""The mark of whoever is known to lack some paper that falls due."""
UNASKED = "tanya"
"""The mark of whoever nobody has asked about some paper that falls due."""


@dataclass(slots=True)
class Known:
    """What other tables say of one enterprise."""

    words: list[str] = field(default_factory=list)
    kinds: int = 0
    commodities: set[int] = field(default_factory=set)
    offers: int = 0
    """In use."""
    due: set[str] = field(default_factory=lambda: {"nib"})
    capacity: bool = False
    months: bool = True
    held: dict[str, str] = field(default_factory=dict)
    """Kind of paper → the last day of it; empty: it has none."""
    asked: set[str] = field(default_factory=set)
    marks: list[str] = field(default_factory=list)

    def take_offer(
        self, kind: str, words: str, active: bool, months: int, commodity: int, name: str, due: str, free: bool
    ) -> None:
        """One offer, with id, name and papers of its commodity, and whether anybody knows how much there is."""
        self.words += (words, name)
        self.kinds |= _KIND_BITS[kind]
        self.commodities.add(commodity)
        self.due.update(due.split())
        if active:
            self.offers += 1
            self.capacity |= bool(free)
            self.months &= months != 0

    def take_paper(self, kind: str, held: bool, until: str) -> None:
        """One paper; of two of a kind the one that lasts longer counts."""
        self.asked.add(kind)
        if held:
            before = self.held.get(kind)
            self.held[kind] = until if before is None else max(before, until) if before and until else ""

    def take_programme(self, programme: str) -> None:
        """A programme that the enterprise takes part in."""
        self.marks.append(Mark.PROGRAMME.of(programme))


class Listable(NamedTuple):
    """What the rows of an enterprise, of its business and of its owner say."""

    id: int
    code: str
    active: bool
    name: str
    name_key: str
    nib: str
    region: str
    size: str
    latitude: float | None
    owner: str | None
    office: str


def listed_rows(session: Session, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Columns of `EnterpriseListing` and the words of the index, all but the place; deleted enterprises have none."""
    known = _known(session, ids)
    rows = _rows(session, ids)
    told = told_days(session, rows)
    return [listed(row, known[row.id], told[row.id]) for row in rows]


def _rows(session: Session, ids: Sequence[int]) -> list[Row[*tuple[Any, ...]]]:
    e, b, part = Enterprise, Business, BusinessPerson
    owned = and_(part.business_id == b.id, part.role == OWNER, ~part.deleted)
    query = (
        select(
            e.id, e.code, e.active, e.confirmed_on, e.made_by, e.changed_by, b.name, b.name_key, b.nib, b.region,
            b.size, b.latitude, Person.name.label("owner"), Office.code.label("office"),
        )
        .join(b, b.id == e.business_id)
        .join(Office, Office.id == e.office_id)
        .outerjoin(part, owned)
        .outerjoin(Person, Person.id == part.person_id)
        .where(e.id.in_(ids), ~e.deleted)
        .order_by(e.id, part.id.desc())
    )  # fmt: skip
    return list({row.id: row for row in _read(session, query)}.values())  # of two owners the first


def _known(session: Session, ids: Sequence[int]) -> dict[int, Known]:
    known: dict[int, Known] = defaultdict(Known)
    for number, *offer in _read(session, _offers(ids)):
        known[number].take_offer(*offer)
    for number, kind, held, until in _read(session, _papers(ids)):
        known[number].take_paper(kind, held, until or "")
    of = Membership.enterprise_id
    for number, programme in _read(session, select(of, Membership.programme).where(of.in_(ids), ~Membership.deleted)):
        known[number].take_programme(programme)
    for number, codes in former_codes(session, ids).items():
        known[number].words.append(codes)
    for number, group, name in _read(session, _groups(ids)):
        known[number].marks.append(Mark.GROUP.of(group))
        known[number].words.append(name)
    return known


def _read(session: Session, query: Any) -> Iterable[Any]:
    """Plain columns of many rows: without the way through the session that entities need."""
    session.flush()
    return session.connection().execute(query).all()


def _offers(ids: Sequence[int]) -> Any:
    o, fact = Offer, OfferFact
    free = exists().where(fact.offer_id == o.id, fact.kind == "kapasitas", fact.superseded_by.is_(None))
    return (
        select(
            o.enterprise_id, o.kind, o.words, o.active, o.months, Commodity.id.label("commodity"), Commodity.name,
            Commodity.papers_due, free.label("free"),
        )
        .join(Commodity, Commodity.id == o.commodity_id)
        .where(o.enterprise_id.in_(ids), ~o.deleted)
    )  # fmt: skip


def _papers(ids: Sequence[int]) -> Any:
    query = select(Enterprise.id, PaperRow.kind, PaperRow.held, PaperRow.valid_until)
    query = query.join(PaperRow, PaperRow.business_id == Enterprise.business_id)
    return query.where(Enterprise.id.in_(ids), ~PaperRow.deleted)


def _groups(ids: Sequence[int]) -> Any:
    member, group = AssociationMember, Association
    query = select(member.enterprise_id, group.id, group.name).join(group, group.id == member.association_id)
    return query.where(member.enterprise_id.in_(ids), member.until.is_(None), ~member.deleted, ~group.deleted)


def listed(row: Listable | Row[*tuple[Any, ...]], known: Known, told_on: str) -> dict[str, Any]:
    """Columns of `EnterpriseListing` and the words of the index, all but the place, of one enterprise."""
    if row.nib:
        known.held["nib"] = ""
        known.asked.add("nib")
    missing = _missing(row, known)
    words = (*_words(row, known), *_marks(row, known, missing), *day_marks(Mark.TOLD, told_on))
    return {
        "enterprise_id": row.id,
        "code": row.code,
        "name_key": row.name_key,
        "owner_key": name_key(row.owner or ""),
        "region": row.region,
        "size": row.size,
        "size_rank": _SIZE_RANKS[row.size],
        "kinds": known.kinds,
        "active": row.active,
        "missing": missing,
        "told_on": told_on,
        "words": " ".join(dict.fromkeys(words)),
    }


def _words(row: Listable | Row[*tuple[Any, ...]], known: Known) -> list[str]:
    told = words_of(" ".join((row.code, row.name, row.nib, row.owner or "", *known.words)))
    return [*told, *_words_of_place(row.region)] if row.region else told


@lru_cache(10_000)
def _words_of_place(code: str) -> tuple[str, ...]:
    return tuple(words_of(full_name(code)))


def _missing(row: Listable | Row[*tuple[Any, ...]], known: Known) -> int:
    what = (
        (Missing.OFFER, not known.offers),
        (Missing.SIZE, row.size == BusinessSize.TIDAK_DIKETAHUI),
        (Missing.CAPACITY, known.offers and not known.capacity),
        (Missing.PAPERS, known.due - known.asked - {"nib"}),
        (Missing.KECAMATAN, row.region.count(".") + 1 < _DEPTH_OF_KECAMATAN),
        (Missing.MONTHS, not known.months),
        (Missing.POINT, row.latitude is None),
    )
    return sum(each.value for each, holds in what if holds)


def _marks(row: Listable | Row[*tuple[Any, ...]], known: Known, missing: int) -> Iterator[str]:
    yield from region_marks(row.region)
    yield from _state_marks(row.size, row.active, row.office, known.kinds)
    yield from _commodity_marks(frozenset(known.commodities))
    yield from _missing_marks(missing)
    yield from _lacked(frozenset(known.due & known.asked - known.held.keys()))
    if known.due - known.asked:
        yield Mark.LACKS.of(UNASKED)
    yield from _ending({kind: until for kind, until in known.held.items() if kind in known.due and until})
    yield from known.marks


@lru_cache(4_096)
def _state_marks(size: str, active: bool, office: str, kinds: int) -> tuple[str, ...]:
    of_kinds = (mark for code, mark in _KINDS if kinds >> code & 1)
    return Mark.SIZE.of(_SIZE_RANKS[size]), Mark.ACTIVE.of(int(active)), Mark.OFFICE.of(office), *of_kinds


@lru_cache(4_096)
def _commodity_marks(commodities: frozenset[int]) -> tuple[str, ...]:
    return tuple(Mark.COMMODITY.of(number) for number in sorted(commodities))


@lru_cache(1_024)
def _missing_marks(missing: int) -> tuple[str, ...]:
    return tuple(mark for bit, mark in _MISSING if missing & bit)


@lru_cache(4_096)
def _lacked(papers: frozenset[str]) -> tuple[str, ...]:
    lacked = tuple(Mark.LACKS.of(kind) for kind in sorted(papers))
    return (Mark.LACKS.of(LACKS_ANY), *lacked) if lacked else ()


def _ending(papers: Mapping[str, str]) -> Iterator[str]:
    """When each paper that falls due ends: from the day after it is lacked, without anybody writing."""
    for kind, until in papers.items():
        yield from day_marks(Mark.ENDS.of(kind) + UNTIL, until)
    if papers:
        yield from day_marks(Mark.ENDS + UNTIL, min(papers.values()))
