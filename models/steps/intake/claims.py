"""What the rows of one file say of each business: the first of them counts, one that denies it is given back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from models.domain.freeing import free
from models.domain.intake import BusinessIntake, EnterpriseIntake, KbliIntake, PaperIntake, PartnerIntake, PersonIntake
from models.domain.names import name_key
from models.steps.intake.field_rules import is_said
from models.steps.intake.identities import same_place
from models.steps.intake.likeness import other_business, same_person
from models.steps.intake.offered import Told, offer_words
from models.steps.intake.tally import Tally

_LABELS = {
    "name": "nama usaha", "legal_form": "bentuk usaha", "nib": "NIB", "npwp": "NPWP", "region": "wilayah",
    "address": "alamat", "latitude": "titik koordinat", "longitude": "titik koordinat", "kbli": "KBLI",
    "annual_sales": "omzet", "capital": "modal", "workers": "tenaga kerja", "size": "skala usaha",
}  # fmt: skip
_OF_A_YEAR = frozenset(("annual_sales", "capital", "workers", "size"))
_PERSONAL = {
    "name": "nama", "female": "jenis kelamin", "nik": "NIK", "kk": "KK", "phone": "telepon", "position": "jabatan",
    "desil": "desil",
}  # fmt: skip
_PEOPLE = {"owner": "pemilik", "contact": "kontak", "signatory": "penanda tangan"}
_AMOUNTS = "kapasitas, harga, atau pesanan minimum"

_Row = EnterpriseIntake | PartnerIntake
_R = TypeVar("_R", EnterpriseIntake, PartnerIntake)


@dataclass(frozen=True, slots=True)
class Claim:
    """The first row of a file that speaks of a business, with what later rows have added."""

    sheet: str
    row: int
    business: BusinessIntake
    people: tuple[tuple[str, PersonIntake], ...]
    papers: tuple[PaperIntake, ...]


class Claims:
    """Which row has spoken of which business; one for all sheets of a file."""

    __slots__ = ("_firsts", "_offers", "_several", "_sheet", "needs")

    def __init__(self, *, several: bool = False) -> None:
        self._several = several
        """Whether more than one sheet is taken in."""
        self._sheet = ""
        self._firsts: dict[int, Claim] = {}
        self._offers: dict[int, list[tuple[str, Told]]] = defaultdict(list)
        self.needs: dict[Hashable, dict[str, Any]] = {}
        """What rows have said of needs, by their id or by what makes them the same."""

    def turn_to(self, sheet: str) -> None:
        """Rows are of this sheet from now on."""
        self._sheet = sheet

    def first(self, business: int, row: int) -> Claim | None:
        """Which other row spoke of a business first."""
        claim = self._firsts.get(business)
        return None if claim is None or (claim.row, claim.sheet) == (row, self._sheet) else claim

    def refuse_denial(self, tally: Tally, business: int, intake: _Row) -> bool:
        """Keep a row out that says otherwise of a business than an earlier row of the file did; whether it was."""
        claim = self.first(business, intake.row)
        if claim is None:
            return False
        denied = tuple(dict.fromkeys(_denied(claim, intake)))
        if denied:
            self._refuse(tally, intake.row, claim.sheet, claim.row, ", ".join(denied))
        return bool(denied) or self._refuse_offer(tally, business, intake)

    def spelt(self, business: int, intake: _R) -> _R:
        """The row with the names as the first row of the business spells them."""
        claim = self.first(business, intake.row)
        if claim is None or claim.business.name == intake.business.name:
            return intake
        return replace(intake, business=replace(intake.business, name=claim.business.name))

    def take(self, business: int, intake: _Row) -> tuple[Claim | None, tuple[str, ...]]:
        """Keep what a row says that was let in: the row that spoke first, and what this one tells beyond it."""
        if self._several and isinstance(intake, EnterpriseIntake) and intake.offer is not None:
            self._offers[business].append((self._sheet, Told(intake.row, intake.offer)))
        people = tuple(_people(intake))
        claim = self.first(business, intake.row)
        if claim is None:
            self._firsts.setdefault(
                business, Claim(self._sheet, intake.row, intake.business, people, intake.papers)
            )
            return None, ()
        added = tuple(dict.fromkeys(_added(claim, intake)))
        if added:
            self._firsts[business] = _filled(claim, intake, people)
        return claim, added

    def free(self) -> None:
        """Let everything go, bit by bit."""
        free(self._firsts)
        free(self._offers)
        free(self.needs)

    def _refuse_offer(self, tally: Tally, business: int, intake: _Row) -> bool:
        """The same for an offer that another sheet has given other figures; of one sheet that is told elsewhere."""
        if not isinstance(intake, EnterpriseIntake) or intake.offer is None:
            return False
        said = intake.offer
        for sheet, told in self._offers.get(business, ()):
            if sheet != self._sheet and offer_words(told.offer) == offer_words(said) and told.contradicts(said):
                self._refuse(tally, intake.row, sheet, told.row, _AMOUNTS)
                return True
        return False

    def _refuse(self, tally: Tally, row: int, sheet: str, first: int, denied: str) -> None:
        if sheet == self._sheet:
            tally.refuse(row, "denies_row", first=first, fields=denied)
        else:
            tally.refuse(row, "denies_row_of_sheet", first=first, other=sheet, fields=denied)


def _people(intake: _Row) -> Iterator[tuple[str, PersonIntake]]:
    for part in _PEOPLE:
        person = getattr(intake, part, None)
        if person is not None:
            yield part, person


def _denied(claim: Claim, intake: _Row) -> Iterator[str]:
    """What a later row says otherwise."""
    if intake.business != claim.business:
        for field, held, said in _both(claim.business, intake.business, _LABELS):
            if is_said(held) and is_said(said) and not _agree(claim.business, intake.business, field):
                yield _LABELS[field]
    held_people = dict(claim.people)
    for part, person in _people(intake):
        if part in held_people and person != held_people[part]:
            yield from _denied_of_person(held_people[part], person, _PEOPLE[part])
    papers = {paper.kind: paper for paper in claim.papers}
    if any(_differ(papers.get(paper.kind), paper) for paper in intake.papers):
        yield "izin"


def _both(first: Any, later: Any, labels: dict[str, str]) -> Iterator[tuple[str, Any, Any]]:
    for one in fields(first):
        held, said = getattr(first, one.name), getattr(later, one.name)
        if one.name in labels and held != said:
            yield one.name, held, said


def _agree(first: BusinessIntake, later: BusinessIntake, field: str) -> bool:
    """Whether two different values of a field are of one business all the same."""
    held, said = getattr(first, field), getattr(later, field)
    if field == "name":
        return not other_business(held, said) and _numbered_alike(held, said)
    if field == "region":
        return same_place(held, said)
    if field == "kbli":
        return _same_kbli(held, said)
    if field in _OF_A_YEAR:
        return first.facts_year is not None and later.facts_year is not None and first.facts_year != later.facts_year
    return isinstance(held, str) and name_key(held) == name_key(str(said))


def _numbered_alike(one: str, other: str) -> bool:
    """Whether "Berkah 1" is not "Berkah 2", nor "Berkah A" "Berkah B": in letters they hardly differ."""
    words, others = set(name_key(one).split()), set(name_key(other).split())
    if any(any(sign.isdigit() for sign in word) for word in words ^ others):
        return False
    letters = [{word for word in some if len(word) == 1} for some in (words - others, others - words)]
    return not all(letters)


def _same_kbli(one: KbliIntake, other: KbliIntake) -> bool:
    return one.code == other.code and "" in (one.edition, other.edition)


def _denied_of_person(first: PersonIntake, later: PersonIntake, part: str) -> Iterator[str]:
    newer = first.desil_quarter != later.desil_quarter
    for field, held, said in _both(first, later, _PERSONAL):
        if not (is_said(held) and is_said(said)) or (field == "desil" and newer):
            continue
        if field == "name" and same_person(held, said):
            continue
        if field != "position" or name_key(held) != name_key(said):
            yield f"{_PERSONAL[field]} {part}"


def _differ(held: PaperIntake | None, said: PaperIntake) -> bool:
    if held is None or held == said:
        return False
    numbers = bool(held.number and said.number and held.number != said.number)
    days = bool(held.valid_until and said.valid_until and held.valid_until != said.valid_until)
    return held.held != said.held or numbers or days


def _added(claim: Claim, intake: _Row) -> Iterator[str]:
    """What a later row says where the first was silent."""
    for field, held, _said in _both(claim.business, intake.business, _LABELS):
        if not is_said(held):
            yield _LABELS[field]
    held_people = dict(claim.people)
    for part, person in _people(intake):
        if part not in held_people:
            yield _PEOPLE[part]
            continue
        for field, held, _said in _both(held_people[part], person, _PERSONAL):
            if not is_said(held):
                yield f"{_PERSONAL[field]} {_PEOPLE[part]}"
    if {paper.kind for paper in intake.papers} - {paper.kind for paper in claim.papers}:
        yield "izin"


def _filled(claim: Claim, intake: _Row, people: tuple[tuple[str, PersonIntake], ...]) -> Claim:
    held = dict(claim.people)
    full = tuple((part, _with(held[part], person) if part in held else person) for part, person in people)
    return replace(claim, business=_with(claim.business, intake.business), people=full or claim.people)


def _with(first: Any, later: Any) -> Any:
    """The first, its silent fields as the later says."""
    names = (one.name for one in fields(first) if not is_said(getattr(first, one.name)))
    return replace(first, **{name: getattr(later, name) for name in names})
