"""Lists of a million: the index in list order, with filters as words. Both tables are filled when a catalogue opens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_PLACE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SORTED = {"owner": "owner_key", "region": "region", "size": "size_rank", "code": "code"}


def upgrade() -> None:
    """Make the derived tables anew, empty."""
    op.drop_table("enterprise_listing")
    op.execute("DROP TABLE enterprise_search")
    _listing()
    _search()
    op.create_table(
        "derived_state",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_derived_state")),
    )


def _listing() -> None:
    op.create_table(
        "enterprise_listing",
        sa.Column("place", _PLACE, nullable=False),
        sa.Column("enterprise_id", sa.Integer(), nullable=False),
        *(sa.Column(name, _KEY, nullable=False) for name in ("code", "name_key", "owner_key", "region")),
        sa.Column("size", sa.String(length=40), nullable=False),
        sa.Column("size_rank", sa.Integer(), nullable=False),
        sa.Column("kinds", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name=op.f("fk_enterprise_listing_enterprise_id")),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_enterprise_listing")),
        sa.UniqueConstraint("enterprise_id", name=op.f("uq_enterprise_listing_enterprise_id")),
    )
    op.create_index("ix_enterprise_listing_name", "enterprise_listing", ["name_key", "enterprise_id"])
    for name, column in _SORTED.items():
        op.create_index(f"ix_enterprise_listing_{name}", "enterprise_listing", [column, "place"])


def _search() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE enterprise_search USING"
            " fts5(words, tokenize='ascii', prefix='1 2 3 4 5 6 7 8', detail='none', columnsize=0)"
        )
        return
    terms = "terms tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED"
    op.execute(f"CREATE TABLE enterprise_search (rowid BIGINT PRIMARY KEY, words TEXT NOT NULL, {terms})")
    op.execute("CREATE INDEX ix_enterprise_search ON enterprise_search USING gin (terms)")
