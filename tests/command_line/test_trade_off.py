"""`trade-off`: the points of the curve as JSON and for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.use_cases.open_catalogue import open_catalogue
from tests.command_line.running import DAY, answered, refused, run
from tests.conftest import copy_of
from tests.poor_market import matched_poor_market

POINT_KEYS = {
    "lambda", "fit", "priority", "households", "needs_filled", "value", "upper_bound", "gap", "given_up",
}  # fmt: skip


@pytest.fixture
def poor(empty_file: Path, tmp_path: Path) -> Path:
    file = copy_of(empty_file, tmp_path)
    opened = open_catalogue(str(file))
    matched_poor_market(opened, tmp_path, poverty_lambda=1000)
    opened.catalogue.close()
    return file


def test_every_point_has_every_key_and_adds_up(poor: Path) -> None:
    answer = answered(poor, "trade-off", "--lambdas", "0.25,0.5", "--date", DAY)
    assert (answer["run"], answer["lambda"]) == ("R-0001", 1.0)
    assert [point["lambda"] for point in answer["points"]] == [0.0, 0.25, 0.5, 1.0]
    for point in answer["points"]:
        assert point.keys() >= POINT_KEYS
        assert point["value"] == pytest.approx(point["fit"] + point["lambda"] * point["priority"], abs=1e-9)
        assert point["value"] <= point["upper_bound"]
    assert answer["points"][0]["households"] is None
    assert answer["points"][-1]["households"] == 12


def test_people_read_what_was_given_up(poor: Path) -> None:
    said = run("--database", poor, "trade-off", "--run", "r-0001", "--lambdas", "0,1", "--date", DAY)
    assert said.status == 0
    assert "→ λ 1: kecocokan" in said.out
    assert "kurang dari 10 keluarga desil 1–2" in said.out
    assert said.out.splitlines()[-1].startswith("Dengan λ 1: ")
    assert "kecocokan total turun" in said.out.splitlines()[-1]


def test_what_cannot_be_meant_is_refused(poor: Path, place: Path) -> None:
    assert "R-9999" in refused(poor, "trade-off", "--run", "R-9999")
    assert "di luar batas" in refused(poor, "trade-off", "--lambdas", "99")
    assert "Jalankan pencocokan" in refused(place, "trade-off")
    for wrong in ("banyak", "0.12345", ",", "nan"):
        said = run("--database", poor, "trade-off", "--lambdas", wrong)
        assert (said.status, said.out) == (2, "")
        assert "bukan daftar bobot" in said.err
