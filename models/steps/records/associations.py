"""Standing groups of enterprises: listed, as a record, and a draft brought into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.associations import AssociationDraft, AssociationLine, AssociationRecord, MemberPart
from models.domain.equipment import AssociationKind, MemberRole
from models.domain.lists import ListQuery
from models.domain.names import name_key
from models.problems import UserProblem
from models.reference.regions import full_name
from models.steps.codes import CodeKind, CodeSource
from models.steps.records.history import Named, history_of
from models.steps.records.memberships import fill_member
from models.steps.records.places import lies_in
from models.steps.records.standing import version_of

_SORTS: dict[str, tuple[Any, ...]] = {
    "name": (t.Association.name_key,),
    "code": (t.Association.code,),
    "kind": (t.Association.kind, t.Association.name_key),
    "place": (t.Association.region, t.Association.name_key),
}


_COOPERATIVES = (str(AssociationKind.KOPERASI), str(AssociationKind.KDMP))


@dataclass(frozen=True, slots=True)
class Member:
    """A member's row and the enterprise behind it."""

    row: t.AssociationMember
    enterprise: t.Enterprise
    name: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The rows that make up a group, members taken off among them."""

    association: t.Association
    office: str
    members: Sequence[Member]
    itself: Sequence[tuple[str, str]]
    """uid and name of the enterprise that the group is; empty where it is none."""


def listed_associations(query: ListQuery) -> Select[int]:
    """The groups of a list, in no order yet."""
    wanted = select(t.Association.id).where(~t.Association.deleted)
    for word in name_key(query.words).split():
        named = (t.Association.name_key, t.Association.code)
        wanted = wanted.where(or_(*(column.icontains(word, autoescape=True) for column in named)))
    for name, value in query.filters:
        wanted = wanted.where(_condition(name, value))
    return wanted


def ordered(wanted: Select[int], query: ListQuery) -> Select[int]:
    """The list in its order."""
    keys = [*_SORTS.get(query.sort, _SORTS["name"]), t.Association.id]
    return wanted.order_by(*([key.desc() for key in keys] if query.descending else keys))


def lines_of(session: Session, ids: Sequence[int], today: date) -> tuple[AssociationLine, ...]:
    """What the list says of each of these groups, in the given order."""
    a = t.Association
    query = select(a, t.Office.code).join(t.Office, t.Office.id == a.office_id).where(a.id.in_(ids))
    rows = {row[0].id: (row[0], row[1]) for row in session.execute(query)}
    counts, leaders = _counts(session, ids, today), _leaders(session, ids, today)
    return tuple(
        _line(*rows[number], counts.get(number, 0), leaders.get(number, "")) for number in ids if number in rows
    )


def still_member(today: date) -> tuple[ColumnElement[bool], ...]:
    """Conditions on the members of groups who have not left."""
    part = t.AssociationMember
    return ~part.deleted, func.coalesce(part.until, "9999") >= today.isoformat()


def leading_enterprises(today: date) -> Select[int]:
    """Ids of the enterprises that a koperasi with members is, or whose owner chairs it: leaders by nature."""
    a, part, e = t.Association, t.AssociationMember, t.Enterprise
    peopled = select(part.association_id).where(*still_member(today)).group_by(part.association_id)
    lasting = (a.kind.in_(_COOPERATIVES), ~a.deleted, a.id.in_(peopled))
    itself = select(e.id).join(a, a.business_id == e.business_id).where(*lasting)
    chairing = (
        select(part.enterprise_id)
        .join(a, a.id == part.association_id)
        .where(part.role == str(MemberRole.KETUA), *still_member(today), *lasting)
        .where(a.id.in_(peopled.having(func.count() > 1)))
    )
    return select(e.id).where(or_(e.id.in_(itself), e.id.in_(chairing)))


def load(session: Session, uid: str) -> Whole:
    """The rows of a group; UserProblem when it is not there (any more)."""
    a = t.Association
    query = select(a, t.Office.code).join(t.Office, t.Office.id == a.office_id).where(a.uid == uid, ~a.deleted)
    found = session.execute(query).one_or_none()
    if found is None:
        raise UserProblem("record.gone")
    association, office = found
    return Whole(association, office, _members(session, association.id), _itself(session, association))


def version(whole: Whole) -> int:
    """The version that a form filled from this record gives back."""
    return version_of((whole.association, *(member.row for member in whole.members)))


def record(session: Session, actor: Actor, whole: Whole, today: date) -> AssociationRecord:
    """The group as this actor may see it."""
    (line,) = lines_of(session, [whole.association.id], today)
    itself = whole.itself[0] if whole.itself else ("", "")
    rows: dict[str, Sequence[Any]] = {
        "association": [whole.association],
        "association_member": [Named(each.row.uid, each.row.made_by, each.name) for each in whole.members],
    }
    return AssociationRecord(
        line=line,
        version=version(whole),
        own=whole.office == actor.office,
        region=whole.association.region,
        members=tuple(_member_part(each) for each in whole.members if not each.row.deleted),
        history=history_of(session, whole.association, rows, ()),
        enterprise=itself[0],
        enterprise_name=itself[1],
    )


def save(session: Session, whole: Whole | None, draft: AssociationDraft) -> t.Association:
    """Bring a draft into the catalogue; `whole` is the group it changes, None for a new one."""
    if whole is None:
        row = t.Association(code=CodeSource(session, CodeKind.ASSOCIATION).next())
        session.add(row)
    else:
        row = whole.association
    row.name = " ".join(draft.name.split())
    row.name_key, row.kind, row.region = name_key(row.name), str(draft.kind), draft.region
    row.business_id = _enterprise(session, draft.enterprise).business_id if draft.enterprise else None
    session.flush()
    _save_members(session, row.id, whole, draft)
    return row


def _save_members(session: Session, association: int, whole: Whole | None, draft: AssociationDraft) -> None:
    held = {each.row.uid: each for each in (whole.members if whole else ()) if not each.row.deleted}
    for part in draft.members:
        known = held.get(part.uid)
        if known is not None and known.enterprise.uid == part.enterprise:
            row = held.pop(part.uid).row
        else:
            enterprise = _enterprise(session, part.enterprise)
            row = t.AssociationMember(association_id=association, enterprise_id=enterprise.id)
            session.add(row)
        fill_member(row, part.role, part.since, part.until)
    for left in held.values():
        left.row.deleted = True


def delete(whole: Whole) -> None:
    """Mark a group and its members as gone."""
    whole.association.deleted = True
    for member in whole.members:
        if not member.row.deleted:
            member.row.deleted = True


def _condition(name: str, value: str) -> ColumnElement[bool]:
    if name == "kind":
        return t.Association.kind == value
    if name == "region":
        return lies_in(t.Association.region, value)
    raise UserProblem("record.filter_unknown", filter=name)


def _counts(session: Session, ids: Sequence[int], today: date) -> dict[int, int]:
    part, e = t.AssociationMember, t.Enterprise
    query = (
        select(part.association_id, func.count())
        .join(e, e.id == part.enterprise_id)
        .where(part.association_id.in_(ids), ~e.deleted, *still_member(today))
        .group_by(part.association_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _leaders(session: Session, ids: Sequence[int], today: date) -> dict[int, str]:
    part, e, b = t.AssociationMember, t.Enterprise, t.Business
    query = (
        select(part.association_id, b.name)
        .join(e, e.id == part.enterprise_id)
        .join(b, b.id == e.business_id)
        .where(part.association_id.in_(ids), part.role == str(MemberRole.KETUA), ~e.deleted, *still_member(today))
        .order_by(part.id.desc())
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _line(row: t.Association, office: str, members: int, leader: str) -> AssociationLine:
    place = full_name(row.region) if row.region else ""
    return AssociationLine(row.uid, row.code, row.name, AssociationKind(row.kind), place, members, leader, office)


def _members(session: Session, association: int) -> list[Member]:
    part, e, b = t.AssociationMember, t.Enterprise, t.Business
    query = (
        select(part, e, b.name)
        .join(e, e.id == part.enterprise_id)
        .join(b, b.id == e.business_id)
        .where(part.association_id == association, ~e.deleted)
        .order_by(part.id)
    )
    return [Member(row[0], row[1], row[2]) for row in session.execute(query)]


def _itself(session: Session, row: t.Association) -> list[tuple[str, str]]:
    e, b = t.Enterprise, t.Business
    query = select(e.uid, b.name).join(b, b.id == e.business_id).where(b.id == row.business_id, ~e.deleted)
    return [(found[0], found[1]) for found in session.execute(query)] if row.business_id else []


def _member_part(member: Member) -> MemberPart:
    row = member.row
    return MemberPart(
        row.uid, member.enterprise.uid, member.enterprise.code, member.name, MemberRole(row.role), row.since or "",
        row.until or "",
    )  # fmt: skip


def _enterprise(session: Session, uid: str) -> t.Enterprise:
    query = select(t.Enterprise).where(t.Enterprise.uid == uid, ~t.Enterprise.deleted)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise UserProblem("association.member_gone", field="members")
    return found
