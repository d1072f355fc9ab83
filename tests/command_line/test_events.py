"""`plan-event`: the timetable as JSON and for people, and files that cannot be meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matching.timetable.event import Fact, FactCode
from tests.command_line.running import answered, refused, run
from tests.reports.reading import whole_text
from ui.commands.event_file import event_of
from ui.commands.events import fact_text

KEYS = {"slots_used", "lower_bound", "timetable", "unscheduled", "seconds", "files"}
EVENT: dict[str, Any] = {
    "name": "Temu Bisnis", "date": "2026-12-03", "venue": "Surabaya", "tables": 1, "minimum": 1, "walking_slots": 0,
    "slots": [{"start": "09:30", "end": "09:50"}, {"start": "10:00", "end": "10:20"}],
    "buyers": [{"id": "M-0001", "name": "PT Contoh", "table": 0}, {"id": "M-0002", "unavailable": [0]}],
    "enterprises": [{"id": "U-000001", "name": "Dapur Contoh"}, {"id": "U-000002"}, {"id": "U-000003"}],
    "meetings": [
        {"id": "T-1", "buyer": "M-0001", "enterprises": ["U-000001", "U-000002"], "slot": 0},
        {"id": "T-2", "buyer": "M-0002", "enterprises": ["U-000001"]},
        {"id": "T-3", "buyer": "M-0002", "enterprises": ["U-000003"]},
    ],
}  # fmt: skip


def written(folder: Path, **other: object) -> Path:
    file = folder / "acara.json"
    file.write_text(json.dumps({**EVENT, **other}), encoding="utf-8")
    return file


def test_a_timetable_with_its_bound_and_what_does_not_fit(tmp_path: Path) -> None:
    answer = answered("", "plan-event", written(tmp_path), "--out", tmp_path, "--no-print", "--additions")
    assert answer.keys() >= KEYS
    assert answer["timetable"] == [
        {"meeting": "T-1", "slot": 0, "table": 0},
        {"meeting": "T-3", "slot": 1, "table": 0},
    ]
    assert (answer["slots_used"], answer["lower_bound"], answer["files"]) == (2, 2, [])
    (left,) = answer["unscheduled"]
    assert left["meeting"] == "T-2"
    assert left["reasons"][0] == "10.00: M-0002 sedang dalam pertemuan T-3"
    assert left["ways"][0]["facts"] == [{"fact": "buyer_busy", "slot": 1, "who": "M-0002", "meeting": "T-3"}]
    assert {"addition": "slot", "slot": 2, "gain": 1} in answer["additions"]
    assert answer["below_minimum"] == []


def test_people_read_it_too(tmp_path: Path) -> None:
    said = run("plan-event", written(tmp_path), "--out", tmp_path / "baru", "--additions")
    assert said.status == 0
    first, *rest = said.out.splitlines()
    assert first == "2 dari 3 pertemuan dalam 2 slot (tidak mungkin kurang dari 2)"
    assert rest[0].startswith("  ✗ T-2: 10.00: ")
    assert "  + satu slot lagi: +1 pertemuan" in rest


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_all_prints_are_written(tmp_path: Path, paper: str) -> None:
    answer = answered("", "plan-event", written(tmp_path), "--out", tmp_path / "cetak", "--paper", paper)
    files = [Path(file) for file in answer["files"]]
    assert [file.stem for file in files] == [
        "slip-umkm", "slip-pembeli", "kartu-meja", "susunan-acara", "peta-meja", "daftar-hadir", "tanda-pengenal",
        "lembar-pertemuan",
    ]  # fmt: skip
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)
    slips = whole_text(files[0].read_bytes())
    assert "Dapur Contoh" in slips
    assert "09.30–09.50" in slips
    assert "10.00–10.20" in slips


@pytest.mark.parametrize(
    "other, named",
    [
        ({"tables": 0}, "tables"),
        ({"slots": []}, "slots"),
        ({"slots": [{"start": "9:30", "end": "09.30"}]}, "slots[0].end"),
        ({"slots": [{"start": "09:30", "end": "25:00"}]}, "slots[0].end"),
        ({"slots": [{"start": "09:30", "end": "10:00"}, {"start": "09:50", "end": "10:10"}]}, "slots[1].start"),
        ({"slots": [{"start": "09:30"}]}, "slots[0].end"),
        ({"slots": [{"start": "09:00+07:00", "end": "09:30"}]}, "slots[0].start"),
        ({"buyers": [{"id": "M-0001"}, {"id": "M-0001"}]}, "buyers[1].id"),
        ({"buyers": [{"id": "M-0001", "unavailable": [2]}]}, "buyers[0].unavailable[0]"),
        ({"buyers": [{"id": "M-0001", "table": 1}]}, "buyers[0].table"),
        ({"enterprises": [{"id": ""}]}, "enterprises[0].id"),
        ({"enterprises": [{"id": "U-1", "table": 0}]}, "enterprises[0].table"),
        ({"maximum": 0}, "maximum"),
        ({"minimum": 3, "maximum": 2}, "maximum"),
        ({"walking_slots": -1}, "walking_slots"),
        ({"meetings": [{"id": "T", "buyer": "M-9", "enterprises": ["U-000001"]}]}, "meetings[0].buyer"),
        ({"meetings": [{"id": "T", "buyer": "M-0001", "enterprises": []}]}, "meetings[0].enterprises"),
        ({"meetings": [{"id": "T", "buyer": "M-0001", "enterprises": ["U-9"]}]}, "meetings[0].enterprises[0]"),
        ({"meetings": [{"id": "T", "buyer": "M-0001", "enterprises": ["U-000001"], "slot": 2}]}, "meetings[0].slot"),
        ({"meetings": None}, "meetings"),
        ({"date": "besok"}, "date"),
        ({"room": "A"}, "room"),
    ],
)
def test_what_cannot_be_meant_is_named_by_its_key(tmp_path: Path, other: dict[str, Any], named: str) -> None:
    said = refused("", "plan-event", written(tmp_path, **other), "--out", tmp_path)
    assert f" {named}" in said
    assert "acara.json" in said


def test_a_key_named_twice_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{", '{"date": "2026-12-01", "date": "2026-12-02", ', 1), encoding="utf-8")
    assert " date " in refused("", "plan-event", file, "--out", tmp_path)


def test_the_place_for_prints_has_to_be_a_folder(tmp_path: Path) -> None:
    file = written(tmp_path)
    assert "bukan folder" in refused("", "plan-event", file, "--out", file)
    assert "jauh" in refused("", "plan-event", file, "--out", tmp_path / "jauh" / "sekali")


@pytest.mark.parametrize("code", FactCode)
def test_every_fact_has_words(tmp_path: Path, code: FactCode) -> None:
    said = fact_text(event_of(written(tmp_path)), Fact(code, 1, 0, 0, 0))
    assert said
    assert "…" not in said
