"""The partnership report, the register and profiles over real records; nothing of persons leaves the office."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text as sql

from models.domain.lists import ListQuery
from models.domain.paper_reports import ReportScope
from models.problems import UserProblem
from models.steps.papers.listed_agreements import Listed
from models.steps.papers.public_names import public_name, without_numbers
from models.steps.papers.reporting import _worth
from models.use_cases.agreement_register import agreement_register, export_register
from models.use_cases.list_agreements import list_agreements
from models.use_cases.open_catalogue import Opened
from models.use_cases.partnership_report import export_report, partnership_report
from models.use_cases.profile_sheet import NOT_ASKED, profile_sheet
from models.use_cases.void_agreement import void_agreement
from tests.records import TODAY
from tests.reports.office_papers.samples import row as sample_row
from tests.reports.reading import whole_text

SCOPE = ReportScope(end=TODAY)


def report(opened: Opened, scope: ReportScope = SCOPE) -> tuple[str, object]:
    made = partnership_report(opened.catalogue, opened.actor, scope, today=TODAY)
    return whole_text(made.content), made.totals


def lines(opened: Opened) -> tuple[str, ...]:
    rows = list_agreements(opened.catalogue, opened.actor, ListQuery(), 0, 50).rows
    return tuple(row.agreement for row in rows)


def test_totals_are_those_of_the_listed_rows(agreed: Opened) -> None:
    made = partnership_report(agreed.catalogue, agreed.actor, SCOPE, today=TODAY)
    assert made.totals.agreements == len(lines(agreed)) == made.rows
    for counts in (made.totals.by_pattern, made.totals.by_region, made.totals.by_month):
        assert sum(value for _label, value in counts) == made.totals.agreements
    assert made.totals.running == made.totals.agreements
    assert made.totals.potential is not None


def test_a_voided_agreement_is_listed_but_not_counted(agreed: Opened) -> None:
    void_agreement(agreed.catalogue, agreed.actor, lines(agreed)[0], "keliru")
    text, totals = report(agreed)
    assert (totals.agreements, totals.voided) == (len(lines(agreed)) - 1, 1)  # type: ignore[attr-defined]
    assert "(batal)" in text


def test_another_period_or_region_has_none(agreed: Opened) -> None:
    before = ReportScope(TODAY - timedelta(days=400), TODAY - timedelta(days=300))
    for scope in (before, replace(SCOPE, region="35.25")):
        text, totals = report(agreed, scope)
        assert totals.agreements == 0  # type: ignore[attr-defined]
        assert "belum ada perjanjian kemitraan yang terbit" in text
    here = report(agreed, replace(SCOPE, region="35.23"))[1]
    assert here == report(agreed)[1]


def test_a_pattern_narrows_the_report(agreed: Opened) -> None:
    whole = report(agreed)[1]
    parts = [
        report(agreed, replace(SCOPE, pattern=pattern))[1]
        for pattern in ("inti_plasma", "subkontrak", "distribusi_keagenan", "rantai_pasok", "perdagangan_umum")
    ]
    assert sum(each.agreements for each in parts) == whole.agreements  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        (ReportScope(TODAY, TODAY - timedelta(days=1)), "report.period"),
        (ReportScope(region="99.99"), "report.region_unknown"),
    ],
)
def test_a_scope_that_makes_no_sense_is_refused(agreed: Opened, scope: ReportScope, message: str) -> None:
    with pytest.raises(UserProblem) as problem:
        partnership_report(agreed.catalogue, agreed.actor, scope, today=TODAY)
    assert problem.value.message == message


def test_the_workbook_has_every_table_and_its_charts(agreed: Opened, tmp_path: Path) -> None:
    file = tmp_path / "laporan.xlsx"
    export_report(agreed.catalogue, agreed.actor, SCOPE, file, today=TODAY)
    book = openpyxl.load_workbook(file)
    assert {"Ringkasan", "Per pola", "Per wilayah", "Per bulan", "Daftar perjanjian"} <= set(book.sheetnames)
    rows = list(book["Daftar perjanjian"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(lines(agreed))
    assert sum(row[1] for row in book["Per pola"].iter_rows(min_row=2, values_only=True)) == len(rows)
    with zipfile.ZipFile(file) as parts:
        assert sum(name.startswith("xl/charts/chart") for name in parts.namelist()) == 4
    assert not any(str(cell.value).startswith("=") for sheet in book for line in sheet.iter_rows() for cell in line)


def _personal(opened: Opened) -> tuple[set[str], set[str]]:
    """Every NIK, phone and name of a person in the catalogue."""
    with opened.catalogue.reading() as session:
        numbers = {row[0] for table in ("person_nik", "person_phone", "household_kk")
                   for row in session.execute(sql(f"SELECT value FROM {table}"))}  # fmt: skip
        names = {row[0] for row in session.execute(sql("SELECT name FROM person"))}
    return numbers, names


def _words_of(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return whole_text(content)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def _public_outputs(opened: Opened, folder: Path) -> dict[str, bytes]:
    catalogue, actor = opened.catalogue, opened.actor
    export_report(catalogue, actor, SCOPE, folder / "a.xlsx", today=TODAY)
    export_register(catalogue, actor, SCOPE, folder / "b.xlsx", today=TODAY)
    made = {
        "report": partnership_report(catalogue, actor, SCOPE, today=TODAY).content,
        "register": agreement_register(catalogue, actor, SCOPE, today=TODAY).content,
        "report.xlsx": (folder / "a.xlsx").read_bytes(),
        "register.xlsx": (folder / "b.xlsx").read_bytes(),
    }
    with catalogue.reading() as session:
        codes = [row[0] for table in ("enterprise", "need")
                 for row in session.execute(sql(f"SELECT code FROM {table} WHERE NOT deleted"))]  # fmt: skip
    for code in codes:
        made[code] = profile_sheet(catalogue, actor, code, today=TODAY).content
    return made


def test_no_public_paper_tells_of_a_person_or_a_price(agreed: Opened, tmp_path: Path) -> None:
    nik, phone = "3523114605809991", "+62 812-0000-0001"
    with agreed.catalogue.transaction() as session:
        # somebody typed them where they do not belong
        session.execute(sql("UPDATE need SET specification = :said"), {"said": f"NIK {nik}, hubungi {phone}"})
        session.execute(sql("UPDATE offer SET words = :said"), {"said": f"Barang {nik[:4]} {nik[4:10]} {nik[10:]}"})
        session.execute(sql("UPDATE business SET name = name || ' 3523114605809991' WHERE id < 4"))
    numbers, names = _personal(agreed)
    officials = {"Nama"}
    assert numbers
    assert names
    made = _public_outputs(agreed, tmp_path)
    assert len(made) > 6
    for paper, content in made.items():
        text = _words_of(content)
        bare = re.sub(r"[\s.\-]", "", text)
        found = {each for each in {*numbers, nik, "6281200000001"} if each.lstrip("+") in bare}
        assert not found, paper
        told = {name for name in names - officials if name in text}
        assert not told, paper
        assert not re.search(r"\bdesil\b", text, re.IGNORECASE), paper
        assert not re.search(r"Rp3\.200", text), paper


def test_the_internal_register_has_no_nik_either(agreed: Opened, tmp_path: Path) -> None:
    numbers, _names = _personal(agreed)
    export_register(agreed.catalogue, agreed.actor, SCOPE, tmp_path / "c.xlsx", internal=True, today=TODAY)
    printed = agreement_register(agreed.catalogue, agreed.actor, SCOPE, internal=True, today=TODAY)
    for content in (printed.content, (tmp_path / "c.xlsx").read_bytes()):
        bare = re.sub(r"\s", "", _words_of(content))
        assert not {each for each in numbers if each in bare}
        assert "Rp" in bare


def priced(partner: str, enterprise: str, price: int) -> Listed:
    row = replace(sample_row(), partner_code=partner, enterprise_code=enterprise)
    return Listed(row, "", price, "", 14, "", "")


@pytest.mark.parametrize(
    ("prices", "told"),
    [
        ((("M-1", "U-1", 100), ("M-2", "U-2", 100), ("M-3", "U-3", 100)), True),
        ((("M-1", "U-1", 100), ("M-2", "U-2", 100), ("M-2", "U-3", 100)), False),
        ((("M-1", "U-1", 100), ("M-2", "U-2", 100), ("M-3", "U-2", 100)), False),
        ((("M-1", "U-1", 70), ("M-2", "U-2", 15), ("M-3", "U-3", 15)), True),
        ((("M-1", "U-1", 71), ("M-2", "U-2", 15), ("M-3", "U-3", 14)), False),
        ((), False),
    ],
)
def test_a_sum_is_told_only_where_it_tells_nobodys_price(prices: tuple[tuple[str, str, int], ...], told: bool) -> None:
    worth, count = _worth([priced(*each) for each in prices])
    assert ((worth is not None), count) == (told, len(prices))


def test_a_name_that_tells_of_its_owner_gives_way_to_the_code() -> None:
    assert public_name("Warung Pak Munir", ("Munir Yulianto",), "U-1", firm=False) == "U-1"
    assert public_name("Keripik SITI AMINAH", ("Siti Aminah",), "U-1", firm=False) == "U-1"
    assert public_name("CV Amanah Linting", ("Wiji Amanah",), "U-1", firm=True) == "CV Amanah Linting"
    assert public_name("PT Siti Aminah Jaya", ("Siti Aminah",), "U-1", firm=True) == "U-1"
    assert public_name("Batik Sri Rejeki", ("Yatno Andriyanto",), "U-1", firm=False) == "Batik Sri Rejeki"
    assert public_name("Toko Contoh", (), "U-1", firm=False) == "Toko Contoh"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("NIK 3523.1146.0580.0001 ada", "NIK … ada"),
        ("telepon +62 812-3456-7890", "telepon …"),
        ("berat 1.800 g, kadar 14-15%", "berat 1.800 g, kadar 14-15%"),
        ("SNI 3144:2015", "SNI 3144:2015"),
        ("telepon (0812) 3456789", "telepon …"),
        ("telepon 0812–3456–7890 malam", "telepon … malam"),
        ("NIK 351709/231264/0000", "NIK …"),
        ("surel pemilik.usaha@contoh.id saja", "surel … saja"),
        ("12.000 – 15.000 butir", "12.000 – 15.000 butir"),
        ("kirim 12/05/2026", "kirim 12/05/2026"),
    ],
)
def test_long_numbers_are_left_out_of_what_people_typed(typed: str, shown: str) -> None:
    assert without_numbers(typed) == shown


def test_a_profile_warns_while_nobody_agreed_to_be_made_known(agreed: Opened) -> None:
    assert profile_sheet(agreed.catalogue, agreed.actor, "U-000001", today=TODAY).note == NOT_ASKED
    assert profile_sheet(agreed.catalogue, agreed.actor, "K-0001", today=TODAY).note == ""


def test_profiles_of_what_is_not_there_are_refused(agreed: Opened) -> None:
    for code, message in (("U-999999", "letter.enterprise_unknown"), ("K-9999", "profile.need_unknown")):
        with pytest.raises(UserProblem) as problem:
            profile_sheet(agreed.catalogue, agreed.actor, code, today=TODAY)
        assert problem.value.message == message


def test_a_need_that_was_only_concluded_is_never_printed(agreed: Opened) -> None:
    with agreed.catalogue.transaction() as session:
        session.execute(sql("UPDATE need SET inferred = :yes WHERE code = 'K-0001'"), {"yes": True})
    with pytest.raises(UserProblem, match=r"agreement\.need_unconfirmed"):
        profile_sheet(agreed.catalogue, agreed.actor, "K-0001", today=TODAY)
