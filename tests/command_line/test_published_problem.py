"""The three files of `match --candidates` are enough to solve the allocation again, and to check ours."""

from __future__ import annotations

import csv
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.command_line.running import DAY, answered

PAIRS = ["enterprise", "offer", "need", "pattern", "score", "priority", "capacity", "minimum", "use", "locked"]
NEEDS = ["need", "required", "maximum_partners", "weight"]
OFFERS = ["enterprise", "offer", "capacity", "maximum_needs"]


def rows_of(file: Path) -> tuple[list[str], list[dict[str, str]]]:
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        return list(reader.fieldnames or ()), list(reader)


@pytest.fixture(scope="module")
def published(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """A run's JSON and its OUT.csv."""
    from tests.conftest import copy_of

    folder = tmp_path_factory.mktemp("terbuka")
    place = copy_of(filled_file, folder)
    out = folder / "pasangan.csv"
    answer = answered(place, "match", "--date", DAY, "--candidates", out)
    # a decided pair and a second run: what is locked is published too
    kept = next(each for each in answer["proposals"] if each["need"] == "K-0001")
    answered(place, "decide", kept["proposal"], "lock")
    return answered(place, "match", "--date", DAY, "--candidates", out), out


def test_the_files_have_the_published_columns(published: tuple[dict[str, Any], Path]) -> None:
    answer, out = published
    files = (out, out.with_suffix(".needs.csv"), out.with_suffix(".enterprises.csv"))
    assert answer["files"] == [str(file) for file in files]
    assert [rows_of(file)[0] for file in files] == [PAIRS, NEEDS, OFFERS]
    assert len(rows_of(out)[1]) == answer["counts"]["pairs"]
    assert "3523" not in "".join(file.read_text(encoding="utf-8") for file in files)


def test_the_value_is_recomputed_from_the_files(published: tuple[dict[str, Any], Path]) -> None:
    answer, out = published
    pairs = {(row["enterprise"], row["offer"], row["need"]): row for row in rows_of(out)[1]}
    needs = {row["need"]: row for row in rows_of(out.with_suffix(".needs.csv"))[1]}
    value = fit = 0.0
    for each in answer["proposals"]:
        pair, need = pairs[each["enterprise"], str(each["offer"]), each["need"]], needs[each["need"]]
        assert (float(pair["score"]), pair["pattern"]) == (each["score"], each["pattern"])
        share = float(need["weight"]) * each["quantity"] / float(need["required"])
        fit += share * float(pair["score"]) / 100
        value += share * (float(pair["score"]) / 100 + answer["lambda"] * float(pair["priority"]))
    assert value == pytest.approx(answer["value"], abs=1e-6)
    assert fit == pytest.approx(answer["fit"], abs=1e-6)


def test_the_answer_keeps_every_published_limit(published: tuple[dict[str, Any], Path]) -> None:
    answer, out = published
    pairs = {(row["enterprise"], row["offer"], row["need"]): row for row in rows_of(out)[1]}
    taken: defaultdict[str, float] = defaultdict(float)
    filled: defaultdict[str, float] = defaultdict(float)
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for each in answer["proposals"]:
        pair = pairs[each["enterprise"], str(each["offer"]), each["need"]]
        assert float(pair["minimum"]) <= each["quantity"] <= float(pair["capacity"])
        taken[pair["offer"]] += each["quantity"] * float(pair["use"])
        filled[each["need"]] += each["quantity"]
        partners[each["need"]].add(each["enterprise"])
    for row in rows_of(out.with_suffix(".enterprises.csv"))[1]:
        assert taken[row["offer"]] <= float(row["capacity"] or "inf") + 1e-9
    for row in rows_of(out.with_suffix(".needs.csv"))[1]:
        assert filled[row["need"]] <= float(row["required"]) + 1e-9
        assert len(partners[row["need"]]) <= float(row["maximum_partners"] or "inf")


def test_every_figure_is_a_number_and_only_a_maximum_may_be_empty(published: tuple[dict[str, Any], Path]) -> None:
    _answer, out = published
    words = {"enterprise", "need", "pattern"}
    for file in (out, out.with_suffix(".needs.csv"), out.with_suffix(".enterprises.csv")):
        for row in rows_of(file)[1]:
            figures = {name: cell for name, cell in row.items() if name not in words}
            assert all(float(cell) >= 0 for name, cell in figures.items() if cell or not name.startswith("maximum_"))


def test_an_unknown_capacity_is_published_as_nothing(filled_file: Path, tmp_path: Path) -> None:
    from tests.conftest import copy_of

    place, out = copy_of(filled_file, tmp_path), tmp_path / "p.csv"
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("DELETE FROM offer_fact WHERE kind = 'kapasitas'")
    answer = answered(place, "match", "--date", DAY, "--candidates", out)
    assert answer["proposals"] == []
    pairs = rows_of(out)[1]
    assert pairs
    assert {(float(row["capacity"]), float(row["minimum"])) for row in pairs} == {(0.0, 0.0)}
    assert {float(row["capacity"]) for row in rows_of(out.with_suffix(".enterprises.csv"))[1]} == {0.0}


def test_a_locked_pair_is_marked_and_kept(published: tuple[dict[str, Any], Path]) -> None:
    answer, out = published
    locked = {(row["enterprise"], row["need"]) for row in rows_of(out)[1] if row["locked"] == "1"}
    assert len(locked) == 1
    assert locked <= {(each["enterprise"], each["need"]) for each in answer["proposals"]}
