"""Conclude what partners probably need from what they make, and keep what an officer chooses of it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind, ChangeSource
from models.domain.inferred import InferredLine, KeptNeed, KeptNeeds, PartnerInference
from models.domain.partners import NeedDraft
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.matching.inference import inferences
from models.steps.records import needs
from models.steps.records.checking import need_problems, refuse
from models.steps.trade_indexing import index_touched_trade


def infer_needs(catalogue: Catalogue, _actor: Actor, partner: str = "") -> tuple[PartnerInference, ...]:
    """What follows for the partner with this code, or for every active one; nothing is written."""
    with catalogue.reading() as session:
        return inferences(session, partner)


def keep_inferred_needs(
    catalogue: Catalogue,
    actor: Actor,
    partner: str,
    chosen: Sequence[KeptNeed],
    *,
    progress: Progress = no_progress,
) -> KeptNeeds:
    """The chosen needs, written with the mark that nobody has confirmed them.

    Raises UserProblem for a need that does not follow, that is there already, or that has no quantity.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        (found,) = inferences(session, partner)
        drafts = [_draft(found, each) for each in _once(chosen)]
        if not drafts:
            return KeptNeeds((), changed=Changed.NOTHING)
        note = json.dumps(["infer_needs", found.name], ensure_ascii=False)
        with change_set(
            session, actor, ChangeKind.SCREEN, note=note, source=ChangeSource.INFERRED
        ) as current:
            rows = [needs.save(session, None, draft) for draft in drafts]
            for row in rows:
                row.inferred = True
            index_touched_trade(session)
        return KeptNeeds(tuple(row.code for row in rows), current.uid)


def _once(chosen: Sequence[KeptNeed]) -> list[KeptNeed]:
    return list({(each.commodity, each.pattern): each for each in chosen}.values())


def _draft(found: PartnerInference, kept: KeptNeed) -> NeedDraft:
    line = _line(found, kept)
    if kept.quantity is None or kept.quantity <= 0:
        raise UserProblem("inferred.quantity_missing", good=line.name)
    draft = NeedDraft(
        partner=found.uid, pattern=kept.pattern, commodity=line.commodity, words=line.name, unit=kept.unit,
        quantity=kept.quantity,
    )  # fmt: skip
    refuse(need_problems(draft))
    return draft


def _line(found: PartnerInference, kept: KeptNeed) -> InferredLine:
    same = (each for each in found.lines if (each.commodity, each.pattern) == (kept.commodity, kept.pattern))
    line = next(same, None)
    if line is None:
        raise UserProblem("inferred.does_not_follow", good=kept.commodity, partner=found.name)
    if line.existing:
        raise UserProblem("inferred.exists", good=line.name, need=line.existing)
    return line
