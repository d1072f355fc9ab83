"""What the audit of a text or of a stored agreement says."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from models.domain.agreements import AgreementFinding


@dataclass(frozen=True, slots=True)
class TextFinding:
    """One judgement of a text that somebody else wrote."""

    level: str
    """red, yellow or green."""
    rule: str
    """The kind and how it was met, such as "harga.missing"."""
    kind: str
    quote: str
    """The sentence, as it stands in the text; empty where something is missing."""
    place: str
    """The heading that it stands under."""
    values: tuple[tuple[str, str], ...]
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class TextAudit:
    """The audit of a text, worst first."""

    on: datetime.date
    """The day whose law it was judged by."""
    findings: tuple[TextFinding, ...]
    pages: int = 0
    """Of a PDF; 0 for plain text."""
    words: int = 0
    """How many words were read."""


@dataclass(frozen=True, slots=True)
class AgreementAudit:
    """The audit of an agreement of ours by the law of its date."""

    agreement: str
    number: str
    on: datetime.date
    findings: tuple[AgreementFinding, ...]
