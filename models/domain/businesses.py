"""The identity of a business, its people and papers, as records show them and forms give them back."""

from __future__ import annotations

from dataclasses import dataclass

from matching.codes import BusinessSize


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


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A paper: held, missing, or never asked about (`held` None)."""

    kind: str
    label: str
    held: bool | None
    number: str
    due: bool
    looks_right: bool | None


@dataclass(frozen=True, slots=True)
class BusinessDraft:
    """The identity of a business as a form gives it; None leaves a fact unknown."""

    name: str = ""
    legal_form: str = ""
    nib: str = ""
    region: str = ""
    address: str = ""
    kbli: str = ""
    kbli_edition: str = ""
    annual_sales: int | None = None
    capital: int | None = None
    workers: int | None = None
    size: BusinessSize | None = None
    """Declared; counts only while sales and capital are unknown."""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as a form gives them; an empty protected value leaves what is known."""

    name: str = ""
    position: str = ""
    female: bool | None = None
    nik: str = ""
    kk: str = ""
    phone: str = ""
    desil: int | None = None
    desil_source: str = ""
    desil_quarter: str = ""


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper held or known to be missing; a kind without a draft was not asked about."""

    kind: str
    held: bool
    number: str = ""
