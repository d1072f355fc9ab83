"""Where an enterprise sells and stores, what it works with and what it takes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.choices import FieldProblem
from models.domain.enterprises import EnterpriseDraft
from models.domain.equipment import Condition, InputPart, MachinePart, OutletKind, OutletPart
from models.problems import UserProblem
from models.reference.regions import region
from models.reference.units import unit
from models.steps.supply import commodity_ids

Row = TypeVar("Row", t.Outlet, t.Machine, t.InputUsed)
Part = TypeVar("Part", OutletPart, MachinePart, InputPart)
Problems = Iterator[FieldProblem]
LARGEST = 10**15
MOST_MACHINES = 100_000
OLDEST_MACHINE = 1900


@dataclass(frozen=True, slots=True)
class Equipment:
    """The rows of one enterprise, deleted ones among them."""

    outlets: Sequence[t.Outlet]
    machines: Sequence[t.Machine]
    inputs: Sequence[t.InputUsed]

    @property
    def by_table(self) -> Mapping[str, Sequence[t.Outlet | t.Machine | t.InputUsed]]:
        """Table name → its rows."""
        return {"outlet": self.outlets, "machine": self.machines, "input_used": self.inputs}

    @property
    def rows(self) -> tuple[t.Outlet | t.Machine | t.InputUsed, ...]:
        """All of them."""
        return (*self.outlets, *self.machines, *self.inputs)


def load_equipment(session: Session, enterprise: int) -> Equipment:
    """What an enterprise has and takes in."""
    return Equipment(
        outlets=_of(session, t.Outlet, enterprise),
        machines=_of(session, t.Machine, enterprise),
        inputs=_of(session, t.InputUsed, enterprise),
    )


def outlet_parts(rows: Sequence[t.Outlet]) -> tuple[OutletPart, ...]:
    """The places that stand."""
    return tuple(
        OutletPart(
            row.uid, OutletKind(row.kind), row.name, row.region, row.address, row.area, row.storage,
            row.storage_unit, row.cold, row.owned,
        )
        for row in rows
        if not row.deleted
    )  # fmt: skip


def machine_parts(rows: Sequence[t.Machine]) -> tuple[MachinePart, ...]:
    """The machines that stand."""
    return tuple(
        MachinePart(
            row.uid, row.name, row.process, row.count, row.capacity, row.unit, row.year,
            Condition(row.condition) if row.condition else None,
        )
        for row in rows
        if not row.deleted
    )  # fmt: skip


def input_parts(session: Session, rows: Sequence[t.InputUsed]) -> tuple[InputPart, ...]:
    """The inputs that stand, with the names of their commodities."""
    standing = [row for row in rows if not row.deleted]
    ids = {row.commodity_id for row in standing}
    known = {row.id: row for row in session.scalars(select(t.Commodity).where(t.Commodity.id.in_(ids)))}
    return tuple(
        InputPart(
            row.uid, known[row.commodity_id].slug, known[row.commodity_id].name, row.words, row.unit, row.quantity,
            row.origin,
        )
        for row in standing
    )  # fmt: skip


def save_equipment(session: Session, enterprise: int, draft: EnterpriseDraft) -> None:
    """Bring into the catalogue what a draft says of each kind; None leaves what is known."""
    if draft.outlets is not None:
        _save(session, t.Outlet, enterprise, draft.outlets, _fill_outlet)
    if draft.machines is not None:
        _save(session, t.Machine, enterprise, draft.machines, _fill_machine)
    if draft.inputs is not None:
        ids = commodity_ids(session)
        _save(session, t.InputUsed, enterprise, draft.inputs, lambda row, part: _fill_input(row, part, ids))


def equipment_problems(draft: EnterpriseDraft) -> Problems:
    """Everything that keeps what a draft says of outlets, machines and inputs from being saved."""
    for at, outlet in enumerate(draft.outlets or ()):
        yield from _outlet(outlet, f"outlets.{at}")
    for at, machine in enumerate(draft.machines or ()):
        yield from _machine(machine, f"machines.{at}")
    for at, part in enumerate(draft.inputs or ()):
        yield from _input(part, f"inputs.{at}")


def _of(session: Session, table: type[Row], enterprise: int) -> Sequence[Row]:
    return session.scalars(select(table).where(table.enterprise_id == enterprise).order_by(table.id)).all()


def _save(
    session: Session, table: type[Row], enterprise: int, parts: Sequence[Part], fill: Callable[[Row, Part], None]
) -> None:
    rows = {row.uid: row for row in _of(session, table, enterprise) if not row.deleted}
    for part in parts:
        row = rows.pop(part.uid, None)
        is_new = row is None
        if row is None:
            row = table(enterprise_id=enterprise)
        fill(row, part)
        if is_new:
            session.add(row)
    for row in rows.values():
        row.deleted = True


def _fill_outlet(row: t.Outlet, part: OutletPart) -> None:
    row.kind, row.name, row.region, row.address = str(part.kind), _tidy(part.name), part.region, _tidy(part.address)
    row.area, row.storage = part.area, part.storage
    row.storage_unit = part.storage_unit if part.storage is not None else ""
    row.cold, row.owned = part.cold, part.owned


def _fill_machine(row: t.Machine, part: MachinePart) -> None:
    row.name, row.process, row.count, row.year = _tidy(part.name), _tidy(part.process), part.count, part.year
    row.capacity, row.unit = part.capacity, part.unit if part.capacity is not None else ""
    row.condition = str(part.condition) if part.condition else ""


def _fill_input(row: t.InputUsed, part: InputPart, ids: Mapping[str, int]) -> None:
    if part.commodity not in ids:
        raise UserProblem("record.commodity_unknown", field="inputs")
    row.commodity_id, row.words, row.origin = ids[part.commodity], _tidy(part.words), _tidy(part.origin)
    row.quantity, row.unit = part.quantity, part.unit


def _outlet(part: OutletPart, at: str) -> Problems:
    if part.region and region(part.region) is None:
        yield FieldProblem(f"{at}.region", "record.region_unknown", (("code", part.region),))
    yield from _amount(part.area, f"{at}.area")
    yield from _counted(part.storage, part.storage_unit, f"{at}.storage")


def _machine(part: MachinePart, at: str) -> Problems:
    if not part.name.strip():
        yield FieldProblem(f"{at}.name", "equipment.machine_name")
    if not 1 <= part.count <= MOST_MACHINES:
        yield FieldProblem(f"{at}.count", "equipment.machine_count")
    if part.year is not None and not OLDEST_MACHINE <= part.year <= date.today().year:
        yield FieldProblem(f"{at}.year", "equipment.machine_year", (("year", part.year),))
    yield from _counted(part.capacity, part.unit, f"{at}.capacity")


def _input(part: InputPart, at: str) -> Problems:
    if not part.commodity.strip():
        yield FieldProblem(f"{at}.commodity", "record.commodity_missing")
    yield from _counted(part.quantity, part.unit, f"{at}.quantity")


def _counted(value: int | None, unit_code: str, at: str) -> Problems:
    """A quantity says nothing without its unit."""
    yield from _amount(value, at)
    if value is not None and not unit_code:
        yield FieldProblem(at, "equipment.unit_missing")
    elif unit_code and unit(unit_code) is None:
        yield FieldProblem(at, "record.unit_unknown", (("unit", unit_code),))


def _amount(value: int | None, at: str) -> Problems:
    if value is not None and not 0 <= value <= LARGEST:
        yield FieldProblem(at, "record.amount_range")


def _tidy(text: str) -> str:
    return " ".join(text.split())
