"""What the form of an agreement asks for: the deal, who signs, what the parties decide, annexes and clauses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from models.domain.agreements import ClauseParameter, ProposedTerms
from ui.facts import unit_text
from ui.pages.agreements.clause_fields import clause_field, field_name
from ui.pages.agreements.members_field import MembersField
from ui.pages.agreements.price_table import PriceTable
from ui.texts import tr
from ui.widgets.forms.fields import (
    ChoiceField,
    DateField,
    Field,
    LongTextField,
    NumberField,
    RupiahField,
    TextField,
    YesNoField,
)
from ui.widgets.forms.form import Section
from ui.widgets.forms.table_field import TableField

LONGEST_MONTHS = 120
MOST_LETTERS = 10_000
PAPERS = (("A4", "A4"), ("F4", "F4 (folio)"))
SETTLED = "settled"
_SCHEDULE = (tr("Waktu"), tr("Jumlah"), tr("Keterangan"))
_SPECIFICATION = (tr("Unsur"), tr("Persyaratan"), tr("Toleransi"))


def sections(proposed: ProposedTerms, parameters: Sequence[ClauseParameter]) -> list[Section]:
    """Everything that can be settled, in the order of the paper; what is seldom changed is folded."""
    open_ones = [each for each in parameters if each.decide]
    others = [each for each in parameters if not each.decide]
    found = [_deal(proposed), *([_group(proposed)] if proposed.group else []), _signing(), _witnesses()]
    if open_ones:
        fields: list[Field] = [clause_field(each, with_title=True) for each in open_ones]
        settled = YesNoField(
            SETTLED,
            tr("Para pihak sudah menyepakati nilai-nilai di atas"),
            hint=tr("Centang bila nilai yang tertulis dipakai, juga yang tidak diubah."),
        )
        found.append(_section(tr("Perlu diputuskan para pihak"), open_ones, [*fields, settled]))
    found.extend((_own_words(proposed), _own_rows(), _numbers()))
    for title, group in groupby(others, key=lambda each: each.clause_title):
        these = list(group)
        heading = tr("Pasal {title}").format(title=title)
        found.append(_section(heading, these, [clause_field(p) for p in these], folded=True))
    return found


def _section(
    heading: str, parameters: Sequence[ClauseParameter], fields: Sequence[Field], *, folded: bool = False
) -> Section:
    wide = [field_name(each) for each in parameters if each.kind in ("text", "table")]
    return Section(heading, *fields, wide=(*wide, SETTLED), folded=folded)


def _deal(proposed: ProposedTerms) -> Section:
    formula = TextField(
        "formula", tr("Rumus harga"), hint=tr("Bila harga mengikuti patokan, misalnya: harga pasar pada hari kirim.")
    )
    return Section(
        tr("Perjanjian"),
        TextField("subject", tr("Tentang"), required=True),
        TextField("place", tr("Tempat"), required=True),
        DateField("date", tr("Tanggal perjanjian"), required=True, check=_near),
        DateField("start", tr("Mulai berlaku"), required=True, check=_near),
        NumberField("months", tr("Jangka waktu"), unit=tr("bulan"), required=True, check=_months),
        PriceField(formula, unit_text(proposed.unit)),
        formula,
        NumberField("payment_days", tr("Tenggat pembayaran"), unit=tr("hari"), required=True, check=_days),
        TextField(
            "forum", tr("Penyelesaian perselisihan"), required=True,
            hint=tr("Nama pengadilan negeri, atau BANI untuk arbitrase."),
        ),
        ChoiceField("paper", tr("Kertas"), PAPERS, required=True),
        wide=("subject",),
    )  # fmt: skip


def _group(proposed: ProposedTerms) -> Section:
    leaders = tuple((each.enterprise, each.name) for each in proposed.group)
    hint = tr("Tanpa jumlah berarti bukan anggota. Bagian yang dikosongkan dihitung dari jumlah. Tanpa nomor surat "
              "kuasa, anggota menandatangani Lampiran VI.")  # fmt: skip
    return Section(
        tr("Kelompok"),
        TextField("group_name", tr("Nama kelompok"), required=True),
        ChoiceField("leader", tr("Ketua kelompok"), leaders, required=True),
        MembersField("members", tr("Anggota dan bagiannya"), proposed.group, unit_text(proposed.unit), hint=hint),
        wide=("members",),
    )


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


def _own_words(proposed: ProposedTerms) -> Section:
    return Section(
        tr("Daftar harga dan ketentuan tambahan"),
        PriceTable(
            "price_list", tr("Harga menurut mutu"), unit_text(proposed.unit),
            hint=tr("Bila kosong, satu harga untuk semua. Harga perjanjian harus ada di dalamnya."),
        ),
        LongTextField(
            "provisions", tr("Ketentuan tambahan"), check=_letters,
            hint=tr("Satu baris satu ayat dalam pasal tersendiri; ikut diperiksa."),
        ),
        wide=("price_list", "provisions"), folded=True,
    )  # fmt: skip


def _own_rows() -> Section:
    by_itself = tr("Bila kosong, jadwal dihitung dari jumlah tiap bulan dan musimnya.")
    from_need = tr("Bila kosong, mutunya diambil dari kebutuhan mitra.")
    return Section(
        tr("Jadwal dan mutu (lampiran)"),
        TableField("schedule", tr("Jadwal penyerahan"), _SCHEDULE, numbers=(1,), hint=by_itself),
        TableField("specification", tr("Spesifikasi mutu"), _SPECIFICATION, hint=from_need),
        wide=("schedule", "specification"), folded=True,
    )  # fmt: skip


def _numbers() -> Section:
    said = tr("Bila pihak ini memberi nomor sendiri.")
    return Section(
        tr("Nomor para pihak"),
        TextField("first_number", tr("Nomor mitra"), hint=said),
        TextField("second_number", tr("Nomor UMKM"), hint=said),
        folded=True,
    )


class PriceField(RupiahField):
    """A price, or the formula in the field beside it; one of the two."""

    def __init__(self, formula: TextField, unit: str) -> None:
        self._formula = formula
        super().__init__("price", tr("Harga"), unit=f"/{unit}", check=_price)
        formula.edited.connect(self.judge)

    def problem(self) -> str:
        if self.line.text().strip() and self._formula.filled:
            return tr("Isi harga atau rumusnya, bukan keduanya.")
        if not self.line.text().strip() and not self._formula.filled:
            return tr("Harga perlu diisi, atau rumusnya.")
        return super().problem()


def _letters(words: str) -> str:
    said = tr("Paling banyak {most} huruf; sekarang {now}.")
    return "" if len(words) <= MOST_LETTERS else said.format(most=MOST_LETTERS, now=len(words))


def _near(day: date) -> str:
    return "" if abs((day - date.today()).days) < 3660 else tr("Periksa tahunnya.")


def _months(value: int) -> str:
    said = tr("Antara 1 dan {most} bulan.").format(most=LONGEST_MONTHS)
    return "" if 1 <= value <= LONGEST_MONTHS else said


def _price(sen: int) -> str:
    return "" if sen > 0 else tr("Harga lebih dari nol.")


def _days(value: int) -> str:
    return "" if 1 <= value <= 365 else tr("Antara 1 dan 365 hari.")
