"""One record brought into another: values as chosen, everything else moved, one code leading to the other."""

from __future__ import annotations

import json

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import current_change_set
from models.domain.duplicates import Verdict
from models.domain.merging import Side
from models.problems import UserProblem
from models.steps.duplicates.choosing import PERSONS, persons_of
from models.steps.duplicates.items import (
    OFFER,
    PAPER,
    counting_facts,
    hindrance,
    offer_pairs,
    paper_pairs,
)
from models.steps.duplicates.moving import move_all
from models.steps.duplicates.open_proposals import hand_over_open
from models.steps.duplicates.owners import merge_owners
from models.steps.duplicates.sides import Pair
from models.steps.duplicates.spoken_proposals import hand_over_spoken
from models.steps.duplicates.traits import FACTS, TRAITS
from models.steps.records.businesses import judge_size


def merge(session: Session, pair: Pair, choices: dict[str, Side]) -> t.RecordMerge:
    """Bring the second record into the first, inside the current change set."""
    _take_traits(pair, choices)
    _take_facts(session, pair, choices)
    merge_owners(session, pair, choices)
    _drop_persons(session, pair, choices)
    _drop_papers(session, pair, choices)
    _drop_offers(session, pair, choices)
    move_all(session, pair)
    _carry_verdicts(session, pair)
    pair.second.enterprise.deleted = pair.second.business.deleted = True
    judge_size(session, pair.first.business)
    told = json.dumps({key: str(side) for key, side in sorted(choices.items())})
    row = t.RecordMerge(survivor_id=pair.first.business.id, merged_id=pair.second.business.id, choices=told)
    session.add(row)
    session.flush()
    return row


def _take_traits(pair: Pair, choices: dict[str, Side]) -> None:
    for trait in TRAITS:
        side, mine = choices.get(trait.key), trait.row(pair.first)
        if side is Side.BOTH:
            mine.note = f"{mine.note}\n{trait.row(pair.second).note}"
        elif side is not None:
            for column, value in zip(trait.columns, trait.value(pair.of(side)), strict=True):
                setattr(mine, column, value)


def _take_facts(session: Session, pair: Pair, choices: dict[str, Side]) -> None:
    """Of two figures one counts; the other stays as history."""
    for kind in FACTS:
        one, other = pair.first.facts.get(kind), pair.second.facts.get(kind)
        if one is not None and other is not None:
            gone = one if choices[kind] is Side.SECOND else other
            gone.superseded_by = current_change_set(session).id


def _drop_persons(session: Session, pair: Pair, choices: dict[str, Side]) -> None:
    """Of two contacts, and of two signatories, one stays."""
    for role in PERSONS:
        one, other = persons_of(session, pair, role)
        if one is not None and other is not None:
            gone = one if choices[role] is Side.SECOND else other
            gone[0].deleted = True


def _drop_papers(session: Session, pair: Pair, choices: dict[str, Side]) -> None:
    for one, other in paper_pairs(session, pair):
        gone = one if choices[f"{PAPER}{one.kind}"] is Side.SECOND else other
        gone.deleted = True


def _drop_offers(session: Session, pair: Pair, choices: dict[str, Side]) -> None:
    for one, other in offer_pairs(session, pair):
        side = choices[f"{OFFER}{one.uid}"]
        if side is not Side.BOTH:
            _keep_once(session, *((other, one) if side is Side.SECOND else (one, other)))


def _keep_once(session: Session, kept: t.Offer, gone: t.Offer) -> None:
    """One offer stands for both: gaps are filled, and what was promised of the other is promised of it."""
    refusal = hindrance(session, kept, gone)
    if refusal:
        raise UserProblem(refusal, name=gone.words or kept.words)
    if kept.unit == gone.unit:
        _fill_offer(session, kept, gone)
    hand_over_spoken(session, kept, gone)
    session.flush()
    hand_over_open(session, kept, gone)
    gone.deleted = True


def _fill_offer(session: Session, kept: t.Offer, gone: t.Offer) -> None:
    known = counting_facts(session, kept)
    for kind, fact in counting_facts(session, gone).items():
        if kind not in known:
            fact.offer_id = kept.id
    for column in ("words", "minimum_order", "lead_days"):
        if getattr(kept, column) in (None, ""):
            setattr(kept, column, getattr(gone, column))
    kept.active = kept.active or gone.active


def _carry_verdicts(session: Session, pair: Pair) -> None:
    """What is no twin of the one is no twin of the other either."""
    v, mine, theirs = t.DuplicateVerdict, pair.first.business.id, pair.second.business.id
    spoken = select(v).where(or_(v.first_id == theirs, v.second_id == theirs), ~v.deleted)
    for row in session.scalars(spoken.where(v.verdict == str(Verdict.NOT_TWINS))).all():
        stranger = row.first_id + row.second_id - theirs
        low, high = sorted((mine, stranger))
        held = session.scalars(select(v).where(v.first_id == low, v.second_id == high)).one_or_none()
        if held is None:
            session.add(v(first_id=low, second_id=high, verdict=row.verdict, reason=row.reason, percent=row.percent))
        elif held.deleted:
            held.verdict, held.reason, held.deleted = row.verdict, row.reason, False
