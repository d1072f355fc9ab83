"""The papers that Laporan makes: their fields, how they are read, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox

from models.domain.actor import Actor
from models.domain.agreements import Signatory
from models.domain.matching import Pattern
from models.domain.paper_reports import LetterRequest, Printout, ReportScope
from models.domain.papers import PaperKind
from models.use_cases.agreement_register import agreement_register, export_register
from models.use_cases.issue_letter import draft_letter
from models.use_cases.list_choices import list_regions
from models.use_cases.partnership_report import export_report, partnership_report
from models.use_cases.profile_sheet import consent_form, profile_sheet
from ui.facts import pattern_name
from ui.texts import tr
from ui.widgets.forms.fields import (
    ChoiceField,
    DateField,
    Field,
    LongTextField,
    ManyField,
    NumberField,
    TextField,
    YesNoField,
)
from ui.widgets.forms.form import Section

_SHOWN = 15
"""Letters of a choice that a narrow pane always shows; the list that opens shows all."""
Values = Mapping[str, Any]
Choices = tuple[tuple[str, str], ...]
PAPERS = (("A4", "A4"), ("F4", "F4 (folio)"))


@dataclass(frozen=True, slots=True)
class Offered:
    """What letters can be about: proposals that were accepted, agreements that are in force."""

    proposals: Choices = ()
    agreements: Choices = ()


@dataclass(frozen=True, slots=True)
class Making:
    """One paper: `letter` takes a number, `book` writes a workbook; neither: it is for information."""

    key: str
    title: str
    says: str
    fields: Callable[[Offered], Sequence[Section]]
    read: Callable[[Any, Actor, Values], Printout]
    letter: PaperKind | None = None
    book: Callable[[Any, Actor, Values, Path], Callable[..., Any]] | None = None


def request_of(kind: PaperKind, value: Values) -> LetterRequest:
    """The letter as the form says it."""
    about = value.get("agreements") or (value["proposal"],)
    return LetterRequest(
        kind, tuple(about), on=value["on"], place=value["place"] or "", months=value.get("months") or 12,
        points=lines_of(value.get("points")), follow_up=value.get("follow_up"), starts=value.get("starts"),
        scope=lines_of(value.get("scope")), addressee=value.get("addressee") or "", town=value.get("town") or "",
        copies=lines_of(value.get("copies")), group_name=value.get("group_name") or "",
        first=_signatory(value, "first"), second=_signatory(value, "second"),
    )  # fmt: skip


def _signatory(value: Values, who: str) -> Signatory:
    return Signatory(value.get(f"{who}_name") or "", value.get(f"{who}_position") or "")


def lines_of(text: str | None) -> tuple[str, ...]:
    """One item per line that says something."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def scope_of(value: Values) -> ReportScope:
    """What a report is narrowed to."""
    return ReportScope(value["start"], value["end"], value["region"] or "", value["pattern"] or "")


def paper_of(value: Values) -> str:
    """A4 or F4."""
    return str(value["paper"] or PAPERS[0][0])


def _paper() -> Field:
    return ChoiceField("paper", tr("Kertas"), PAPERS, required=True)


def _scope(*more: Field) -> Sequence[Section]:
    regions = [(one.value, one.label) for one in list_regions()]
    patterns = [(str(one), pattern_name(one)) for one in Pattern]
    scope = Section(
        "",
        DateField("start", tr("Ditandatangani sejak"), required=True),
        DateField("end", tr("Sampai"), required=True),
        ChoiceField("region", tr("Kabupaten/kota UMKM"), regions, hint=tr("Kosong: seluruh Jawa Timur.")),
        ChoiceField("pattern", tr("Pola"), patterns, hint=tr("Kosong: semua pola.")),
        *more,
        _paper(),
    )
    return (scope,)


def _register() -> Sequence[Section]:
    internal = YesNoField(
        "internal", tr("Untuk kantor sendiri"), hint=tr("Dengan nama penanda tangan dan harga; tidak untuk dibagikan.")
    )
    return _scope(internal)


def _code(label: str, hint: str, *, required: bool) -> Sequence[Section]:
    return (Section("", TextField("code", label, required=required, hint=hint), _paper()),)


def _proposal(offered: Offered) -> tuple[Field, Field, Field]:
    hint = "" if offered.proposals else tr("Belum ada usulan yang diterima di Pencocokan.")
    return (
        _Narrow("proposal", tr("Usulan yang diterima"), offered.proposals, required=True, hint=hint),
        DateField("on", tr("Tanggal"), required=True),
        TextField("place", tr("Tempat"), hint=tr("Kosong: kabupaten/kota UMKM.")),
    )


def _memorandum(offered: Offered) -> Sequence[Section]:
    scope = LongTextField("scope", tr("Ruang lingkup"), hint=tr("Satu baris satu butir; kosong: yang lazim."))
    months = NumberField("months", tr("Jangka waktu"), unit=tr("bulan"), required=True, check=_months)
    return Section("", *_proposal(offered), months, scope, _paper()), _signatories()


def _minutes(offered: Offered) -> Sequence[Section]:
    points = LongTextField("points", tr("Pokok kesepakatan lain"), hint=tr("Satu baris satu butir."))
    first = Section(
        "", *_proposal(offered), DateField("follow_up", tr("Perjanjian ditandatangani sebelum")),
        DateField("starts", tr("Rencana mulai")),
        NumberField("months", tr("Rencana jangka waktu"), unit=tr("bulan"), required=True, check=_months), points,
        _paper(),
    )  # fmt: skip
    return first, _signatories()


def _signatories() -> Section:
    """Who signs; empty fields are taken from the catalogue."""
    return Section(
        tr("Penanda tangan"),
        TextField("first_name", tr("Nama, untuk mitra"), hint=tr("Kosong: dari katalog.")),
        TextField("first_position", tr("Jabatan, untuk mitra")),
        TextField("second_name", tr("Nama, untuk UMKM"), hint=tr("Kosong: dari katalog.")),
        TextField("second_position", tr("Jabatan, untuk UMKM")),
        TextField("group_name", tr("Nama kelompok"), hint=tr("Hanya untuk kelompok; kosong: menurut ketuanya.")),
        folded=True,
    )


def _reporting(offered: Offered) -> Sequence[Section]:
    hint = "" if offered.agreements else tr("Belum ada perjanjian yang terbit.")
    letter = Section(
        "",
        ManyField("agreements", tr("Perjanjian yang dilaporkan"), offered.agreements, required=True, hint=hint),
        DateField("on", tr("Tanggal surat"), required=True),
        TextField("place", tr("Tempat"), hint=tr("Kosong: tempat kantor.")),
        TextField("addressee", tr("Kepada"), hint=tr("Kosong: kepala dinas kabupaten/kota UMKM.")),
        TextField("town", tr("Di")),
        LongTextField("copies", tr("Tembusan"), hint=tr("Satu baris satu penerima.")),
        _paper(),
    )
    return (letter,)


class _Narrow(ChoiceField):
    """Long choices do not widen the form."""

    def build(self) -> QComboBox:
        box = super().build()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_SHOWN)
        return box


def _months(value: int) -> str:
    return "" if 1 <= value <= 60 else tr("Antara 1 dan 60 bulan.")


def _read_report(catalogue: Any, actor: Actor, value: Values) -> Printout:
    made = partnership_report(catalogue, actor, scope_of(value), paper=paper_of(value))
    return Printout("laporan-kemitraan.pdf", made.content)


def _read_register(catalogue: Any, actor: Actor, value: Values) -> Printout:
    internal = bool(value["internal"])
    return agreement_register(catalogue, actor, scope_of(value), internal=internal, paper=paper_of(value))


def _read_profile(catalogue: Any, actor: Actor, value: Values) -> Printout:
    return profile_sheet(catalogue, actor, str(value["code"]).strip().upper(), paper=paper_of(value))


def _read_consent(catalogue: Any, actor: Actor, value: Values) -> Printout:
    return consent_form(catalogue, actor, (value["code"] or "").strip().upper(), paper=paper_of(value))


def _reader(kind: PaperKind) -> Callable[[Any, Actor, Values], Printout]:
    def read(catalogue: Any, actor: Actor, value: Values) -> Printout:
        return draft_letter(catalogue, actor, request_of(kind, value), paper=paper_of(value))

    return read


def _book_of_report(catalogue: Any, actor: Actor, value: Values, path: Path) -> Callable[..., Any]:
    return lambda *, progress: export_report(catalogue, actor, scope_of(value), path, progress=progress)


def _book_of_register(catalogue: Any, actor: Actor, value: Values, path: Path) -> Callable[..., Any]:
    internal = bool(value["internal"])
    return lambda *, progress: export_register(
        catalogue, actor, scope_of(value), path, internal=internal, progress=progress
    )


def _letter(key: str, title: str, says: str, fields: Callable[[Offered], Sequence[Section]], kind: PaperKind) -> Making:
    return Making(key, title, says, fields, _reader(kind), letter=kind)


def makings() -> Sequence[Making]:
    """Every paper in the order of the list."""
    profile = tr("Kode UMKM atau kebutuhan"), tr("Misalnya U-000001 atau K-0001.")
    consent = tr("Kode UMKM"), tr("Misalnya U-000001; kosong: formulir untuk diisi dengan tangan.")
    return (
        Making("report", tr("Laporan Kemitraan"), tr("Perjanjian dalam satu periode, dengan grafik dan tabel."),
               lambda _offered: _scope(), _read_report, book=_book_of_report),
        Making("register", tr("Register perjanjian"), tr("Daftar semua nomor, untuk umum atau untuk kantor."),
               lambda _offered: _register(), _read_register, book=_book_of_register),
        _letter("memorandum", tr("Nota kesepahaman"), tr("Kehendak bermitra sebelum ada perjanjian."), _memorandum,
                PaperKind.MEMORANDUM),
        _letter("minutes", tr("Berita acara kesepakatan"), tr("Catatan hasil perundingan."), _minutes,
                PaperKind.MINUTES),
        _letter("reporting", tr("Surat pelaporan perjanjian"), tr("Laporan kepada pejabat yang berwenang."),
                _reporting, PaperKind.REPORTING_LETTER),
        Making("consent", tr("Persetujuan data pribadi"), tr("Formulir untuk pemilik UMKM."),
               lambda _offered: _code(*consent, required=False), _read_consent),
        Making("profile", tr("Profil UMKM atau kebutuhan"), tr("Tanpa data pribadi dan harga."),
               lambda _offered: _code(*profile, required=True), _read_profile),
    )  # fmt: skip


def first_values(key: str, today: date) -> dict[str, Any]:
    """What a form shows before anybody typed."""
    usual: dict[str, Any] = {"paper": PAPERS[0][0]}
    if key in ("report", "register"):
        return {**usual, "start": date(today.year, 1, 1), "end": today}
    return {**usual, "on": today, "months": 12}
