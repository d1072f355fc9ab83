"""Terms that the parties settle, and agreements as listed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
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
    """The parties' value for one parameter of one clause, as people enter it: money in rupiah, 2.5 for 2,5 percent."""

    clause: str
    parameter: str
    value: ClauseValue


@dataclass(frozen=True, slots=True)
class MemberTerms:
    """What one member of a group brings, as the parties settled it."""

    enterprise: str
    """Code, e.g. "U-000012"."""
    quantity: int
    """Thousandths of the need's unit per month."""
    share: int | None = None
    """Hundredths of a percent; None: by the quantity."""
    power_number: str = ""
    """Of the surat kuasa by which it lets the leader sign; empty: the form that is printed with the agreement."""
    power_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """What the parties settled; None or empty takes what the need, the offer and the offices say."""

    date: datetime.date | None = None
    place: str = ""
    start: datetime.date | None = None
    months: int = 12
    price: int | None = None
    """Sen per unit of the need."""
    formula: str = ""
    """How the price is computed where it floats; takes the place of `price`."""
    payment_days: int | None = None
    forum: str = ""
    """"BANI", or the name of a pengadilan negeri; empty: that of the enterprise's district."""
    first_number: str = ""
    """The parties' own numbers of this agreement, where they give it one."""
    second_number: str = ""
    first: Signatory = Signatory()
    second: Signatory = Signatory()
    witnesses: tuple[Signatory, ...] = ()
    subject: str = ""
    clauses: tuple[ClauseTerm, ...] = ()
    schedule: tuple[tuple[str, ...], ...] = ()
    """Deliveries of the parties' own: (period, thousandths of the unit of the need, note)."""
    specification: tuple[tuple[str, ...], ...] = ()
    """Quality of the parties' own: (property, requirement, tolerance)."""
    price_list: tuple[tuple[str, ...], ...] = ()
    """Prices by quality: (quality, sen per unit, note); empty: one price for all."""
    provisions: str = ""
    """What the parties add in their own words, a provision a line."""
    group_name: str = ""
    """Of an agreement with a group: what it calls itself."""
    leader: str = ""
    """Code of the enterprise that signs for the group; empty: the one it was proposed with."""
    members: tuple[MemberTerms, ...] = ()
    """Empty: everybody who delivers, as the group was accepted."""


@dataclass(frozen=True, slots=True)
class Override:
    """Somebody's answer to a red finding: why it stands, by name and position."""

    rule: str
    values: tuple[tuple[str, str], ...]
    """Of the finding, so that it answers for nothing else."""
    reason: str
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class AgreementFinding:
    """What the audit before print says."""

    level: str
    """red, yellow or green."""
    rule: str
    values: tuple[tuple[str, str], ...]
    source: str
    verified: bool
    place: str = ""
    """"clause.parameter" or the name of a term that it speaks of; empty where it is about the whole."""
    overridable: bool = False
    """Red, yet somebody may answer for it."""
    overridden: Override | None = None


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
    members: int = 0
    """Of the group that it was made with; 0: one enterprise."""


@dataclass(frozen=True, slots=True)
class ClauseParameter:
    """One value of a clause that the parties may settle, with its default and range."""

    clause: str
    clause_title: str
    code: str
    kind: str
    """money (sen), percent (Decimal), days, workdays, months, count, text, choice or table."""
    label: str
    explanation: str
    default: ClauseValue
    decide: bool
    """Standing at its default it is a finding: the parties have to settle it."""
    minimum: Decimal | None
    maximum: Decimal | None
    choices: tuple[tuple[str, str], ...]
    """(code, label)."""
    columns: tuple[str, ...]
    """Headings of a table's columns."""


@dataclass(frozen=True, slots=True)
class GroupMemberName:
    """An enterprise that may be a member of the agreement's group, and how the group signs where it leads."""

    enterprise: str
    name: str
    group_name: str = ""
    signatory: Signatory = Signatory()


@dataclass(frozen=True, slots=True)
class ProposedTerms:
    """What an agreement about a proposal or a group would say if nobody changed a word."""

    proposal: str
    """Its code, or that of a group."""
    pattern: Pattern
    enterprise_name: str
    partner: str
    goods: str
    quantity: int
    """Thousandths of the unit per month."""
    unit: str
    terms: AgreementTerms
    group: tuple[GroupMemberName, ...] = ()
    """Everybody in the group, those who only stand by too; empty where it is one enterprise."""
