"""What an enterprise belongs to: groups with a role, and programmes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.enterprises import EnterpriseDraft
from models.domain.equipment import AssociationKind, GroupPart, MemberRole
from models.problems import UserProblem
from models.steps.records.history import Named

Belonging = tuple[t.AssociationMember, t.Association]


def belongings_of(session: Session, enterprise: int) -> Sequence[Belonging]:
    """Every part of an enterprise in a group, deleted ones among them."""
    part, group = t.AssociationMember, t.Association
    query = select(part, group).join(group, group.id == part.association_id).where(part.enterprise_id == enterprise)
    return [(row[0], row[1]) for row in session.execute(query.order_by(part.id))]


def group_parts(belongings: Iterable[Belonging]) -> tuple[GroupPart, ...]:
    """Memberships as a record shows them; a group that was deleted is not told."""
    return tuple(
        GroupPart(
            part.uid, group.uid, group.code, group.name, AssociationKind(group.kind), MemberRole(part.role),
            part.since or "", part.until or "",
        )
        for part, group in belongings
        if not part.deleted and not group.deleted
    )  # fmt: skip


def named_belongings(belongings: Iterable[Belonging]) -> list[Named]:
    """Memberships for the history of a record, each by the name of its group."""
    return [Named(part.uid, part.made_by, group.name) for part, group in belongings]


def save_belongings(session: Session, enterprise: int, draft: EnterpriseDraft) -> None:
    """Bring groups and programmes of a draft in, as far as its form asked for them."""
    if draft.groups is not None:
        save_groups(session, enterprise, draft.groups)
    if draft.programmes is not None:
        save_programmes(session, enterprise, draft.programmes)


def save_groups(session: Session, enterprise: int, drafts: Iterable[GroupPart]) -> None:
    """Let these be the groups of an enterprise; one that no draft names was entered by mistake and goes."""
    rows = {part.uid: part for part, group in belongings_of(session, enterprise) if not (part.deleted or group.deleted)}
    for draft in drafts:
        group = _association(session, draft.association)
        row = rows.get(draft.uid)
        if row is None or row.association_id != group:
            row = t.AssociationMember(enterprise_id=enterprise, association_id=group)
            session.add(row)
        else:
            del rows[draft.uid]
        fill_member(row, draft.role, draft.since, draft.until)
    for row in rows.values():
        row.deleted = True


def fill_member(row: t.AssociationMember, role: MemberRole, since: str, until: str) -> None:
    """Role and time of a member."""
    row.role, row.since, row.until = str(role), since or None, until or None


def save_programmes(session: Session, enterprise: int, names: Iterable[str]) -> None:
    """Let these be the programmes of an enterprise."""
    held = select(t.Membership).where(t.Membership.enterprise_id == enterprise, ~t.Membership.deleted)
    rows = {row.programme.casefold(): row for row in session.scalars(held)}
    wanted = {name.casefold(): name for name in (" ".join(each.split()) for each in names) if name}
    for key in rows.keys() - wanted.keys():
        rows[key].deleted = True
    for key, name in wanted.items():
        if key not in rows:
            session.add(t.Membership(enterprise_id=enterprise, programme=name))


def _association(session: Session, uid: str) -> int:
    query = select(t.Association.id).where(t.Association.uid == uid, ~t.Association.deleted)
    number = session.scalar(query)
    if number is None:
        raise UserProblem("record.group_gone", field="groups")
    return number
