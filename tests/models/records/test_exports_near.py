"""What an export tells of distances, and of papers that nobody has asked about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.domain.businesses import PaperDraft, Point
from models.domain.enterprises import EnterpriseLine
from models.domain.intake import IntakeKind
from models.domain.lists import ExportColumn, ListQuery
from models.use_cases.export_rows import export_rows
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.workbook.reading import read_workbook
from tests.models.records.drafts import enterprise
from tests.records import TODAY

KABUPATEN = "35.23"
AROUND = ListQuery(filters=(("near", f"{KABUPATEN}/60"),))
Told = dict[str, dict[str, Any]]


@pytest.fixture
def placed(opened: Opened) -> Opened:
    """One with a point, one known by its kecamatan, one by the very kabupaten around which is searched."""
    for name, region, point in (
        ("Titik", "35.23.01", Point(-6.9, 112.05, "gps")),
        ("Kecamatan", "35.23.01", Point()),
        ("Kabupaten", KABUPATEN, Point()),
    ):
        draft = enterprise(name)
        business = replace(draft.business, region=region, point=point)
        save_enterprise(opened.catalogue, opened.actor, replace(draft, business=business))
    return opened


def exported(opened: Opened, file: Path, query: ListQuery, columns: tuple[ExportColumn[EnterpriseLine], ...]) -> Told:
    export_rows(opened.catalogue, opened.actor, IntakeKind.ENTERPRISES, query, file, columns=columns)
    head, *rows = read_workbook(file)[0].rows
    told: list[dict[str, Any]] = [dict(zip(map(str, head), row, strict=False)) for row in rows]
    return {str(row.get("Nama Usaha", row.get("Nama"))): row for row in told}


SHOWN: tuple[ExportColumn[EnterpriseLine], ...] = (
    ExportColumn("Nama", lambda line: line.name),
    ExportColumn("Jarak", lambda _line: "12 km"),
)


@pytest.mark.parametrize("columns", [(), SHOWN, SHOWN[:1]], ids=["whole", "shown", "shown without distance"])
def test_a_list_around_a_place_says_how_far_and_how_it_is_known(
    placed: Opened, tmp_path: Path, columns: tuple[ExportColumn[EnterpriseLine], ...]
) -> None:
    told = exported(placed, tmp_path / "sekitar.xlsx", AROUND, columns)
    assert {name: row["Jarak diukur dari"] for name, row in told.items()} == {
        "Titik": "titik lokasi",
        "Kecamatan": "tengah kecamatan",
        "Kabupaten": "satu kabupaten/kota, jarak tidak diketahui",
    }
    assert not told["Kabupaten"]["Jarak (km)"]
    assert all(0 < float(str(told[name]["Jarak (km)"])) < 60 for name in ("Titik", "Kecamatan"))
    assert "Jarak" not in told["Titik"]


def test_other_lists_have_no_distance(placed: Opened, tmp_path: Path) -> None:
    told = exported(placed, tmp_path / "semua.xlsx", ListQuery(), ())
    assert not [heading for heading in told["Titik"] if heading.startswith("Jarak")]


def test_a_list_around_a_place_comes_back_unchanged(placed: Opened, tmp_path: Path) -> None:
    file = tmp_path / "sekitar.xlsx"
    exported(placed, file, AROUND, ())
    request = ImportRequest(file, IntakeKind.ENTERPRISES, today=TODAY, samples_allowed=True)
    report = import_workbook(placed.catalogue, placed.actor, request)
    assert (report.new, report.updated, report.unchanged, report.rejected) == (0, 0, 3, 0), report.findings


def test_papers_that_nobody_asked_about_are_not_none_held(opened: Opened, tmp_path: Path) -> None:
    plain = enterprise("Belum Ditanya")
    for name, papers in (
        ("Belum Ditanya", ()),
        ("Tidak Punya", (PaperDraft("pirt", False), PaperDraft("halal", False))),
        ("Punya Satu", (PaperDraft("pirt", True), PaperDraft("halal", False))),
    ):
        business = replace(plain.business, name=name, nib="")
        save_enterprise(opened.catalogue, opened.actor, replace(plain, business=business, papers=papers))
    told = exported(opened, tmp_path / "berkas.xlsx", ListQuery(), ())
    said = {
        name: (row["Dokumen dimiliki"], row["Dokumen wajib"], row["Dokumen belum diketahui"])
        for name, row in told.items()
    }
    assert said == {"Belum Ditanya": (None, 3, 3), "Tidak Punya": (0, 3, 1), "Punya Satu": (1, 3, 1)}
