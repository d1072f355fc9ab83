"""Lists out, the check, copies and putting one back through the command line."""

from __future__ import annotations

import csv
import hashlib
import re
import sqlite3
from pathlib import Path

import pytest

from models.use_cases.open_catalogue import open_catalogue
from models.workbook.reading import read_workbook
from tests.command_line.running import DAY, answered, refused, run
from tests.records import ENTERPRISES, NEEDS, PARTNERS

COUNTS = [("enterprises", len(ENTERPRISES)), ("partners", len(PARTNERS)), ("needs", len(NEEDS))]


def table_in(file: Path) -> list[list[str]]:
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.reader(stream, delimiter=";"))
    (sheet,) = read_workbook(file)
    return [[str(cell or "") for cell in row] for row in sheet.rows]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("kind, count", COUNTS)
def test_a_list_is_exported_whole(place: Path, tmp_path: Path, kind: str, count: int, suffix: str) -> None:
    file = tmp_path / f"daftar.{suffix}"
    assert answered(place, "export", kind, "--out", file) == {"rows": count, "file": str(file)}
    table = table_in(file)
    assert table[0][0].startswith("Kode")
    assert len(table) == count + 1
    assert not {"NIK", "KK", "Desil"} & set(table[0])


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_proposals_of_the_newest_run_are_exported_with_what_was_decided(
    matched: Path, tmp_path: Path, suffix: str
) -> None:
    lines = answered(matched, "match", "--date", DAY)["proposals"]
    answered(matched, "decide", lines[0]["proposal"], "reject", "--reason", "=terlalu jauh")
    file = tmp_path / f"usulan.{suffix}"
    assert answered(matched, "export", "proposals", "--out", file)["rows"] == len(lines)
    heading, *rows = table_in(file)
    found = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    assert list(found) == [line["proposal"] for line in lines]
    assert found[lines[0]["proposal"]]["Keputusan"] == "ditolak"
    assert found[lines[0]["proposal"]]["Alasan"].lstrip("'") == "=terlalu jauh"
    assert {row["Kabupaten/kota"] for row in found.values()} == {"Kab. Tuban"}


def test_no_export_holds_a_nik(matched: Path, tmp_path: Path) -> None:
    with sqlite3.connect(matched) as connection:
        niks = [row[0] for row in connection.execute("SELECT value FROM person_nik")]
    connection.close()
    assert len(niks) == len(ENTERPRISES)
    for kind in ("enterprises", "partners", "needs", "proposals"):
        answered(matched, "export", kind, "--out", tmp_path / "x.csv")
        text = (tmp_path / "x.csv").read_text(encoding="utf-8")
        assert not [nik for nik in niks if nik in text]


def test_an_export_without_a_run_is_an_empty_list(place: Path, tmp_path: Path) -> None:
    assert answered(place, "export", "proposals", "--out", tmp_path / "usulan.xlsx")["rows"] == 0


@pytest.mark.parametrize("name", ["daftar.doc", "tidak ada/daftar.xlsx"])
def test_a_place_where_nothing_can_be_written_is_named(place: Path, tmp_path: Path, name: str) -> None:
    assert refused(place, "export", "needs", "--out", tmp_path / name)


def test_a_sound_catalogue_is_told_so(matched: Path) -> None:
    answer = answered(matched, "check")
    assert (answer["ok"], answer["findings"]) == (True, [])
    assert (answer["counts"]["enterprise"], answer["counts"]["matching_run"]) == (len(ENTERPRISES), 1)
    assert run("--database", matched, "check").out == "utuh\n"


def test_a_history_that_was_tampered_with_is_status_one_and_still_an_answer(matched: Path) -> None:
    with sqlite3.connect(matched) as connection:
        connection.execute("UPDATE change_set SET note = 'lain' WHERE id = 2")
    connection.close()
    said = run("--database", matched, "check", "--json")
    assert (said.status, said.err) == (1, "")
    assert said.answer["ok"] is False
    assert said.answer["findings"]
    assert {"row", "column", "severity", "value", "problem", "expected"} <= said.answer["findings"][0].keys()


def test_damaged_pages_are_status_one(matched: Path) -> None:
    content = bytearray(matched.read_bytes())
    for page in range(20, len(content) // 4096, 7):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    matched.write_bytes(content)
    said = run("--database", matched, "check", "--json")
    assert said.status == 1
    assert said.err or said.answer["findings"]


def test_a_copy_is_verified_and_put_back(place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "cadangan.db"
    made = answered(place, "backup", "--out", copy)
    assert made.keys() == {"file", "sha256", "records"}
    assert (made["file"], made["sha256"]) == (str(copy), hashlib.sha256(copy.read_bytes()).hexdigest())
    assert made["records"] > 50
    first = answered(place, "match", "--date", DAY)["run"]
    restored = answered(place, "restore", copy)
    assert restored.keys() >= {"file", "sha256", "records"}
    assert (restored["file"], restored["records"]) == (str(place), made["records"])
    assert answered(place, "check")["counts"]["matching_run"] == 0
    kept = Path(restored["kept"])
    assert answered(kept, "check")["counts"]["matching_run"] == 1
    assert first == "R-0001"


def test_a_damaged_copy_is_refused_and_the_catalogue_stays(place: Path, tmp_path: Path) -> None:
    before = place.read_bytes()
    for name, content in (("bukan.db", b"bukan katalog" * 500), ("separuh.db", before[: len(before) // 2])):
        (tmp_path / name).write_bytes(content)
        assert name in refused(place, "restore", tmp_path / name)
        assert answered(place, "check")["ok"]
    assert "tidak ada.db" in refused(place, "restore", tmp_path / "tidak ada.db")
    assert refused(place, "backup", "--out", place)
    assert refused(place, "restore", place)
    assert refused(place, "backup", "--out", tmp_path / "tidak ada" / "cadangan.db")
    assert {file.name.split(".")[0] for file in tmp_path.iterdir()} == {"bukan", "katalog", "separuh"}
    assert not [file for file in tmp_path.iterdir() if re.search("diganti|pulih|sementara", file.name)]


def test_a_catalogue_that_is_not_there_is_not_made_by_reading_it(tmp_path: Path) -> None:
    for command in (
        ("check",), ("match",), ("export", "needs", "--out", tmp_path / "x.csv"), ("undo-import", "I-0001"),
        ("backup", "--out", tmp_path / "b.db"), ("decide", "P-1", "accept"),
    ):  # fmt: skip
        assert "tidak ada.db" in refused(tmp_path / "tidak ada.db", *command)
    assert not (tmp_path / "tidak ada.db").exists()


def test_something_else_than_a_catalogue_is_said_to_be_that(tmp_path: Path) -> None:
    file = tmp_path / "surat.db"
    file.write_text("Dengan hormat, " * 400, encoding="utf-8")
    assert "surat.db" in refused(file, "check")
    assert refused(tmp_path, "check")


@pytest.mark.parametrize(
    "address",
    [
        "mysql://x:rahasia@y/z", "postgresql://x:rahasia@:::", "postgresql:///?port=x&password=rahasia",
        "postgresql://x:rahasia@localhost:1/x?warna=biru", "postgresql+asyncpg://x:rahasia@tidak.ada.invalid/x",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_told_without_its_password(address: str) -> None:
    assert "rahasia" not in refused(address, "check")


def test_a_file_that_is_refused_makes_no_catalogue(tmp_path: Path) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 bukan buku kerja")
    for file in (broken, tmp_path / "tidak ada.csv"):
        assert file.name in refused(tmp_path / "baru.db", "import", file)
    assert [file.name for file in tmp_path.iterdir()] == [broken.name]


def test_a_protected_value_that_was_exchanged_is_told(matched: Path) -> None:
    with sqlite3.connect(matched) as connection:
        connection.execute("UPDATE person_nik SET value = '3523114601800000' WHERE id = 1")
    connection.close()
    said = run("--database", matched, "check", "--json")
    assert (said.status, said.answer["ok"]) == (1, False)
    assert "person_nik" in said.answer["findings"][0]["problem"]
    assert "3523114601800000" not in said.out


def test_the_first_import_makes_the_catalogue(tmp_path: Path) -> None:
    place, file = tmp_path / "baru.db", tmp_path / "templat.xlsx"
    answered(place, "template", "--out", file)
    assert not place.exists()
    assert answered(place, "import", file, "--date", DAY)["read"] == 6
    opened = open_catalogue(str(place), create=False)
    assert not opened.sample
    opened.catalogue.close()
