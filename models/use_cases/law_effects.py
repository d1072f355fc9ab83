"""Which agreements a change of the law would judge otherwise, before anything is saved."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.law import AgreementEffect, LawChange, LawEffects, SizeEffect
from models.domain.progress import Progress, no_progress
from models.reference.law import LawRow
from models.reference.law.rows import SIZE
from models.steps.agreements.law_rows import overrides_with, planned_rows
from models.steps.agreements.relaw import count_issued, effect_on, issued_on, touched_days
from models.steps.own_law import overrides_of, sizes_of
from models.steps.records.resizing import codes_of, resized


def law_effects(
    catalogue: Catalogue, _actor: Actor, change: LawChange, *, today: date | None = None,
    progress: Progress = no_progress,
) -> LawEffects:  # fmt: skip
    """Every agreement in force whose findings would change, each judged by the law of its own day.

    What its facts say is judged, not what capacity is left today. Of a rule about sizes also the businesses that would
    be of another size: agreements keep the sizes that they state. Nothing is stored. Raises UserProblem as `save_law`.
    """
    found: list[AgreementEffect] = []
    with catalogue.reading() as session:
        before = overrides_of(session)
        after = overrides_with(before, change.code, planned_rows(session, change, today or date.today()))
        total, done = count_issued(session), 0
        progress(0, max(total, 1))
        for some in issued_on(session, touched_days(session, before, after)):
            for issued in some:
                progress(done, total)
                done += 1
                if (effect := effect_on(issued, before, after)) is not None:
                    found.append(effect)
        sizes = _sizes(session, before, after, progress) if change.code.startswith(SIZE) else None
    progress(max(total, 1), max(total, 1))
    return LawEffects(tuple(found), total, sizes)


def _sizes(
    session: Session, before: tuple[LawRow, ...], after: tuple[LawRow, ...], progress: Progress
) -> tuple[SizeEffect, ...]:
    return tuple(
        SizeEffect(codes_of(session, each.business), each.business.name, each.before[0], *each.after)
        for each in resized(session, sizes_of(before), sizes_of(after), progress)
    )
