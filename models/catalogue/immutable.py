"""What was printed is never written again: a change of it is a defect, whoever asks for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from models.catalogue.tables import (
    Agreement,
    AgreementFile,
    AgreementMember,
    AgreementOverride,
    IssuedPaper,
    PaperFile,
)

_FACTS = frozenset({"number", "signed_on", "document", "facts_sha256", "facts_version", "head"})
_FROZEN: dict[type[Any], frozenset[str]] = {
    Agreement: _FACTS | {"code", "pattern", "terms", "proposal_id", "group_id"},
    IssuedPaper: _FACTS | {"code", "kind", "title", "effective_on"},
    AgreementFile: frozenset({"agreement_id", "paper", "content", "sha256"}),
    PaperFile: frozenset({"agreement_id", "issued_paper_id", "role", "paper", "content", "sha256"}),
    AgreementMember: frozenset({
        "agreement_id", "offer_id", "position", "name", "address", "quantity", "offer_quantity", "share",
        "power_number", "power_on",
    }),
    AgreementOverride: frozenset({"agreement_id", "rule", "found", "reason", "name", "position", "user_id"}),
}


def watch() -> None:
    """Let every session refuse such changes."""
    if not event.contains(Session, "before_flush", _refuse):
        event.listen(Session, "before_flush", _refuse)


def _refuse(session: Session, _context: UOWTransaction, _instances: object) -> None:
    current = session.info.get("change_set")
    for row in session.dirty:
        frozen = _FROZEN.get(type(row))
        if frozen and not (current is not None and row.made_by == current.id):
            _refuse_changes(row, frozen)
    for row in session.deleted:
        if type(row) in _FROZEN:
            raise RuntimeError(f"{type(row).__name__} {row.id} was issued and stays")


def _refuse_changes(row: Any, frozen: frozenset[str]) -> None:
    state = inspect(row)
    touched = sorted(name for name in frozen if state.attrs[name].history.has_changes())
    if touched:
        raise RuntimeError(f"{type(row).__name__} {row.id} was issued: {', '.join(touched)} cannot change")
