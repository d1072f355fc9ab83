"""Protected values: found through a keyed hash, shown masked, kept in the history as a salted hash."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.recording import dated_stamps
from models.catalogue.tables import Setting

LOOKUP_KEY = "lookup_key"


def lookup_key(session: Session) -> bytes:
    """The catalogue's secret behind the lookup hashes."""
    value = session.scalars(select(Setting.value).where(Setting.name == LOOKUP_KEY)).one()
    return bytes.fromhex(json.loads(value))


def lookup_hash(key: bytes, value: str) -> str:
    """The keyed hash by which a protected value is found."""
    return hmac.digest(key, value.encode(), "sha256").hex()


class Lookups(dict[str, str]):
    """Lookup hashes by value, each worked out once; kept no longer than one piece of work."""

    def __init__(self, key: bytes) -> None:
        super().__init__()
        self._key = key

    def __missing__(self, value: str) -> str:
        self[value] = found = lookup_hash(self._key, value)
        return found


def protected(session: Session, key: bytes, value: str, **columns: Any) -> dict[str, Any]:
    """Column values of a new protected row for a bulk insert."""
    return dated_stamps(session, **guarded(value, lookup_hash(key, value)), **columns)


def guarded(value: str, lookup: str) -> dict[str, Any]:
    """Column values of a protected value, with the salted hash that stands for it in the history."""
    salt = secrets.token_bytes(16)
    digest = hashlib.sha256(salt + value.encode()).hexdigest()
    return {"value": value, "salt": salt.hex(), "digest": digest, "lookup": lookup, "superseded_by": None}
