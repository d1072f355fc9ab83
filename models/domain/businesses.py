"""The identity of a business, its people and papers, as records show them and forms give them back."""

from __future__ import annotations

from dataclasses import dataclass

from matching.codes import BusinessSize
from models.domain.validity import Validity


@dataclass(frozen=True, slots=True)
class PrivateValue:
    """A protected value as this actor may see it: masked, or nothing at all."""

    known: bool
    shown: str


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A fact that counts now, since when, and how far it can be trusted."""

    value: int
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class SizeExplained:
    """How the size that counts was found (PP 7/2021 Pasal 35)."""

    size: BusinessSize
    basis: str
    """"diperiksa", "penjualan", "modal" or "pernyataan"; empty: unknown."""
    computed_from: str = ""
    """"penjualan" or "modal": by what `computed` was judged, whether it counts or not."""
    rule: str = ""
    """What the rule applied says."""
    article: str = ""
    rule_verified: bool = False
    """Whether the text of the rule was read at its source."""
    limit: int | None = None
    """The bound in sen that the figure keeps, or for *besar* the one that it exceeds."""
    figure: int | None = None
    """What was judged, in sen."""
    year: str = ""
    """Of the figure used."""
    declared: BusinessSize | None = None
    computed: BusinessSize | None = None
    verified: BusinessSize | None = None
    verified_on: str = ""


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A fact of a year before the one that counts: kept, never counted."""

    kind: str
    """"penjualan", "modal" or "tenaga_kerja"."""
    value: int
    year: str


@dataclass(frozen=True, slots=True)
class VerifiedDraft:
    """That an officer has seen the papers behind a business, and the size that they show."""

    verified: bool = True
    """False takes an earlier verification back."""
    size: BusinessSize | None = None
    """None: the papers say nothing of the size."""
    on: str = ""
    """The day; empty: today."""
    version: int = 0
    """Of the record that the officer had in view."""


@dataclass(frozen=True, slots=True)
class ConsentPart:
    """What a person agreed to have done with their data; an empty uid makes a new one."""

    uid: str = ""
    purpose: str = ""
    given_on: str = ""
    form: str = "tertulis"
    evidence: str = ""
    withdrawn_on: str = ""


@dataclass(frozen=True, slots=True)
class BusinessRecord:
    """The identity of a business with the facts that count now."""

    name: str
    legal_form: str
    nib: str
    region: str
    place: str
    address: str
    kbli: str
    kbli_edition: str
    kbli_title: str
    size: BusinessSize
    size_from: str
    annual_sales: DatedValue | None
    capital: DatedValue | None
    workers: DatedValue | None
    npwp: str = ""
    email: str = ""
    latitude: float | None = None
    longitude: float | None = None
    point_source: str = ""
    size_explained: SizeExplained | None = None
    verified: bool = False
    """Somebody of the owning office has seen the papers."""
    earlier: tuple[EarlierFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """An owner, contact or signatory; what is protected is masked."""

    name: str
    position: str
    female: bool | None
    nik: PrivateValue
    kk: PrivateValue
    phone: PrivateValue
    desil: PrivateValue
    desil_source: str
    desil_quarter: str
    consents: tuple[ConsentPart, ...] = ()
    desil_age: int | None = None
    """Quarters since the desil's own; None: not theirs to know, or nobody said which quarter."""


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A paper: held, missing, or never asked about (`held` None)."""

    kind: str
    label: str
    held: bool | None
    number: str
    due: bool
    looks_right: bool | None
    valid_until: str = ""
    seen_on: str = ""
    seen_by: str = ""
    evidence: str = ""
    validity: Validity = Validity.OPEN


@dataclass(frozen=True, slots=True)
class Point:
    """Where a business lies, and how that is known: "gps", "peta" or "daftar"; without coordinates: nowhere known."""

    latitude: float | None = None
    longitude: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class BusinessDetails:
    """What a form or a list says of a business; what is empty or None is not said."""

    name: str = ""
    legal_form: str = ""
    nib: str = ""
    region: str = ""
    """Dotted Kemendagri code of the desa, kecamatan or kabupaten/kota, as deep as known."""
    address: str = ""
    annual_sales: int | None = None
    """Sen per year."""
    capital: int | None = None
    """Sen, land and building excluded."""
    workers: int | None = None
    size: BusinessSize | None = None
    """Declared; counts only while sales and capital are unknown."""


@dataclass(frozen=True, slots=True)
class BusinessDraft(BusinessDetails):
    """The identity of a business as a form gives it; None leaves a fact unknown."""

    kbli: str = ""
    kbli_edition: str = ""
    sales_year: int | None = None
    """The year a figure speaks of; None: this year."""
    capital_year: int | None = None
    workers_year: int | None = None
    npwp: str | None = None
    """None, here and below: the form does not ask, what is known stays."""
    email: str | None = None
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What a form or a list says of a person; what is empty is not said."""

    name: str = ""
    position: str = ""
    female: bool | None = None
    nik: str = ""
    kk: str = ""
    phone: str = ""
    desil: int | None = None
    desil_source: str = ""
    desil_quarter: str = ""
    """"2026-Q3"."""


@dataclass(frozen=True, slots=True)
class PersonDraft(PersonDetails):
    """A person as a form gives them; an empty protected value leaves what is known."""

    consents: tuple[ConsentPart, ...] | None = None
    """None: the form does not ask, what is known stays."""


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper held or known to be missing; a kind without a draft was not asked about."""

    kind: str
    held: bool
    number: str = ""
    valid_until: str = ""
    seen_on: str = ""
    seen_by: str = ""
    evidence: str = ""
