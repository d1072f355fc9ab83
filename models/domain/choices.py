"""What the fields of a form offer, and what is wrong in a draft."""

from __future__ import annotations

from dataclasses import dataclass

from models.problems import Value


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a field can take, and its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class CommodityChoice:
    """A commodity to choose; `names` are the other words that mean it."""

    slug: str
    name: str
    unit: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit; units of one dimension convert into each other."""

    code: str
    name: str
    dimension: str


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A kind of paper a business may hold."""

    code: str
    label: str
    issuer: str
    usual_time: str


@dataclass(frozen=True, slots=True)
class SupportChoice:
    """What a partner may offer in a pattern: a duty of its side, with where it stands."""

    code: str
    """The support that it amounts to, or the duty's own where it amounts to none."""
    duty: str
    text: str
    letter: str
    """"a", …; empty where the source has none."""
    source: str
    """Without the letter."""
    statutory: bool
    verified: bool
    """Whether somebody has read the source."""


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing wrong in a draft: the field it speaks of ("owner.nik", "offers.0.unit") and a message id."""

    field: str
    message: str
    values: tuple[tuple[str, Value], ...] = ()
