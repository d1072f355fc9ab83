"""Who acts: every use case that reads or changes people's data is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a user does here (product.md, "The people")."""

    ADMINISTRATOR = "administrator"
    KADIN = "kadin"
    DISKOPUMDAG = "diskopumdag"
    INSTANSI = "instansi"
    PENDAMPING = "pendamping"


@dataclass(frozen=True, slots=True)
class Actor:
    """A user with role, agency and region; history and rights hang on it."""

    user: str
    """uid of the user account."""
    name: str
    role: Role
    office: str
    """Code of the agency's office, e.g. "TBN"."""
    region: str
    """Kemendagri code of what the office answers for; "35" is the province."""
