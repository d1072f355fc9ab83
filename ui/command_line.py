"""The same use cases without a window: one command, one answer, an exit status."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from models.problems import Cancelled, UserProblem
from ui.commands.session import DEFECT, DONE, PROBLEM, USAGE, keep_logs_quiet, keep_trace, tell
from ui.commands.usage import Parser
from ui.texts import problem_sentences, tr

COMMANDS = (
    "demo", "template", "import", "undo-import", "match", "explain", "decide", "agreement", "export", "check",
    "backup", "restore", "trade-off", "chains", "infer-needs", "groups", "what-if",
    "interventions",
    "runs", "compare", "repeat", "fairness", "duplicates", "completeness", "associations",
    "report", "register", "profile", "paper", "simulate", "plain-page",
    "addendum", "end", "sign", "verify", "merge", "audit", "plan-event",
)  # fmt: skip
LISTS = ("enterprises", "partners", "needs")


def names_a_command(arguments: Sequence[str]) -> bool:
    """Whether these arguments are for the command line rather than the window."""
    if any(argument in ("-h", "--help") for argument in arguments):
        return True
    words = list(arguments)
    while words:
        word = words.pop(0)
        if word in ("--database", "--date") and words:
            words.pop(0)
        elif not word.startswith("--database=") and not word.startswith("--date="):
            return True
    return False


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return the exit status: 0 done, 1 a problem the user can mend, 2 wrong usage, 3 a defect."""
    _speak_utf8()
    keep_logs_quiet()
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    try:
        return _answer(options)
    except UserProblem as problem:
        said = problem_sentences(problem)
        sys.stderr.write(f"{said.what_happened} {said.what_to_do}".rstrip() + "\n")
        return PROBLEM
    except (KeyboardInterrupt, Cancelled):
        sys.stderr.write(tr("Dibatalkan; tidak ada yang disimpan.") + "\n")
        return PROBLEM
    except BrokenPipeError:
        return _nobody_listens()
    except Exception:  # noqa: BLE001  the one place where a defect of a command ends
        return _report_defect()


def _answer(options: argparse.Namespace) -> int:
    answer: dict[str, Any] = options.run(options)
    _print(answer, options)
    return int(answer.get("_status", DONE))


def _nobody_listens() -> int:
    # whoever read our output has gone: what is still in the buffer must not fail again at the end
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _print(answer: dict[str, Any], options: argparse.Namespace) -> None:
    shown = {key: value for key, value in answer.items() if not key.startswith("_")}
    if options.json:
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, default=str) + "\n")
    else:
        sys.stdout.write("\n".join(answer.get("_lines", [])) + "\n")
    sys.stdout.flush()


def _report_defect() -> int:
    place = keep_trace(traceback.format_exc())
    tell(tr("Program mengalami kesalahan yang tidak terduga. Catatannya ada di {place}.").format(place=place))
    return DEFECT


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    # no default here: the same option given before the command must not be overwritten
    hidden = argparse.SUPPRESS
    common.add_argument("--database", metavar="URL", default=hidden, help=tr("berkas katalog atau URL basis data"))
    common.add_argument("--json", action="store_true", default=hidden, help=tr("cetak satu objek JSON"))
    common.add_argument("--date", type=_day, default=hidden, metavar="YYYY-MM-DD", help=tr("tanggal hari ini"))
    return common


def _parser() -> argparse.ArgumentParser:
    # two instances: defaults set for the program must not be set again by its commands
    common = _common()
    parser = Parser(prog="temumitra", parents=[_common()], description=tr("Pencocokan UMKM dan mitra industri."))
    parser.set_defaults(database="", json=False, date=None)
    commands: Any = parser.add_subparsers(dest="command", required=True, metavar=tr("PERINTAH"), parser_class=Parser)

    def add(name: str, run: Callable[[argparse.Namespace], dict[str, Any]], says: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = commands.add_parser(name, help=says, parents=[common])
        command.set_defaults(run=run)
        return command

    _add_commands(add)
    return parser


def _add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    from ui.commands import chains, duplicates, groups, inferred_needs, intake, interventions, pairs, runs, trade_off

    out: dict[str, Any] = {"type": Path, "required": True, "metavar": "BERKAS"}
    demo = add("demo", intake.demo, tr("jalankan seluruh pekerjaan pada katalog contoh"))
    demo.add_argument("--out", type=Path, required=True, metavar="FOLDER", help=tr("tempat semua hasilnya"))
    template = add("template", intake.template, tr("tulis buku kerja templat"))
    template.add_argument("--out", **out, help=tr("buku kerja .xlsx yang ditulis"))
    _add_import(add("import", intake.take, tr("impor UMKM, mitra, atau kebutuhan")))
    undo = add("undo-import", intake.undo, tr("batalkan satu impor seluruhnya"))
    undo.add_argument("id", type=_code, help=tr("id impor, misalnya I-0001"))
    _add_match(add("match", pairs.match, tr("jalankan pencocokan")))
    _add_explain(add("explain", pairs.explain, tr("jelaskan satu pasangan")))
    _add_decide(add("decide", pairs.decide, tr("putuskan satu usulan")), tuple(pairs.DECISIONS))
    _add_trade_off(add("trade-off", trade_off.trade_off, tr("hitung untung dan rugi prioritas keluarga miskin")))
    _add_chains(add("chains", chains.chains, tr("cari rantai beberapa usaha untuk kebutuhan yang kurang")))
    _add_infer_needs(add("infer-needs", inferred_needs.infer, tr("simpulkan kebutuhan mitra dari yang dibuatnya")))
    _add_groups(add("groups", groups.groups, tr("daftar kelompok usaha yang diusulkan")))
    _add_what_if(add("what-if", interventions.what_if, tr("coba bila kekurangan satu pasangan selesai")))
    _add_interventions(add("interventions", interventions.interventions, tr("urutkan bantuan menurut hasilnya")))
    add("runs", runs.runs, tr("daftar semua pencocokan"))
    _add_compare(add("compare", runs.compare, tr("bandingkan dua pencocokan")))
    _add_repeat(add("repeat", runs.repeat, tr("ulangi satu pencocokan pada katalog sekarang")))
    _add_fairness(add("fairness", runs.fairness, tr("periksa kewajaran dan ketergantungan satu pencocokan")))
    _add_duplicates(add("duplicates", duplicates.duplicates, tr("cari UMKM yang tercatat dua kali")))
    _add_agreement(add("agreement", pairs.agreement, tr("buat perjanjian dari usulan yang diterima")))
    _add_catalogue(add, out)


def _add_catalogue(add: Callable[..., argparse.ArgumentParser], out: dict[str, Any]) -> None:
    from ui.commands import associations, audits, catalogue, events, incomes, papers, papers_chain, quality

    papers.add_commands(add, _day)
    incomes.add_commands(add)
    papers_chain.add_commands(add, _day)
    audits.add_commands(add)
    events.add_commands(add)
    known = add("completeness", quality.completeness, tr("hitung yang sudah dan belum diketahui per kabupaten/kota"))
    known.add_argument("--region", default="", metavar="KODE", help=tr("hanya wilayah ini, misalnya 35.23"))
    _add_associations(add("associations", associations.associations, tr("daftar kelompok, KUB, koperasi, paguyuban")))
    export = add("export", catalogue.export, tr("ekspor isi daftar"))
    lists = (*LISTS, catalogue.PROPOSALS)
    export.add_argument("kind", choices=lists, metavar="DAFTAR", help=" | ".join(lists))
    export.add_argument("--out", **out, help=tr("berkas .xlsx atau .csv yang ditulis"))
    export.add_argument("--words", default="", help=tr("hanya yang memuat kata-kata ini"))
    some = tr("saringan; dapat diulang")
    export.add_argument("--filter", action="append", default=[], metavar="NAMA=NILAI", help=some)
    order = ("name", "code", "owner", "place", "size")
    export.add_argument("--sort", default="", choices=("", *order), metavar="URUTAN", help=" | ".join(order))
    add("check", catalogue.check, tr("periksa keutuhan katalog"))
    backup = add("backup", catalogue.backup, tr("buat cadangan yang diperiksa"))
    backup.add_argument("--out", **out, help=tr("berkas cadangan yang ditulis"))
    restore = add("restore", catalogue.put_back, tr("pulihkan dari cadangan"))
    restore.add_argument("file", type=Path, metavar="BERKAS", help=tr("cadangan yang dipulihkan"))


def _add_associations(command: argparse.ArgumentParser) -> None:
    kinds = ("kelompok", "kub", "koperasi", "kdmp", "paguyuban")
    command.add_argument("--kind", choices=kinds, metavar="JENIS", default="", help=" | ".join(kinds))
    command.add_argument("--region", default="", metavar="KODE", help=tr("hanya wilayah ini, misalnya 35.23"))
    command.add_argument("--words", default="", metavar="KATA", help=tr("nama atau kode"))


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="BERKAS", help=tr("xlsx, xls, ods, atau csv"))
    command.add_argument("--as", dest="kind", choices=(*LISTS, "auto"), default="auto", help=tr("isi berkas itu"))
    command.add_argument("--sheet", metavar="NAMA", help=tr("hanya lembar ini"))
    command.add_argument("--mapping", type=Path, metavar="JSON", help=tr("judul kolom dan isian yang dimaksud"))
    keys = ("auto", "code", "nib", "nik", "name_desa")
    command.add_argument("--key", choices=keys, default="auto", metavar="KUNCI", help=" | ".join(keys))
    command.add_argument("--sender", default="", metavar="NAMA", help=tr("pengirim; cara membacanya diingat"))
    place = tr("kabupaten/kota lembar yang tidak menyebutnya, misalnya \"Kab. Tuban\" atau 35.23")
    command.add_argument("--place", default="", metavar="DAERAH", help=place)
    order = command.add_mutually_exclusive_group()
    for name, first, says in (("--day-first", True, "03/04 berarti 3 April"), ("--month-first", False, "4 Maret")):
        order.add_argument(name, dest="day_first", action="store_const", const=first, help=tr(says))
    command.add_argument("--dry-run", action="store_true", help=tr("periksa saja, tidak ada yang disimpan"))
    command.add_argument("--rejected", type=Path, metavar="BERKAS", help=tr("buku kerja untuk baris yang ditolak"))


def _add_match(command: argparse.ArgumentParser) -> None:
    command.add_argument("--settings", type=Path, metavar="JSON", help=tr("bobot dan pengaturan lain"))
    command.add_argument("--candidates", type=Path, metavar="CSV", help=tr("tulis semua pasangan yang mungkin"))
    command.add_argument("--out", type=Path, metavar="JSON", help=tr("tulis juga jawabannya ke berkas"))


def _add_explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("enterprise", type=_code, metavar="UMKM", help=tr("misalnya U-000001"))
    command.add_argument("need", type=_code, metavar="KEBUTUHAN", help=tr("misalnya K-0001"))
    command.add_argument("--settings", type=Path, metavar="JSON", help=tr("bobot dan pengaturan lain"))


def _add_what_if(command: argparse.ArgumentParser) -> None:
    _add_explain(command)


def _add_interventions(command: argparse.ArgumentParser) -> None:
    from ui.commands.interventions import rupiah

    command.add_argument("--budget", type=rupiah, default=0, metavar="RUPIAH", help=tr("anggaran seluruhnya"))
    command.add_argument("--costs", type=Path, metavar="JSON", help=tr("biaya tiap bantuan untuk satu UMKM, rupiah"))
    groups = ("together", "kabupaten", "commodity")
    command.add_argument("--group", choices=groups, default=groups[0], metavar="CARA", help=" | ".join(groups))
    command.add_argument("--settings", type=Path, metavar="JSON", help=tr("bobot dan pengaturan lain"))


def _add_decide(command: argparse.ArgumentParser, decisions: Sequence[str]) -> None:
    command.add_argument("proposal", type=_code, metavar="USULAN", help=tr("misalnya P-000001"))
    command.add_argument("decision", choices=decisions, metavar="KEPUTUSAN", help=" | ".join(decisions))
    command.add_argument("--reason", default="", metavar="ALASAN", help=tr("alasan yang dicatat"))


def _add_agreement(command: argparse.ArgumentParser) -> None:
    command.add_argument("proposal", type=_code, metavar="USULAN", help=tr("misalnya P-000001"))
    command.add_argument("--out", type=Path, required=True, metavar="PDF", help=tr("berkas yang ditulis"))
    command.add_argument("--terms", type=Path, metavar="JSON", help=tr("yang disepakati para pihak"))
    command.add_argument("--paper", choices=("A4", "F4"), default="A4", help=tr("ukuran kertas"))
    command.add_argument("--draft", action="store_true", help=tr("draf: bertanda DRAF dan tanpa nomor"))


def _add_chains(command: argparse.ArgumentParser) -> None:
    command.add_argument("need", type=_code, nargs="?", default="", metavar="KEBUTUHAN", help=tr("bawaan: semua"))
    whose = tr("misalnya R-0001; bawaan: terbaru")
    command.add_argument("--run", dest="of_run", type=_code, default="", metavar="PENCOCOKAN", help=whose)


def _add_infer_needs(command: argparse.ArgumentParser) -> None:
    command.add_argument("partner", type=_code, metavar="MITRA", help=tr("misalnya M-0001"))
    command.add_argument("--keep", type=Path, metavar="JSON", help=tr("simpan yang dipilih, dengan jumlahnya"))


def _add_trade_off(command: argparse.ArgumentParser) -> None:
    from ui.commands.trade_off import lambdas

    # the word run is taken: it is what the command does
    whose = tr("misalnya R-0001; bawaan: terbaru")
    command.add_argument("--run", dest="of_run", type=_code, default="", metavar="PENCOCOKAN", help=whose)
    command.add_argument("--lambdas", type=lambdas, default=(), metavar="DAFTAR", help=tr("misalnya 0,0.2,0.5"))


def _add_groups(command: argparse.ArgumentParser) -> None:
    from ui.commands.groups import tenths_of_km

    whose = tr("misalnya R-0001; bawaan: terbaru")
    command.add_argument("--run", dest="of_run", type=_code, default="", metavar="PENCOCOKAN", help=whose)
    tried = tr("coba jarak lain dari ketua; tidak disimpan")
    command.add_argument("--radius", type=tenths_of_km, metavar="KM", help=tried)


def _add_compare(command: argparse.ArgumentParser) -> None:
    for name in ("first", "second"):
        command.add_argument(name, type=_code, metavar="PENCOCOKAN", help=tr("misalnya R-0001"))


def _add_repeat(command: argparse.ArgumentParser) -> None:
    command.add_argument("of_run", type=_code, metavar="PENCOCOKAN", help=tr("misalnya R-0001"))


def _add_fairness(command: argparse.ArgumentParser) -> None:
    whose = tr("misalnya R-0001; bawaan: terbaru")
    command.add_argument("--run", dest="of_run", type=_code, default="", metavar="PENCOCOKAN", help=whose)


def _add_duplicates(command: argparse.ArgumentParser) -> None:
    command.add_argument("--scan", action="store_true", help=tr("periksa seluruh katalog lagi"))
    command.add_argument("--verdict", choices=("belum", "kembar", "bukan_kembar"), default="", metavar="KEPUTUSAN",
                         help="belum | kembar | bukan_kembar")  # fmt: skip
    command.add_argument("--strength", choices=("kuat", "lemah"), default="", metavar="KEKUATAN", help="kuat | lemah")
    command.add_argument("--region", default="", metavar="KODE", help=tr("hanya wilayah ini, misalnya 35.23"))
    command.add_argument("--most", type=int, default=200, metavar="N", help=tr("paling banyak sekian pasangan"))
    pair: dict[str, Any] = {"nargs": 2, "type": _code, "metavar": "UMKM"}
    decided = command.add_mutually_exclusive_group()
    decided.add_argument("--twins", **pair, help=tr("putuskan: keduanya usaha yang sama"))
    decided.add_argument("--not-twins", **pair, help=tr("putuskan: keduanya usaha yang berbeda"))
    decided.add_argument("--compare", **pair, help=tr("sandingkan dua catatan tanpa mengubah apa pun"))
    decided.add_argument("--merge", **pair, help=tr("gabungkan yang kedua ke yang pertama"))
    decided.add_argument("--unmerge", type=_code, metavar="UMKM", help=tr("pisahkan lagi catatan yang pernah digabung"))
    decided.add_argument("--merges", action="store_true", help=tr("daftar penggabungan yang berlaku"))
    command.add_argument("--keep", action="append", default=[], metavar="ISIAN=SISI",
                         help=tr("saat menggabung: pakai isi pertama | kedua | keduanya; boleh berulang"))  # fmt: skip
    command.add_argument("--reason", default="", metavar="ALASAN", help=tr("alasan yang dicatat"))


def _code(text: str) -> str:
    return text.strip().upper()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        said = tr("{text} bukan tanggal; tulis seperti 2026-11-21").format(text=text)
        raise argparse.ArgumentTypeError(said) from error
