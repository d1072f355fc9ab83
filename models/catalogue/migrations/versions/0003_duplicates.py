"""Records that are alike, the officer's word on them, and what was merged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring the tables to this schema."""
    _found()
    _verdicts()
    _merges()


def _found() -> None:
    op.create_table(
        "duplicate_scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("compared", sa.Integer(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_scan")),
    )
    op.create_table(
        "duplicate_pair",
        sa.Column("first_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("second_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("open_percent", sa.Integer(), nullable=False),
        sa.Column("clues", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["first_id"], ["business.id"], name=op.f("fk_duplicate_pair_first_id")),
        sa.ForeignKeyConstraint(["second_id"], ["business.id"], name=op.f("fk_duplicate_pair_second_id")),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_duplicate_pair")),
    )
    _index("duplicate_pair", "second_id", "percent", "open_percent")


def _verdicts() -> None:
    op.create_table(
        "duplicate_verdict",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_duplicate_verdict_order")),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_duplicate_verdict_changed_by")),
        sa.ForeignKeyConstraint(["first_id"], ["business.id"], name=op.f("fk_duplicate_verdict_first_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_duplicate_verdict_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_duplicate_verdict_office_id")),
        sa.ForeignKeyConstraint(["second_id"], ["business.id"], name=op.f("fk_duplicate_verdict_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_verdict")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_duplicate_verdict_first_id_second_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_duplicate_verdict_uid")),
    )
    _index("duplicate_verdict", "made_by", "second_id")


def _merges() -> None:
    op.create_table(
        "record_merge",
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("survivor_id", sa.Integer(), nullable=False),
        sa.Column("merged_id", sa.Integer(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_record_merge_made_by")),
        sa.ForeignKeyConstraint(["merged_id"], ["business.id"], name=op.f("fk_record_merge_merged_id")),
        sa.ForeignKeyConstraint(["superseded_by"], ["change_set.id"], name=op.f("fk_record_merge_superseded_by")),
        sa.ForeignKeyConstraint(["survivor_id"], ["business.id"], name=op.f("fk_record_merge_survivor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_merge")),
        sa.UniqueConstraint("uid", name=op.f("uq_record_merge_uid")),
    )
    _index("record_merge", "made_by", "merged_id", "survivor_id")


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
