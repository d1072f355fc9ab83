"""An agreement into the catalogue, with its bytes, in the transaction that took its number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.chain import chain_head
from models.catalogue.recording import current_change_set
from models.domain.agreements import AgreementFinding, AgreementStatus, AgreementTerms
from models.domain.papers import PaperKind
from models.problems import UserProblem
from models.steps.agreements.deals import Deal
from models.steps.codes import CodeKind, CodeSource
from models.steps.papers.canonical import FACTS_VERSION, Facts, facts_of
from models.steps.papers.drawing import sha256_of
from reports.agreement import AgreementDocument
from reports.agreement.spoken import spoken
from reports.wording.filling import UnfilledPlaceholder


@dataclass(frozen=True, slots=True)
class Held:
    """What an agreement's row takes from its proposal: ids, and quantities in thousandths."""

    proposal: int
    need: int
    offer: int
    pattern: str
    quantity: int
    unit: str
    offer_quantity: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """An agreement as decided and drawn, before it is stored."""

    document: AgreementDocument
    facts: Facts
    findings: tuple[AgreementFinding, ...]
    content: bytes
    paper: str


def agreement_facts(document: AgreementDocument) -> Facts:
    """The canonical facts of an agreement; UserProblem where a word is missing."""
    try:
        return facts_of(PaperKind.AGREEMENT, document, spoken(document))
    except UnfilledPlaceholder as error:
        raise UserProblem("agreement.unfilled", name=str(error)) from error


def held_of(deal: Deal) -> Held:
    """What an agreement's row takes from its proposal."""
    pair = deal.proposal
    return Held(
        pair.id, deal.need.id, deal.offer.id, pair.pattern, pair.quantity, deal.need.unit, pair.offer_quantity
    )


def store_agreements(
    session: Session, drawn: Sequence[tuple[Held, Drawn]], numbers: Sequence[t.IssuedNumber], terms: AgreementTerms
) -> tuple[str, ...]:
    """The codes of new agreements, each with its number, its bytes and the answers to its red findings."""
    current = current_change_set(session)
    head = chain_head(session, current.office_id, before=current.id)
    codes, told = CodeSource(session, CodeKind.AGREEMENT).take(len(drawn)), _json(terms)
    rows = [
        _row(held, each, number.text, code, told, head)
        for (held, each), number, code in zip(drawn, numbers, codes, strict=True)
    ]
    session.add_all(rows)
    session.flush()
    for row, number, (_, each) in zip(rows, numbers, drawn, strict=True):
        number.agreement_id = row.id
        digest = sha256_of(each.content)
        session.add(t.AgreementFile(agreement_id=row.id, paper=each.paper, content=each.content, sha256=digest))
        session.add_all(override_rows(row.id, each.findings, current.user_id))
    return tuple(codes)


def _row(held: Held, drawn: Drawn, number: str, code: str, terms: str, head: str) -> t.Agreement:
    document = drawn.document
    return t.Agreement(
        code=code, number=number, proposal_id=held.proposal, need_id=held.need, offer_id=held.offer,
        pattern=held.pattern, quantity=held.quantity, unit=held.unit, offer_quantity=held.offer_quantity,
        signed_on=document.signed_on.isoformat(), starts=document.start.isoformat(), ends=document.end.isoformat(),
        status=AgreementStatus.ISSUED, terms=terms, document=drawn.facts.text, facts_sha256=drawn.facts.sha256,
        facts_version=FACTS_VERSION, head=head,
    )  # fmt: skip


def override_rows(
    agreement_id: int, findings: Iterable[AgreementFinding], user_id: int
) -> Iterable[t.AgreementOverride]:
    """The answers to red findings, as kept."""
    for found in findings:
        if found.overridden is not None:
            yield t.AgreementOverride(
                agreement_id=agreement_id, rule=found.rule, found=_json_of(dict(found.values)), user_id=user_id,
                reason=found.overridden.reason, name=found.overridden.name, position=found.overridden.position,
            )  # fmt: skip


def _json(value: Any) -> str:
    return _json_of(asdict(value))


def _json_of(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
