"""Write a dated row of the law, or let the program's own stand again."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.law import LawChange
from models.domain.progress import Progress, no_progress
from models.steps.agreements.law_rows import planned_rows, put_in_place, rule_rows
from models.steps.own_law import size_law
from models.steps.records.resizing import resize

_OF_SIZES = Changed.LAW | Changed.ENTERPRISES | Changed.PARTNERS


def save_law(
    catalogue: Catalogue, actor: Actor, change: LawChange, *, today: date | None = None,
    progress: Progress = no_progress,
) -> Outcome:  # fmt: skip
    """The rule says so from now on; the first writing of a code copies all that the program brought of it.

    A rule about sizes gives every business the size that it has by it, in the same change set.

    Raises UserProblem for what cannot stand and where somebody wrote the rule since.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        _take_turns(session)
        rows = planned_rows(session, change, today or date.today())
        if rows == rule_rows(session, change.code).rows:
            return Outcome(Changed.NOTHING)
        note = json.dumps(["law", change.code], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            before = size_law(session)
            put_in_place(session, change.code, rows)
            session.flush()
            sizes = resize(session, before, size_law(session), progress)
    return Outcome(_OF_SIZES if sizes else Changed.LAW, current.uid)


def _take_turns(session: Session) -> None:
    """The law is everybody's: two offices that write it do so one after the other."""
    session.execute(select(t.Office.id).order_by(t.Office.id).limit(1).with_for_update())
