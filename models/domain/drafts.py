"""Drafts of agreements as they stand on the desk."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.domain.agreements import AgreementTerms, Override


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """What was typed about a proposal and not yet issued."""

    subject: str
    """The code of the proposal or the group."""
    paper: str = "A4"
    terms: AgreementTerms = field(default_factory=AgreementTerms)
    overrides: tuple[Override, ...] = ()
    version: int = 0
    """0: never saved."""
    saved_at: str = ""
    """UTC, ISO 8601."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft as listed."""

    subject: str
    enterprise_name: str
    partner: str
    saved_at: str
    saved_by: str
    of_group: bool = False
    """The enterprise leads a group."""
