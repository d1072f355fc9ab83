"""What happens to an entry of the invented register when somebody else writes the same business down again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from benchmarks import duplicate_words as words
from benchmarks.duplicate_words import Part, Parts, Role


class Damage(StrEnum):
    """In what a second entry of the same business differs from the first."""

    TYPED = "typing error"
    SWAPPED = "swapped words"
    PHONE_CHANGED = "changed phone"
    PHONE_MISSING = "missing phone"
    NIK_MISSING = "missing NIK"
    ADDRESS = "address otherwise"
    TITLE = "title"
    LEGAL_FORM = "legal form"
    PRODUCT = "product dropped"
    SPELLING = "old spelling"


FREQUENCY = {
    Damage.TYPED: 30,
    Damage.SWAPPED: 14,
    Damage.PHONE_CHANGED: 18,
    Damage.PHONE_MISSING: 10,
    Damage.NIK_MISSING: 16,
    Damage.ADDRESS: 16,
    Damage.TITLE: 10,
    Damage.LEGAL_FORM: 10,
    Damage.PRODUCT: 8,
    Damage.SPELLING: 8,
}
AS_WRITTEN = 7
"""Ways of writing an address."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a business is, before somebody writes it down in one way; empty parts are unknown."""

    street: str = ""
    number: int = 0
    hamlet: str = ""
    rt: int = 0
    rw: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register."""

    name: Parts
    owner: Parts
    female: bool
    nik: str
    phone: str
    place: Place
    written: int
    region: str
    product: str
    capitals: bool = False

    @property
    def address(self) -> str:
        """The address as this line has it."""
        return self._cased(written(self.place, self.written))

    @property
    def called(self) -> str:
        """The name of the business as this line has it."""
        return self._cased(text_of(self.name))

    @property
    def owned_by(self) -> str:
        """The owner as this line has them."""
        return self._cased(text_of(self.owner))

    def _cased(self, text: str) -> str:
        return text.upper() if self.capitals else text


def text_of(some: Parts) -> str:
    """The words in their order."""
    return " ".join(part.text for part in some)


def written(place: Place, way: int) -> str:
    """An address in one of the `AS_WRITTEN` ways that officers have."""
    street = _street(place, way)
    hamlet = (("Dusun ", "Dsn. ", "Dsn ", "Dk. ")[way % 4] + place.hamlet) if place.hamlet else ""
    around = _rt_rw(place, way)
    order = (street, hamlet, around) if way % 2 else (hamlet, street, around)
    return (", " if way in (1, 4) else " ").join(part for part in order if part)


def _street(place: Place, way: int) -> str:
    if not place.street:
        return ""
    number = f" {('No. ', 'No.', 'no ', 'Nomor ', '')[way % 5]}{place.number}" if place.number else ""
    return f"{('Jl. ', 'Jalan ', 'Jln. ', 'JL ', 'Jl.')[way % 5]}{place.street}{number}"


def _rt_rw(place: Place, way: int) -> str:
    if not place.rt:
        return ""
    rt, rw = place.rt, place.rw
    return (
        f"RT {rt:02} RW {rw:02}",
        f"RT.{rt:03}/RW.{rw:03}",
        f"RT {rt}/{rw}",
        f"Rt {rt:02}/Rw {rw:02}",
        f"RT{rt:02} RW{rw:02}",
        f"{rt:03}/{rw:03}",
        "",
    )[way]


def damaged(entry: Entry, chance: Random, new_phone: Callable[[], str]) -> tuple[Entry, Entry, frozenset[Damage]]:
    """The first entry, the second, and the one to three things that happened; NIK may go missing in both."""
    first, second, done = entry, entry, set[Damage]()
    wanted = chance.choices((1, 2, 3), weights=(35, 40, 25))[0]
    while len(done) < wanted:
        kind = chance.choices(tuple(FREQUENCY), weights=tuple(FREQUENCY.values()))[0]
        if kind in done or (_about_phone(kind) and any(map(_about_phone, done))):
            continue
        changed = _after(kind, second, chance, new_phone)
        if _same(changed, second):
            continue
        if kind is Damage.NIK_MISSING and chance.random() < 0.4:
            first = replace(first, nik="")
        second = changed
        done.add(kind)
    return first, second, frozenset(done)


def _about_phone(kind: Damage) -> bool:
    return kind in (Damage.PHONE_CHANGED, Damage.PHONE_MISSING)


def _same(one: Entry, other: Entry) -> bool:
    return not other.name or not one.name or _facts(one) == _facts(other)


def _facts(entry: Entry) -> tuple[str, ...]:
    return entry.called, entry.owned_by, entry.nik, entry.phone, entry.address, entry.region


def _after(kind: Damage, entry: Entry, chance: Random, new_phone: Callable[[], str]) -> Entry:
    """The entry after that; unchanged where it cannot happen."""
    if kind is Damage.PHONE_CHANGED:
        return replace(entry, phone=_other_phone(entry.phone, chance, new_phone)) if entry.phone else entry
    if kind is Damage.PHONE_MISSING:
        return replace(entry, phone="")
    if kind is Damage.NIK_MISSING:
        return replace(entry, nik="")
    if kind is Damage.ADDRESS:
        return _elsewhere_written(entry, chance)
    return _WORDS[kind](entry, chance)


def _other_phone(phone: str, chance: Random, new_phone: Callable[[], str]) -> str:
    if chance.random() < 0.7:
        return new_phone()
    at = chance.randrange(5, len(phone) - 1)
    return phone[:at] + str((int(phone[at]) + chance.randrange(1, 10)) % 10) + phone[at + 1 :]


def _elsewhere_written(entry: Entry, chance: Random) -> Entry:
    way = (entry.written + chance.randrange(1, AS_WRITTEN)) % AS_WRITTEN
    place = entry.place
    if place.street and place.hamlet and chance.random() < 0.4:
        place = replace(place, street="", number=0) if chance.random() < 0.5 else replace(place, hamlet="")
    region = entry.region[:8] if chance.random() < 0.1 else entry.region
    return replace(entry, place=place, written=way, region=region)


def _typed(entry: Entry, chance: Random) -> Entry:
    where = chance.choices(("name", "owner", "both"), weights=(40, 40, 20))[0]
    name = entry.name if where == "owner" else _mistyped(entry.name, chance)
    owner = entry.owner if where == "name" else _mistyped(entry.owner, chance)
    return replace(entry, name=name, owner=owner)


def _mistyped(some: Parts, chance: Random) -> Parts:
    for _ in range(1 if chance.random() < 0.75 else 2):
        long = [at for at, part in enumerate(some) if len(part.text) >= 4]
        if long:
            at = chance.choice(long)
            some = (*some[:at], Part(some[at].role, _slip(some[at].text, chance)), *some[at + 1 :])
    return some


def _slip(word: str, chance: Random) -> str:
    """The word with one letter lost, doubled, exchanged for a neighbour on the keyboard, or two the wrong way round."""
    at = chance.randrange(len(word) - 1)
    near = words.KEYS.get(word[at].lower(), "aeinst")
    slipped = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice(near) + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[: at + 1] + chance.choice(near) + word[at + 1 :],
        )
    )
    return slipped.capitalize()


def _swapped(entry: Entry, chance: Random) -> Entry:
    if chance.random() < 0.5:
        return replace(entry, name=_turned(entry.name, chance))
    return replace(entry, owner=_turned(entry.owner, chance))


def _turned(some: Parts, chance: Random) -> Parts:
    if len(some) < 2:
        return some
    at = chance.randrange(len(some) - 1)
    return (*some[:at], some[at + 1], some[at], *some[at + 2 :])


def _titled(entry: Entry, chance: Random) -> Entry:
    if chance.random() < 0.3 and _has(entry.name, Role.TITLE):
        return replace(entry, name=_without(entry.name, Role.TITLE))
    if _has(entry.owner, Role.TITLE) or _has(entry.owner, Role.DEGREE):
        return replace(entry, owner=_without(_without(entry.owner, Role.TITLE), Role.DEGREE))
    title = chance.choice(("Hj.", "Hj", "Bu", "Ibu") if entry.female else ("H.", "H", "Pak", "Bpk."))
    return replace(entry, owner=(Part(Role.TITLE, title), *entry.owner))


def _formed(entry: Entry, chance: Random) -> Entry:
    if _has(entry.name, Role.FORM):
        return replace(entry, name=_without(entry.name, Role.FORM))
    form = Part(Role.FORM, chance.choice(("UD", "UD.", "CV", "CV.", "IRT")))
    return replace(entry, name=(form, *entry.name) if chance.random() < 0.85 else (*entry.name, form))


def _productless(entry: Entry, chance: Random) -> Entry:
    left = _without(entry.name, Role.PRODUCT)
    return replace(entry, name=left) if _has(left, Role.CORE) else entry


def _spelt(entry: Entry, chance: Random) -> Entry:
    at = chance.choice([at for at, part in enumerate(entry.owner) if part.role is Role.CORE])
    spelt = Part(Role.CORE, _old(entry.owner[at].text, chance))
    return replace(entry, owner=(*entry.owner[:at], spelt, *entry.owner[at + 1 :]))


def _old(word: str, chance: Random) -> str:
    short = words.SHORTENED.get(word.lower())
    if short:
        return chance.choice(short)
    may = [(new, old) for new, old in words.OLD_SPELLINGS if new in word.lower()]
    if len(word) < 4 or not may:
        return word
    new, old = chance.choice(may)
    return word.lower().replace(new, old, 1).capitalize()


def _has(some: Parts, role: Role) -> bool:
    return any(part.role is role for part in some)


def _without(some: Parts, role: Role) -> Parts:
    return tuple(part for part in some if part.role is not role)


_WORDS: dict[Damage, Callable[[Entry, Random], Entry]] = {
    Damage.TYPED: _typed,
    Damage.SWAPPED: _swapped,
    Damage.TITLE: _titled,
    Damage.LEGAL_FORM: _formed,
    Damage.PRODUCT: _productless,
    Damage.SPELLING: _spelt,
}
