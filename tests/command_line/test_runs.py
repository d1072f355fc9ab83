"""Runs listed, compared, repeated and judged through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line.running import DAY, answered, refused, run

RUN_KEYS = {"run", "at", "today", "engine", "fingerprint", "value", "upper_bound", "gap", "proposals"}
COMPARISON_KEYS = {"settings", "figures", "came", "went", "changed", "same", "kept", "older", "newer"}
PAIR_KEYS = {"enterprise", "need", "before", "after", "unit", "why", "why_text", "names"}
BLOCKING_KEYS = {"enterprise", "need", "score", "instead_of", "reason", "change"}
DEPENDENCE_KEYS = {"kind", "who", "on", "share", "threshold", "relief"}


def test_runs_are_listed_the_newest_first(matched: Path) -> None:
    answered(matched, "match", "--date", "2026-10-01")
    found = answered(matched, "runs")["runs"]
    assert [each["run"] for each in found] == ["R-0002", "R-0001"]
    assert [each["today"] for each in found] == ["2026-10-01", DAY]
    assert all(each.keys() >= RUN_KEYS for each in found)
    assert "R-0001" in run("runs", "--database", matched).out


def test_a_repeated_run_is_the_same(matched: Path) -> None:
    again = answered(matched, "repeat", "r-0001")
    assert (again["run"], again["repeated"], again["same"], again["same_input"]) == ("R-0002", "R-0001", True, True)
    assert again.keys() >= COMPARISON_KEYS
    found = answered(matched, "runs")["runs"]
    assert found[0]["fingerprint"] == found[1]["fingerprint"]


def test_what_differs_is_told_with_the_reason(matched: Path, tmp_path: Path) -> None:
    first = answered(matched, "export", "proposals", "--out", tmp_path / "u.csv")
    assert first["rows"] > 0
    code = (tmp_path / "u.csv").read_text(encoding="utf-8-sig").splitlines()[1].replace(";", ",").split(",")[0]
    answered(matched, "decide", code.strip('"'), "forbid", "--reason", "konflik")
    other = tmp_path / "lain.json"
    other.write_text(json.dumps({"lambda": 0}), encoding="utf-8")
    answered(matched, "match", "--date", DAY, "--settings", other)
    found = answered(matched, "compare", "R-0002", "R-0001")
    assert (found["older"], found["newer"], found["same"]) == ("R-0001", "R-0002", False)
    assert found["settings"] == [{"name": "poverty_lambda", "before": 200, "after": 0}]
    assert {"forbidden"} <= {each["why"] for each in found["went"]}
    assert all(each.keys() >= PAIR_KEYS for name in ("came", "went", "changed") for each in found[name])
    assert found["figures"]["newer"]["run"] == "R-0002"
    said = run("compare", "R-0001", "R-0002", "--database", matched).out
    assert "petugas melarang pasangan ini" in said
    assert "bobot prioritas keluarga miskin: 0,2 → 0" in said


def test_fairness_names_pairs_and_dependence(matched: Path) -> None:
    found = answered(matched, "fairness")
    assert found["run"] == "R-0001"
    assert found["as_it_was"] is True
    assert found["dependence"]
    assert all(each.keys() >= DEPENDENCE_KEYS for each in found["dependence"])
    assert all(each["share"] >= each["threshold"] for each in found["dependence"])
    assert all(each.keys() >= BLOCKING_KEYS for each in found["blocking"])
    assert "priority" not in {each["reason"] for each in found["blocking"]}
    assert found == answered(matched, "fairness", "--run", "R-0001")
    assert "bergantung pada" in run("fairness", "--database", matched).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "R-0001", "R-0001"),
        ("compare", "R-0001", "R-0077"),
        ("repeat", "R-0077"),
        ("fairness", "--run", "X"),
    ],
)
def test_runs_that_cannot_be_meant_are_refused(matched: Path, arguments: tuple[str, ...]) -> None:
    assert "Pencocokan" in refused(matched, *arguments)


def test_fairness_before_the_first_run_is_refused(place: Path) -> None:
    assert refused(place, "fairness")
