"""Commands about papers besides the agreement: report, paper, register, profile."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.domain.agreements import Signatory
from models.domain.paper_reports import LetterRequest, Printout, ReportScope, ReportTotals
from models.domain.papers import PaperKind
from ui.commands.answers import Answer
from ui.commands.session import open_for, require_writable, tell
from ui.texts import sentence, tr

if TYPE_CHECKING:
    from models.use_cases.open_catalogue import Opened

LETTERS = {
    "nota-kesepahaman": PaperKind.MEMORANDUM,
    "berita-acara": PaperKind.MINUTES,
    "surat-pelaporan": PaperKind.REPORTING_LETTER,
    "persetujuan-data": PaperKind.CONSENT,
}
REPORTS = ("partnerships",)


def report(options: argparse.Namespace) -> Answer:
    """The partnership report as PDF, and as a workbook where that is asked for."""
    from models.files import write_bytes
    from models.use_cases.partnership_report import export_report, partnership_report

    require_writable(options.out, options.xlsx)
    opened, scope = open_for(options, create=False), scope_of(options)
    try:
        written = partnership_report(
            opened.catalogue, opened.actor, scope, paper=options.paper, today=options.date
        )
        if options.xlsx:
            export_report(opened.catalogue, opened.actor, scope, options.xlsx, today=options.date)
    finally:
        opened.catalogue.close()
    write_bytes(options.out, written.content)
    files = [str(options.out), *([str(options.xlsx)] if options.xlsx else [])]
    totals = totals_answer(written.totals)
    said = tr("{number} perjanjian: {file}").format(number=written.totals.agreements, file=options.out)
    return {"file": str(options.out), "totals": totals, "files": files, "rows": written.rows, "_lines": [said]}


def register(options: argparse.Namespace) -> Answer:
    """The register of agreements, for everybody or the office's own, as PDF or workbook."""
    from models.files import write_bytes
    from models.use_cases.agreement_register import agreement_register, export_register

    require_writable(options.out)
    opened, scope = open_for(options, create=False), scope_of(options)
    wanted = {"internal": options.internal, "today": options.date}
    try:
        if options.out.suffix.lower() == ".xlsx":
            export_register(opened.catalogue, opened.actor, scope, options.out, **wanted)
        else:
            made = agreement_register(opened.catalogue, opened.actor, scope, paper=options.paper, **wanted)
            write_bytes(options.out, made.content)
    finally:
        opened.catalogue.close()
    return {"file": str(options.out), "internal": options.internal, "_lines": [str(options.out)]}


def profile(options: argparse.Namespace) -> Answer:
    """The profile of an UMKM or a need without personal data."""
    from models.use_cases.profile_sheet import profile_sheet

    require_writable(options.out)
    opened = open_for(options, create=False)
    try:
        made = profile_sheet(
            opened.catalogue, opened.actor, options.code, paper=options.paper, today=options.date
        )
    finally:
        opened.catalogue.close()
    return {"code": options.code, **_kept(made, options.out), "_lines": [str(options.out)]}


def paper(options: argparse.Namespace) -> Answer:
    """A letter, numbered; or a draft. The consent form takes no number."""
    require_writable(options.out)
    kind = LETTERS[options.kind]
    opened = open_for(options, create=False)
    try:
        if kind is PaperKind.CONSENT:
            return _consent(options, opened)
        request = request_of(options, kind)
        return _draft(options, opened, request) if options.draft else _issue(options, opened, request)
    finally:
        opened.catalogue.close()


def _consent(options: argparse.Namespace, opened: Opened) -> Answer:
    from models.use_cases.profile_sheet import consent_form

    who = options.subjects[0] if options.subjects else ""
    made = consent_form(opened.catalogue, opened.actor, who, paper=options.paper, today=options.date)
    return {"paper": "", "number": "", **_kept(made, options.out), "_lines": [str(options.out)]}


def _draft(options: argparse.Namespace, opened: Opened, request: LetterRequest) -> Answer:
    from models.use_cases.issue_letter import draft_letter

    made = draft_letter(opened.catalogue, opened.actor, request, paper=options.paper, today=options.date)
    return {"paper": "", "number": "", **_kept(made, options.out), "_lines": [str(options.out)]}


def _issue(options: argparse.Namespace, opened: Opened, request: LetterRequest) -> Answer:
    from models.files import write_bytes
    from models.use_cases.issue_letter import issue_letter

    made = issue_letter(
        opened.catalogue, opened.actor, request, paper=options.paper, today=options.date, again=options.again
    )
    write_bytes(options.out, made.content)
    if made.note:
        tell(sentence(made.note))
    return {
        "paper": made.code, "number": made.number, "file": str(options.out), "sha256": made.sha256,
        "_lines": [f"{made.number}: {options.out}"],
    }  # fmt: skip


def _kept(made: Printout, out: Path) -> Answer:
    from models.files import write_bytes

    write_bytes(out, made.content)
    if made.note:
        tell(sentence(made.note))
    return {"file": str(out)}


def scope_of(options: argparse.Namespace) -> ReportScope:
    """What the options narrow a report to."""
    return ReportScope(options.start, options.end, options.region, options.pattern)


def request_of(options: argparse.Namespace, kind: PaperKind) -> LetterRequest:
    """The letter that the options ask for."""
    return LetterRequest(
        kind, tuple(options.subjects), on=options.on, place=options.place, months=options.months,
        points=tuple(options.point), follow_up=options.follow_up, addressee=options.to, town=options.town,
        copies=tuple(options.copy), group_name=options.group_name,
        first=_signatory(options.first), second=_signatory(options.second),
    )  # fmt: skip


def _signatory(said: str) -> Signatory:
    name, _, position = (part.strip() for part in said.partition(";"))
    return Signatory(name, position)


def totals_answer(totals: ReportTotals) -> Answer:
    """The figures of a report; potential and agreed are never added."""
    worth = totals.worth_per_month
    return {
        "agreements": totals.agreements,
        "voided": totals.voided,
        "enterprises": totals.enterprises,
        "partners": totals.partners,
        "running": totals.running,
        "potential": totals.potential,
        "delivered": None,
        "paid": None,
        "worth_per_month": None if worth is None else worth / 100,
        "by_pattern": dict(totals.by_pattern),
        "by_region": dict(totals.by_region),
        "by_month": dict(totals.by_month),
    }


def add_commands(add: Callable[..., argparse.ArgumentParser], day: Callable[[str], date]) -> None:
    """Make the four commands known."""
    out: dict[str, Any] = {"type": Path, "required": True, "metavar": "PDF", "help": tr("berkas yang ditulis")}
    made = add("report", report, tr("tulis laporan kemitraan"))
    made.add_argument("kind", choices=REPORTS, metavar="LAPORAN", help=" | ".join(REPORTS))
    made.add_argument("--out", **out)
    made.add_argument("--xlsx", type=Path, metavar="XLSX", help=tr("tulis juga buku kerja dengan grafik"))
    add_scope(made, day)
    listed = add("register", register, tr("tulis register perjanjian"))
    listed.add_argument("--out", **{**out, "metavar": "BERKAS", "help": tr("berkas .pdf atau .xlsx")})
    listed.add_argument("--internal", action="store_true", help=tr("dengan nama orang dan harga, untuk kantor sendiri"))
    add_scope(listed, day)
    sheet = add("profile", profile, tr("tulis profil UMKM atau kebutuhan tanpa data pribadi"))
    sheet.add_argument("code", type=_code, metavar="KODE", help=tr("misalnya U-000001 atau K-0001"))
    sheet.add_argument("--out", **out)
    add_paper(sheet)
    _add_letter(add("paper", paper, tr("tulis nota kesepahaman, berita acara, surat pelaporan, persetujuan")), out, day)


def _add_letter(command: argparse.ArgumentParser, out: dict[str, Any], day: Callable[[str], date]) -> None:
    command.add_argument("kind", choices=tuple(LETTERS), metavar="SURAT", help=" | ".join(LETTERS))
    about = tr("usulan P-…, kelompok KL-…, perjanjian PK-…, atau UMKM U-…")
    command.add_argument("subjects", nargs="*", type=_code, metavar="KODE", help=about)
    command.add_argument("--out", **out)
    command.add_argument("--draft", action="store_true", help=tr("draf: bertanda DRAF dan tanpa nomor"))
    command.add_argument("--again", action="store_true", help=tr("terbitkan meskipun surat yang sama sudah terbit"))
    command.add_argument("--on", type=day, metavar="YYYY-MM-DD", help=tr("tanggal surat; bawaan: hari ini"))
    command.add_argument("--place", default="", metavar="TEMPAT", help=tr("tempat penandatanganan"))
    command.add_argument("--months", type=int, default=12, metavar="N", help=tr("jangka waktu dalam bulan"))
    command.add_argument("--point", action="append", default=[], metavar="TEKS", help=tr("pokok kesepakatan; berulang"))
    command.add_argument("--follow-up", type=day, metavar="YYYY-MM-DD", help=tr("batas penandatanganan perjanjian"))
    command.add_argument("--to", default="", metavar="JABATAN", help=tr("tujuan surat pelaporan"))
    command.add_argument("--town", default="", metavar="KOTA", help=tr("kota tujuan"))
    for name, who in (("--first", tr("mitra")), ("--second", tr("UMKM"))):
        says = tr("penanda tangan {who}; bawaan: dari katalog").format(who=who)
        command.add_argument(name, default="", metavar="NAMA[;JABATAN]", help=says)
    command.add_argument("--group-name", default="", metavar="NAMA", help=tr("nama kelompok; bawaan: menurut ketuanya"))
    command.add_argument("--copy", action="append", default=[], metavar="NAMA", help=tr("tembusan; dapat diulang"))
    add_paper(command)


def _code(text: str) -> str:
    return text.strip().upper()


def add_scope(command: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    """Options that narrow a report to days, a region and a pattern."""
    patterns = ("inti_plasma", "subkontrak", "distribusi_keagenan", "rantai_pasok", "perdagangan_umum")
    command.add_argument("--region", default="", metavar="KODE", help=tr("hanya wilayah ini, misalnya 35.23"))
    first, last = tr("ditandatangani sejak tanggal ini; bawaan: awal tahun"), tr("sampai tanggal ini; bawaan: hari ini")
    command.add_argument("--from", dest="start", type=day, metavar="YYYY-MM-DD", help=first)
    command.add_argument("--to", dest="end", type=day, metavar="YYYY-MM-DD", help=last)
    command.add_argument("--pattern", choices=patterns, default="", metavar="POLA", help=" | ".join(patterns))
    add_paper(command)


def add_paper(command: argparse.ArgumentParser) -> None:
    """The size of paper."""
    command.add_argument("--paper", choices=("A4", "F4"), default="A4", help=tr("ukuran kertas"))
