"""The name of an imported file is kept and told without the number of a person that somebody put into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue.tables.base import Table
from models.domain.intake import IntakeKind
from models.domain.mapping import ProfileDraft
from models.problems import ImportRejected
from models.use_cases.import_kbli import import_kbli
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.list_imports import list_imports
from models.use_cases.open_catalogue import Opened
from models.use_cases.propose_mapping import propose_mapping
from models.use_cases.remember_mapping import remember_mapping
from models.workbook.cells.concealing import file_words
from models.workbook.writing import write_rows
from tests.records import TODAY

NIK = "3523116001809991"
HEAD = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk")
ROW = ("Dapur Contoh", "Siti", "Kab. Tuban", "keripik singkong")


def everything(opened: Opened) -> str:
    """All that the catalogue holds, as one text."""
    with opened.catalogue.reading() as session:
        rows = (row for table in Table.metadata.sorted_tables for row in session.execute(select(table)))
        return "\n".join(str(tuple(row)) for row in rows)


def book(path: Path) -> Path:
    if path.suffix == ".csv":
        path.write_text(f"{';'.join(HEAD)}\n{';'.join(ROW)}\n", encoding="utf-8")
    else:
        write_rows(path, HEAD, [ROW])
    return path


@pytest.mark.parametrize("name", [f"data {NIK}.xlsx", "3523-1160_0180.9991 ok.csv"])
def test_nothing_that_is_kept_or_told_has_the_number(opened: Opened, tmp_path: Path, name: str) -> None:
    file = book(tmp_path / name)
    found = propose_mapping(opened.catalogue, opened.actor, file, None)
    drafts = [
        ProfileDraft("Dinas Contoh", sheet.kind, sheet.headings, sheet.mapping, home="35.23", sheet=sheet.sheet)
        for sheet in found.sheets
    ]
    remember_mapping(opened.catalogue, opened.actor, drafts)
    report = import_workbook(opened.catalogue, opened.actor, ImportRequest(file, today=TODAY, sender="Dinas Contoh"))
    (line,) = list_imports(opened.catalogue, opened.actor)
    assert (report.new, line.file_name, report.file_name) == (1, file_words(file), file_words(file))
    kept = "".join(filter(str.isdigit, everything(opened)))
    assert NIK not in kept
    assert not [sheet for sheet in report.sheets if NIK in "".join(filter(str.isdigit, sheet.sheet))]


def test_a_list_of_codes_is_kept_without_it_too(opened: Opened, tmp_path: Path) -> None:
    write_rows(tmp_path / f"KBLI {NIK}.xlsx", ("Kode", "Judul"), [("10311", "Industri contoh")])
    import_kbli(opened.catalogue, opened.actor, tmp_path / f"KBLI {NIK}.xlsx", "2025")
    kept = everything(opened)
    assert NIK not in kept
    assert "KBLI 3523" in kept


def test_a_refused_file_is_named_without_it(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / f"rusak {NIK}.xlsx"
    file.write_bytes(b"bukan buku kerja")
    with pytest.raises(ImportRejected) as refused:
        import_workbook(opened.catalogue, opened.actor, ImportRequest(file, IntakeKind.ENTERPRISES))
    assert refused.value.values["file"] == "rusak 3523••••••••9991.xlsx"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("UMKM Tuban 2026-11-22.xlsx", "UMKM Tuban 2026-11-22.xlsx"),
        ("Formulir 20261122_143015.xlsx", "Formulir 20261122_143015.xlsx"),
        ("dari 081234567890.csv", "dari 08••••••••90.csv"),
        (f"20261122 {NIK}.xlsx", "2026•••• ••••••••••••9991.xlsx"),
    ],
)
def test_days_stay_readable_and_numbers_do_not(name: str, told: str) -> None:
    assert file_words(Path(name)) == told
