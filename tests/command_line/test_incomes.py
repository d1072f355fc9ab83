"""simulate and plain-page through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line.running import DAY, answered, refused, run
from tests.reports.reading import page_texts

KEYS = {
    "subject", "number", "enterprise", "partner", "goods", "unit", "months", "promise", "scenarios", "break_even",
    "formulas", "risks", "notes",
}  # fmt: skip


@pytest.fixture
def proposal(matched: Path) -> str:
    found: str = answered(matched, "match", "--date", DAY)["proposals"][0]["proposal"]
    return found


def json_file(folder: Path, content: object) -> Path:
    file = folder / "isian.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_three_reckonings_and_no_promise(matched: Path, proposal: str) -> None:
    answer = answered(matched, "simulate", proposal, "--date", DAY)
    assert answer.keys() == KEYS
    assert (answer["promise"], answer["break_even"]) == (False, None)
    assert list(answer["scenarios"]) == ["rendah", "sedang", "tinggi"]
    for case in answer["scenarios"].values():
        assert case["gross"] == pytest.approx(case["withheld"] + case["received"])
    assert answer["formulas"].keys() >= {"price", "bought", "paid", "net"}
    assert all(each["pasal"] > 0 for each in answer["risks"])


def test_inputs_come_from_a_file_in_rupiah_and_units(matched: Path, proposal: str, tmp_path: Path) -> None:
    inputs = {"months": 2, "low": {"price": 1500.5, "output": 12.5, "lost": 2.5}, "own_cost": 1000000, "unit_cost": 10}
    answer = answered(matched, "simulate", proposal, "--inputs", json_file(tmp_path, inputs), "--date", DAY)
    low = answer["scenarios"]["rendah"]
    assert (answer["months"], low["price"], low["output"]) == (2, 1500.5, 12.5)
    assert low["own_cost"] == 1_000_125
    assert answer["break_even"].keys() == {"output", "price"}


def test_people_read_lines_with_formulas(matched: Path, proposal: str) -> None:
    said = run("simulate", proposal, "--database", matched, "--date", DAY)
    assert said.status == 0
    assert "Ini hitungan, bukan janji." in said.out
    assert "(jumlah − rusak) ×" in said.out


def test_what_cannot_be_is_refused_in_words(matched: Path, proposal: str, tmp_path: Path) -> None:
    assert "Lama hitungan" in refused(matched, "simulate", proposal, "--inputs", json_file(tmp_path, {"months": 999}))
    assert "own_cost" in refused(matched, "simulate", proposal, "--inputs", json_file(tmp_path, {"own_cost": -1}))
    assert "besok" in refused(matched, "simulate", proposal, "--inputs", json_file(tmp_path, {"besok": 1}))
    assert refused(matched, "simulate", "PK-999999")


def test_the_page_is_written(matched: Path, proposal: str, tmp_path: Path) -> None:
    out = tmp_path / "penjelasan.pdf"
    answer = answered(matched, "plain-page", proposal, "--out", out, "--paper", "F4", "--date", DAY)
    assert answer == {"subject": proposal, "file": str(out)}
    texts = page_texts(out.read_bytes())
    assert len(texts) <= 2
    assert texts[0].startswith("DRAF") or "Yang perlu Bapak/Ibu ketahui" in texts[0]
    assert "folder" in refused(matched, "plain-page", proposal, "--out", tmp_path / "tidak" / "ada.pdf").lower()
