"""Invented enterprises with twins and with pairs that only look like twins, for tuning the search for duplicates.

What is measured for good is to come from seeds written by somebody who has not read the search; these were looked at
while it was written.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from models.reference.regions import bakorwil_members, children
from models.reference.sample.people import full_name
from models.reference.sample.seeds import Trade, names, trades

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SPELLINGS = (("u", "oe"), ("j", "dj"), ("c", "tj"), ("sy", "s"), ("f", "p"), ("v", "f"), ("z", "s"), ("h", ""))
TITLES = ("Bu ", "Ibu ", "Pak ", "H. ", "Hj. ", "Bpk. ")
FORMS = ("UD ", "Toko ", "CV ", "Usaha ", "UD. ")


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented enterprise; numbers stand for what nobody has."""

    name: str
    owner: str
    nik: str
    phone: str
    region: str
    address: str
    commodity: str


@dataclass(frozen=True, slots=True)
class Seeded:
    """A register and which of its rows are one enterprise entered twice."""

    rows: tuple[Invented, ...]
    twins: frozenset[tuple[int, int]]


def seeded(count: int, seed: int, *, twin_share: float = 0.05, trap_share: float = 0.06) -> Seeded:
    """`count` rows in random order: so many of them entered a second time, so many that only look like another."""
    chance = random.Random(seed)
    twins, traps = int(count * twin_share), int(count * trap_share)
    places = _places()
    rows = [_enterprise(chance, number, places) for number in range(count - twins - traps)]
    first = chance.sample(range(len(rows)), twins)
    made = [_entered_again(chance, rows[at]) for at in first]
    made += [chance.choice(TRAPS)(chance, row, count + at) for at, row in enumerate(chance.choices(rows, k=traps))]
    pairs = [(at, len(rows) + place) for place, at in enumerate(first)]
    return _shuffled(chance, [*rows, *made], pairs)


def _shuffled(chance: random.Random, rows: list[Invented], pairs: list[tuple[int, int]]) -> Seeded:
    order = list(range(len(rows)))
    chance.shuffle(order)
    where = {old: new for new, old in enumerate(order)}
    twins = frozenset((min(where[a], where[b]), max(where[a], where[b])) for a, b in pairs)
    return Seeded(tuple(rows[old] for old in order), twins)


def _places() -> list[str]:
    return [
        desa.code
        for member in bakorwil_members()
        for kecamatan in children(member.kabupaten)
        for desa in children(kecamatan.code)
    ]


def _enterprise(chance: random.Random, number: int, places: list[str]) -> Invented:
    female = chance.random() < 0.5
    owner = full_name(chance, female)
    trade = chance.choice(list(trades().values()))
    region = chance.choice(places)
    return Invented(
        name=_business(chance, owner, trade, female),
        owner=owner,
        nik=_nik(number) if chance.random() < 0.7 else "",
        phone=_phone(number) if chance.random() < 0.85 else "",
        region=region if chance.random() < 0.9 else region[:8],
        address=_address(chance) if chance.random() < 0.8 else "",
        commodity=trade.slug,
    )


def _nik(number: int) -> str:
    return f"3523{number:08}0000"


def _phone(number: int) -> str:
    return f"+62810{number:08}"


def _business(chance: random.Random, owner: str, trade: Trade, female: bool) -> str:
    first = owner.split()[0]
    call = f"Bu {first}" if female else f"Pak {first}"
    luck = chance.choice(names().luck)
    if chance.random() < 0.5:
        luck = f"{luck} {chance.choice(names().luck).split()[0]}"
    return chance.choice(names().forms(trade.naming)).format(call=call, first=first, luck=luck)


def _address(chance: random.Random) -> str:
    place = f"Dsn. {chance.choice(names().hamlets)}"
    if chance.random() < 0.5:
        place = f"Jl. {chance.choice(names().streets)} No. {chance.randint(1, 180)}"
    return f"{place}, RT {chance.randint(1, 9):02}/RW {chance.randint(1, 6):02}"


def _entered_again(chance: random.Random, row: Invented) -> Invented:
    """The same enterprise, typed by somebody else."""
    again = replace(row, name=_misspelt(chance, row.name), owner=_misspelt(chance, row.owner))
    if chance.random() < 0.3:
        again = replace(again, name=_swapped(again.name))
    if chance.random() < 0.3:
        again = replace(again, owner=_swapped(again.owner))
    if chance.random() < 0.3:
        again = replace(again, owner=chance.choice(TITLES) + again.owner)
    if chance.random() < 0.3:
        again = replace(again, name=chance.choice(FORMS) + again.name.removeprefix("UD "))
    return _other_numbers(chance, again)


def _other_numbers(chance: random.Random, row: Invented) -> Invented:
    what = chance.random()
    phone = "" if what < 0.2 else _phone(90_000_000 + chance.randrange(9_000_000)) if what < 0.6 else row.phone
    return replace(
        row,
        phone=phone,
        nik="" if chance.random() < 0.4 else row.nik,
        region=row.region[:8] if chance.random() < 0.2 else row.region,
        address="" if chance.random() < 0.3 else row.address.replace("No. ", "no").replace("Dsn.", "Dusun"),
    )


def _misspelt(chance: random.Random, text: str) -> str:
    for _ in range(chance.choices((0, 1, 2), (4, 5, 1))[0]):
        text = _slip(chance, text)
    return text


def _slip(chance: random.Random, text: str) -> str:
    kind, at = chance.randrange(5), chance.randrange(max(len(text) - 1, 1))
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
    if kind == 3:
        return text[:at] + chance.choice(LETTERS) + text[at + 1 :]
    return text.replace(*chance.choice(SPELLINGS))


def _swapped(text: str) -> str:
    return " ".join(reversed(text.split()))


def _second_business(chance: random.Random, row: Invented, number: int) -> Invented:
    """Another business of the same owner, at the same place."""
    other = _enterprise(chance, number, [row.region])
    name = other.name.replace(other.owner.split()[0], row.owner.split()[0])
    return replace(row, name=name, commodity=other.commodity) if other.commodity != row.commodity else other


def _branch(chance: random.Random, row: Invented, number: int) -> Invented:
    """A branch in another kecamatan, or a second shop in the same."""
    if chance.random() < 0.5:
        return replace(row, name=f"{row.name} 2", address=_address(chance))
    there = chance.choice(_places())
    return replace(row, name=f"{row.name} Cabang {chance.choice(names().hamlets)}", region=there, address="")


def _spouse(chance: random.Random, row: Invented, number: int) -> Invented:
    """Husband or wife with a business of their own: one telephone, one address."""
    other = _enterprise(chance, number, [row.region])
    return replace(other, region=row.region, address=row.address, phone=row.phone)


def _namesake(chance: random.Random, row: Invented, number: int) -> Invented:
    """Somebody of the same name elsewhere in the kecamatan, with another business."""
    other = _enterprise(chance, number, [row.region])
    return replace(other, owner=row.owner, region=row.region[:8], nik=_nik(number), phone=_phone(number))


def _same_luck(chance: random.Random, row: Invented, number: int) -> Invented:
    """A business of the same name and trade in the same kecamatan, of somebody else."""
    other = _enterprise(chance, number, [row.region])
    return replace(other, name=row.name, commodity=row.commodity, region=row.region[:8])


TRAPS: tuple[Callable[[random.Random, Invented, int], Invented], ...] = (
    _second_business, _branch, _spouse, _namesake, _same_luck,
)  # fmt: skip
