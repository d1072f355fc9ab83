"""An agreement into the catalogue, with its bytes, in the transaction that took its number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.chain import chain_head
from models.catalogue.recording import current_change_set
from models.domain.agreements import AgreementFinding, AgreementStatus, AgreementTerms
from models.domain.papers import PaperKind
from models.problems import UserProblem
from models.steps.agreements.deals import Deal
from models.steps.agreements.members import led, settled_members, taken_of
from models.steps.codes import CodeKind, CodeSource
from models.steps.papers.canonical import FACTS_VERSION, Facts, facts_of
from models.steps.papers.drawing import sha256_of
from reports.agreement import AgreementDocument
from reports.agreement.spoken import spoken
from reports.wording.filling import UnfilledPlaceholder


@dataclass(frozen=True, slots=True)
class HeldMember:
    """What one member of a group takes of its offer."""

    offer: int
    offer_quantity: int


@dataclass(frozen=True, slots=True)
class Held:
    """What an agreement's row takes from its proposal or group: ids, and quantities in thousandths."""

    proposal: int | None
    group: int | None
    need: int
    offer: int
    pattern: str
    quantity: int
    unit: str
    offer_quantity: int
    members: tuple[HeldMember, ...] = ()
    """In the order of the document's."""

    @property
    def offers(self) -> tuple[int, ...]:
        """Every offer that it takes of."""
        return tuple(each.offer for each in self.members) or (self.offer,)

    @property
    def between(self) -> tuple[int, int]:
        """What it is of: a pair of offer and need, or a group."""
        return (self.offer, self.need) if self.group is None else (-self.group, self.need)


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


def held_of(deal: Deal, terms: AgreementTerms) -> Held:
    """What an agreement's row takes from its proposal, or from the members of its group."""
    pair, settled = deal.proposal, settled_members(deal, terms)
    held = Held(
        pair.proposal, pair.group, deal.need.id, led(deal, terms).offer.id, pair.pattern, pair.quantity,
        deal.need.unit, pair.offer_quantity,
    )  # fmt: skip
    if not settled:
        return held
    members = tuple(HeldMember(each.member.offer.id, taken_of(deal, each.member, each.quantity)) for each in settled)
    own = next((each.offer_quantity for each in members if each.offer == held.offer), 0)
    return replace(held, quantity=sum(each.quantity for each in settled), offer_quantity=own, members=members)


def store_agreements(
    session: Session, drawn: Sequence[tuple[Held, Drawn]], numbers: Sequence[t.IssuedNumber],
    terms: Sequence[AgreementTerms],
) -> tuple[str, ...]:  # fmt: skip
    """The codes of new agreements, each with its number, its bytes and the answers to its red findings."""
    current = current_change_set(session)
    head = chain_head(session, current.office_id, before=current.id)
    codes, told = CodeSource(session, CodeKind.AGREEMENT).take(len(drawn)), _told(terms)
    rows = [
        _row(held, each, number.text, code, told[id(said)], head)
        for (held, each), number, code, said in zip(drawn, numbers, codes, terms, strict=True)
    ]
    session.add_all(rows)
    session.flush()
    for row, number, (held, each) in zip(rows, numbers, drawn, strict=True):
        session.add_all(_member_rows(row.id, held, each.document))
        number.agreement_id = row.id
        digest = sha256_of(each.content)
        session.add(t.AgreementFile(agreement_id=row.id, paper=each.paper, content=each.content, sha256=digest))
        session.add_all(override_rows(row.id, each.findings, current.user_id))
    return tuple(codes)


def _row(held: Held, drawn: Drawn, number: str, code: str, terms: str, head: str) -> t.Agreement:
    document = drawn.document
    return t.Agreement(
        code=code, number=number, proposal_id=held.proposal, group_id=held.group, need_id=held.need,
        offer_id=held.offer,
        pattern=held.pattern, quantity=held.quantity, unit=held.unit, offer_quantity=held.offer_quantity,
        signed_on=document.signed_on.isoformat(), starts=document.start.isoformat(), ends=document.end.isoformat(),
        status=AgreementStatus.ISSUED, terms=terms, document=drawn.facts.text, facts_sha256=drawn.facts.sha256,
        facts_version=FACTS_VERSION, head=head,
    )  # fmt: skip


def _member_rows(agreement_id: int, held: Held, document: AgreementDocument) -> Iterable[t.AgreementMember]:
    for position, (taken, member) in enumerate(zip(held.members, document.members, strict=True)):
        yield t.AgreementMember(
            agreement_id=agreement_id, offer_id=taken.offer, position=position, name=member.name,
            address=member.address, quantity=member.quantity.thousandths, offer_quantity=taken.offer_quantity,
            share=member.share, power_number=member.power_number,
            power_on=member.power_on.isoformat() if member.power_on else "",
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


def _told(terms: Sequence[AgreementTerms]) -> dict[int, str]:
    """Those that many have in common are written down once."""
    return {at: _json_of(asdict(each)) for at, each in {id(each): each for each in terms}.items()}


def _json_of(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
