"""Invented people: names, and numbers that are well formed and bear the mark of a sample."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from models.domain.intake import PersonIntake
from models.reference.regions import Region, bakorwil_members, children
from models.reference.sample.seeds import names

SAMPLE_SERIAL = "0000"
PHONE_PREFIX = "+62810"
"""No operator has been given 0810."""
FEMALE_DAY = 40
YOUNGEST, OLDEST = 21, 69
SINGLE_NAME_SHARE = 0.12
MOVED_SHARE = 0.12
OLDEST_CARD_DAYS = 3_000


class Registry:
    """Numbers and names already given, so that nobody gets one twice."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._personal: set[str] = set()
        self._phones = 0
        self._nibs = 0

    def next_phone(self) -> str:
        """A number that nobody can have."""
        self._phones += 1
        return f"{PHONE_PREFIX}0000{self._phones:04}"

    def next_nib(self) -> str:
        """A NIB beginning with the four zeros of a sample."""
        self._nibs += 1
        return f"{SAMPLE_SERIAL}{self._nibs * 7919 % 1_000_000_000:09}"

    def is_new(self, number: str) -> bool:
        """Whether a NIK or KK is given for the first time; from then on it is not."""
        fresh = number not in self._personal
        self._personal.add(number)
        return fresh


@dataclass(frozen=True, slots=True)
class Drawing:
    """What all draws of one sample share: its chance, its day, and what is already given."""

    rng: Random
    today: date
    registry: Registry = field(default_factory=Registry)


def owner(draw: Drawing, kecamatan: str) -> PersonIntake:
    """An owner living in a kecamatan, not yet with a desil."""
    rng = draw.rng
    female = rng.random() < 0.48
    home = _registered_in(rng, kecamatan)
    return PersonIntake(
        name=full_name(rng, female),
        female=female,
        nik=_nik(draw, home, female),
        kk=_family_card(draw, home),
        phone=draw.registry.next_phone() if rng.random() < 0.88 else "",
    )


def full_name(rng: Random, female: bool) -> str:
    """A name of one or two words."""
    words = names()
    first = rng.choice(words.women if female else words.men)
    if rng.random() < SINGLE_NAME_SHARE and len(first) > 4:
        return first
    return f"{first} {rng.choice(words.women_second if female else words.men_second)}"


def _registered_in(rng: Random, kecamatan: str) -> str:
    """The kecamatan of the first registration; some have moved since."""
    if rng.random() >= MOVED_SHARE:
        return kecamatan
    member = rng.choice(bakorwil_members())
    return random_child(rng, member.kabupaten).code


def random_child(rng: Random, code: str) -> Region:
    """Any region directly inside another."""
    return rng.choice(children(code))


def _nik(draw: Drawing, kecamatan: str, female: bool) -> str:
    while True:
        born = draw.today - timedelta(days=draw.rng.randint(YOUNGEST * 365, OLDEST * 365))
        day = born.day + (FEMALE_DAY if female else 0)
        nik = f"{_digits(kecamatan)}{day:02}{born:%m%y}{SAMPLE_SERIAL}"
        if draw.registry.is_new(nik):
            return nik


def _family_card(draw: Drawing, kecamatan: str) -> str:
    while True:
        issued = draw.today - timedelta(days=draw.rng.randint(30, OLDEST_CARD_DAYS))
        card = f"{_digits(kecamatan)}{issued:%d%m%y}{SAMPLE_SERIAL}"
        if draw.registry.is_new(card):
            return card


def _digits(code: str) -> str:
    return code.replace(".", "")
