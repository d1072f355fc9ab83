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


def protected(session: Session, key: bytes, value: str, **columns: Any) -> dict[str, Any]:
    """Column values of a new protected row for a bulk insert."""
    salt = secrets.token_hex(16)
    digest = hashlib.sha256(bytes.fromhex(salt) + value.encode()).hexdigest()
    return dated_stamps(
        session,
        value=value,
        salt=salt,
        digest=digest,
        lookup=lookup_hash(key, value),
        superseded_by=None,
        **columns,
    )
