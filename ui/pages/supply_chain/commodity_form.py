"""The form of a commodity."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from models.domain.choices import CommodityChoice
from models.domain.supply import CommodityDraft
from models.use_cases.list_choices import list_papers, list_units
from ui.facts import paper_name, unit_text
from ui.pages.supply_chain.fields import PapersField, SpellingsField
from ui.pages.supply_chain.said import categories
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, TextField
from ui.widgets.forms.form import Form, Section
from ui.widgets.records.commodity_field import CommodityField

EMPTY = CommodityDraft("", 0, "", "kg", "")


class CommodityForm(Form):
    """Name, other names, unit, category, kind and papers."""

    drafted = Signal(object)
    """A CommodityDraft."""

    def __init__(self) -> None:
        self._held = EMPTY
        self.name = TextField("name", tr("Nama komoditas"), required=True)
        self.kind = CommodityField("kind", tr("Jenis dari (bila ada)"))
        units = tuple((each.code, f"{unit_text(each.code)} ({each.name})") for each in list_units())
        self.spellings = SpellingsField(
            "words", tr("Sebutan lain"),
            hint=tr("Satu sebutan satu baris. Daftar yang memakai sebutan ini langsung dikenali."),
        )  # fmt: skip
        papers = tuple((each.code, paper_name(each.code)) for each in list_papers())
        super().__init__(
            Section(
                "", self.name, self.kind, ChoiceField("unit", tr("Satuan"), units, required=True),
                ChoiceField("category", tr("Golongan"), categories(), required=True), self.spellings,
                PapersField("papers", tr("Berkas yang perlu bagi pembuatnya"), papers), wide=("words", "papers"),
            ),
        )  # fmt: skip
        self.saved.connect(self._give)

    def know(self, choices: tuple[CommodityChoice, ...]) -> None:
        """Offer these commodities as kinds."""
        self.kind.set_choices(choices)

    def show_draft(self, draft: CommodityDraft) -> None:
        """Show what the commodity says now."""
        self._held = draft
        self.show_values(
            {
                "name": draft.name, "kind": draft.kind or None, "unit": draft.unit, "category": draft.category or None,
                "words": draft.words, "papers": draft.papers,
            }
        )  # fmt: skip

    def begin(self, name: str = "") -> None:
        """A new commodity, perhaps with a name already."""
        self.show_draft(EMPTY)
        self.name.line.setText(name)
        if name:
            self.name.changed()
        self.name.setFocus()

    def _give(self, values: dict[str, Any]) -> None:
        held = self._held
        self.drafted.emit(
            CommodityDraft(
                held.slug, held.version, values["name"], values["unit"], values["category"], values["kind"] or "",
                tuple(values["papers"] or ()), tuple(values["words"] or ()),
            )
        )  # fmt: skip
