"""A minimum per enterprise above the quantity: the row is refused, an undo that would bring it about as well."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.imports import ImportReport
from models.domain.partners import NeedDraft
from models.problems import UserProblem
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_need import save_need
from models.use_cases.save_partner import save_partner
from models.use_cases.undo_change import undo_change, undo_import
from models.use_cases.view_need import view_need
from models.workbook.sheet import Cell
from tests.models.records.drafts import need, officer, partner
from tests.models.workbook.books import workbook
from tests.records import TODAY
from ui.texts import sentences

HEAD = (
    *("Kode Kebutuhan", "Mitra", "Komoditas", "Jumlah per Bulan", "Satuan", "Pola Kemitraan"),
    "Jumlah Minimum per UMKM",
)
FIRM = "PT Contoh Pangan"


def said(quantity: Cell, lot: Cell, *, code: str = "", unit: str = "ton", words: str = "ubi kayu") -> tuple[Cell, ...]:
    return code, FIRM, words, quantity, unit, "rantai pasok", lot


@pytest.fixture
def firm(opened: Opened) -> Opened:
    """A catalogue with one partner."""
    opened = replace(opened, actor=officer(opened))
    save_partner(opened.catalogue, opened.actor, partner(FIRM))
    return opened


def take(opened: Opened, folder: Path, *rows: tuple[Cell, ...], dry_run: bool = False) -> ImportReport:
    return take_sheets(opened, folder, rows, dry_run=dry_run)


def take_sheets(
    opened: Opened, folder: Path, *sheets: tuple[tuple[Cell, ...], ...], dry_run: bool = False
) -> ImportReport:
    book = {f"Daftar {number}": [HEAD, *rows] for number, rows in enumerate(sheets, 1)}
    file = workbook(folder / "kebutuhan.xlsx", book)
    return import_workbook(opened.catalogue, opened.actor, ImportRequest(file, today=TODAY, dry_run=dry_run))


def held(opened: Opened) -> list[tuple[int, int | None, str]]:
    with opened.catalogue.reading() as session:
        rows = session.execute(select(t.Need.quantity, t.Need.minimum_lot, t.Need.unit).where(~t.Need.deleted))
        return [(quantity, lot, unit) for quantity, lot, unit in rows]


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_lot_over_the_quantity_is_refused_alone(firm: Opened, tmp_path: Path, dry_run: bool) -> None:
    report = take(firm, tmp_path, said("20", "100"), said("30", "1", words="tapioka"), dry_run=dry_run)
    assert (report.new, report.rejected) == (1, 1)
    (finding,) = [one for one in report.findings if one.severity == "error"]
    assert (finding.row, finding.column, finding.value) == (2, "Jumlah Minimum per UMKM", "100")
    told = sentences(finding.message, dict(finding.values)).what_happened
    assert "100 ton" in told
    assert "20 ton" in told


def test_a_lot_in_another_unit_is_compared_in_that_of_the_row(firm: Opened, tmp_path: Path) -> None:
    assert take(firm, tmp_path, said("20", "21.000 kg")).rejected == 1
    assert take(firm, tmp_path, said("20", "20.000 kg")).new == 1


def test_a_quantity_below_the_known_lot_is_refused(firm: Opened, tmp_path: Path) -> None:
    take(firm, tmp_path, said("20", "10"))
    report = take(firm, tmp_path, said("5", None, code="K-0001"), said("30", "1", words="tapioka"))
    assert (report.new, report.updated, report.rejected) == (1, 0, 1)
    (finding,) = [one for one in report.findings if one.severity == "error"]
    told = sentences(finding.message, dict(finding.values)).what_happened
    assert (finding.row, finding.message) == (2, "quantity_below_lot")
    assert all(part in told for part in ("K-0001", "5 ton", "10 ton"))
    assert take(firm, tmp_path, said("5", "5", code="K-0001")).updated == 1


def test_another_unit_of_a_known_need_is_converted_with_its_lot(firm: Opened, tmp_path: Path) -> None:
    take(firm, tmp_path, said("20", "10"))
    assert take(firm, tmp_path, said("15.000", None, unit="kg", code="K-0001")).updated == 1
    assert held(firm) == [(15_000, 10_000, "ton")]
    assert take(firm, tmp_path, said("9.000", None, unit="kg", code="K-0001")).rejected == 1


def test_a_known_need_takes_the_terms_of_one_row_only(firm: Opened, tmp_path: Path) -> None:
    take(firm, tmp_path, said("20", "10"))
    report = take(firm, tmp_path, said("30", None), said("40", None, code="K-0001"))
    assert (report.updated, report.rejected) == (1, 1)
    assert held(firm) == [(30_000, 10_000, "ton")]


def test_two_sheets_give_a_need_the_terms_of_the_first(firm: Opened, tmp_path: Path) -> None:
    sheets = (said("20", "10"),), (said("30", "10"),)
    report = take_sheets(firm, tmp_path, *sheets)
    assert (report.new, report.updated, report.rejected) == (1, 0, 1)
    again = take_sheets(firm, tmp_path, *sheets)
    assert (again.updated, again.unchanged, again.rejected) == (0, 1, 1)
    assert held(firm) == [(20_000, 10_000, "ton")]


def test_an_import_between_two_is_undone_after_the_later(firm: Opened, tmp_path: Path) -> None:
    take(firm, tmp_path, said("20", "1"))
    middle = take(firm, tmp_path, said("200", "1", code="K-0001")).import_id
    last = take(firm, tmp_path, said("200", "100", code="K-0001")).import_id
    with pytest.raises(UserProblem) as refused:
        undo_import(firm.catalogue, firm.actor, middle)
    assert refused.value.message == "undo.bound_by_import"
    assert dict(refused.value.values) == {"record": "K-0001", "code": last}
    assert held(firm) == [(200_000, 100_000, "ton")]
    undo_import(firm.catalogue, firm.actor, last)
    undo_import(firm.catalogue, firm.actor, middle)
    assert held(firm) == [(20_000, 1_000, "ton")]


def test_an_edit_between_two_is_undone_after_the_later(firm: Opened) -> None:
    uid = save_partner(firm.catalogue, firm.actor, partner("PT Contoh Lain")).uid
    draft = replace(need(uid), quantity=100_000, minimum_lot=50_000)
    draft = replace(draft, uid=save_need(firm.catalogue, firm.actor, draft).uid)
    changes = [edited(firm, draft, lot) for lot in (50_000, 500_000)]
    with pytest.raises(UserProblem) as refused:
        undo_change(firm.catalogue, firm.actor, changes[0])
    assert refused.value.message == "undo.bound_by_change"
    told = sentences(refused.value.message, refused.value.values)
    assert "K-0001" in told.what_happened
    undo_change(firm.catalogue, firm.actor, changes[1])
    undo_change(firm.catalogue, firm.actor, changes[0])


def edited(opened: Opened, draft: NeedDraft, lot: int) -> str:
    """The change set of another quantity and lot of a need."""
    version = view_need(opened.catalogue, opened.actor, draft.uid).version
    draft = replace(draft, version=version, quantity=1_000_000, minimum_lot=lot)
    return save_need(opened.catalogue, opened.actor, draft).change_set
