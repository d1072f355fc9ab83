"""Papers beside the agreement: drafts, overrides, signing, other papers and their files, numbers, logo, dated law."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_CODE = sa.String(length=40)
_DAY = sa.String(length=10)
_SHA256 = sa.String(length=64)


def upgrade() -> None:
    """Bring the tables to this schema; what stands in them keeps its hash."""
    _drafts()
    _of_agreements()
    _papers()
    _of_offices()
    op.add_column("agreement", sa.Column("facts_sha256", _SHA256, nullable=False, server_default=""))
    op.add_column("agreement", sa.Column("facts_version", _CODE, nullable=False, server_default=""))
    op.add_column("agreement", sa.Column("head", _SHA256, nullable=False, server_default=""))


def _drafts() -> None:
    op.create_table(
        "agreement_draft",
        _number("id"), _a("uid", sa.String(length=36)), _number("user_id"), _number("office_id"), _a("kind"),
        _a("subject"), _a("paper"), _a("content", sa.Text()), _number("version"), _a("saved_at", sa.String(length=32)),
        *(_foreign("agreement_draft", f"{to}_id", "user_account" if to == "user" else to) for to in ("user", "office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_draft")),
        sa.UniqueConstraint("office_id", "kind", "subject", name=op.f("uq_agreement_draft_office_id_kind_subject")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreement_draft_uid")),
    )  # fmt: skip


def _of_agreements() -> None:
    _made(
        "agreement_override", {"agreement_id": "agreement"}, {"user_id": "user_account"},
        _a("rule"), _a("found", sa.Text()), _a("reason", sa.Text()), _a("name", sa.Text()), _a("position", sa.Text()),
        sa.CheckConstraint(
            "reason <> '' AND name <> '' AND position <> ''", name=op.f("ck_agreement_override_answered_for")
        ),
    )  # fmt: skip
    _edited(
        "agreement_signing", {"agreement_id": "agreement"}, {},
        _a("signed_on", _DAY), _a("place", sa.Text()), _a("note", sa.Text()),
    )  # fmt: skip


def _papers() -> None:
    _edited(
        "issued_paper", {"agreement_id?": "agreement"},
        {"number_id?": "issued_number", "person_id?": "person", "enterprise_id?": "enterprise", "need_id?": "need"},
        _a("code"), _a("kind"), _a("number", sa.Text()), _a("title", sa.Text()), _a("signed_on", _DAY),
        _a("effective_on", _DAY), _a("status"), _a("sent_on", _DAY), _a("receipt", sa.Text()),
        _a("document", sa.Text()), _a("facts_sha256", _SHA256), _a("facts_version"), _a("head", _SHA256),
        sa.UniqueConstraint("code", name=op.f("uq_issued_paper_code")),
    )  # fmt: skip
    _made(
        "paper_file", {"agreement_id?": "agreement", "issued_paper_id?": "issued_paper"}, {},
        _a("role"), _a("paper"), _a("content", sa.LargeBinary()), _a("sha256", _SHA256),
        sa.CheckConstraint("(agreement_id IS NULL) <> (issued_paper_id IS NULL)", name=op.f("ck_paper_file_one_owner")),
    )  # fmt: skip
    op.create_index(op.f("ix_paper_file_sha256"), "paper_file", ["sha256"], unique=False)


def _of_offices() -> None:
    _edited(
        "number_rule", {}, {}, _a("kind"), _a("pattern", sa.Text()), _a("book"),
        sa.UniqueConstraint("office_id", "kind", name=op.f("uq_number_rule_office_id_kind")),
    )  # fmt: skip
    _made("office_logo", {"of_office_id": "office"}, {}, _a("content", sa.LargeBinary()), _a("sha256", _SHA256))
    _edited(
        "law_override", {}, {},
        _a("code"), _a("value", sa.Text()), _a("text", sa.Text()), _a("source", sa.Text()), _a("valid_from", _DAY),
        _a("valid_to", _DAY), sa.Column("verified", sa.Boolean(), nullable=False), _a("verified_by", sa.Text()),
        _a("verified_on", _DAY),
        sa.UniqueConstraint("office_id", "code", "valid_from", name=op.f("uq_law_override_office_id_code_valid_from")),
    )  # fmt: skip


def _edited(name: str, indexed: dict[str, str], others: dict[str, str], *own: Any) -> None:
    """A table of rows that people edit: its own columns, then those of `Edited`."""
    shared: tuple[Any, ...] = (
        _a("uid", sa.String(length=36)), _number("version"), sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{name}_uid")),
    )  # fmt: skip
    _made(name, indexed, {**others, "office_id": "office", "changed_by": "change_set"}, *own, *shared)


def _made(name: str, indexed: dict[str, str], others: dict[str, str], *own: Any) -> None:
    """A table of rows with references, those that are looked up by indexed; a question mark says: may be missing."""
    foreign = {**indexed, **others, "made_by": "change_set"}
    op.create_table(
        name,
        *own,
        *(sa.Column(key.rstrip("?"), sa.Integer(), nullable=key.endswith("?")) for key in foreign),
        _number("id"),
        *(_foreign(name, key.rstrip("?"), to) for key, to in foreign.items()),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for key in (*indexed, "made_by"):
        column = key.rstrip("?")
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)


def _foreign(table: str, key: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([key], [f"{to}.id"], name=op.f(f"fk_{table}_{key}"))


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _a(name: str, kind: Any = _CODE) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)
