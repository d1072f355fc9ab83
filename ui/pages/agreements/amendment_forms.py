"""What the parties change in an agreement, or that they end it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from models.domain.agreements import AgreementLine, Signatory
from models.domain.papers import AddendumDraft, AgreementChain, EndingDraft, OwnChange
from ui import formats
from ui.facts import unit_text
from ui.pages.agreements.price_table import PriceTable
from ui.pages.agreements.terms_sections import LONGEST_MONTHS, PAPERS
from ui.texts import tr
from ui.widgets.forms.fields import (
    ChoiceField,
    DateField,
    LongTextField,
    NumberField,
    QuantityField,
    RupiahField,
    TextField,
)
from ui.widgets.forms.form import Form, Section
from ui.widgets.forms.table_field import TableField

_OWN = (tr("Bagian"), tr("Semula"), tr("Menjadi"))


class AmendmentForm(Form):
    """`edited` after every change; `saved` when the user wants the paper issued; children tell what is written."""

    edited = Signal()
    heading = ""
    question = ""
    verb = ""

    def __init__(self, *sections: Section) -> None:
        super().__init__(*sections, save_text=tr("Terbitkan…"))
        self.state.setWordWrap(True)
        self.cancel_button.setText(tr("Tutup"))
        self.cancel_button.setAccessibleName(tr("Tutup"))
        self.fields["paper"].show_value(PAPERS[0][0])
        self.fields["date"].show_value(date.today())
        self._edited()

    def draft(self) -> Any:
        """What is written."""
        raise NotImplementedError

    @property
    def paper(self) -> str:
        """A4 or F4."""
        return str(self.fields["paper"].value() or PAPERS[0][0])

    def right(self) -> bool:
        """Whether every field holds a value that the paper can take."""
        return not any(field.problem() for field in self.fields.values())

    def _edited(self) -> None:
        super()._edited()
        self.save_button.setEnabled(True)
        self.state.setText("")
        self.edited.emit()

    def _signatory(self, who: str) -> Signatory:
        parts = (self.fields[f"{who}_{part}"].value() or "" for part in ("name", "position", "authority"))
        return Signatory(*parts)


class AddendumForm(AmendmentForm):
    """What is left empty stays as it is."""

    heading = tr("Adendum")
    question = tr("Terbitkan adendum dengan nomor resmi?")
    verb = tr("Terbitkan adendum")

    def __init__(self, line: AgreementLine, chain: AgreementChain) -> None:
        super().__init__(
            Section(
                tr("Adendum"),
                LongTextField("reason", tr("Pertimbangan"), required=True, hint=tr("Sebabnya, sesudah kata “bahwa”.")),
                *_when(),
                wide=("reason",),
            ),
            _changed(line, chain),
            _prices(line, chain),
            Section(
                tr("Ketentuan lain"),
                TableField("own", tr("Ketentuan yang diubah"), _OWN, hint=tr("Misalnya Pasal 8 ayat (2).")),
                wide=("own",), folded=True,
            ),
            _signing(),
        )  # fmt: skip

    def draft(self) -> AddendumDraft:
        value = self.values()
        return AddendumDraft(
            reason=value["reason"] or "", date=value["date"], place=value["place"] or "",
            effective_on=value["effective_on"], price=value["price"], quantity=value["quantity"],
            months=value["months"], payment_days=value["payment_days"],
            price_list=(value["price_list"] or ()) if self.fields["price_list"].dirty else (),
            own=tuple(OwnChange(*row) for row in value["own"] or ()),
            first=self._signatory("first"), second=self._signatory("second"),
        )  # fmt: skip


class EndingForm(AmendmentForm):
    """The parties end their agreement by accord."""

    heading = tr("Pengakhiran")
    question = tr("Terbitkan kesepakatan pengakhiran dengan nomor resmi?")
    verb = tr("Terbitkan pengakhiran")

    def __init__(self, _line: AgreementLine, _chain: AgreementChain) -> None:
        super().__init__(
            Section(
                tr("Kesepakatan pengakhiran"),
                LongTextField("reason", tr("Sebab berakhir"), required=True, hint=tr("Sesudah kata “bahwa”.")),
                *_when(tr("Hari terakhir berlaku"), required=True),
                LongTextField(
                    "settlement", tr("Penyelesaian"),
                    hint=tr("Bagaimana yang belum selesai dituntaskan; kosong: menurut perjanjiannya."),
                ),
                wide=("reason", "settlement"),
            ),
            _signing(),
        )  # fmt: skip
        self.fields["effective_on"].show_value(date.today())

    def draft(self) -> EndingDraft:
        value = self.values()
        return EndingDraft(
            effective_on=value["effective_on"], reason=value["reason"] or "", settlement=value["settlement"] or "",
            date=value["date"], place=value["place"] or "",
            first=self._signatory("first"), second=self._signatory("second"),
        )  # fmt: skip


def _when(effective: str = "", *, required: bool = False) -> Sequence[Any]:
    hint = "" if required else tr("Tanpa centang: sejak tanggalnya.")
    made = DateField("effective_on", effective or tr("Mulai berlaku"), required=required, hint=hint)
    made.show_value(None)
    return (
        TextField("place", tr("Tempat"), hint=tr("Kosong: tempat perjanjiannya.")),
        DateField("date", tr("Tanggal"), required=True),
        made,
        ChoiceField("paper", tr("Kertas"), PAPERS, required=True),
    )


def _changed(line: AgreementLine, chain: AgreementChain) -> Section:
    now, unit = chain.terms, unit_text(line.unit)
    price = tr("menurut rumus") if now.price is None else formats.rupiah(now.price)
    return Section(
        tr("Yang berubah; kosong: tetap"),
        RupiahField("price", tr("Harga baru"), unit=f"/{unit}", hint=tr("Sekarang {now}.").format(now=price)),
        QuantityField(
            "quantity", tr("Jumlah baru"), unit=f"{unit}/bln",
            hint=tr("Sekarang {now}.").format(now=formats.quantity(now.quantity, unit)),
        ),
        NumberField(
            "months", tr("Jangka waktu seluruhnya"), unit=tr("bulan"), check=_months,
            hint=tr("Sekarang {n} bulan, sampai {ends}. Lebih lama berarti perpanjangan.").format(
                n=formats.number(now.months), ends=formats.short_date(now.ends)
            ),
        ),
        NumberField(
            "payment_days", tr("Tenggat pembayaran baru"), unit=tr("hari"),
            hint=tr("Sekarang {n} hari.").format(n=formats.number(now.payment_days)),
        ),
    )  # fmt: skip


def _prices(line: AgreementLine, chain: AgreementChain) -> Section:
    table = PriceTable(
        "price_list", tr("Harga menurut mutu"), unit_text(line.unit), hint=tr("Daftar ini menggantikan yang lama."),
    )  # fmt: skip
    table.show_value(chain.terms.prices)
    return Section(tr("Daftar harga"), table, wide=("price_list",), folded=not chain.terms.prices)


def _signing() -> Section:
    return Section(
        tr("Penanda tangan; kosong: seperti pada perjanjiannya"),
        TextField("first_name", tr("Nama, untuk mitra")),
        TextField("second_name", tr("Nama, untuk UMKM")),
        TextField("first_position", tr("Jabatan, untuk mitra")),
        TextField("second_position", tr("Jabatan, untuk UMKM")),
        TextField("first_authority", tr("Dasar kewenangan, untuk mitra")),
        TextField("second_authority", tr("Dasar kewenangan, untuk UMKM")),
        folded=True,
    )


def _months(value: int) -> str:
    return "" if 1 <= value <= LONGEST_MONTHS else tr("Antara 1 dan {most} bulan.").format(most=LONGEST_MONTHS)
