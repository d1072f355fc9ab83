"""The same use cases without a window: one command, one answer, an exit status."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from models.problems import Cancelled, UserProblem
from ui.commands.session import DEFECT, DONE, PROBLEM, USAGE, tell
from ui.texts import problem_sentences, tr

COMMANDS = (
    "demo", "template", "import", "undo-import", "match", "explain", "decide", "agreement", "export", "check",
    "backup", "restore",
)  # fmt: skip
log = logging.getLogger(__name__)


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
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    try:
        answer = options.run(options)
    except UserProblem as problem:
        said = problem_sentences(problem)
        sys.stderr.write(f"{said.what_happened} {said.what_to_do}".rstrip() + "\n")
        return PROBLEM
    except (KeyboardInterrupt, Cancelled):
        sys.stderr.write(tr("Dibatalkan; tidak ada yang disimpan.") + "\n")
        return PROBLEM
    except BrokenPipeError:
        # whoever read our output has gone; nothing is left to say to them
        sys.stdout = None
        return DONE
    except Exception:  # noqa: BLE001  the one place where a defect of a command ends
        return _report_defect()
    _print(answer, options)
    return int(answer.pop("_status", DONE)) if isinstance(answer, dict) else DONE


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


def _report_defect() -> int:
    import tempfile
    import traceback

    # the trace names no values: frames only
    place = Path(tempfile.gettempdir()) / f"temumitra-{os.getpid()}.log"
    trace = traceback.format_exc()
    place.write_text(trace, encoding="utf-8")
    log.error("defect", exc_info=True)
    tell(tr("Program mengalami kesalahan yang tidak terduga. Catatannya ada di {place}.").format(place=place))
    return DEFECT


class _Parser(argparse.ArgumentParser):
    """Speaks Indonesian and leaves with status 2."""

    def error(self, message: str) -> Any:
        sys.stderr.write(tr("Perintah tidak dimengerti: {message}").format(message=message) + "\n")
        sys.stderr.write(tr("Lihat `{program} --help`.").format(program="temumitra") + "\n")
        raise SystemExit(USAGE)


def _common() -> _Parser:
    common = _Parser(add_help=False)
    # no default here: the same option given before the command must not be overwritten
    hidden = argparse.SUPPRESS
    common.add_argument("--database", metavar="URL", default=hidden, help=tr("berkas katalog atau URL basis data"))
    common.add_argument("--json", action="store_true", default=hidden, help=tr("cetak satu objek JSON"))
    common.add_argument("--date", type=_day, default=hidden, metavar="YYYY-MM-DD", help=tr("tanggal hari ini"))
    return common


def _parser() -> argparse.ArgumentParser:
    # two instances: defaults set for the program must not be set again by its commands
    common = _common()
    parser = _Parser(prog="temumitra", parents=[_common()], description=tr("Pencocokan UMKM dan mitra industri."))
    parser.set_defaults(database="", json=False, date=None)
    commands = parser.add_subparsers(dest="command", required=True, metavar=tr("PERINTAH"), parser_class=_Parser)

    def add(name: str, run: Callable[[argparse.Namespace], dict[str, Any]], says: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=says, parents=[common])
        command.set_defaults(run=run)
        return command

    _add_commands(add)
    return parser


def _add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    from ui.commands import catalogue, intake, pairs

    demo = add("demo", intake.demo, tr("jalankan seluruh pekerjaan pada katalog contoh"))
    demo.add_argument("--out", type=Path, required=True)
    template = add("template", intake.template, tr("tulis buku kerja templat"))
    template.add_argument("--out", type=Path, required=True)
    _add_import(add("import", intake.take, tr("impor UMKM, mitra, atau kebutuhan")))
    undo = add("undo-import", intake.undo, tr("batalkan satu impor seluruhnya"))
    undo.add_argument("id")
    match = add("match", pairs.match, tr("jalankan pencocokan"))
    for name in ("--settings", "--candidates", "--out"):
        match.add_argument(name, type=Path)
    explain = add("explain", pairs.explain, tr("jelaskan satu pasangan"))
    explain.add_argument("enterprise")
    explain.add_argument("need")
    explain.add_argument("--settings", type=Path)
    decide = add("decide", pairs.decide, tr("putuskan satu usulan"))
    decide.add_argument("proposal")
    decide.add_argument("decision", choices=tuple(pairs.DECISIONS))
    decide.add_argument("--reason", default="")
    _add_agreement(add("agreement", pairs.agreement, tr("buat perjanjian dari usulan yang diterima")))
    export = add("export", catalogue.export, tr("ekspor isi daftar"))
    export.add_argument("kind", choices=("enterprises", "partners", "needs", "proposals"))
    export.add_argument("--out", type=Path, required=True)
    add("check", catalogue.check, tr("periksa keutuhan katalog"))
    backup = add("backup", catalogue.backup, tr("buat cadangan yang diperiksa"))
    backup.add_argument("--out", type=Path, required=True)
    restore = add("restore", catalogue.put_back, tr("pulihkan dari cadangan"))
    restore.add_argument("file", type=Path)


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path)
    command.add_argument("--as", dest="kind", choices=("enterprises", "partners", "needs", "auto"), default="auto")
    command.add_argument("--sheet")
    command.add_argument("--mapping", type=Path)
    command.add_argument("--dry-run", action="store_true")
    command.add_argument("--rejected", type=Path)


def _add_agreement(command: argparse.ArgumentParser) -> None:
    command.add_argument("proposal")
    command.add_argument("--out", type=Path, required=True)
    command.add_argument("--terms", type=Path)
    command.add_argument("--paper", choices=("A4", "F4"), default="A4")
    command.add_argument("--draft", action="store_true")


def _day(text: str) -> date:
    return date.fromisoformat(text)
