"""Enter or correct a link of the commodity graph: yield, KBLI of the step, certainty, source and note."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Commodity, SupplyLink
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.supply import LinkDraft, SavedLink, yield_problem
from models.problems import UserProblem
from models.reference.links import MADE
from models.reference.units import unit
from models.steps.kbli_list import require_listed
from models.steps.supply import commodity_of, link_of, made_of
from models.steps.supply_graph import way_between

OWN = "P"
"""Links that officers enter are P01, P02, …"""


def save_supply_link(
    catalogue: Catalogue, actor: Actor, draft: LinkDraft, *, progress: Progress = no_progress
) -> SavedLink:
    """The saved link; UserProblem for a draft that is wrong, doubles a link or closes a circle, or a meanwhile change.

    A circle of processing is saved when the officer agreed to it: dung does become fertiliser.
    """
    _refuse_wrong(draft)
    progress(0, 1)
    with catalogue.transaction() as session:
        require_listed(session, "2020", draft.kbli2020)
        require_listed(session, "2025", draft.kbli2025)
        row = _held(session, draft) if draft.uid else _new(session, draft)
        if draft.uid and all(getattr(row, field) == value for field, value in _values(draft)):
            return SavedLink(row.uid, row.code, changed=Changed.NOTHING)
        with change_set(session, actor, ChangeKind.SCREEN, note=json.dumps(["supply_link", row.code])) as current:
            for field, value in _values(draft):
                setattr(row, field, value)
            session.add(row)
        return SavedLink(row.uid, row.code, current.uid)


def _refuse_wrong(draft: LinkDraft) -> None:
    if problem := yield_problem(draft.yield_low, draft.yield_high):
        raise UserProblem(problem, field="high")
    for field, code in (("unit_in", draft.unit_in), ("unit_out", draft.unit_out)):
        if unit(code) is None:
            raise UserProblem("supply.no_unit", field=field)


def _values(draft: LinkDraft) -> tuple[tuple[str, str | int | None], ...]:
    return (
        ("yield_low", draft.yield_low), ("yield_high", draft.yield_high),
        ("yield_unit", f"{draft.unit_out}/{draft.unit_in}"), ("kbli2020", draft.kbli2020),
        ("kbli2025", draft.kbli2025), ("certainty", draft.certainty.value), ("source", draft.basis.strip()),
        ("note", draft.note.strip()),
    )  # fmt: skip


def _held(session: Session, draft: LinkDraft) -> SupplyLink:
    row = link_of(session, draft.uid)
    if row.version != draft.version:
        raise UserProblem("record.changed_elsewhere")
    return row


def _new(session: Session, draft: LinkDraft) -> SupplyLink:
    source, target = commodity_of(session, draft.source), commodity_of(session, draft.target)
    if source.id == target.id:
        raise UserProblem("supply.link_to_itself", field="target", commodity=source.name)
    _refuse_double(session, source, target)
    if not draft.circle_agreed:
        _refuse_circle(session, source, target)
    return SupplyLink(code=_next_code(session), input_id=source.id, output_id=target.id, kind=MADE, version=1)


def _refuse_double(session: Session, source: Commodity, target: Commodity) -> None:
    link = SupplyLink
    same = select(link.code).where(
        link.input_id == source.id, link.output_id == target.id, link.kind == MADE, ~link.deleted
    )
    if session.scalars(same).first() is not None:
        raise UserProblem("supply.link_exists", field="target", source=source.name, target=target.name)


def _refuse_circle(session: Session, source: Commodity, target: Commodity) -> None:
    following = made_of(session)
    edges = ((one, other) for one, others in following.items() for other in others)
    if back := way_between(edges, target.id, source.id):
        names = dict(session.execute(select(Commodity.id, Commodity.name).where(Commodity.id.in_(back))).all())
        way = " → ".join(names[at] for at in (source.id, *back))
        raise UserProblem("supply.link_circle", field="target", way=way)


def _next_code(session: Session) -> str:
    codes = session.scalars(select(SupplyLink.code).where(SupplyLink.code.startswith(OWN)))
    numbers = [int(code[1:]) for code in codes if code[1:].isdecimal()]
    return f"{OWN}{max(numbers, default=0) + 1:02}"
