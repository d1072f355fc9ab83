"""Identities of rows, and the catalogue's clock."""

from __future__ import annotations

from datetime import UTC, datetime

import uuid_utils


def new_uid() -> str:
    """A UUIDv7: unique everywhere, sorting by the time it was made."""
    return str(uuid_utils.uuid7())


def now() -> str:
    """This instant in UTC, ISO 8601 with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
