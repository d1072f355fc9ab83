"""Commands about agreements after their issue: addendum, end, sign, verify, merge."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.domain.papers import AddendumDraft, Claim, EndingDraft, OwnChange, PaperCheck, PaperReport
from models.problems import UserProblem
from ui import formats
from ui.commands.answers import Answer, red_in_words
from ui.commands.session import DONE, PROBLEM, open_for, require_writable, show_progress
from ui.texts import sentences, tr

if TYPE_CHECKING:
    from models.use_cases.open_catalogue import Opened


def add_commands(add: Callable[..., argparse.ArgumentParser], day: Callable[[str], date]) -> None:
    """Register the commands and what they take."""
    agreement: dict[str, Any] = {"type": _code, "metavar": "PERJANJIAN", "help": tr("misalnya PK-0001")}
    changed = add("addendum", addendum, tr("ubah atau perpanjang perjanjian dengan adendum"))
    changed.add_argument("agreement", **agreement)
    _add_common(changed)
    changed.add_argument("--on", type=day, metavar="YYYY-MM-DD", help=tr("berlaku sejak; bawaan: hari ini"))
    changed.add_argument("--price", type=_sen, metavar="RUPIAH", help=tr("harga baru per satuan"))
    graded = tr("harga baru satu mutu; diulang untuk semua mutu")
    changed.add_argument("--grade", nargs=2, action="append", default=[], metavar=("MUTU", "RUPIAH"), help=graded)
    changed.add_argument("--quantity", type=_quantity, metavar="N", help=tr("jumlah baru setiap bulan"))
    changed.add_argument("--months", type=int, metavar="N", help=tr("seluruh jangka waktu sejak mulai, dalam bulan"))
    changed.add_argument("--payment-days", type=int, metavar="N", help=tr("tenggat pembayaran baru, dalam hari"))
    changed.add_argument("--own", nargs=3, action="append", default=[], metavar=("KETENTUAN", "SEMULA", "MENJADI"),
                         help=tr("ketentuan lain yang diubah; boleh berulang"))  # fmt: skip
    ended = add("end", end, tr("akhiri perjanjian dengan kesepakatan para pihak"))
    ended.add_argument("agreement", **agreement)
    _add_common(ended)
    last = tr("hari terakhir perjanjian berlaku")
    ended.add_argument("--on", type=day, metavar="YYYY-MM-DD", required=True, help=last)
    ended.add_argument("--settlement", default="", metavar="TEKS", help=tr("penyelesaian yang disepakati"))
    checked = add("verify", verify, tr("periksa keaslian cetakan atau berkas"))
    checked.add_argument("what", metavar="BERKAS|KODE", help=tr("berkas PDF, isi kode QR, atau kode periksa"))
    signed = add("sign", sign, tr("tanda tangani kertas secara elektronik (PAdES)"))
    signed.add_argument("code", type=_code, metavar="KODE", help=tr("misalnya PK-0001 atau SP-0001"))
    signed.add_argument("--certificate", type=Path, required=True, metavar="P12", help=tr("sertifikat kantor"))
    signed.add_argument("--password-file", type=Path, metavar="BERKAS", help=tr("kata sandinya; bawaan: ditanyakan"))
    signed.add_argument("--place", default="", metavar="TEMPAT", help=tr("tempat penandatanganan"))
    signed.add_argument("--out", type=Path, required=True, metavar="PDF", help=tr("berkas yang ditulis"))
    merged = add("merge", merge, tr("gabungkan berkas beberapa naskah untuk dicetak"))
    merged.add_argument("codes", nargs="+", type=_code, metavar="KODE", help=tr("misalnya PK-0001 SP-0001"))
    merged.add_argument("--out", type=Path, required=True, metavar="PDF", help=tr("berkas yang ditulis"))


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--reason", required=True, metavar="ALASAN", help=tr("lanjutan kata “bahwa”"))
    command.add_argument("--out", type=Path, required=True, metavar="PDF", help=tr("berkas yang ditulis"))
    command.add_argument("--paper", choices=("A4", "F4"), default="A4", help=tr("ukuran kertas"))
    command.add_argument("--draft", action="store_true", help=tr("draf: bertanda DRAF dan tanpa nomor"))


def addendum(options: argparse.Namespace) -> Answer:
    """An adendum, numbered and stored; or a draft."""
    from models.use_cases.issue_addendum import draft_addendum, issue_addendum

    draft = AddendumDraft(
        reason=options.reason, effective_on=options.on, price=options.price, price_list=_grades(options.grade),
        quantity=options.quantity, months=options.months, payment_days=options.payment_days,
        own=tuple(OwnChange(*each) for each in options.own),
    )  # fmt: skip
    return _written(options, draft_addendum if options.draft else issue_addendum, draft)


def _grades(given: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    try:
        return tuple((quality, str(_sen(price))) for quality, price in given)
    except argparse.ArgumentTypeError as error:
        raise UserProblem("agreement.bad_price_row", item=str(error)) from error


def end(options: argparse.Namespace) -> Answer:
    """The accord that ends an agreement, numbered and stored; or a draft."""
    from models.use_cases.end_agreement import draft_ending, end_agreement

    draft = EndingDraft(options.on, options.reason, options.settlement)
    return _written(options, draft_ending if options.draft else end_agreement, draft)


def _written(options: argparse.Namespace, make: Callable[..., PaperReport], draft: object) -> Answer:
    from models.files import write_bytes
    from models.use_cases.issue_agreement import RedFindings

    require_writable(options.out)
    opened = open_for(options, create=False)
    try:
        report = make(
            opened.catalogue, opened.actor, options.agreement, draft, paper=options.paper, today=options.date
        )
    except RedFindings as problem:
        raise red_in_words(problem.findings) from problem
    finally:
        opened.catalogue.close()
    write_bytes(options.out, report.content)
    answer = {"paper": report.code, "kind": str(report.kind), "number": report.number, "sha256": report.sha256}
    return {**answer, "file": str(options.out), "_lines": [report.number or "DRAF", str(options.out)]}


def sign(options: argparse.Namespace) -> Answer:
    """The paper with the office's electronic signature; the copy is kept in the catalogue."""
    from models.files import write_bytes
    from models.papers.electronic import Certificate
    from models.use_cases.sign_electronically import sign_electronically

    require_writable(options.out)
    certificate = Certificate(_bytes_of(options.certificate), _password(options.password_file))
    opened = open_for(options, create=False)
    try:
        report = sign_electronically(opened.catalogue, opened.actor, options.code, certificate, place=options.place)
    finally:
        opened.catalogue.close()
    write_bytes(options.out, report.content)
    said = tr("{number} ditandatangani {signer}").format(number=report.number, signer=report.signer)
    file = str(options.out)
    return {"number": report.number, "signer": report.signer, "file": file, "_lines": [said, file]}


def _password(file: Path | None) -> str:
    """Never an argument: others see those."""
    from getpass import getpass

    return getpass(tr("Kata sandi sertifikat: ")) if file is None else _bytes_of(file).decode("utf-8").rstrip("\r\n")


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UserProblem("file_unreadable", file=file.name) from error


def verify(options: argparse.Namespace) -> Answer:
    """Whether a printout or file is what was issued; status 1 unless it is, and in force."""
    from models.use_cases.verify_paper import verify_paper

    opened = open_for(options, create=False)
    try:
        found = verify_paper(opened.catalogue, opened.actor, _claim(options.what), today=options.date)
    finally:
        opened.catalogue.close()
    said = sentences(f"verdict.{found.verdict.value}", {})
    lines = [f"{said.what_happened} {said.what_to_do}".rstrip(), *_standing_lines(found), *_chain_lines(found)]
    lines += [f"  {label}: {words}" for label, words in found.facts]
    return {**_check_answer(found), "_lines": lines, "_status": DONE if found.in_force else PROBLEM}


def _standing_lines(found: PaperCheck) -> list[str]:
    said = tr("Perjanjian ini {standing}, hari terakhirnya {day}.")
    ends = formats.short_date(found.ends) if found.ends else ""
    return [said.format(standing=found.standing, day=ends)] if found.standing else []


def _claim(what: str) -> Claim:
    file = Path(what)
    try:
        is_file = file.is_file()
    except OSError:  # a code longer than a file's name may be
        is_file = False
    return Claim(data=_bytes_of(file)) if is_file else Claim(what)


def _check_answer(found: PaperCheck) -> Answer:
    chain = [
        {"paper": each.code, "kind": str(each.kind), "number": each.number, "signed_on": each.signed_on,
         "status": each.status}
        for each in found.chain
    ]  # fmt: skip
    verdict = {"verdict": found.verdict.value, "paper": found.code, "number": found.number}
    about = {"title": found.title, "signed_on": found.signed_on, "standing": found.standing, "ends": found.ends}
    facts = [{"label": label, "value": words} for label, words in found.facts]
    return {**verdict, **about, "facts": facts, "chain": chain}


def _chain_lines(found: PaperCheck) -> list[str]:
    about = [f"{found.code} · {found.number} · {found.signed_on} · {found.title}"] if found.code else []
    chain = (f"  {each.number} · {each.signed_on} · {each.title} · {each.status}" for each in found.chain)
    return [*about, *chain] if len(found.chain) > 1 else about


def merge(options: argparse.Namespace) -> Answer:
    """The stored pages of several papers in one file."""
    from models.files import write_bytes
    from models.use_cases.merge_papers import merge_papers

    require_writable(options.out)
    opened: Opened = open_for(options, create=False)
    try:
        merged = merge_papers(opened.catalogue, opened.actor, options.codes, progress=show_progress)
    finally:
        opened.catalogue.close()
    write_bytes(options.out, merged.content)
    said = tr("{count} naskah: {file}").format(count=merged.papers, file=options.out)
    return {"file": str(options.out), "papers": merged.papers, "_lines": [said]}


def _code(text: str) -> str:
    return text.strip().upper()


def _sen(text: str) -> int:
    found = formats.parse_rupiah(text)
    if not found or found <= 0:
        raise argparse.ArgumentTypeError(tr("{text} bukan jumlah rupiah; tulis seperti 5000000").format(text=text))
    return found


def _quantity(text: str) -> int:
    """Thousandths of "5000" or "12,5"."""
    found = formats.parse_thousandths(text)
    if not found or found <= 0:
        raise argparse.ArgumentTypeError(tr("{text} bukan jumlah; tulis seperti 5000 atau 12,5").format(text=text))
    return found
