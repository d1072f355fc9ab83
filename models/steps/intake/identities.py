"""Which business a row speaks of: by NIB, by its owner's NIK, else by name, place and owner's name together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Business, BusinessPerson, Person
from models.domain.intake import BusinessIntake
from models.domain.names import name_key
from models.steps.duplicates.forwarding import survivors
from models.steps.intake.likeness import other_business, same_person
from models.steps.intake.tally import Tally

OWNER = "pemilik"
_KABUPATEN, _KECAMATAN = 5, 8
"""Lengths of dotted region codes."""


@dataclass(slots=True)
class Known:
    """What tells one business from another."""

    key: str
    """The name as `name_key` spells it."""
    nib: str
    region: str
    owner: str = ""


class KnownBusinesses:
    """Every business of the catalogue and of the list, while an import runs."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[int, Known] = {}
        self._by_nib: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._of_owner: dict[int, list[int]] = defaultdict(list)
        self._load()

    def find(self, intake: BusinessIntake, owner: int | None, owner_name: str) -> int | None:
        """The business with this NIB, else of this owner and name, else of this name, place and owner's name."""
        if intake.nib in self._by_nib:
            return self._by_nib[intake.nib]
        key = name_key(intake.name)
        of_owner = self._of_owner.get(owner, ()) if owner is not None else ()
        for number in of_owner:
            if self._known[number].key == key:
                return number
        return self._only(intake, lambda number: same_person(self._known[number].owner, owner_name))

    def find_firm(self, intake: BusinessIntake, firms: Container[int]) -> int | None:
        """The business with this NIB, else the firm of this name in this place."""
        if intake.nib in self._by_nib:
            return self._by_nib[intake.nib]
        return self._only(intake, lambda number: number in firms)

    def looks_like(self, intake: BusinessIntake, owner_name: str = "") -> int | None:
        """A business of the same name nearby that may be the same, though nothing proves it."""
        for number in self._namesakes(intake):
            known = self._known[number]
            if self._may_be(number, intake) or same_person(known.owner, owner_name):
                return number
        return None

    def owned_elsewhere(self, intake: BusinessIntake, owner: int | None) -> int | None:
        """A business of this owner, when all that they have bear quite other names in other kabupaten."""
        theirs = self._of_owner.get(owner, []) if owner is not None else []
        return theirs[0] if theirs and all(self.contradicts(number, intake) for number in theirs) else None

    def contradicts(self, number: int, intake: BusinessIntake) -> bool:
        """Whether name and kabupaten both say that a row speaks of another business than its number does."""
        known = self._known[number]
        here, there = intake.region[:_KABUPATEN], known.region[:_KABUPATEN]
        return bool(here and there and here != there) and self.is_renamed(number, intake)

    def is_renamed(self, number: int, intake: BusinessIntake) -> bool:
        """Whether a row gives a business a clearly different name."""
        return other_business(self._known[number].key, intake.name)

    def is_named(self, number: int, intake: BusinessIntake) -> bool:
        """Whether a business bears exactly this name."""
        return self._known[number].key == name_key(intake.name)

    def name_of(self, number: int) -> str:
        """The name of a business as `name_key` spells it."""
        return self._known[number].key

    def may_have_nib(self, number: int, nib: str) -> bool:
        """Whether no other NIB is known of a business: two of them are two businesses, whatever their names."""
        held = self._known[number].nib
        return not (nib and held and nib != held)

    def of_owner(self, owner: int) -> list[int]:
        """The businesses of a person."""
        return list(dict.fromkeys(self._of_owner.get(owner, ())))

    def in_desa(self, intake: BusinessIntake) -> list[int]:
        """The businesses of this name with exactly this place."""
        return [number for number in self._namesakes(intake) if self._known[number].region == intake.region]

    def of_nib(self, nib: str) -> int | None:
        """The business with this NIB."""
        return self._by_nib.get(nib)

    def remember(self, number: int, intake: BusinessIntake, owner_name: str = "") -> None:
        """Know a business of the list from now on."""
        self._keep(number, Known(name_key(intake.name), intake.nib, intake.region, owner_name))

    def remember_nib(self, number: int, nib: str) -> None:
        """Know a business by the NIB that the list has given it."""
        self._known[number].nib = nib
        self._by_nib[nib] = number

    def remember_owner(self, number: int, owner: int, owner_name: str) -> None:
        """Know a business by its owner from now on."""
        self._of_owner[owner].append(number)
        self._known[number].owner = self._known[number].owner or owner_name

    def _only(self, intake: BusinessIntake, is_same: Callable[[int], bool]) -> int | None:
        """The one namesake in this place; of several the one whose place is told alike, else none is sure."""
        found = [number for number in self._namesakes(intake) if self._may_be(number, intake) and is_same(number)]
        exact = [number for number in found if self._known[number].region == intake.region]
        sure = exact or found
        return sure[0] if len(sure) == 1 else None

    def _namesakes(self, intake: BusinessIntake) -> list[int]:
        return self._by_name.get((name_key(intake.name), intake.region[:_KABUPATEN]), [])

    def _may_be(self, number: int, intake: BusinessIntake) -> bool:
        return self.may_have_nib(number, intake.nib) and same_place(self._known[number].region, intake.region)

    def _load(self) -> None:
        merged = survivors(self._session)
        columns = (Business.id, Business.name_key, Business.nib, Business.region, Business.deleted)
        for number, key, nib, region, deleted in self._session.execute(select(*columns).order_by(Business.id)):
            known = Known(key, nib, region)
            if deleted:
                self._known[number] = known
                if nib and number in merged:
                    self._by_nib.setdefault(nib, merged[number])
            else:
                self._keep(number, known)
        part = BusinessPerson
        owners = (
            select(part.business_id, Person.id, Person.name)
            .join(Person, Person.id == part.person_id)
            .join(Business, Business.id == part.business_id)
            .where(part.role == OWNER, ~part.deleted, ~Business.deleted)
            .order_by(part.id)
        )
        for number, owner, name in self._session.execute(owners):
            self.remember_owner(number, owner, name)

    def _keep(self, number: int, known: Known) -> None:
        self._known[number] = known
        if known.nib:
            self._by_nib[known.nib] = number
        self._by_name[known.key, known.region[:_KABUPATEN]].append(number)


def refuse_contradiction(
    known: KnownBusinesses, tally: Tally, row: int, said: str, intake: BusinessIntake, number: int, code: str
) -> bool:
    """Keep a row out whose code or NIB says one business and whose other cells say another; whether it was."""
    of_nib = known.of_nib(intake.nib) if intake.nib else None
    if said and of_nib not in (None, number):
        tally.refuse(row, "numbers_disagree", code=code)
        return True
    if (said or of_nib == number) and known.contradicts(number, intake):
        tally.refuse(row, "number_of_another", number="Kode" if said else "NIB", code=code)
        return True
    return False


def same_place(one: str, other: str) -> bool:
    """Whether two codes are of one place: the same, or the kecamatan told with its desa and without."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _KECAMATAN and longer.startswith(f"{shorter}."))
