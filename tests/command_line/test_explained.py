"""`explain` says why this pattern, by which article, and what to ask first."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from models.domain.law import LawDraft
from models.use_cases.list_law import law_of_code
from models.use_cases.open_catalogue import open_catalogue
from models.use_cases.save_law import save_law
from tests.command_line.running import DAY, answered, run

PAIRS = [(f"U-00000{enterprise}", f"K-000{need}") for enterprise in (1, 2, 5) for need in (1, 2, 3)]


@pytest.mark.parametrize(("enterprise", "need"), PAIRS)
def test_reasons_range_and_question_are_told(matched_place: Path, enterprise: str, need: str) -> None:
    answer = answered(matched_place, "explain", enterprise, need, "--date", DAY)
    assert len(answer["pattern_reasons"]) >= 3
    assert all(set(each) == {"reason", "source", "verified"} for each in answer["pattern_reasons"])
    assert all(each["reason"] and each["source"] for each in answer["pattern_reasons"])
    assert all(rule["source"] for rule in answer["rules"])
    assert answer["score_low"] <= answer["score"] <= answer["score_high"]
    asked = answer["question"] or answer["question_criterion"]
    assert bool(answer["question_text"]) is bool(asked)
    assert answer["position"]
    assert answer["relation"] in {"kemitraan", "csr", "beli_putus"}


def test_the_law_of_the_day_is_the_one_that_judges(matched_place: Path) -> None:
    enterprise, need = PAIRS[0]
    now, then = (
        answered(matched_place, "explain", enterprise, need, "--date", day)["rules"] for day in (DAY, "2019-06-01")
    )
    sources = [{rule["rule"]: rule["source"] for rule in rules} for rules in (now, then)]
    assert "PerKPPU 2/2024" in sources[0]["antar_umkm"]
    assert "PP 17/2013" in sources[1]["antar_umkm"]
    assert all(sources[1].values())


def test_pairs_of_sizes_that_an_office_wrote_are_the_law_of_their_day(matched: Path) -> None:
    enterprise, need = PAIRS[0]
    opened = open_catalogue(str(matched))
    newest = law_of_code(opened.catalogue, opened.actor, "pattern_size.inti_plasma")[0]
    since = date.fromisoformat(DAY)
    draft = LawDraft(newest.code, newest.state, "mikro-menengah", "Plasma dari inti menengah", "PP Contoh 1", since)
    save_law(opened.catalogue, opened.actor, draft)
    opened.catalogue.close()
    found = {
        day: answered(matched, "explain", enterprise, need, "--date", day)["rules"]
        for day in (DAY, (since - timedelta(days=1)).isoformat())
    }
    now, before = (next(rule for rule in rules if rule["rule"] == "pattern_size") for rules in found.values())
    assert (now["holds"], now["source"]) == (False, "PP Contoh 1")
    assert before["holds"] is True
    assert "PP Contoh 1" in run("--database", matched, "explain", enterprise, need, "--date", DAY).out


def test_people_read_the_reasons_too(matched_place: Path) -> None:
    enterprise, need = PAIRS[0]
    said = run("--database", matched_place, "explain", enterprise, need, "--date", DAY)
    assert said.status == 0
    assert "Pola: " in said.out
    assert "  · " in said.out


@pytest.mark.parametrize(("enterprise", "need"), PAIRS)
def test_the_distance_is_told_with_how_it_is_known(matched_place: Path, enterprise: str, need: str) -> None:
    far = answered(matched_place, "explain", enterprise, need, "--date", DAY)["distance"]
    assert {far["enterprise_known_by"], far["partner_known_by"]} <= {"titik", "kecamatan", "kabupaten"}
    assert (far["km"] is None) is far["text"].startswith("Satu ")
    said = run("--database", matched_place, "explain", enterprise, need, "--date", DAY)
    assert f"Jarak: {far['text']}" in said.out
