"""What is asked of reports, registers, letters and profiles, and what comes back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from models.domain.agreements import Signatory
from models.domain.papers import PaperKind


@dataclass(frozen=True, slots=True)
class ReportScope:
    """Which agreements a report is about: signed within the days, in a region, of a pattern."""

    start: datetime.date | None = None
    """None: the first day of the year in which the last day lies."""
    end: datetime.date | None = None
    """None: today."""
    region: str = ""
    """Dotted code; empty for all."""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class LetterRequest:
    """A letter about a proposal or a group (nota kesepahaman, berita acara) or about agreements (surat pelaporan)."""

    kind: PaperKind
    subjects: tuple[str, ...]
    """The code of the proposal or group, or the codes of the agreements that are reported."""
    on: datetime.date | None = None
    place: str = ""
    months: int = 12
    goods: str = ""
    """As the sides call it; empty: as the need does."""
    scope: tuple[str, ...] = ()
    """What a nota kesepahaman is to cover; empty for the usual."""
    points: tuple[str, ...] = ()
    """What else was agreed, for a berita acara."""
    delivery: str = ""
    starts: datetime.date | None = None
    follow_up: datetime.date | None = None
    """Until when the agreement is to be signed."""
    first: Signatory = field(default_factory=Signatory)
    second: Signatory = field(default_factory=Signatory)
    addressee: str = ""
    """Whom a report goes to; empty: the head of the district's office for cooperatives and micro business."""
    town: str = ""
    copies: tuple[str, ...] = ()
    group_name: str = ""
    """What a group calls itself; empty: after who leads it."""


@dataclass(frozen=True, slots=True)
class Printout:
    """A paper that takes no number: its bytes, and a name for its file."""

    name: str
    content: bytes = field(repr=False)
    note: str = ""
    """Message id of what the officer should know before it is handed out; empty for nothing."""


@dataclass(frozen=True, slots=True)
class ReportTotals:
    """The figures of a partnership report; no two of them are ever added."""

    agreements: int
    voided: int
    enterprises: int
    partners: int
    running: int
    potential: int | None
    worth_per_month: int | None
    """Sen; None where too few agreements to tell without telling somebody's price."""
    by_pattern: tuple[tuple[str, int], ...]
    by_region: tuple[tuple[str, int], ...]
    by_month: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report as written: its bytes, totals, and how many agreements it lists."""

    content: bytes = field(repr=False)
    totals: ReportTotals
    rows: int


@dataclass(frozen=True, slots=True)
class LetterLine:
    """An issued letter as listed."""

    code: str
    kind: PaperKind
    number: str
    title: str
    signed_on: str
    status: str
    sha256: str
    sent_on: str = ""
    receipt: str = ""
