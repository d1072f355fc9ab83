"""What makes a profile trustworthy: places, machines, inputs, papers seen, consents, groups; and what users keep."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_CODE = sa.String(length=40)
_DAY = sa.String(length=10)


def upgrade() -> None:
    """Bring the tables to this schema; what stands in them keeps its hash."""
    _of_enterprises()
    _of_partners()
    _of_people()
    _of_users()
    _columns()


def _of_enterprises() -> None:
    _table(
        "outlet", _to("enterprise"), _code("kind"), _words("name"), _code("region"), _words("address"),
        _number("area"), _number("storage"), _code("storage_unit"), _maybe("cold"), _maybe("owned"),
        sa.CheckConstraint("area >= 0 AND storage >= 0", name=op.f("ck_outlet_not_negative")),
    )  # fmt: skip
    _table(
        "machine", _to("enterprise"), _words("name"), _words("process"),
        sa.Column("count", sa.Integer(), nullable=False), _number("capacity"), _code("unit"),
        sa.Column("year", sa.Integer()), _code("condition"),
        sa.CheckConstraint("count > 0", name=op.f("ck_machine_count_positive")),
    )  # fmt: skip
    _table(
        "input_used", _to("enterprise"), _to("commodity"), _words("words"), _code("unit"), _number("quantity"),
        _words("origin"),
    )  # fmt: skip


def _of_partners() -> None:
    _table(
        "partner_good", _to("partner"), _code("direction"), _to("commodity"), _words("words"), _code("unit"),
        _number("quantity"),
        sa.CheckConstraint("direction IN ('dibuat', 'diserap')", name=op.f("ck_partner_good_direction")),
    )  # fmt: skip


def _of_people() -> None:
    _table(
        "consent", _to("person"), _code("purpose"), sa.Column("given_on", _DAY, nullable=False), _code("form"),
        _words("evidence"), sa.Column("withdrawn_on", _DAY),
    )  # fmt: skip
    _table(
        "association", _code("code"), _words("name"), _key("name_key"), _code("kind"), _code("region"),
        _to("business", nullable=True), sa.UniqueConstraint("code", name=op.f("uq_association_code")),
    )  # fmt: skip
    _table(
        "association_member", _to("association"), _to("enterprise"), _code("role"), sa.Column("since", _DAY),
        sa.Column("until", _DAY),
    )  # fmt: skip


def _of_users() -> None:
    _table(
        "saved_view", _code("list"), _words("name"), _words("query"), _words("columns"),
        _to("user_account", as_="user"), sa.Column("shared", sa.Boolean(), nullable=False),
    )  # fmt: skip
    _table(
        "import_profile", _words("sender"), _key("sender_key"), _code("kind"),
        _key("headings", sa.String(length=64)), _words("mapping"), _words("answers"), _code("key"),
    )  # fmt: skip


def _columns() -> None:
    _more("business", _filled("declared_size"), _filled("verified_size"), sa.Column("verified_on", _DAY),
          _filled("email", sa.Text()), _filled("point_source"))  # fmt: skip
    _more("enterprise", sa.Column("confirmed_on", _DAY))
    _more("import_batch", _filled("sender", sa.Text()), _filled("key"))
    _more("need", _filled("process", sa.Text()), sa.Column("lead_days", sa.Integer()),
          sa.Column("margin", sa.Integer()), _filled("outlet"), sa.Column("until", _DAY),
          sa.Column("confirmed_on", _DAY))  # fmt: skip
    _more("paper", sa.Column("seen_on", _DAY), _filled("seen_by", sa.Text()), _filled("evidence"))
    _more("partner", sa.Column("kadin_until", _DAY), sa.Column("confirmed_on", _DAY))


def _table(name: str, *own: Any) -> None:
    """A table of rows that people edit: its own columns, then those of `Edited`."""
    columns = [each for each in own if isinstance(each, sa.Column)]
    foreign = {column.name: column.info["to"] for column in columns if "to" in column.info}
    indexed = [*foreign, *(column.name for column in columns if column.info.get("sought"))]
    foreign |= {"office_id": "office", "made_by": "change_set", "changed_by": "change_set"}
    op.create_table(
        name,
        *own,
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        *(sa.Column(key, sa.Integer(), nullable=False) for key in ("office_id", "changed_by", "id", "made_by")),
        *(sa.ForeignKeyConstraint([key], [f"{to}.id"], name=op.f(f"fk_{name}_{key}")) for key, to in foreign.items()),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{name}_uid")),
    )
    for key in [*indexed, "made_by"]:
        op.create_index(op.f(f"ix_{name}_{key}"), name, [key], unique=False)


def _more(table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _to(table: str, *, as_: str = "", nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(f"{as_ or table}_id", sa.Integer(), nullable=nullable, info={"to": table})


def _code(name: str) -> sa.Column[Any]:
    return sa.Column(name, _CODE, nullable=False)


def _key(name: str, kind: Any = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, info={"sought": True})


def _words(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger())


def _maybe(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean())


def _filled(name: str, kind: Any = _CODE) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, server_default="")
