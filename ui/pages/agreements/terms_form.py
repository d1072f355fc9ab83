"""The form of an agreement: the deal, who signs, and the values of the clauses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from models.domain.agreements import AgreementTerms, ClauseParameter, ClauseTerm, ProposedTerms, Signatory
from ui.facts import unit_text
from ui.pages.agreements.clause_fields import clause_field, clause_term, field_name, to_field
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, DateField, Field, NumberField, RupiahField, TextField, YesNoField
from ui.widgets.forms.form import Form, Section
from ui.widgets.look.theme import GRID
from ui.widgets.wording import button

LONGEST_MONTHS = 120
PAPERS = (("A4", "A4"), ("F4", "F4 (folio)"))
_SETTLED = "settled"


class TermsForm(Form):
    """`edited` after every change that leaves the form right; `saved` when the user wants the agreement issued."""

    edited = Signal()
    preview_wanted = Signal()

    def __init__(self, proposed: ProposedTerms, parameters: Sequence[ClauseParameter]) -> None:
        self._parameters = tuple(parameters)
        self.preview_button = button(tr("Pratinjau"), self._want_preview)
        super().__init__(*_sections(proposed, self._parameters), save_text=tr("Terbitkan…"))
        self._start_with(proposed.terms)

    def _start_with(self, terms: AgreementTerms) -> None:
        start = {
            "place": terms.place, "date": terms.date, "start": terms.start, "months": terms.months,
            "price": terms.price, "payment_days": terms.payment_days, "forum": terms.forum,
            "subject": terms.subject, "paper": PAPERS[0][0],
            "first_name": terms.first.name, "first_position": terms.first.position,
            "first_authority": terms.first.authority, "second_name": terms.second.name,
            "second_position": terms.second.position, "second_authority": terms.second.authority,
        }  # fmt: skip
        for name, value in start.items():
            self.fields[name].show_value(value)
        stated = {(term.clause, term.parameter): term.value for term in terms.clauses}
        for each in self._parameters:
            if (each.clause, each.code) in stated:
                self.fields[field_name(each)].show_value(to_field(each, stated[each.clause, each.code]))
        self._edited()

    def _buttons(self) -> QHBoxLayout:
        row = super()._buttons()
        row.insertWidget(row.count() - 1, self.preview_button)
        row.setSpacing(GRID)
        return row

    def _edited(self) -> None:
        super()._edited()
        self.save_button.setEnabled(True)
        self.state.setText("")
        self.edited.emit()

    def _want_preview(self) -> None:
        if self.right():
            self.preview_wanted.emit()
        else:
            self.save()

    def right(self) -> bool:
        """Whether every field holds a value that an agreement can take."""
        return not any(field.problem() for field in self.fields.values())

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
            price=value["price"], payment_days=value["payment_days"], forum=value["forum"] or "",
            first=self._signatory("first"), second=self._signatory("second"),
            witnesses=tuple(each for each in witnesses if each.name), subject=value["subject"] or "",
            clauses=self._clauses(),
        )  # fmt: skip

    def _signatory(self, who: str) -> Signatory:
        parts = (self.fields[f"{who}_{part}"] for part in ("name", "position", "authority")
                 if f"{who}_{part}" in self.fields)  # fmt: skip
        return Signatory(*(part.value() or "" for part in parts))

    def _clauses(self) -> tuple[ClauseTerm, ...]:
        """Values that were changed, and all that wait for a decision once the parties have settled them."""
        settled = bool(self.fields[_SETTLED].value()) if _SETTLED in self.fields else False
        terms = (
            clause_term(each, self.fields[field_name(each)].value())
            for each in self._parameters
            if self.fields[field_name(each)].dirty or (each.decide and settled)
        )
        return tuple(term for term in terms if term is not None)


def _sections(proposed: ProposedTerms, parameters: Sequence[ClauseParameter]) -> list[Section]:
    open_ones = [each for each in parameters if each.decide]
    others = [each for each in parameters if not each.decide]
    sections = [_deal(proposed), _signing(), _witnesses()]
    if open_ones:
        fields: list[Field] = [clause_field(each, with_title=True) for each in open_ones]
        settled = YesNoField(
            _SETTLED,
            tr("Para pihak sudah menyepakati nilai-nilai di atas"),
            hint=tr("Centang bila nilai yang tertulis dipakai, juga yang tidak diubah."),
        )
        sections.append(_section(tr("Perlu diputuskan para pihak"), open_ones, [*fields, settled]))
    for title, group in groupby(others, key=lambda each: each.clause_title):
        these = list(group)
        sections.append(_section(tr("Pasal {title}").format(title=title), these, [clause_field(p) for p in these]))
    return sections


def _section(heading: str, parameters: Sequence[ClauseParameter], fields: Sequence[Field]) -> Section:
    wide = [field_name(each) for each in parameters if each.kind in ("text", "table")]
    return Section(heading, *fields, wide=(*wide, _SETTLED))


def _deal(proposed: ProposedTerms) -> Section:
    return Section(
        tr("Perjanjian"),
        TextField("subject", tr("Tentang"), required=True),
        TextField("place", tr("Tempat"), required=True),
        DateField("date", tr("Tanggal perjanjian"), required=True, check=_near),
        DateField("start", tr("Mulai berlaku"), required=True, check=_near),
        NumberField("months", tr("Jangka waktu"), unit=tr("bulan"), required=True, check=_months),
        RupiahField("price", tr("Harga"), unit=f"/{unit_text(proposed.unit)}", required=True, check=_price),
        NumberField("payment_days", tr("Tenggat pembayaran"), unit=tr("hari"), required=True, check=_days),
        TextField(
            "forum", tr("Penyelesaian perselisihan"), required=True,
            hint=tr("Nama pengadilan negeri, atau BANI untuk arbitrase."),
        ),
        ChoiceField("paper", tr("Kertas"), PAPERS, required=True),
        wide=("subject",),
    )  # fmt: skip


def _signing() -> Section:
    return Section(
        tr("Penanda tangan"),
        TextField("first_name", tr("Nama, untuk mitra"), required=True),
        TextField("second_name", tr("Nama, untuk UMKM"), required=True),
        TextField("first_position", tr("Jabatan"), required=True),
        TextField("second_position", tr("Jabatan"), required=True),
        TextField("first_authority", tr("Dasar kewenangan"), required=True),
        TextField("second_authority", tr("Dasar kewenangan"), required=True),
    )


def _witnesses() -> Section:
    return Section(
        tr("Saksi"),
        TextField("witness1_name", tr("Saksi pertama")),
        TextField("witness2_name", tr("Saksi kedua")),
        TextField("witness1_position", tr("Jabatan saksi pertama")),
        TextField("witness2_position", tr("Jabatan saksi kedua")),
    )


def _near(day: date) -> str:
    return "" if abs((day - date.today()).days) < 3660 else tr("Periksa tahunnya.")


def _months(value: int) -> str:
    said = tr("Antara 1 dan {most} bulan.").format(most=LONGEST_MONTHS)
    return "" if 1 <= value <= LONGEST_MONTHS else said


def _price(sen: int) -> str:
    return "" if sen > 0 else tr("Harga lebih dari nol.")


def _days(value: int) -> str:
    return "" if 1 <= value <= 365 else tr("Antara 1 dan 365 hari.")
