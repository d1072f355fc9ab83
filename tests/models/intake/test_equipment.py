"""Places, machines, inputs, points and the last days of papers come in with a list, again, and go with an undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.imports import ImportReport
from models.domain.intake import EnterpriseIntake
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_import
from models.workbook.cells.amounts import quantity
from models.workbook.rows.equipment import area
from models.workbook.sheet import Cell
from models.workbook.writing import write_rows
from tests.models.workbook.books import checked, messages

HEAD = (
    "Nama Usaha", "Pemilik", "Kabupaten", "Koordinat", "Tempat Usaha", "Luas Toko", "Mesin", "Bahan Baku",
    "Sertifikat Halal", "Berlaku sampai",
)  # fmt: skip
ROW: tuple[Cell, ...] = (
    "Keripik Jaya", "Contoh Siti", "Kab. Tuban", "-6.9, 112.05", "Toko", "3 x 4", "mixer 2 unit; spinner",
    "ubi kayu, minyak antah", "Ada", "21/11/2027",
)  # fmt: skip


def take(opened: Opened, folder: Path, *row: Cell) -> ImportReport:
    write_rows(folder / "daftar.xlsx", HEAD, [row])
    return import_workbook(opened.catalogue, opened.actor, ImportRequest(folder / "daftar.xlsx"))


def held(opened: Opened) -> dict[str, list[object]]:
    with opened.catalogue.reading() as session:
        business = session.scalars(select(t.Business).order_by(t.Business.id.desc())).first()
        return {
            "point": [(business.latitude, business.longitude, business.point_source)] if business else [],
            "outlets": [(o.kind, o.area) for o in session.scalars(select(t.Outlet).where(~t.Outlet.deleted))],
            "machines": [(m.name, m.count) for m in session.scalars(select(t.Machine).where(~t.Machine.deleted))],
            "inputs": [i.words for i in session.scalars(select(t.InputUsed).where(~t.InputUsed.deleted))],
            "papers": [str(p.valid_until) for p in session.scalars(select(t.Paper).where(~t.Paper.deleted))],
        }


def test_all_of_it_comes_in_and_goes_with_the_import(opened: Opened, tmp_path: Path) -> None:
    report = take(opened, tmp_path, *ROW)
    assert "inputs_unknown" in [finding.message for finding in report.findings]
    assert held(opened) == {
        "point": [(-6.9, 112.05, "daftar")],
        "outlets": [("toko", 12_000)],
        "machines": [("mixer", 2), ("spinner", 1)],
        "inputs": ["ubi kayu"],
        "papers": ["2027-11-21"],
    }
    undo_import(opened.catalogue, opened.actor, report.import_id)
    assert {name: rows for name, rows in held(opened).items() if name != "point"} == {
        "outlets": [], "machines": [], "inputs": [], "papers": [],
    }  # fmt: skip


def test_the_same_again_changes_nothing_and_more_is_added(opened: Opened, tmp_path: Path) -> None:
    take(opened, tmp_path, *ROW)
    again = take(opened, tmp_path, *ROW)
    assert (again.updated, again.unchanged) == (0, 1)
    more = (*ROW[:5], "20 m2", "Mixer 3, oven", "tapioka", None, None)
    assert take(opened, tmp_path, *more).updated == 1
    found = held(opened)
    assert found["outlets"] == [("toko", 20_000)]
    assert found["machines"] == [("mixer", 3), ("spinner", 1), ("oven", 1)]
    assert found["inputs"] == ["ubi kayu", "tapioka"]
    assert found["papers"] == ["2027-11-21"]


def test_a_measured_point_is_not_overwritten_by_a_list(opened: Opened, tmp_path: Path) -> None:
    from models.catalogue.recording import change_set
    from models.domain.changes import ChangeKind

    take(opened, tmp_path, *ROW)
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.SCREEN):
        session.scalars(select(t.Business)).one().point_source = "gps"
    report = take(opened, tmp_path, *ROW[:3], "-6.95, 112.1", *ROW[4:])
    assert "value_kept" in [finding.message for finding in report.findings]
    assert held(opened)["point"] == [(-6.9, 112.05, "gps")]


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        ("Koordinat", "entah", "point_unreadable"),
        ("Koordinat", "51.5, -0.12", "point_far_away"),
        ("Tempat Usaha", "istana", "outlet_unknown"),
        ("Bahan Baku", "antah berantah", "inputs_unknown"),
        ("Berlaku sampai", "kapan-kapan", "date_unreadable"),
    ],
)
def test_what_cannot_be_read_stays_out_alone(heading: str, cell: str, message: str) -> None:
    row = tuple(cell if head == heading else held for head, held in zip(HEAD, ROW, strict=True))
    result = checked(HEAD, row)
    assert message in messages(result)
    assert len(result.intakes) == 1


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("-6.9, 112.05", set()),
        ("-8.2192, 114.3691", {"point_off_region"}),
        ("112.05, -6.9", {"point_turned"}),
        ("114.3691, -8.2192", {"point_turned", "point_off_region"}),
    ],
)
def test_a_point_that_is_odd_is_taken_and_told(cell: str, told: set[str]) -> None:
    row = tuple(cell if head == "Koordinat" else held for head, held in zip(HEAD, ROW, strict=True))
    result = checked(HEAD, row)
    assert {one for one in messages(result) if one.startswith("point_")} == told
    (intake,) = result.intakes
    assert intake.business.latitude is not None
    assert intake.business.latitude < 0


@pytest.mark.parametrize(
    ("cell", "thousandths"), [(12, 12_000), ("12 m2", 12_000), ("3 x 4 m", 12_000), ("2,5x2", 5_000), ("5 kg", None)]
)
def test_an_area(cell: Cell, thousandths: int | None) -> None:
    assert area(cell).value == thousandths


@pytest.mark.parametrize(
    ("text", "thousandths", "unit"),
    [
        ("1 kwintal 50 kg", 150_000, "kg"),
        ("1 ton + 2 kuintal", 12_000, "kuintal"),
        ("2 lusin dan 3 buah", 27_000, "buah"),
    ],
)
def test_an_amount_in_two_units(text: str, thousandths: int, unit: str) -> None:
    found = quantity(text).value
    assert found is not None
    assert (found.thousandths, found.unit) == (thousandths, unit)


def test_amounts_of_two_kinds_are_no_amount() -> None:
    assert [one.message for one in quantity("1 kg 2 liter").remarks] == ["unit_conflict"]


@pytest.mark.parametrize(
    ("heading", "edition", "message"),
    [
        ("KBLI", "", "kbli_not_listed"),
        ("KBLI 2015", "2015", "kbli_older_edition"),
        ("KBLI 2009", "2009", "kbli_older_edition"),
    ],
)
def test_a_kbli_of_an_older_edition_stays_what_it_is(heading: str, edition: str, message: str) -> None:
    result = checked(("Nama Usaha", "Pemilik", "Kabupaten", heading), ("A", "B", "Tuban", "99998"))
    (one,) = result.intakes
    assert isinstance(one, EnterpriseIntake)
    assert one.business.kbli is not None
    assert (one.business.kbli.edition, one.business.kbli.code) == (edition, "99998")
    assert message in messages(result)
