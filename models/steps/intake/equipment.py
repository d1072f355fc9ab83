"""Places, machines and inputs of an enterprise: what a list names is there from now on, what it leaves out stays."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from models.catalogue.tables import InputUsed, Machine, Outlet
from models.domain.equipment import InputPart, MachinePart, OutletPart
from models.domain.intake import EnterpriseIntake
from models.domain.names import name_key
from models.steps.intake.batch import Batch
from models.steps.intake.field_rules import MACHINE, OUTLET, bring_up_to_date
from models.steps.intake.held import Held


class Equipment:
    """What enterprises work with, while an import runs."""

    def __init__(self, batch: Batch, commodities: Mapping[str, int]) -> None:
        self._batch = batch
        self._commodities = commodities
        self._outlets = Held(batch, select(Outlet).where(~Outlet.deleted), Outlet.enterprise_id)
        self._machines = Held(batch, select(Machine).where(~Machine.deleted), Machine.enterprise_id)
        self._inputs = Held(batch, select(InputUsed).where(~InputUsed.deleted), InputUsed.enterprise_id)
        self._told: set[tuple[int, str, str]] = set()
        """Enterprise, kind and name of what this list has added."""
        self._ahead: Collection[int] = ()
        self._is_read = False

    def look_ahead(self, enterprises: Collection[int]) -> None:
        """Remember which are coming; they are read in a few queries as soon as a row says anything of this kind."""
        self._ahead, self._is_read = enterprises, False

    def add(self, enterprise: int, intake: EnterpriseIntake) -> bool:
        """Everything of a new enterprise; whether there was anything."""
        for outlet in intake.outlets:
            self._add_outlet(enterprise, outlet)
        for machine in intake.machines:
            self._add_machine(enterprise, machine)
        for taken in intake.inputs:
            self._add_input(enterprise, taken)
        return bool(intake.outlets or intake.machines or intake.inputs)

    def update(self, enterprise: int, intake: EnterpriseIntake) -> bool:
        """What a list says of a known enterprise; whether any of it is new."""
        if not (intake.outlets or intake.machines or intake.inputs):
            return False
        self._read_ahead()
        changed = [self._update_outlet(enterprise, each) for each in intake.outlets]
        changed += [self._update_machine(enterprise, each) for each in intake.machines]
        changed += [self._update_input(enterprise, each) for each in intake.inputs]
        return any(changed)

    def _read_ahead(self) -> None:
        if not self._is_read:
            for held in (self._outlets, self._machines, self._inputs):
                held.look_ahead(self._ahead)
            self._is_read = True

    def _update_outlet(self, enterprise: int, part: OutletPart) -> bool:
        held = next((row.Outlet for row in self._outlets.of(enterprise) if row.Outlet.kind == part.kind), None)
        if held is None:
            return self._add_outlet(enterprise, part)
        return bring_up_to_date(held, OUTLET, lambda field: getattr(part, field), lambda _: None)

    def _update_machine(self, enterprise: int, part: MachinePart) -> bool:
        key = name_key(part.name)
        rows = (row.Machine for row in self._machines.of(enterprise))
        held: Any = next((row for row in rows if name_key(row.name) == key), None)
        if held is None:
            return self._add_machine(enterprise, part)
        return bring_up_to_date(held, MACHINE, lambda field: getattr(part, field), lambda _: None)

    def _update_input(self, enterprise: int, part: InputPart) -> bool:
        commodity = self._commodities[part.commodity]
        known = any(row.InputUsed.commodity_id == commodity for row in self._inputs.of(enterprise))
        return not known and self._add_input(enterprise, part)

    def _is_told(self, enterprise: int, kind: str, name: str) -> bool:
        key = (enterprise, kind, name)
        told = key in self._told
        self._told.add(key)
        return told

    def _add_outlet(self, enterprise: int, part: OutletPart) -> bool:
        if self._is_told(enterprise, "outlet", part.kind):
            return False
        self._batch.add(
            Outlet, enterprise_id=enterprise, kind=str(part.kind), name=part.name, region=part.region,
            address=part.address, area=part.area, storage=part.storage, storage_unit=part.storage_unit,
            cold=part.cold, owned=part.owned,
        )  # fmt: skip
        return True

    def _add_machine(self, enterprise: int, part: MachinePart) -> bool:
        if self._is_told(enterprise, "machine", name_key(part.name)):
            return False
        self._batch.add(
            Machine, enterprise_id=enterprise, name=part.name, process=part.process, count=part.count,
            capacity=part.capacity, unit=part.unit, year=part.year, condition=str(part.condition or ""),
        )  # fmt: skip
        return True

    def _add_input(self, enterprise: int, part: InputPart) -> bool:
        if self._is_told(enterprise, "input", part.commodity):
            return False
        self._batch.add(
            InputUsed, enterprise_id=enterprise, commodity_id=self._commodities[part.commodity], words=part.words,
            unit=part.unit, quantity=part.quantity, origin=part.origin,
        )  # fmt: skip
        return True
