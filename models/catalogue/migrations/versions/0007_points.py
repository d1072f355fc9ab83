"""Businesses with a point of their own are found by where it lies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_HAS_POINT = sa.text("latitude IS NOT NULL")


def upgrade() -> None:
    """Only those that have one are in the index: it costs nothing where nobody was measured."""
    op.create_index(
        "ix_business_point", "business", ["latitude", "longitude"],
        unique=False, sqlite_where=_HAS_POINT, postgresql_where=_HAS_POINT,
    )  # fmt: skip
