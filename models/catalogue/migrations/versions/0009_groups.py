"""Agreements with groups: an agreement need not be of a proposal, and names its members."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_CODE = sa.String(length=40)
_DAY = sa.String(length=10)
_SHA256 = sa.String(length=64)
_OLD = "agreement_before_groups"
_COLUMNS = (
    "code", "number", "proposal_id", "need_id", "offer_id", "pattern", "quantity", "unit", "offer_quantity",
    "signed_on", "starts", "ends", "status", "terms", "document", "uid", "version", "deleted", "office_id",
    "changed_by", "id", "made_by", "facts_sha256", "facts_version", "head",
)  # fmt: skip
_REFERENCES = {
    "proposal_id": "proposal", "group_id": "proposed_group", "need_id": "need", "offer_id": "offer",
    "office_id": "office", "changed_by": "change_set", "made_by": "change_set",
}  # fmt: skip
_LOOKED_UP = ("proposal_id", "group_id", "need_id", "offer_id", "made_by")


def upgrade() -> None:
    """Bring the tables to this schema; what stands in them keeps its hash."""
    if op.get_bind().dialect.name == "sqlite":
        _made_anew()
    else:
        op.alter_column("agreement", "proposal_id", existing_type=sa.Integer(), nullable=True)
        op.add_column("agreement", sa.Column("group_id", sa.Integer(), nullable=True))
        op.create_foreign_key(op.f("fk_agreement_group_id"), "agreement", "proposed_group", ["group_id"], ["id"])
        op.create_index(op.f("ix_agreement_group_id"), "agreement", ["group_id"], unique=False)
    _members()


def _made_anew() -> None:
    """SQLite cannot make a column optional: the table is made again and takes over every row."""
    listed = ", ".join(_COLUMNS)
    for key in _LOOKED_UP:
        if key != "group_id":
            op.drop_index(op.f(f"ix_agreement_{key}"), table_name="agreement")
    op.execute(f"CREATE TABLE {_OLD} AS SELECT {listed} FROM agreement")
    op.drop_table("agreement")
    _agreement()
    op.execute(f"INSERT INTO agreement ({listed}) SELECT {listed} FROM {_OLD} ORDER BY id")
    op.drop_table(_OLD)


def _agreement() -> None:
    op.create_table(
        "agreement",
        _a("code"), _a("number", sa.Text()), _number("proposal_id", optional=True),
        _number("group_id", optional=True), _number("need_id"), _number("offer_id"), _a("pattern"), _large("quantity"),
        _a("unit"), _large("offer_quantity"), _a("signed_on", _DAY), _a("starts", _DAY), _a("ends", _DAY), _a("status"),
        _a("terms", sa.Text()), _a("document", sa.Text()), _a("uid", sa.String(length=36)), _number("version"),
        sa.Column("deleted", sa.Boolean(), nullable=False), _number("office_id"), _number("changed_by"), _number("id"),
        _number("made_by"), _later("facts_sha256", _SHA256), _later("facts_version", _CODE), _later("head", _SHA256),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.CheckConstraint("ends >= starts", name=op.f("ck_agreement_period")),
        *(_foreign("agreement", key, to) for key, to in _REFERENCES.items()),
        sa.UniqueConstraint("code", name=op.f("uq_agreement_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreement_uid")),
    )  # fmt: skip
    for key in _LOOKED_UP:
        op.create_index(op.f(f"ix_agreement_{key}"), "agreement", [key], unique=False)


def _members() -> None:
    op.create_table(
        "agreement_member",
        _number("agreement_id"), _number("offer_id"), _number("position"), _a("name", sa.Text()),
        _a("address", sa.Text()), _large("quantity"), _large("offer_quantity"), _number("share"),
        _a("power_number", sa.Text()), _a("power_on", _DAY), _number("id"), _number("made_by"),
        *(
            _foreign("agreement_member", key, to)
            for key, to in (("agreement_id", "agreement"), ("offer_id", "offer"), ("made_by", "change_set"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_member")),
        sa.UniqueConstraint("agreement_id", "offer_id", name=op.f("uq_agreement_member_agreement_id_offer_id")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_agreement_member_delivers")),
    )  # fmt: skip
    for key in ("offer_id", "made_by"):
        op.create_index(op.f(f"ix_agreement_member_{key}"), "agreement_member", [key], unique=False)


def _foreign(table: str, key: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([key], [f"{to}.id"], name=op.f(f"fk_{table}_{key}"))


def _number(name: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=optional)


def _large(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _later(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, server_default="")


def _a(name: str, kind: Any = _CODE) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)
