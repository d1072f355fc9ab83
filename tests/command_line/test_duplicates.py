"""Records entered twice on the command line: scanned, listed with reasons, decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.use_cases.open_catalogue import open_catalogue
from tests.command_line.running import answered, refused, run
from tests.conftest import copy_of
from tests.models.duplicates.twins import OTHER_PHONE, PHONE, entered_twice

PAIR_KEYS = {"first", "second", "percent", "strength", "verdict", "reason", "clues"}


@pytest.fixture
def twins(empty_file: Path, tmp_path: Path) -> Path:
    """A catalogue with one shop entered twice."""
    file = copy_of(empty_file, tmp_path)
    opened = open_catalogue(str(file))
    entered_twice(opened, opened.actor)
    opened.catalogue.close()
    return file


def test_the_first_question_scans_and_later_ones_list(twins: Path) -> None:
    answer = answered(twins, "duplicates")
    assert (answer["scan"]["records"], answer["scan"]["strong"], answer["total"]) == (3, 1, 1)
    (pair,) = answer["pairs"]
    assert pair.keys() == PAIR_KEYS
    assert {pair["first"]["code"], pair["second"]["code"]} == {"U-000001", "U-000002"}
    assert pair["percent"] >= 90
    assert any("mirip" in clue["text"] for clue in pair["clues"])
    again = answered(twins, "duplicates")
    assert (again["scan"], again["pairs"]) == (None, answer["pairs"])
    assert answered(twins, "duplicates", "--scan", "--strength", "lemah")["total"] == 0


def test_lines_for_people_tell_percent_strength_and_reasons_and_no_number(twins: Path) -> None:
    said = run("--database", twins, "duplicates").out
    assert "% KUAT (belum diputuskan)" in said
    assert "U-000001 Sumber Rejeki, Siti Aminah" in said
    assert "telepon berbeda" in said
    assert not {PHONE[3:], OTHER_PHONE[3:]} & set(said.replace(";", " ").split())


def test_the_word_on_a_pair_is_kept(twins: Path) -> None:
    answered(twins, "duplicates")
    answer = answered(twins, "duplicates", "--not-twins", "u-000002", "U-000001", "--reason", "dua toko")
    assert answer["verdict"] == "bukan_kembar"
    assert answered(twins, "duplicates", "--scan")["scan"]["decided"] == 1
    assert run("--database", twins, "duplicates").out == "Tidak ada pasangan yang perlu diperiksa.\n"
    (kept,) = answered(twins, "duplicates", "--verdict", "bukan_kembar")["pairs"]
    assert kept["reason"] == "dua toko"
    assert "U-000009" in refused(twins, "duplicates", "--twins", "U-000001", "U-000009")
    assert run("--database", twins, "duplicates", "--twins", "A", "B", "--not-twins", "A", "B").status == 2


def test_two_records_are_compared_merged_and_taken_apart(twins: Path) -> None:
    answer = answered(twins, "duplicates", "--compare", "U-000001", "U-000002")
    fields = {field["field"]: field for field in answer["fields"]}
    assert (fields["name"]["first"], fields["name"]["keep"]) == ("Sumber Rejeki", "pertama")
    assert answer["refusal"] == ""
    said = run("--database", twins, "duplicates", "--compare", "u-000001", "U-000002").out
    assert "Nama usaha [name]: Sumber Rejeki  |  Rejeki Sumbr" in said
    merged = answered(twins, "duplicates", "--merge", "U-000001", "U-000002", "--keep", "name=kedua")
    assert (merged["survivor"], merged["name"]) == ("U-000001", "Rejeki Sumbr")
    (line,) = answered(twins, "duplicates", "--merges")["merges"]
    assert (line["survivor"], line["merged"]) == ("U-000001", "U-000002")
    assert "U-000002" in refused(twins, "duplicates", "--merge", "U-000001", "U-000002")
    apart = answered(twins, "duplicates", "--unmerge", "u-000002")
    assert (apart["revived"], apart["kept"]) == ("U-000002", [])
    assert answered(twins, "duplicates", "--merges")["total"] == 0
    assert "U-000002" in refused(twins, "duplicates", "--unmerge", "U-000002")
    assert "name:kedua" in refused(twins, "duplicates", "--merge", "U-000001", "U-000002", "--keep", "name:kedua")
