"""What an adendum or an early ending states: decided facts, no layout and no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.agreement.document import NO_NUMBER, Letterhead, Official, Party, Price, PriceRow, Quantity


class Amendment(StrEnum):
    """The papers that stand on an agreement."""

    ADDENDUM = "addendum"
    RENEWAL = "perpanjangan"
    ENDING = "pengakhiran"


class About(StrEnum):
    """What of an agreement is changed by its figures."""

    PRICE = "harga"
    PRICES = "daftar_harga"
    QUANTITY = "jumlah"
    PARTS = "bagian_anggota"
    PAYMENT = "pembayaran"
    TERM = "jangka_waktu"


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper that this one stands on."""

    title: str
    number: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class TradeTerms:
    """The figures of an agreement that an adendum may change."""

    price: Price
    quantity: Quantity
    payment_days: int
    start: date
    end: date
    months: int
    prices: tuple[PriceRow, ...] = ()
    """By quality; empty where one price holds for all."""


@dataclass(frozen=True, slots=True)
class OwnProvision:
    """A provision worded anew by the parties."""

    subject: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class MemberPart:
    """What one member of a group delivers each month, before and with the paper."""

    name: str
    was: Quantity
    becomes: Quantity


@dataclass(frozen=True, slots=True)
class Place:
    """The pasal in which the agreement speaks of something."""

    about: About
    pasal: int


@dataclass(frozen=True, slots=True)
class AmendmentDocument:
    """Everything such a paper states; `before` and `after` are the figures without and with it."""

    kind: Amendment
    first: Party
    second: Party
    subject: str
    """What the agreement is about."""
    agreement: Reference
    earlier: tuple[Reference, ...]
    """Adendum issued before, in order."""
    ordinal: int
    """Which adendum this is; 0 for an ending."""
    signed_on: date
    place: str
    effective_on: date
    reason: str
    before: TradeTerms
    after: TradeTerms
    own: tuple[OwnProvision, ...] = ()
    places: tuple[Place, ...] = ()
    settlement: str = ""
    number: str = NO_NUMBER
    letterhead: Letterhead | None = None
    officials: tuple[Official, ...] = ()
    parts: tuple[MemberPart, ...] = ()
    """Of the members, where the small side is a group."""
