"""What a partnership agreement states: decided facts, no layout and no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.wording.patterns import LegalSource, Pattern, Value

NO_NUMBER = "–"
ALL_YEAR = 0b1111_1111_1111
"""Every month of a season: bit 0 is January."""


class Size(StrEnum):
    """Size of a business by PP 7/2021 Pasal 35; a koperasi may stand on the small side."""

    MIKRO = "mikro"
    KECIL = "kecil"
    MENENGAH = "menengah"
    BESAR = "besar"
    KOPERASI = "koperasi"


class Forum(StrEnum):
    """Where a dispute goes when talks and mediation have failed."""

    PENGADILAN_NEGERI = "pengadilan_negeri"
    BANI = "bani"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Office whose kop heads the first page: name lines in order, then the address line."""

    lines: tuple[str, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One side as it signs; `authority` is the basis of power (akta, surat kuasa, pemilik usaha)."""

    name: str
    legal_form: str
    address: str
    representative: str
    position: str
    authority: str
    nib: str = ""
    npwp: str = ""
    nik: str = ""
    bank_account: str = ""
    size: Size | None = None
    in_own_name: bool = False
    """The owner of an unincorporated business signs for himself: there is nobody else to act for."""
    needs_power: bool = False
    """Who signs has no power by position alone: a surat kuasa or akta has to be shown."""


@dataclass(frozen=True, slots=True)
class Kbli:
    """A KBLI code, meaningless without its edition ("2020" or "2025")."""

    edition: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in thousandths of its unit."""

    thousandths: int
    unit: str


@dataclass(frozen=True, slots=True)
class Price:
    """Sen per unit, or a formula in words when the price floats; one of the two."""

    sen: int | None
    unit: str
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """The parties' value for one parameter of one clause."""

    clause: str
    parameter: str
    value: Value


@dataclass(frozen=True, slots=True)
class SpecificationRow:
    """One quality requirement of Lampiran I."""

    property: str
    requirement: str
    tolerance: str = ""


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One line of Lampiran II; `note` for grade, discount or what the price includes."""

    item: str
    price: Price
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One delivery period of Lampiran III."""

    period: str
    quantity: Quantity
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document attached as a copy in Lampiran IV."""

    owner: str
    kind: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """An adult who is no party and watches the signing."""

    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Official:
    """Who signs "Mengetahui"; NIP and rank stay empty for KADIN."""

    office: str
    position: str
    name: str
    nip: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class FoodPapers:
    """Papers of a food or drink product; empty numbers mean "does not have one"."""

    halal: str = ""
    permit: str = ""
    halal_mandatory: bool = True
    permit_mandatory: bool = True


@dataclass(frozen=True, slots=True)
class Member:
    """One enterprise of the group that is the small side: its part, and by what power the group's head signs for it."""

    code: str
    """In the catalogue: by it a member is known twice."""
    name: str
    address: str
    representative: str
    quantity: Quantity
    """Per month."""
    share: int
    """Hundredths of a percent."""
    nib: str = ""
    power_number: str = ""
    """Of a surat kuasa of its own; empty: it signs the one in the annex."""
    power_on: date | None = None
    leads: bool = False


@dataclass(frozen=True, slots=True)
class AgreementDocument:
    """Everything a partnership agreement states; `first` is the large side, `second` the small one.

    `duties` are the codes of the supports that the large side takes on (`wording.duties`), `terms` the clause
    parameters the parties decided (`wording.parameters`); a parameter without a term stands at its default.
    """

    pattern: Pattern
    first: Party
    second: Party
    subject: str
    signed_on: date
    place: str
    commodity: str
    kbli: Kbli
    quantity_per_month: Quantity
    minimum_lot: Quantity
    price: Price
    payment_days: int
    start: date
    end: date
    months: int
    forum: Forum
    forum_name: str
    duties: tuple[str, ...]
    sources: tuple[LegalSource, ...]
    witnesses: tuple[Witness, ...]
    number: str = NO_NUMBER
    """The register number of the office that facilitates: it is no party, so the number is neither side's."""
    number_first: str = NO_NUMBER
    number_second: str = NO_NUMBER
    letterhead: Letterhead | None = None
    specification: tuple[SpecificationRow, ...] = ()
    price_list: tuple[PriceRow, ...] = ()
    schedule: tuple[ScheduleRow, ...] = ()
    papers: tuple[Paper, ...] = ()
    terms: tuple[Term, ...] = ()
    assumed: tuple[Term, ...] = ()
    """Values that the catalogue gives where the parties gave none."""
    officials: tuple[Official, ...] = ()
    food: FoodPapers | None = None
    season: int = ALL_YEAR
    """The months of the year in which goods are delivered."""
    kbli_registered: Kbli | None = None
    """The code that the small side is registered under, when it is another one."""
    principal_makes_or_imports: bool | None = None
    """None: the facts do not tell."""
    members: tuple[Member, ...] = ()
    """Where the small side is a group."""
    provisions: tuple[str, ...] = ()
    """Of the parties' own, as their pasal numbers them."""
