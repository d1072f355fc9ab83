"""Terms that the parties settle, and agreements as listed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from matching.codes import Pattern
from models.domain.changes import Changed

ClauseValue = int | Decimal | str | tuple[tuple[str, ...], ...]


class AgreementStatus(StrEnum):
    """Where an agreement stands."""

    ISSUED = "terbit"
    VOIDED = "batal"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs for a party, in what position, on what authority; empty fields are taken from the catalogue."""

    name: str = ""
    position: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class ClauseTerm:
    """The parties' value for one parameter of one clause."""

    clause: str
    parameter: str
    value: ClauseValue


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """What the parties settled; None or empty takes what the need, the offer and the offices say."""

    date: date | None = None
    place: str = ""
    start: date | None = None
    months: int = 12
    price: int | None = None
    """Sen per unit of the need."""
    payment_days: int | None = None
    forum: str = ""
    """"BANI", or the name of a pengadilan negeri; empty: that of the enterprise's district."""
    first: Signatory = Signatory()
    second: Signatory = Signatory()
    witnesses: tuple[Signatory, ...] = ()
    subject: str = ""
    clauses: tuple[ClauseTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementFinding:
    """What the audit before print says."""

    level: str
    """red, yellow or green."""
    rule: str
    values: tuple[tuple[str, str], ...]
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """An agreement just made: its file's bytes are in the catalogue unless it is a draft."""

    agreement: str
    number: str
    sha256: str
    content: bytes = field(repr=False)
    findings: tuple[AgreementFinding, ...]
    change_set: str = ""
    changed: Changed = Changed.NOTHING


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement as listed."""

    agreement: str
    number: str
    pattern: Pattern
    enterprise: str
    enterprise_name: str
    partner: str
    commodity: str
    quantity: int
    unit: str
    signed_on: str
    starts: str
    ends: str
    status: AgreementStatus
    sha256: str
