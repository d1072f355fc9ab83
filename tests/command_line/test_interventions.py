"""What closing gaps brings, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.use_cases.open_catalogue import open_catalogue
from tests.command_line.running import DAY, answered, refused, run
from tests.conftest import copy_of
from tests.halal_market import import_halal_market

PACKAGE_KEYS = {
    "intervention", "agency", "usual_time", "enterprises", "partnerships", "quantities", "needs_filled", "households",
    "cost",
}  # fmt: skip


@pytest.fixture
def place(empty_file: Path, tmp_path: Path) -> Path:
    """A closed catalogue with the market in which halal decides."""
    file = copy_of(empty_file, tmp_path)
    opened = open_catalogue(str(file))
    import_halal_market(opened, tmp_path)
    opened.catalogue.close()
    return file


def test_what_if_tells_what_would_come(place: Path) -> None:
    answer = answered(place, "what-if", "U-000001", "K-0001", "--date", DAY)
    assert answer.keys() >= {"changes", "before", "after", "came", "went"}
    assert [each["code"] for each in answer["changes"]] == ["obtain_paper"]
    assert answer["changes"][0]["usual_time"] == "1 sampai 3 bulan (perkiraan)"
    assert [(each["enterprise"], each["after"], each["unit"]) for each in answer["came"]] == [("U-000001", 2000, "kg")]
    assert (answer["before"]["partnerships"], answer["after"]["partnerships"], answer["went"]) == (0, 1, [])


def test_what_if_reads_as_sentences(place: Path) -> None:
    said = run("what-if", "U-000001", "K-0001", "--database", place, "--date", DAY)
    assert said.status == 0
    assert "Bila selesai: usulan baru untuk Tahu Satu, 2.000\u00a0kg tiap bulan." in said.out
    assert "K-0001 terisi 0\u00a0% menjadi 100\u00a0%" in said.out


def test_interventions_are_ranked_and_bought(place: Path, tmp_path: Path) -> None:
    costs = tmp_path / "biaya.json"
    costs.write_text(json.dumps({"sertifikasi_halal": 300_000}), encoding="utf-8")
    asked = ("interventions", "--date", DAY, "--budget", "1.000.000", "--costs", costs)
    answer = answered(place, *asked)
    (package,) = answer["packages"]
    assert package.keys() >= PACKAGE_KEYS
    assert (package["partnerships"], package["needs_filled"], package["cost"]) == (2, 2, 900_000)
    assert package["quantities"] == [{"unit": "kg", "quantity": 4000}]
    assert package["households"] is None
    assert package["enterprises"] == ["U-000001", "U-000002", "U-000003"]
    (step,) = answer["portfolio"]
    assert (step["spent"], step["so_far"]["partnerships"]) == (900_000, 2)
    said = run(*asked, "--database", place)
    assert "Sertifikat halal (3 UMKM): +2 kemitraan" in said.out
    assert "mendekati yang terbaik, tetapi tidak menjaminnya" in said.out


def test_costs_and_budget_that_cannot_be_meant_are_refused(place: Path, tmp_path: Path) -> None:
    costs = tmp_path / "biaya.json"
    costs.write_text(json.dumps({"sulap": 1}), encoding="utf-8")
    assert "sulap" in refused(place, "interventions", "--costs", costs)
    assert run("interventions", "--budget", "banyak", "--database", place).status == 2


def test_explain_tells_how_long_a_gap_takes(place: Path) -> None:
    (gap,) = answered(place, "explain", "U-000001", "K-0001", "--date", DAY)["gaps"]
    assert gap["usual_time"] == "1 sampai 3 bulan (perkiraan)"
