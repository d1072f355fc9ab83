"""Events: what each guest knows of its timetable."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_REFERENCES = {
    "guest_id": "event_guest", "office_id": "office", "changed_by": "change_set", "made_by": "change_set",
}  # fmt: skip


def upgrade() -> None:
    """Bring the tables to this schema; nobody is known to have been told anything yet."""
    op.create_table(
        "event_told",
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([key], [f"{to}.id"], name=op.f(f"fk_event_told_{key}"))
            for key, to in _REFERENCES.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_told")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_told_uid")),
    )
    for key in ("guest_id", "made_by"):
        op.create_index(op.f(f"ix_event_told_{key}"), "event_told", [key], unique=False)
