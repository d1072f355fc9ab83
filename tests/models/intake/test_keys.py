"""Updating by a chosen key: which record a row finds, and what becomes of a row that has none or finds several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.actor import Role
from models.domain.imports import ImportKey, ImportReport
from models.problems import ImportRejected, UserProblem
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.list_imports import list_imports
from models.use_cases.open_catalogue import Opened
from models.workbook.sheet import Cell
from models.workbook.writing import write_rows
from tests.models.records.drafts import officer

HEAD = ("Nama Usaha", "Pemilik", "Kabupaten", "Kecamatan", "Desa", "NIB", "NIK", "Tenaga Kerja", "Kode UMKM")
NIB, NIK = "1234567890123", "3523016505850000"
FIRST: tuple[Cell, ...] = ("Keripik Jaya", "Contoh Siti", "Kab. Tuban", "Kerek", "Margomulyo", NIB, NIK, 3, None)


def take(
    opened: Opened, folder: Path, *rows: Sequence[Cell], key: ImportKey = ImportKey.AUTO, **how: object
) -> ImportReport:
    file = folder / "daftar.xlsx"
    write_rows(file, HEAD, [(*row, *[None] * (len(HEAD) - len(row))) for row in rows], text=("NIB", "NIK"))
    request = ImportRequest(file, key=key, samples_allowed=True, **how)  # type: ignore[arg-type]
    return import_workbook(opened.catalogue, opened.actor, request)


def row(**cells: Cell) -> tuple[Cell, ...]:
    """The first row with other cells."""
    names = ("name", "owner", "kabupaten", "kecamatan", "desa", "nib", "nik", "workers", "code")
    return tuple(cells.get(name, cell) for name, cell in zip(names, FIRST, strict=True))


def fates(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.updated, report.unchanged, report.rejected


def errors(report: ImportReport) -> list[str]:
    return [finding.message for finding in report.findings if finding.severity == "error"]


@pytest.fixture
def known(opened: Opened, tmp_path: Path) -> Opened:
    """A catalogue with one enterprise, worked on by an officer of a Diskopumdag."""
    opened = replace(opened, actor=officer(opened))
    assert fates(take(opened, tmp_path, FIRST)) == (1, 0, 0, 0)
    return opened


@pytest.mark.parametrize(
    ("key", "cells"),
    [
        (ImportKey.CODE, {"code": "U-000001", "name": "Keripik Jaya Baru", "nib": None, "nik": None}),
        (ImportKey.NIB, {"name": "Keripik Jaya Sejahtera", "owner": "Contoh Siti A.", "nik": None}),
        (ImportKey.NIK, {"name": "Keripik Jaya Dua", "nib": None}),
        (ImportKey.NAME_DESA, {"nib": None, "nik": None, "owner": "Contoh Siti"}),
    ],
)
def test_each_key_finds_its_record(
    known: Opened, tmp_path: Path, key: ImportKey, cells: dict[str, Cell]
) -> None:
    assert fates(take(known, tmp_path, row(workers=9, **cells), key=key)) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("key", "cells"),
    [
        (ImportKey.NIB, {"nib": None}),
        (ImportKey.NIK, {"nik": None}),
        (ImportKey.NAME_DESA, {"desa": None}),
    ],
)
def test_a_row_without_the_key_stays_out(
    known: Opened, tmp_path: Path, key: ImportKey, cells: dict[str, Cell]
) -> None:
    report = take(known, tmp_path, row(workers=9, **cells), key=key)
    assert (fates(report), errors(report)) == ((0, 0, 0, 1), ["key_missing"])


def test_a_key_that_cannot_be_read_keeps_the_row_out(known: Opened, tmp_path: Path) -> None:
    report = take(known, tmp_path, row(nib="12345"), key=ImportKey.NIB)
    assert "key_unreadable" in errors(report)
    assert report.rejected == 1


def test_a_key_that_finds_nothing_makes_a_new_record(known: Opened, tmp_path: Path) -> None:
    other = row(name="Batik Lain", owner="Contoh Rahma", nib="2234567890123", nik=None)
    assert fates(take(known, tmp_path, other, key=ImportKey.NIB)) == (1, 0, 0, 0)
    assert fates(take(known, tmp_path, row(name="Kue Contoh", nib=None, nik=None), key=ImportKey.CODE)) == (1, 0, 0, 0)


def test_an_owner_of_several_is_known_by_name_or_has_one_more(known: Opened, tmp_path: Path) -> None:
    second = row(name="Warung Siti", nib="2234567890123")
    assert fates(take(known, tmp_path, second)) == (1, 0, 0, 0)
    report = take(known, tmp_path, row(name="Warung Siti", nib=None, workers=9), key=ImportKey.NIK)
    assert fates(report) == (0, 1, 0, 0)
    report = take(known, tmp_path, row(name="Toko Lain", nib=None), key=ImportKey.NIK)
    assert fates(report) == (1, 0, 0, 0)
    (told,) = [dict(one.values) for one in report.findings if one.message == "owner_has_others"]
    assert told["codes"] == ("U-000001", "U-000002")


def test_an_owner_of_two_of_much_the_same_name_is_ambiguous(known: Opened, tmp_path: Path) -> None:
    take(known, tmp_path, row(name="Keripik Jaya Dua", nib="2234567890123"))
    report = take(known, tmp_path, row(name="Keripik Jaya Tiga", nib=None), key=ImportKey.NIK)
    assert errors(report) == ["key_ambiguous"]
    assert dict(report.findings[-1].values)["codes"] == ("U-000001", "U-000002")


@pytest.mark.parametrize("names", [("Keripik Jaya", "Warung Pecel"), ("Warung Pecel", "Keripik Jaya")])
def test_two_businesses_of_one_nik_stay_two(known: Opened, tmp_path: Path, names: tuple[str, str]) -> None:
    report = take(known, tmp_path, *(row(name=name, nib=None) for name in names), key=ImportKey.NIK)
    assert fates(report) == (1, 0, 1, 0)
    assert businesses(known) == {"Keripik Jaya": NIB, "Warung Pecel": ""}


@pytest.mark.parametrize("names", [("Keripik Jaya", "Keripik Jaya 2"), ("Keripik Jaya A", "Keripik Jaya B")])
def test_a_record_is_claimed_by_one_name_only(known: Opened, tmp_path: Path, names: tuple[str, str]) -> None:
    for rows in (names, names[::-1]):
        report = take(known, tmp_path, *(row(name=name, nib=None) for name in rows), key=ImportKey.NIK)
        assert (report.read, report.rejected) == (2, 0)
        assert set(businesses(known)) == set(names)


def test_a_nik_of_somebody_else_leads_to_nothing(known: Opened, tmp_path: Path) -> None:
    report = take(known, tmp_path, row(name="Baru", owner="Orang Lain", nib=None), key=ImportKey.NIK)
    assert (fates(report), errors(report)) == ((0, 0, 0, 1), ["key_owner_differs"])
    assert businesses(known) == {"Keripik Jaya": NIB}


@pytest.mark.parametrize("key", [ImportKey.NIK, ImportKey.NAME_DESA, ImportKey.CODE])
def test_a_nib_in_use_makes_no_second_enterprise(known: Opened, tmp_path: Path, key: ImportKey) -> None:
    other = row(name="Batik Lain", owner="Orang Lain", nik="3523016505860000")
    report = take(known, tmp_path, other, key=key)
    assert (fates(report), errors(report)) == ((0, 0, 0, 1), ["nib_of_another"])
    assert dict(report.findings[-1].values)["code"] == "U-000001"
    assert businesses(known) == {"Keripik Jaya": NIB}


def test_nor_within_one_list(opened: Opened, tmp_path: Path) -> None:
    other = row(name="Batik Lain", owner="Orang Lain", nik=None)
    report = take(opened, tmp_path, FIRST, other, key=ImportKey.NAME_DESA)
    assert (fates(report), errors(report)) == ((1, 0, 0, 1), ["nib_of_another"])


def test_the_named_record_has_another_nib(known: Opened, tmp_path: Path) -> None:
    report = take(known, tmp_path, row(nib="2234567890123", workers=9), key=ImportKey.NAME_DESA)
    assert (fates(report), errors(report)) == ((0, 0, 0, 1), ["key_nib_differs"])
    assert businesses(known) == {"Keripik Jaya": NIB}


def businesses(opened: Opened) -> dict[str, str]:
    """Name → NIB."""
    with opened.catalogue.reading() as session:
        rows = session.execute(select(t.Business.name, t.Business.nib).where(~t.Business.deleted))
        return dict(rows.all())


def test_name_and_desa_of_two_owners_stay_two(known: Opened, tmp_path: Path) -> None:
    other = row(owner="Contoh Wahyu", nib="2234567890123", nik=None)
    assert fates(take(known, tmp_path, other)) == (1, 0, 0, 0)
    report = take(known, tmp_path, row(nib=None, nik=None, workers=9), key=ImportKey.NAME_DESA)
    assert errors(report) == ["key_ambiguous"]


def test_a_code_that_contradicts_the_key_keeps_the_row_out(known: Opened, tmp_path: Path) -> None:
    take(known, tmp_path, row(name="Batik Lain", owner="Contoh Rahma", nib="2234567890123", nik=None))
    report = take(known, tmp_path, row(code="U-000002", workers=9), key=ImportKey.NIB)
    assert errors(report) == ["key_disagrees"]


def test_a_list_without_the_column_of_its_key_is_refused(known: Opened, tmp_path: Path) -> None:
    file = tmp_path / "tanpa.xlsx"
    write_rows(file, HEAD[:4], [FIRST[:4]])
    with pytest.raises(ImportRejected) as refused:
        import_workbook(known.catalogue, known.actor, ImportRequest(file, key=ImportKey.NIB))
    assert (refused.value.message, refused.value.values["columns"]) == ("key_column_missing", ("NIB",))


def test_kadin_learns_nothing_by_a_nik(known: Opened, tmp_path: Path) -> None:
    actor = replace(known.actor, role=Role.KADIN)
    with pytest.raises(UserProblem) as refused:
        take(replace(known, actor=actor), tmp_path, FIRST, key=ImportKey.NIK)
    assert refused.value.message == "import.key_private"


def test_key_and_sender_stand_in_the_list_of_imports(known: Opened, tmp_path: Path) -> None:
    take(known, tmp_path, row(workers=8), key=ImportKey.NIB, sender="  Dinas  Contoh ")
    newest, first = list_imports(known.catalogue, known.actor)
    assert (newest.sender, newest.key, first.sender, first.key) == ("Dinas Contoh", "nib", "", "")


def test_a_preview_shows_old_and_new_and_hides_persons(known: Opened, tmp_path: Path) -> None:
    changed = row(name="Keripik Jaya Baru", workers=9, owner="Contoh Siti Aminah")
    report = take(known, tmp_path, changed, dry_run=True, changes=50)
    told = {one.field: (one.code, one.old, one.new) for one in report.changes}
    assert told["business.name"] == ("U-000001", "Keripik Jaya", "Keripik Jaya Baru")
    assert told["tenaga_kerja"] == ("U-000001", "3", "9")
    assert not [one for one in report.changes if "Siti" in one.old + one.new]
    assert report.all_changes == len(report.changes)
    with known.catalogue.reading() as session:
        assert session.scalars(select(t.Business.name)).all() == ["Keripik Jaya"]
