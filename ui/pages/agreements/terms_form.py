"""The form of an agreement: the deal, who signs, and the values of the clauses."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea

from models.domain.agreements import AgreementTerms, ClauseParameter, ClauseTerm, MemberTerms, ProposedTerms, Signatory
from models.domain.drafts import AgreementDraft
from ui.pages.agreements.clause_fields import clause_term, field_name, to_field
from ui.pages.agreements.members_field import MembersField
from ui.pages.agreements.terms_sections import PAPERS, SETTLED, sections
from ui.texts import tr
from ui.widgets.forms.fields import Field
from ui.widgets.forms.form import Form
from ui.widgets.look.theme import GRID
from ui.widgets.wording import button

_ROOM = 6 * GRID
"""Pixels around a field that one is led to."""


class TermsForm(Form):
    """`edited` after every change; `saved` when the user wants the agreement issued."""

    edited = Signal()
    preview_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, proposed: ProposedTerms, parameters: Sequence[ClauseParameter]) -> None:
        self.parameters = tuple(parameters)
        self._blocked = ""
        self.preview_button = button(tr("Pratinjau"), self._want_preview)
        self.discard_button = button(tr("Buang draf…"), self._want_discard, kind="link")
        super().__init__(*sections(proposed, self.parameters), save_text=tr("Terbitkan…"))
        self.state.setWordWrap(True)
        self.cancel_button.setText(tr("Tutup"))
        self.cancel_button.setAccessibleName(tr("Tutup"))
        self._group = proposed.group
        self._start_with(proposed.terms)
        if self._group:
            self.fields["leader"].edited.connect(self._other_leader)

    def _start_with(self, terms: AgreementTerms) -> None:
        for name, value in {**_plain(terms), "paper": PAPERS[0][0]}.items():
            if name in self.fields:
                self.fields[name].show_value(value)
        stated = {(term.clause, term.parameter): term.value for term in terms.clauses}
        for each in self.parameters:
            if (each.clause, each.code) in stated:
                self.fields[field_name(each)].show_value(to_field(each, stated[each.clause, each.code]))
        self._edited()

    def type_again(self, draft: AgreementDraft) -> None:
        """Show what was typed before; against what the catalogue says it is still a change."""
        terms = draft.terms
        found = {**_plain(terms), **_witnesses(terms), "paper": draft.paper}
        typed = {(term.clause, term.parameter): term.value for term in terms.clauses}
        known = {(each.clause, each.code): each for each in self.parameters}
        found |= {field_name(known[key]): to_field(known[key], value) for key, value in typed.items() if key in known}
        for name, value in found.items():
            if name in self.fields and self.fields[name].value() != value:
                self.fields[name].type_again(value)
        if SETTLED in self.fields:
            self.fields[SETTLED].type_again(self._all_decided(typed.keys()))
        self._edited()

    def _all_decided(self, typed: Collection[tuple[str, str]]) -> bool:
        open_ones = [each for each in self.parameters if each.decide and self.fields[field_name(each)].filled]
        return bool(open_ones) and all((each.clause, each.code) in typed for each in open_ones)

    def _other_leader(self) -> None:
        """Who leads signs; a name of the group's own stays."""
        leader = next((each for each in self._group if each.enterprise == self.fields["leader"].value()), None)
        if leader is None:
            return
        told = {"second_name": leader.signatory.name, "second_position": leader.signatory.position}
        if self.fields["group_name"].value() in {each.group_name for each in self._group}:
            told["group_name"] = leader.group_name
        for name, value in told.items():
            self.fields[name].type_again(value)
        self._edited()

    def _buttons(self) -> QHBoxLayout:
        row = super()._buttons()
        row.insertWidget(1, self.discard_button)
        row.insertWidget(row.count() - 1, self.preview_button)
        return row

    def _edited(self) -> None:
        super()._edited()
        self._show_possible()
        self.edited.emit()

    def block(self, why: str) -> None:
        """Keep the final print back and say why; empty lets it through."""
        self._blocked = why
        self._show_possible()

    def _show_possible(self) -> None:
        self.save_button.setEnabled(not self._blocked)
        self.save_button.setToolTip(self._blocked)
        self.state.setText(self._blocked)

    def _want_discard(self) -> None:
        self.discard_wanted.emit()

    def _want_preview(self) -> None:
        if self.right():
            self.preview_wanted.emit()
        else:
            self.save()

    def right(self) -> bool:
        """Whether every field holds a value that an agreement can take."""
        return not any(field.problem() for field in self.fields.values())

    def lead_to(self, name: str) -> None:
        """Put the cursor into a field, unfolding what hides it."""
        field = self.fields[name]
        self._lead_to(field)
        # once what was unfolded has its place
        QTimer.singleShot(0, field, partial(self._bring_into_view, field))

    def _bring_into_view(self, field: Field) -> None:
        scroll = self.findChild(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(scroll, QScrollArea):
            scroll.ensureWidgetVisible(field, 0, _ROOM)

    @property
    def paper(self) -> str:
        """A4 or F4."""
        return str(self.fields["paper"].value() or PAPERS[0][0])

    def terms(self) -> AgreementTerms:
        """What is written, as an agreement takes it."""
        value = self.values()
        witnesses = (self._signatory("witness1"), self._signatory("witness2"))
        return AgreementTerms(
            date=value["date"], place=value["place"] or "", start=value["start"], months=value["months"] or 0,
            price=value["price"], formula=value["formula"] or "", payment_days=value["payment_days"],
            forum=value["forum"] or "", first_number=value["first_number"] or "",
            second_number=value["second_number"] or "", first=self._signatory("first"),
            second=self._signatory("second"), witnesses=tuple(each for each in witnesses if each.name),
            subject=value["subject"] or "", clauses=self._clauses(), schedule=value["schedule"] or (),
            specification=value["specification"] or (), price_list=value["price_list"] or (),
            provisions=value["provisions"] or "", group_name=value.get("group_name") or "",
            leader=value.get("leader") or "", members=self._members(),
        )  # fmt: skip

    def _members(self) -> tuple[MemberTerms, ...]:
        field = self.fields.get("members")
        return field.sound() if isinstance(field, MembersField) else ()

    def _signatory(self, who: str) -> Signatory:
        parts = (self.fields[f"{who}_{part}"] for part in ("name", "position", "authority")
                 if f"{who}_{part}" in self.fields)  # fmt: skip
        return Signatory(*(part.value() or "" for part in parts))

    def _clauses(self) -> tuple[ClauseTerm, ...]:
        """Values that were changed, and all that wait for a decision once the parties have settled them."""
        settled = bool(self.fields[SETTLED].value()) if SETTLED in self.fields else False
        terms = (
            clause_term(each, self.fields[field_name(each)].value())
            for each in self.parameters
            if self.fields[field_name(each)].dirty or (each.decide and settled)
        )
        return tuple(term for term in terms if term is not None)


def _plain(terms: AgreementTerms) -> Mapping[str, Any]:
    """Values of the fields that are named like a term."""
    return {
        "place": terms.place, "date": terms.date, "start": terms.start, "months": terms.months or None,
        "price": terms.price, "formula": terms.formula, "payment_days": terms.payment_days, "forum": terms.forum,
        "subject": terms.subject, "first_number": terms.first_number, "second_number": terms.second_number,
        "schedule": terms.schedule, "specification": terms.specification,
        "price_list": terms.price_list, "provisions": terms.provisions or None,
        "first_name": terms.first.name, "first_position": terms.first.position,
        "first_authority": terms.first.authority, "second_name": terms.second.name,
        "second_position": terms.second.position, "second_authority": terms.second.authority,
        "group_name": terms.group_name, "leader": terms.leader or None, "members": terms.members,
    }  # fmt: skip


def _witnesses(terms: AgreementTerms) -> Mapping[str, Any]:
    named = (*terms.witnesses, Signatory(), Signatory())[:2]
    parts = ("name", "position")
    return {f"witness{at}_{part}": getattr(who, part) for at, who in enumerate(named, 1) for part in parts}
