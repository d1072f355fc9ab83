"""Lines that the reasons of a run's proposals have in common are kept once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Bring the tables to this schema; reasons kept before stay as they are."""
    op.create_table(
        "run_line",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_run_line_made_by")),
        sa.ForeignKeyConstraint(["run_id"], ["matching_run.id"], name=op.f("fk_run_line_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run_line")),
        sa.UniqueConstraint("run_id", "place", name=op.f("uq_run_line_run_id_place")),
    )
    with op.batch_alter_table("run_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_run_line_made_by"), ["made_by"], unique=False)
