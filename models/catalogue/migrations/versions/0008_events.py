"""Matchmaking events: slots and tables, guests, meetings, plans, results and what follows them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_CODE = sa.String(length=40)
_DAY = sa.String(length=10)
_MONEY = sa.BigInteger()


def upgrade() -> None:
    """Bring the tables to this schema."""
    _day()
    _guests()
    _meetings()
    _results()
    # one statement that both databases read: SQLite cannot add a constraint to a table that is there
    op.execute(
        "ALTER TABLE issued_paper ADD COLUMN event_id INTEGER "
        "CONSTRAINT fk_issued_paper_event_id REFERENCES event (id)"
    )


def _day() -> None:
    _edited(
        "event", {}, {"run_id?": "matching_run", "official_id?": "official"},
        _a("code"), _words("name"), _words("theme"), _a("day", _DAY), _words("venue"), _words("address"), _a("region"),
        _a("status"), _number("walking"), _number("minimum"), _maybe("maximum"), _words("notes"),
        sa.UniqueConstraint("code", name=op.f("uq_event_code")),
    )  # fmt: skip
    _edited(
        "event_slot", {"event_id": "event"}, {},
        _number("position"), _words("session"), _a("kind"), _number("starts"), _number("ends"), _words("label"),
        sa.CheckConstraint("ends > starts", name=op.f("ck_event_slot_forward")),
    )  # fmt: skip
    _edited("event_table", {"event_id": "event"}, {}, _number("position"), _words("name"), _words("place"))
    _edited("event_closure", {"slot_id": "event_slot", "table_id": "event_table"}, {})


def _guests() -> None:
    one_side = "(partner_id IS NULL) <> (enterprise_id IS NULL)"
    _edited(
        "event_guest",
        {"event_id": "event", "partner_id?": "partner", "enterprise_id?": "enterprise"}, {"table_id?": "event_table"},
        _a("side"), _number("number"), _words("attendee"), _a("curation"), _words("curation_reason"),
        _a("invitation"), _a("answered_on", _DAY), _flag("walk_in"), _maybe("minimum"), _maybe("maximum"),
        _a("arrival"), _a("arrived_at", sa.String(length=32)), _words("note"),
        sa.CheckConstraint(one_side, name=op.f("ck_event_guest_one_side")),
    )  # fmt: skip
    _edited("event_absence", {"guest_id": "event_guest", "slot_id": "event_slot"}, {})


def _meetings() -> None:
    _edited(
        "event_meeting", {"event_id": "event", "buyer_id": "event_guest"},
        {"proposal_id?": "proposal", "need_id?": "need", "slot_id?": "event_slot", "table_id?": "event_table"},
        _number("number"), _a("source"), _flag("locked"), _a("state"), _words("state_reason"),
    )  # fmt: skip
    _edited("event_seat", {"meeting_id": "event_meeting", "guest_id": "event_guest"}, {})
    _edited(
        "event_plan", {"event_id": "event"}, {},
        *(_number(name) for name in ("number", "meetings", "held", "most", "slots_used", "lower_bound")),
        _a("made_at", sa.String(length=32)), _number("milliseconds"), _words("why"), _words("told"),
    )  # fmt: skip


def _results() -> None:
    _edited(
        "event_result", {"meeting_id": "event_meeting", "guest_id": "event_guest"}, {"agreement_id?": "agreement"},
        _a("interest"), _words("product"), _money("quantity"), _a("unit"), _money("price"), _maybe("months"),
        _money("potential"), _money("agreed"), _words("next_step"), _a("due", _DAY), _words("note"),
    )  # fmt: skip
    _edited(
        "event_follow_up", {"result_id": "event_result"}, {},
        _number("after"), _a("due", _DAY), _a("done_on", _DAY), _a("stage"), _money("delivered"),
        _money("paid"), _words("note"),
    )  # fmt: skip


def _edited(name: str, indexed: dict[str, str], others: dict[str, str], *own: Any) -> None:
    """A table of rows that people edit: its own columns, then those of `Edited`."""
    shared: tuple[Any, ...] = (
        _a("uid", sa.String(length=36)), _number("version"), _flag("deleted"),
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


def _maybe(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=True)


def _money(name: str) -> sa.Column[Any]:
    return sa.Column(name, _MONEY, nullable=True)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _words(name: str) -> sa.Column[Any]:
    return _a(name, sa.Text())


def _a(name: str, kind: Any = _CODE) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)
