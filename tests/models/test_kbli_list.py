"""The full KBLI list comes from the user, an edition at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue.tables import KbliCode
from models.problems import ImportRejected
from models.use_cases.back_up import check_catalogue
from models.use_cases.import_kbli import import_kbli
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change
from models.workbook.writing import write_rows


def listed(file: Path, *rows: tuple[str | int, str]) -> Path:
    write_rows(file, ("No", "Kode KBLI", "Judul"), [(at, *row) for at, row in enumerate(rows, 1)])
    return file


def titles(opened: Opened) -> dict[str, str]:
    with opened.catalogue.reading() as session:
        found = session.execute(select(KbliCode.code, KbliCode.title).where(~KbliCode.deleted))
        return {code: title for code, title in found}  # noqa: C416  rows are no pairs to dict()


def test_codes_go_in_and_groups_are_passed_over(opened: Opened, tmp_path: Path) -> None:
    file = listed(tmp_path / "kbli.xlsx", ("A", "Pertanian"), ("011", "Tanaman"), (1111, "Jagung"), ("10621", "Pati"))
    report = import_kbli(opened.catalogue, opened.actor, file, "2025")
    assert (report.read, report.new, report.changed_titles) == (2, 2, 0)
    assert titles(opened) == {"01111": "Jagung", "10621": "Pati"}


def test_the_list_again_changes_only_titles_and_can_be_taken_back(opened: Opened, tmp_path: Path) -> None:
    import_kbli(opened.catalogue, opened.actor, listed(tmp_path / "a.xlsx", ("10621", "Pati")), "2025")
    file = listed(tmp_path / "b.xlsx", ("10621", "Pati ubi kayu"), ("10622", "Berbagai pati"))
    report = import_kbli(opened.catalogue, opened.actor, file, "2025")
    assert (report.new, report.changed_titles) == (1, 1)
    undo_change(opened.catalogue, opened.actor, report.change_set)
    assert titles(opened) == {"10621": "Pati"}
    assert check_catalogue(opened.catalogue, opened.actor).ok


def test_a_file_without_codes_is_refused(opened: Opened, tmp_path: Path) -> None:
    write_rows(tmp_path / "x.xlsx", ("Nama", "Alamat"), [("Tani", "Jl. Contoh")])
    with pytest.raises(ImportRejected, match=r"kbli\.no_codes"):
        import_kbli(opened.catalogue, opened.actor, tmp_path / "x.xlsx", "2025")
