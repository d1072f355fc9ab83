"""The law as dated rows: what each says, since when, who compared it with the official text, what a change does."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from models.domain.agreements import AgreementFinding
from models.domain.changes import Changed


class LawGroup(StrEnum):
    """What a rule is about; the value is the beginning of its code."""

    PAPER = "paper_due"
    AGREEMENT = "agreement"
    FLAG = "flag"
    PATTERN = "pattern_size"
    DIRECTION = "pattern_direction"
    MATCHING = "rule"
    SIZE = "size"


class LawStanding(StrEnum):
    """Whether a row is in force on a day."""

    IN_FORCE = "berlaku"
    COMING = "akan berlaku"
    PAST = "tidak berlaku lagi"


@dataclass(frozen=True, slots=True)
class LawLine:
    """A dated row as listed; days are ISO, `valid_to` is empty while no end is known."""

    code: str
    group: LawGroup
    value: str
    text: str
    source: str
    valid_from: str
    valid_to: str
    standing: LawStanding
    verified: bool
    verified_by: str
    verified_on: str
    own: bool
    """Written by an office; otherwise as the program brought it."""
    state: int
    """Which writing of this code it is; a draft says so, and is refused when somebody wrote since."""

    @property
    def key(self) -> str:
        """What tells rows apart: one code has one row for a day."""
        return f"{self.code}@{self.valid_from}"


@dataclass(frozen=True, slots=True)
class LawDraft:
    """A row to be written: a new one from a day on, or one in place of the row that began on `instead_of`."""

    code: str
    state: int
    value: str
    text: str
    source: str
    valid_from: datetime.date
    valid_to: datetime.date | None = None
    verified: bool = False
    verified_by: str = ""
    verified_on: datetime.date | None = None
    instead_of: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class LawReset:
    """That a code shall again say what the program brought."""

    code: str
    state: int


LawChange = LawDraft | LawReset


class Light(StrEnum):
    """The worst that the audit says of an agreement; red that somebody answered for counts as yellow."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class AgreementEffect:
    """An agreement that would be judged otherwise: its light before and after, and the findings that come and go."""

    agreement: str
    number: str
    signed_on: str
    enterprise: str
    partner: str
    before: Light
    after: Light
    gone: tuple[AgreementFinding, ...]
    come: tuple[AgreementFinding, ...]


@dataclass(frozen=True, slots=True)
class SizeEffect:
    """A business that would be of another size; sizes are codes."""

    codes: tuple[str, ...]
    """Of it as an enterprise, as a partner, or both."""
    name: str
    before: str
    after: str
    basis: str
    """What it is judged by then: penjualan, modal, pernyataan; empty: nobody knows its size any more."""


@dataclass(frozen=True, slots=True)
class LawEffects:
    """All agreements that a change of the law would touch, by the day of signing; nothing is stored."""

    effects: tuple[AgreementEffect, ...]
    judged: int
    """How many agreements were judged."""
    sizes: tuple[SizeEffect, ...] | None = None
    """Businesses that would be of another size; None where the rule is not about sizes."""
    changed: Changed = Changed.NOTHING

    @property
    def lights(self) -> int:
        """How many would show another light."""
        return sum(1 for each in self.effects if each.before is not each.after)
