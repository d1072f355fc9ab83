"""The form of a link: from what to what, the yield, the KBLI of the step, how certain that is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from models.domain.choices import CommodityChoice
from models.domain.supply import Certainty, KbliChoice, LinkDraft, LinkFact, yield_problem
from models.use_cases.list_choices import list_units
from ui.facts import unit_text
from ui.pages.supply_chain.fields import KbliField, fix
from ui.pages.supply_chain.said import certainty_name
from ui.texts import sentence, tr
from ui.widgets.forms.fields import ChoiceField, LongTextField, QuantityField, TextField
from ui.widgets.forms.form import Form, Section
from ui.widgets.records.commodity_field import CommodityField

_NONE = "-"
"""Stands for the certainty that is not stated, which has no letter."""


class LinkForm(Form):
    """`drafted` carries a LinkDraft whose range is right."""

    drafted = Signal(object)

    def __init__(self) -> None:
        self._uid, self._version = "", 0
        self._units: dict[str, str] = {}
        self.source = CommodityField("source", tr("Dari bahan"), required=True)
        self.target = CommodityField("target", tr("Menjadi"), required=True)
        units = tuple((each.code, unit_text(each.code)) for each in list_units())
        self.unit_in = ChoiceField("unit_in", tr("Bahan dihitung per"), units, required=True)
        self.unit_out = ChoiceField("unit_out", tr("Hasil dihitung per"), units, required=True)
        self.low = QuantityField("low", tr("Rendemen terendah"))
        self.high = QuantityField("high", tr("Rendemen tertinggi"))
        self.codes = (KbliField("2020"), KbliField("2025"))
        certainties = tuple((each.value or _NONE, certainty_name(each)) for each in Certainty)
        super().__init__(
            Section(
                "", self.source, self.target, self.unit_in, self.unit_out, self.low, self.high, *self.codes,
                ChoiceField("certainty", tr("Kepastian"), certainties, required=True),
                TextField("basis", tr("Sumber angka")), LongTextField("note", tr("Catatan")), wide=("note",),
            ),
        )  # fmt: skip
        self._connect()

    def _connect(self) -> None:
        self.saved.connect(self._give)
        for end in (self.low, self.high):
            end.edited.connect(self._judge_range)
        for unit in (self.unit_in, self.unit_out):
            unit.edited.connect(self._say_units)
        self.source.decided.connect(lambda unit: self._count_in(self.unit_in, unit))
        self.target.decided.connect(lambda unit: self._count_in(self.unit_out, unit))

    def know(self, choices: tuple[CommodityChoice, ...]) -> None:
        """Offer these commodities as both ends."""
        self._units = {choice.slug: choice.unit for choice in choices}
        self.source.set_choices(choices)
        self.target.set_choices(choices)

    def know_codes(self, codes: tuple[KbliChoice, ...]) -> None:
        """Offer these KBLI codes."""
        for field in self.codes:
            field.set_codes(codes)

    def show_link(self, link: LinkFact) -> None:
        """Show what the link says now; its ends stay what they are."""
        self._uid, self._version = link.uid, link.version
        self._fix_ends(fixed=True)
        codes = {f"kbli{step.edition}": step.code for step in link.kbli}
        self.show_values(
            {
                "source": link.source, "target": link.target, "unit_in": link.unit_in, "unit_out": link.unit_out,
                "low": link.yield_low, "high": link.yield_high, "certainty": link.certainty.value or _NONE,
                "basis": link.basis, "note": link.note, **codes,
            }
        )  # fmt: skip
        self._say_units()
        self.low.setFocus()

    def begin(self, source: str) -> None:
        """A new link that starts at a commodity."""
        self._uid, self._version = "", 0
        self._fix_ends(fixed=False)
        given = self._units.get(source, "kg")
        self.show_values({"source": source, "unit_in": given, "unit_out": "kg", "certainty": Certainty.LOW.value})
        self._say_units()
        (self.target if source else self.source).setFocus()

    def _fix_ends(self, *, fixed: bool) -> None:
        for end in (self.source, self.target):
            fix(end, fixed=fixed)

    def _count_in(self, field: ChoiceField, unit: str) -> None:
        if not self._uid:
            field.write(unit)
            self._say_units()

    def _say_units(self) -> None:
        made, given = self.unit_out.value() or "", self.unit_in.value() or ""
        for end in (self.low, self.high):
            end.set_unit(f"{unit_text(made)}/{unit_text(given)}")

    def _judge_range(self) -> str:
        unreadable = self.low.problem() or self.high.problem()
        problem = "" if unreadable else yield_problem(self.low.value(), self.high.value())
        if problem:
            self.high.complain(sentence(problem))
        else:
            self.high.judge()
        return problem

    def _give(self, values: dict[str, Any]) -> None:
        if self._judge_range():
            return
        certainty = Certainty("" if values["certainty"] == _NONE else values["certainty"])
        self.drafted.emit(
            LinkDraft(
                self._uid, self._version, values["low"], values["high"], certainty, values["note"] or "",
                source=values["source"], target=values["target"], unit_in=values["unit_in"],
                unit_out=values["unit_out"], kbli2020=values["kbli2020"] or "", kbli2025=values["kbli2025"] or "",
                basis=values["basis"] or "",
            )
        )  # fmt: skip
