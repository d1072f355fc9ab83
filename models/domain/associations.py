"""Standing groups of enterprises as lists and forms see them, and as forms give them back."""

from __future__ import annotations

from dataclasses import dataclass

from models.domain.changes import HistoryEntry
from models.domain.equipment import AssociationKind, MemberRole


@dataclass(frozen=True, slots=True)
class AssociationLine:
    """A group as listed."""

    uid: str
    code: str
    name: str
    kind: AssociationKind
    place: str
    members: int
    """Who has not left."""
    leader: str
    office: str


@dataclass(frozen=True, slots=True)
class MemberPart:
    """A member of a group: `enterprise` is its uid, code and name are only shown."""

    uid: str = ""
    enterprise: str = ""
    code: str = ""
    name: str = ""
    role: MemberRole = MemberRole.ANGGOTA
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class AssociationRecord:
    """A group with its members, those who left among them."""

    line: AssociationLine
    version: int
    own: bool
    region: str
    members: tuple[MemberPart, ...]
    history: tuple[HistoryEntry, ...]
    enterprise: str = ""
    """uid of the enterprise that this group itself is, as a koperasi may be; empty: none."""
    enterprise_name: str = ""


@dataclass(frozen=True, slots=True)
class AssociationDraft:
    """What a form wants a group to be; an empty uid makes a new one."""

    uid: str = ""
    version: int = 0
    name: str = ""
    kind: AssociationKind = AssociationKind.KELOMPOK
    region: str = ""
    members: tuple[MemberPart, ...] = ()
    enterprise: str = ""
    """uid of the enterprise that this group itself is; empty: none."""
