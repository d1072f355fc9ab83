"""What the program exports comes back in unchanged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.enterprises import EnterpriseLine, OfferDraft
from models.domain.imports import ImportReport
from models.domain.intake import IntakeKind
from models.domain.lists import ExportColumn, ListQuery
from models.use_cases.export_rows import export_rows
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.workbook.reading import read_workbook
from tests.models.records.drafts import enterprise
from tests.records import TODAY


def came_back(opened: Opened, file: Path, kind: IntakeKind) -> ImportReport:
    request = ImportRequest(file, kind, today=TODAY, samples_allowed=True)
    return import_workbook(opened.catalogue, opened.actor, request)


def declared(opened: Opened) -> list[str]:
    with opened.catalogue.reading() as session:
        return sorted(set(session.scalars(select(t.Business.declared_size)).all()))


@pytest.fixture
def several(filled: Opened) -> Opened:
    """The filled catalogue and an enterprise with two offers."""
    draft = enterprise("Keripik Bu Contoh")
    second = OfferDraft(commodity="ubi_kayu", unit="kg", capacity=40_000, words="Istimewa Bu Contoh")
    save_enterprise(filled.catalogue, filled.actor, replace(draft, offers=(*draft.offers, second)))
    return filled


@pytest.mark.parametrize("kind", list(IntakeKind))
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_an_exported_list_changes_nothing(several: Opened, tmp_path: Path, kind: IntakeKind, suffix: str) -> None:
    before = declared(several)
    file = tmp_path / f"daftar.{suffix}"
    exported = export_rows(several.catalogue, several.actor, kind, ListQuery(), file)
    report = came_back(several, file, kind)
    found = (report.read, report.new, report.updated, report.unchanged, report.rejected)
    assert found == (exported.rows, 0, 0, exported.rows, 0), report.findings
    assert declared(several) == before


def test_every_offer_has_a_row_of_its_own(several: Opened, tmp_path: Path) -> None:
    export_rows(
        several.catalogue, several.actor, IntakeKind.ENTERPRISES, ListQuery("keripik bu"), tmp_path / "dua.xlsx"
    )
    head, *rows = read_workbook(tmp_path / "dua.xlsx")[0].rows
    assert [row[head.index("Produk")] for row in rows] == ["Tapioka", "Istimewa Bu Contoh"]
    assert {row[head.index("Kode UMKM")] for row in rows} == {rows[0][0]}


def test_the_list_on_the_screen_declares_no_size(several: Opened, tmp_path: Path) -> None:
    columns = (
        ExportColumn[EnterpriseLine]("Kode", lambda line: line.code),
        ExportColumn[EnterpriseLine]("Nama usaha", lambda line: line.name),
        ExportColumn[EnterpriseLine]("Skala", lambda line: str(line.size)),
    )
    file = tmp_path / "layar.xlsx"
    export_rows(several.catalogue, several.actor, IntakeKind.ENTERPRISES, ListQuery(), file, columns=columns)
    assert read_workbook(file)[0].rows[0] == ("Kode", "Nama usaha", "Skala (dihitung)")
