"""An invented register of micro-enterprises of Jawa Timur in which some stand twice, made without knowing the finder.

Nothing here is shared with the finder or with the set that it was tuned on: names, ways of writing and damage come
from lists of its own. Beside the planted pairs stand look-alikes that are not the same business: whoever reports one
of those is wrong, and `Planted.deceived` says which kind it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, combinations
from random import Random

from benchmarks import duplicate_words as words
from benchmarks.duplicate_damage import AS_WRITTEN, Damage, Entry, Place, damaged, text_of
from benchmarks.duplicate_words import Part, Parts, Role, parts
from models.reference.regions import children, kabupaten_list

Pair = tuple[int, int]
"""Places of two entries in the register, the smaller first."""


class LookAlike(StrEnum):
    """Two entries that resemble one another and are two businesses."""

    SAME_NAME = "common name, other owner"
    TWO_BUSINESSES = "one owner, two businesses"
    COUPLE = "husband and wife"
    SIBLINGS = "siblings"
    BRANCH = "branch"
    SHARED_PHONE = "group with one phone"
    NAMESAKE = "namesake in the desa"


SHARES = {
    LookAlike.SAME_NAME: 0.02,
    LookAlike.TWO_BUSINESSES: 0.02,
    LookAlike.COUPLE: 0.015,
    LookAlike.SIBLINGS: 0.015,
    LookAlike.BRANCH: 0.008,
    LookAlike.SHARED_PHONE: 0.01,
    LookAlike.NAMESAKE: 0.005,
}
DUPLICATES = 0.02
THIRD_TIME = 0.05
"""Share of the duplicates of which there is one entry more."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How well the found pairs meet the planted ones."""

    found: int
    right: int
    planted: int

    @property
    def recall(self) -> float:
        """Share of the planted pairs that was found."""
        return self.right / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """Share of the found pairs that was planted."""
        return self.right / self.found if self.found else 1.0


@dataclass(frozen=True, slots=True)
class Planted:
    """The register, what was done to each pair of entries of one business, and the pairs that only look so."""

    entries: tuple[Entry, ...]
    pairs: Mapping[Pair, frozenset[Damage]]
    look_alikes: Mapping[Pair, LookAlike]

    def measure(self, found: Set[Pair]) -> Measured:
        """Recall and precision of a finder's pairs."""
        return Measured(len(found), len(found & self.pairs.keys()), len(self.pairs))

    def by_damage(self, found: Set[Pair]) -> dict[Damage, Measured]:
        """The same for the pairs that have a kind of damage, alone or among others; only the recall means anything."""
        return {kind: self._among(found, {pair for pair, did in self.pairs.items() if kind in did}) for kind in Damage}

    def by_count(self, found: Set[Pair]) -> dict[int, Measured]:
        """The same for pairs with one, two, … kinds of damage at once."""
        counts = sorted({len(done) for done in self.pairs.values()})
        return {n: self._among(found, {pair for pair, done in self.pairs.items() if len(done) == n}) for n in counts}

    def deceived(self, found: Set[Pair]) -> Counter[LookAlike | None]:
        """Of what kind the wrongly found pairs are; None: nothing was arranged, two entries are alike by chance."""
        return Counter(self.look_alikes.get(pair) for pair in found - self.pairs.keys())

    @staticmethod
    def _among(found: Set[Pair], some: Set[Pair]) -> Measured:
        return Measured(len(found & some), len(found & some), len(some))


def planted(size: int, seed: int) -> Planted:
    """A register of so many entries; the same for the same seed."""
    return _Making(Random(seed)).register(size)


class _Making:
    """One register while it is written."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.people = _People(chance)
        self.places = _Places(chance)
        self.entries: list[Entry] = []
        self.pairs: list[tuple[int, int, frozenset[Damage]]] = []
        self.look_alikes: list[tuple[int, int, LookAlike]] = []

    def register(self, size: int) -> Planted:
        """The entries in an order that says nothing, and the pairs in that order."""
        second = round(size * DUPLICATES)
        for kind, share in SHARES.items():
            for _ in range(round(size * share)):
                self._look_alike(kind)
        while len(self.entries) < size - second:
            self.entries.append(self.one())
        self._duplicate(second)
        return self._shuffled()

    def one(self) -> Entry:
        """Any business."""
        female = self.chance.random() < 0.55
        desa = self.places.desa()
        slug, said = self.chance.choice(words.GOODS)
        owner = self.people.owner(female)
        return Entry(
            name=self.people.business(owner, said, female),
            owner=owner,
            female=female,
            nik=self.people.nik(desa, female) if self.chance.random() < 0.65 else "",
            phone=self.people.phone() if self.chance.random() < 0.85 else "",
            place=self.places.place() if self.chance.random() < 0.92 else Place(),
            written=self.chance.randrange(AS_WRITTEN),
            region=desa if self.chance.random() < 0.96 else desa[:8],
            product=slug,
            capitals=self.chance.random() < 0.12,
        )

    def _look_alike(self, kind: LookAlike) -> None:
        start = len(self.entries)
        self.entries += _TOGETHER[kind](self, self.one())
        self.look_alikes += [(a, b, kind) for a, b in combinations(range(start, len(self.entries)), 2)]

    def same_name(self, one: Entry) -> list[Entry]:
        """Two owners in a kecamatan who thought of the same common name for the same goods."""
        luck = parts(Role.CORE, words.FORTUNE.draw(self.chance))
        goods = parts(Role.PRODUCT, dict(words.GOODS)[one.product])
        name = luck if self.chance.random() < 0.5 else goods + luck
        other = replace(self.one(), region=self.places.neighbour(one.region), product=one.product)
        return [replace(one, name=name), replace(other, name=name)]

    def two_businesses(self, one: Entry) -> list[Entry]:
        """The same owner at the same address with other goods under another name."""
        return [one, self._of_other_trade(replace(one, written=self.chance.randrange(AS_WRITTEN)))]

    def couple(self, one: Entry) -> list[Entry]:
        """Husband and wife, each with a business of their own and the phone of the house."""
        female = not one.female
        one = replace(one, phone=one.phone or self.people.phone())
        nik = self.people.nik(one.region, female) if self.chance.random() < 0.65 else ""
        spouse = replace(one, owner=self.people.owner(female), female=female, nik=nik)
        return [one, self._of_other_trade(spouse)]

    def siblings(self, one: Entry) -> list[Entry]:
        """Two of similar name in the same hamlet, in four of ten cases with the same goods."""
        owner = self.people.sibling(one.owner, one.female)
        other = replace(self.one(), owner=owner, female=one.female, region=one.region, place=one.place)
        other = replace(other, nik=self.people.nik(one.region, one.female) if other.nik else "", product=one.product)
        if self.chance.random() < 0.4:
            return [one, replace(other, name=self._other_name(one, dict(words.GOODS)[one.product], other))]
        return [one, self._of_other_trade(other)]

    def branch(self, one: Entry) -> list[Entry]:
        """A second shop of the same owner in another desa of the kabupaten; one of five is not even called so."""
        desa = self.places.desa(one.region[:5])
        mark = self.chance.choice(("2", "II", "Cabang " + self.places.name(desa), "Cab. " + self.places.name(desa)))
        name = one.name + (parts(Role.BRANCH, mark) if self.chance.random() < 0.8 else ())
        phone = one.phone if self.chance.random() < 0.6 else self.people.phone()
        return [one, replace(one, name=name, region=desa, place=self.places.place(), phone=phone)]

    def shared_phone(self, one: Entry) -> list[Entry]:
        """Members of a group who gave the phone of the one who helped them; often all make the same."""
        others = [replace(self.one(), region=one.region) for _ in range(self.chance.randrange(1, 4))]
        others = [replace(each, product=one.product) if self.chance.random() < 0.5 else each for each in others]
        phone = self.people.phone()
        return [replace(each, phone=phone) for each in (one, *others)]

    def namesake(self, one: Entry) -> list[Entry]:
        """Two of the same name in the same desa."""
        other = replace(self.one(), owner=one.owner, region=one.region, product=one.product, female=one.female)
        other = replace(other, nik=self.people.nik(one.region, one.female) if other.nik else "")
        return [one, self._of_other_trade(other)]

    def _of_other_trade(self, entry: Entry) -> Entry:
        slug, said = self.chance.choice([good for good in words.GOODS if good[0] != entry.product])
        return replace(entry, name=self._other_name(entry, said, entry), product=slug)

    def _other_name(self, than: Entry, said: str, entry: Entry) -> Parts:
        name = than.name
        while text_of(name) == text_of(than.name):
            name = self.people.business(entry.owner, said, entry.female)
        return name

    def _duplicate(self, second: int) -> None:
        """Businesses that stand alone so far are entered again, a few of them twice more."""
        taken = {at for a, b, _ in self.look_alikes for at in (a, b)}
        alone = [at for at in range(len(self.entries)) if at not in taken]
        self.chance.shuffle(alone)
        for at in alone:
            again = min(2 if self.chance.random() < THIRD_TIME else 1, second)
            if not again:
                return
            self._again(at, again)
            second -= again

    def _again(self, at: int, times: int) -> None:
        base, copies = self.entries[at], list[tuple[int, frozenset[Damage]]]()
        for _ in range(times):
            first, copy, done = damaged(base, self.chance, self.people.phone)
            if not first.nik:
                self.entries[at] = first
            self.entries.append(replace(copy, capitals=self.chance.random() < 0.12))
            copies.append((len(self.entries) - 1, done))
        self.pairs += [(at, other, done) for other, done in copies]
        self.pairs += [(a, b, done | more) for (a, done), (b, more) in combinations(copies, 2)]

    def _shuffled(self) -> Planted:
        order = list(range(len(self.entries)))
        self.chance.shuffle(order)
        place = {old: new for new, old in enumerate(order)}

        def pair(a: int, b: int) -> Pair:
            return min(place[a], place[b]), max(place[a], place[b])

        return Planted(
            tuple(self.entries[old] for old in order),
            {pair(a, b): done for a, b, done in self.pairs},
            {pair(a, b): kind for a, b, kind in self.look_alikes},
        )


class _People:
    """Names, numbers and what people call their business."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._niks: set[str] = set()

    def owner(self, female: bool) -> Parts:
        """A person with the titles that they are used to."""
        core = parts(Role.CORE, " ".join(self._names(female)))
        drawn = self.chance.random()
        if drawn < 0.06:
            return (Part(Role.TITLE, self.chance.choice(("Hj.", "Hj") if female else ("H.", "H", "Haji"))), *core)
        if drawn < 0.09:
            return (Part(Role.TITLE, self.chance.choice(("Bu", "Ibu") if female else ("Pak", "Bpk."))), *core)
        if drawn < 0.12:
            return (*core, Part(Role.DEGREE, self.chance.choice(("S.Pd", "S.E.", "SE", "S.Ag", "A.Md"))))
        return core

    def _names(self, female: bool) -> list[str]:
        first, last = (words.WOMEN, words.WOMEN_LAST) if female else (words.MEN, words.MEN_LAST)
        count = self.chance.choices((1, 2, 3), weights=(30, 58, 12))[0]
        start = self._made(female) if self.chance.random() < 0.35 else first.draw(self.chance)
        names = [start, *(last.draw(self.chance) for _ in range(count - 1))]
        if self.chance.random() < 0.04:
            names[0] = names[0].lower().replace("u", "oe", 1).replace("j", "dj", 1).capitalize()
        return names

    def _made(self, female: bool) -> str:
        """A Javanese name of a stem and an ending, of which many differ in a letter or two."""
        return self.chance.choice(words.STEMS) + self.chance.choice(words.WOMAN_ENDS if female else words.MAN_ENDS)

    def sibling(self, owner: Parts, female: bool) -> Parts:
        """A name with the same family's ring: one word kept, or the same stem with another ending."""
        core = [part.text for part in owner if part.role is Role.CORE]
        if len(core) > 1:
            last = words.WOMEN_LAST if female else words.MEN_LAST
            return parts(Role.CORE, f"{core[0]} {_other(core[-1], lambda: last.draw(self.chance))}")
        ends = words.WOMAN_ENDS if female else words.MAN_ENDS
        stem = core[0][: max(3, len(core[0]) - 4)]
        return parts(Role.CORE, _other(core[0], lambda: stem + self.chance.choice(ends)))

    def business(self, owner: Parts, said: str, female: bool) -> Parts:
        """What the business of this owner with these goods is called."""
        goods = parts(Role.PRODUCT, said)
        luck = parts(Role.CORE, words.FORTUNE.draw(self.chance))
        known = (self._bu(female), Part(Role.CORE, self._short(owner)))
        own = tuple(part for part in owner if part.role is Role.CORE)
        more = parts(Role.CORE, words.SECOND.draw(self.chance))
        form = Part(Role.FORM, self.chance.choice(words.FORMS))
        shop = Part(Role.SHOP, self.chance.choice(words.SHOPS))
        ways: tuple[Parts, ...] = (
            (*goods, *luck),
            (form, *luck),
            (shop, *known),
            (*goods, *known),
            (*luck, *more),
            own,
            goods,
            (Part(Role.CORE, self._short(owner)), *more),
            luck,
            (form, *goods, *luck),
            (shop, *luck),
        )
        return self.chance.choices(ways, weights=(20, 15, 9, 12, 10, 9, 6, 8, 6, 3, 4))[0]

    def _bu(self, female: bool) -> Part:
        said = ("Bu", "Bu", "Mbak", "Mak", "Ibu") if female else ("Pak", "Cak", "Mas", "P.")
        return Part(Role.TITLE, self.chance.choice(said))

    def _short(self, owner: Parts) -> str:
        """How neighbours call somebody: the whole first name or its end."""
        name = next(part.text for part in owner if part.role is Role.CORE)
        return name if len(name) < 6 or self.chance.random() < 0.5 else name[-4:].capitalize()

    def phone(self) -> str:
        """A number nobody else has but by chance."""
        return self.chance.choice(words.PREFIXES) + "".join(self.chance.choices("0123456789", k=8))

    def nik(self, region: str, female: bool) -> str:
        """An invented NIK, serial 0000, that differs from all others as real ones do."""
        while True:
            day = self.chance.randrange(1, 29) + (40 if female else 0)
            born = f"{day:02}{self.chance.randrange(1, 13):02}{self.chance.randrange(48, 104) % 100:02}"
            nik = region[:8].replace(".", "") + born + "0000"
            if nik not in self._niks:
                self._niks.add(nik)
                return nik


class _Places:
    """The desa of Jawa Timur, some with many entries and most with few."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        desa = [each for kab in kabupaten_list() for kec in children(kab.code) for each in children(kec.code)]
        self._names = {each.code: each.name for each in desa}
        self._codes = tuple(self._names)
        self._up_to = tuple(accumulate(chance.lognormvariate(0, 0.8) for _ in self._codes))
        self._inside: dict[str, list[str]] = {}
        for code in self._codes:
            self._inside.setdefault(code[:5], []).append(code)
            self._inside.setdefault(code[:8], []).append(code)

    def desa(self, inside: str = "") -> str:
        """The code of a desa anywhere or in a kabupaten."""
        if inside:
            return self.chance.choice(self._inside[inside])
        return self.chance.choices(self._codes, cum_weights=self._up_to)[0]

    def neighbour(self, region: str) -> str:
        """The code of a desa in the same kecamatan."""
        return self.chance.choice(self._inside[region[:8]])

    def name(self, desa: str) -> str:
        """What the desa is called."""
        return self._names[desa]

    def place(self) -> Place:
        """A street, a hamlet or both, mostly with RT and RW."""
        has = self.chance.choices(("street", "hamlet", "both"), weights=(35, 40, 25))[0]
        numbered = self.chance.random() < 0.85
        return Place(
            street="" if has == "hamlet" else words.STREETS.draw(self.chance),
            number=self.chance.randrange(1, 150) if has != "hamlet" and self.chance.random() < 0.6 else 0,
            hamlet="" if has == "street" else words.HAMLETS.draw(self.chance),
            rt=self.chance.randrange(1, 25) if numbered else 0,
            rw=self.chance.randrange(1, 10) if numbered else 0,
        )


def _other(than: str, draw: Callable[[], str]) -> str:
    drawn = draw()
    while drawn == than:
        drawn = draw()
    return drawn


_TOGETHER: dict[LookAlike, Callable[[_Making, Entry], list[Entry]]] = {
    LookAlike.SAME_NAME: _Making.same_name,
    LookAlike.TWO_BUSINESSES: _Making.two_businesses,
    LookAlike.COUPLE: _Making.couple,
    LookAlike.SIBLINGS: _Making.siblings,
    LookAlike.BRANCH: _Making.branch,
    LookAlike.SHARED_PHONE: _Making.shared_phone,
    LookAlike.NAMESAKE: _Making.namesake,
}
