"""The command line as a whole: how it starts, which catalogue it works in, how it ends, what it never says.

The commands one by one are in tests/command_line/.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from models.domain.intake import IntakeKind
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.workbook.writing import write_intakes
from tests.command_line.conftest import matched, matched_place, place, strict_texts
from tests.command_line.running import DAY, answered, refused, run
from tests.records import ENTERPRISES, NEEDS, PARTNERS
from ui import demonstration as demonstration_of_all
from ui.command_line import COMMANDS, names_a_command
from ui.commands import catalogue as commands_of_catalogue
from ui.commands.masking import MaskedFormatter, masked

__all__ = ["matched", "matched_place", "place", "strict_texts"]

ROOT = Path(__file__).parent.parent
FIVE_CONTENTS = (
    "Kegiatan Usaha", "Hak dan Kewajiban", "Bentuk Pengembangan", "Jangka Waktu", "Penyelesaian Perselisihan",
)  # fmt: skip
"""What the law asks of every agreement."""
PATTERNS = ("inti-plasma", "subkontrak", "distribusi-keagenan")


def start(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a user starts it, without a display."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "TEMUMITRA_DATABASE"}
    own = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "main.py"), *map(str, arguments)],
        env={**own, **environment}, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """`demo` in a process of its own, and its folder."""
    folder = tmp_path_factory.mktemp("demo") / "hasil"
    return start("demo", "--out", folder, "--json", "--date", DAY), folder


def test_the_demonstration_does_the_whole_main_job(
    demonstration: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, folder = demonstration
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer.keys() >= {"files", "enterprises", "needs", "proposals"}
    assert (answer["enterprises"], answer["needs"]) == (500, 80)
    assert answer["proposals"] > 100
    assert {Path(file).name for file in answer["files"]} == {file.name for file in folder.iterdir()}
    assert answered(folder / "demo.db", "check")["ok"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_demonstration_prints_an_agreement_of_each_pattern(
    demonstration: tuple[subprocess.CompletedProcess[str], Path], pattern: str
) -> None:
    from tests.reports.reading import whole_text

    text = whole_text((demonstration[1] / f"perjanjian-{pattern}.pdf").read_bytes())
    assert re.search(r"\b00[1-3]/[A-Z-]+/XI/2026\b", text)
    assert "Sabtu" in text
    for content in FIVE_CONTENTS:
        assert content.casefold() in text.casefold(), content
    assert not re.search(r"[{}]|\bNone\b|…{2,}|TODO", text)


def test_the_demonstration_plans_an_event(demonstration: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    from tests.reports.reading import whole_text

    text = whole_text((demonstration[1] / "jadwal-temu-bisnis.pdf").read_bytes())
    assert "Rabu, 16 Desember 2026" in text
    assert "Jadwal pertemuan" in text
    assert "Belum mendapat waktu" not in text


@pytest.mark.long
def test_the_demonstration_is_the_same_whenever_it_is_made(
    demonstration: tuple[subprocess.CompletedProcess[str], Path], tmp_path: Path
) -> None:
    again = tmp_path / "lagi"
    assert run("demo", "--out", again, "--date", DAY).status == 0
    for pattern in PATTERNS:
        name = f"perjanjian-{pattern}.pdf"
        assert (again / name).read_bytes() == (demonstration[1] / name).read_bytes()


def test_a_demonstration_is_not_written_over(
    demonstration: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    folder = demonstration[1]
    before = (folder / "demo.db").read_bytes()
    assert "demo.db" in refused(folder / "demo.db", "demo", "--out", folder)
    assert (folder / "demo.db").read_bytes() == before
    assert "demo.db" in refused(folder / "demo.db", "demo", "--out", folder / "demo.db")


def test_a_demonstration_that_was_cut_off_begins_anew(
    filled_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def sample(place: Path, *_given: object) -> Opened:
        assert not place.exists()
        made.append(place)
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(filled_file.read_bytes())
        return open_catalogue(str(place))

    def interrupt(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demonstration_of_all, "make_sample", sample)
    monkeypatch.setattr(demonstration_of_all, "_match", interrupt)
    folder = tmp_path / "hasil"
    assert run("demo", "--out", folder).status == 1
    assert list(folder.iterdir()) == []
    (folder / made[0].name).write_bytes(b"sisa")  # as a power cut leaves it
    assert run("demo", "--out", folder).status == 1
    assert len(made) == 2
    assert list(folder.iterdir()) == []


def test_no_command_loads_qt(place: Path) -> None:
    code = (
        "import sys; from ui.command_line import run_command;"
        f"status = run_command(['match', '--database', {str(place)!r}]) or run_command(['--help']);"
        "print(status, [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "0 []"


def test_the_exit_status_leaves_the_process(place: Path, tmp_path: Path) -> None:
    ends = {
        0: start("check", "--database", place),
        1: start("--database", tmp_path / "tidak ada.db", "check", "--json"),
        2: start("cek", "--database", place),
    }
    assert {status: done.returncode for status, done in ends.items()} == {0: 0, 1: 1, 2: 2}
    assert (ends[0].stdout, ends[0].stderr) == ("utuh\n", "")
    assert ends[1].stdout == ends[2].stdout == ""
    assert "Traceback" not in ends[1].stderr + ends[2].stderr


def test_a_reader_that_leaves_early_is_no_fault(matched: Path) -> None:
    program = [sys.executable, str(ROOT / "main.py"), "--database", str(matched), "explain", "U-000001", "K-0001"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(program, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [("--database", "{}", "check"), ("check", "--database", "{}"), ("--database={}", "check"),
     ("check", "--database", "sqlite:///{}")],
)  # fmt: skip
def test_the_database_may_be_named_before_or_after_the_command(place: Path, arguments: tuple[str, ...]) -> None:
    said = run(*(argument.format(place) for argument in arguments), "--json")
    assert (said.status, said.answer["counts"]["enterprise"]) == (0, 5)


def test_the_environment_names_the_database_and_the_option_wins(
    place: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEMUMITRA_DATABASE", str(place))
    assert run("check", "--json").answer["counts"]["enterprise"] == 5
    assert run("check", "--json", "--database", empty_file).answer["counts"]["enterprise"] == 0
    assert names_a_command(["check"])
    assert not names_a_command(["--database", str(place)])
    assert not names_a_command([])


def test_the_date_is_today_for_a_command(matched: Path, tmp_path: Path) -> None:
    from tests.reports.reading import whole_text

    (line, *_) = answered(matched, "match", "--date", "2027-01-04")["proposals"]
    file = tmp_path / "draf.pdf"
    answered(matched, "--date", "2027-01-04", "agreement", line["proposal"], "--draft", "--out", file)
    assert "Senin" in whole_text(file.read_bytes())


@pytest.mark.parametrize(
    "arguments, names",
    [
        ((), "PERINTAH"),
        (("cek",), "'cek'"),
        (("demo",), "--out"),
        (("decide", "P-1"), "KEPUTUSAN"),
        (("decide", "P-1", "terima"), "'accept'"),
        (("import", "x.xlsx", "--as", "umkm"), "'enterprises'"),
        (("agreement", "P-1", "--out", "x.pdf", "--paper", "A3"), "'F4'"),
        (("export", "events", "--out", "x.csv"), "'proposals'"),
        (("match", "--out"), "--out"),
        (("match", "--setting", "x.json"), "--setting"),
        (("check", "--date", "21-11-2026"), "21-11-2026"),
        (("check", "--date", "2026-02-30"), "2026-02-30"),
        (("check", "--json=ya"), "'ya'"),
    ],
)
def test_wrong_usage_is_told_in_indonesian(arguments: tuple[str, ...], names: str) -> None:
    said = run(*arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("Perintah tidak dimengerti: ")
    assert names in said.err
    english = r"\b(invalid|choose|expected|argument|required|unrecognized|usage|error)\b"
    assert not re.search(english, said.err)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_there_for_every_command_and_in_indonesian(command: str) -> None:
    said = run(*filter(None, [command]), "--help")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"pemakaian: temumitra {command}")
    assert not re.search(r"\b(usage|options|positional|show this)\b", said.out)
    assert all(name in said.out for name in (COMMANDS if not command else ()))


def break_check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Make `check` end in a defect that carries somebody's numbers."""

    def defect(*_given: object, **_named: object) -> None:
        raise LookupError("orang dengan NIK 3523114601800000 dan telepon 081234567890")

    monkeypatch.setattr(commands_of_catalogue, "open_for", defect)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_a_defect_is_logged_and_the_log_is_named(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_check(monkeypatch, tmp_path)
    said = run("check", "--database", place, "--json")
    assert (said.status, said.out) == (3, "")
    assert said.err.count("\n") == 1
    (log,) = tmp_path.glob("temumitra-*.log")
    assert str(log) in said.err
    trace = log.read_text(encoding="utf-8")
    assert "Traceback" in trace
    assert "LookupError" in trace


def test_no_number_of_a_person_gets_into_that_log(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_check(monkeypatch, tmp_path)
    said = run("check", "--database", place)
    (log,) = tmp_path.glob("temumitra-*.log")
    assert not re.search(r"\d{9,}", log.read_text(encoding="utf-8"))
    assert not re.search(r"\b\d{16}\b", said.err)


NUMBERS = (
    "3523114601800000", "3523 1146 0180 0000", "352311.460180.0000", "3523-1146-0180-0000", "+62 812-3456-7890",
    "0812 3456 789", "081234567890",
)  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_grouped_numbers_are_kept_out_of_traces_and_logs(number: str, tmp_path: Path) -> None:
    text = f"orang {number} (baris 12, 2026-11)"
    digits = re.sub(r"\D", "", number)
    assert digits[-5:] not in re.sub(r"\D", "", masked(text))
    assert masked(text).endswith(" (baris 12, 2026-11)")
    log = logging.getLogger("temumitra.test.masking")
    log.propagate = False
    handler = logging.FileHandler(tmp_path / "program.log", encoding="utf-8")
    handler.setFormatter(MaskedFormatter("%(asctime)s %(message)s"))
    log.addHandler(handler)
    log.error("gagal untuk %s", number, exc_info=LookupError(number))
    log.removeHandler(handler)
    handler.close()
    written = (tmp_path / "program.log").read_text(encoding="utf-8")
    assert re.match(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2},\d{3} gagal untuk ", written)
    assert "LookupError" in written
    assert number not in written
    assert digits[-5:] not in written


def test_an_unknown_message_says_nothing_of_itself_on_stderr(place: Path) -> None:
    code = (
        "import logging; from ui.command_line import run_command; from ui.commands import catalogue;"
        "from models.problems import UserProblem\n"
        "def check(options): raise UserProblem('tidak.pernah.ditulis')\n"
        f"catalogue.check = check; raise SystemExit(run_command(['check', '--database', {str(place)!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Pekerjaan ini tidak dapat diselesaikan.")
    assert "no sentence" not in done.stderr


def test_no_nik_and_no_telephone_number_in_anything_said(matched: Path, tmp_path: Path) -> None:
    with sqlite3.connect(matched) as connection:
        secrets = [row[0] for row in connection.execute("SELECT value FROM person_nik")]
        secrets += [row[0].lstrip("+") for row in connection.execute("SELECT value FROM person_phone")]
    connection.close()
    proposal = answered(matched, "match", "--date", DAY)["proposals"][0]["proposal"]
    answered(matched, "decide", proposal, "accept")
    commands = (
        ("match",), ("explain", "U-000001", "K-0001"), ("explain", "U-000005", "K-0001"), ("check",),
        ("decide", proposal, "lock"), ("decide", proposal, "accept"),
        ("agreement", proposal, "--out", tmp_path / "p.pdf"), ("export", "enterprises", "--out", tmp_path / "u.csv"),
        ("backup", "--out", tmp_path / "c.db"), ("undo-import", "I-0003"),
    )  # fmt: skip
    said = [run("--database", matched, *command, *form) for command in commands for form in ((), ("--json",))]
    assert len(secrets) > 5
    assert not [each for each in said for secret in secrets if secret in each.out + each.err]


def test_the_same_commands_work_on_a_shared_server(postgres_database: str, tmp_path: Path) -> None:
    url = postgres_database
    open_catalogue(url, sample=True).catalogue.close()
    book = tmp_path / "semua.xlsx"
    lists = [(IntakeKind.PARTNERS, PARTNERS), (IntakeKind.ENTERPRISES, ENTERPRISES), (IntakeKind.NEEDS, NEEDS)]
    write_intakes(book, lists, personal=True)
    taken = answered(url, "import", book, "--date", DAY)
    assert (taken["new"], taken["rejected"]) == (11, 0)
    first = answered(url, "match", "--date", DAY)["proposals"][0]["proposal"]
    answered(url, "decide", first, "accept")
    made = answered(url, "agreement", first, "--out", tmp_path / "p.pdf", "--date", DAY)
    assert made["number"].startswith("001/")
    assert answered(url, "export", "proposals", "--out", tmp_path / "p.xlsx")["rows"] >= 3
    assert answered(url, "check")["ok"]
    assert refused(url, "backup", "--out", tmp_path / "c.db")
