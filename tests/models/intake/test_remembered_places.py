"""Where the rows of a list lie is remembered of a sheet with its headings and its name, of nothing else, and told."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.imports import ImportReport
from models.domain.intake import IntakeKind
from models.domain.mapping import Pairs, ProfileDraft
from models.problems import ImportRejected
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.use_cases.propose_mapping import propose_mapping
from models.use_cases.remember_mapping import remember_mapping
from models.workbook.guesses import headings_key
from tests.records import TODAY

SENDER = "Dinas Contoh"
HEAD = ("Nama Usaha", "Pemilik", "Produk")
MAPPING: Pairs = (("Nama Usaha", "name"), ("Pemilik", "owner"), ("Produk", "product"))
TUBAN, GRESIK = "35.23", "35.25"
UMKM = IntakeKind.ENTERPRISES


def book(path: Path, *names: str, head: tuple[str, ...] = HEAD) -> Path:
    made = xlsxwriter.Workbook(str(path))
    for name in names:
        page = made.add_worksheet(name)
        page.write_row(0, 0, head)
        page.write_row(1, 0, (f"Dapur {name}", f"Siti {name}", "keripik singkong"))
    made.close()
    return path


def remember(opened: Opened, **homes: str) -> None:
    key = headings_key(HEAD)
    drafts = [ProfileDraft(SENDER, UMKM, key, MAPPING, home=home, sheet=sheet) for sheet, home in homes.items()]
    remember_mapping(opened.catalogue, opened.actor, drafts)


def take(opened: Opened, file: Path, *, dry_run: bool = False, home: str = "") -> ImportReport:
    request = ImportRequest(file, UMKM, today=TODAY, sender=SENDER, dry_run=dry_run, home=home)
    return import_workbook(opened.catalogue, opened.actor, request)


def places(opened: Opened) -> dict[str, str]:
    with opened.catalogue.reading() as session:
        return {one.name: one.region for one in session.scalars(select(t.Business))}


def told(report: ImportReport) -> list[tuple[str, object]]:
    return [(one.sheet, dict(one.values)["place"]) for one in report.findings if one.message == "home_remembered"]


def test_two_sheets_of_one_form_keep_their_own_places(opened: Opened, tmp_path: Path) -> None:
    remember(opened, Utara=TUBAN, Selatan=GRESIK)
    file = book(tmp_path / "dua.xlsx", "selatan", "Utara")
    found = propose_mapping(opened.catalogue, opened.actor, file, UMKM, SENDER)
    assert (found.home_of("selatan"), found.home_of("Utara")) == (GRESIK, TUBAN)
    dry = take(opened, file, dry_run=True)
    assert sorted(told(dry)) == [("Utara", "Kab. Tuban"), ("selatan", "Kab. Gresik")]
    assert told(take(opened, file)) == told(dry)
    assert places(opened) == {"Dapur selatan": GRESIK, "Dapur Utara": TUBAN}


@pytest.mark.parametrize("head", [HEAD, ("Nama Usaha", "Nama Pemilik", "Produk")])
def test_a_sheet_of_another_name_or_other_headings_is_asked(
    opened: Opened, tmp_path: Path, head: tuple[str, ...]
) -> None:
    remember(opened, Utara=TUBAN)
    file = book(tmp_path / "lain.xlsx", "Timur" if head == HEAD else "Utara", head=head)
    found = propose_mapping(opened.catalogue, opened.actor, file, UMKM, SENDER)
    assert found.home_of(found.sheets[0].sheet) == ""
    with pytest.raises(ImportRejected, match="columns_missing"):
        take(opened, file)
    assert places(opened) == {}


def test_a_place_that_is_named_goes_before_the_remembered_and_is_not_told(opened: Opened, tmp_path: Path) -> None:
    remember(opened, Utara=TUBAN)
    report = take(opened, book(tmp_path / "a.xlsx", "Utara"), home=GRESIK)
    assert (told(report), places(opened)) == ([], {"Dapur Utara": GRESIK})


def test_what_is_remembered_of_one_sheet_stays_when_another_is_added(opened: Opened, tmp_path: Path) -> None:
    remember(opened, Utara=TUBAN)
    remember(opened, Selatan=GRESIK)
    remember(opened, Utara=GRESIK)
    file = book(tmp_path / "dua.xlsx", "Selatan", "Utara")
    found = propose_mapping(opened.catalogue, opened.actor, file, UMKM, SENDER)
    assert (found.home_of("Selatan"), found.home_of("Utara")) == (GRESIK, GRESIK)
