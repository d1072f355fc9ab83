"""A value that cannot be read stays out alone; the row goes in, and the finding says where and what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.domain.findings import Severity
from models.domain.intake import EnterpriseIntake, IntakeKind, PartnerIntake
from models.workbook.cells.identifiers import phone
from models.workbook.sheet import Cell
from tests.models.workbook.books import CONTEXT, checked

HEAD = ("Nama Usaha", "Pemilik", "Kabupaten", "NIK", "No. KK", "No. HP", "NIB")


@pytest.mark.parametrize(
    ("at", "cell", "message", "column"),
    [
        (3, 3523151508859991, "nik_damaged", "NIK"),
        (3, "3,52315E+15", "nik_damaged", "NIK"),
        (3, "352315150885", "nik_length", "NIK"),
        (4, 3523151508859991, "kk_damaged", "No. KK"),
        (5, "sari@contoh.id", "phone_unreadable", "No. HP"),
        (5, "8.12E+10", "phone_unreadable", "No. HP"),
        (5, "0812", "phone_unreadable", "No. HP"),
        (6, 220001234567, "nib_length", "NIB"),
    ],
)
def test_a_bad_number_keeps_only_itself_out(at: int, cell: Cell, message: str, column: str) -> None:
    row: list[Cell] = ["Keripik", "Siti", "Kab. Tuban", None, None, None, None]
    row[at] = cell
    result = checked(HEAD, row)
    (intake,) = result.intakes
    assert isinstance(intake, EnterpriseIntake)
    owner = intake.owner
    assert (owner.name, owner.nik, owner.kk, owner.phone, intake.business.nib) == ("Siti", "", "", "", "")
    said = [(one.message, one.sheet, one.row, one.column, one.severity) for one in result.findings]
    assert said[0] == (message, "Data", 2, column, Severity.WARNING)


@pytest.mark.parametrize(("key", "at"), [("nik", 3), ("nib", 6)])
def test_a_bad_key_keeps_the_row_out(key: str, at: int) -> None:
    row: list[Cell] = ["Keripik", "Siti", "Kab. Tuban", None, None, None, None]
    row[at] = "12345"
    result = checked(HEAD, row, context=replace(CONTEXT, key_field=key))
    assert [one.message for one in result.rejected[0].findings] == ["key_unreadable", f"{key}_length"]
    assert not result.intakes


def test_a_sample_row_stays_out_of_a_real_catalogue_as_a_whole() -> None:
    row: list[Cell] = ["Keripik", "Siti", "Kab. Tuban", "3523151508850000", None, None, None]
    assert [one.message for one in checked(HEAD, row).rejected[0].findings] == ["nik_sample"]


def test_a_partner_keeps_its_contact_without_the_number() -> None:
    head = ("Nama Perusahaan", "Kabupaten", "Contact Person", "Telp")
    (intake,) = checked(head, ("Pangan Jaya", "Gresik", "Wijaya", "ext. 12"), kind=IntakeKind.PARTNERS).intakes
    assert isinstance(intake, PartnerIntake)
    assert intake.contact is not None
    assert (intake.contact.name, intake.contact.phone) == ("Wijaya", "")


@pytest.mark.parametrize(
    "cell",
    [
        "WA 0812 3456 7890",
        "hp: 0812-3456-7890",
        "HP/WA 081234567890",
        "No. WA: 081234567890",
        "081234567890 (WA)",
        "Telp. 0812.3456.7890",
        "WA.081234567890",
    ],
)
def test_words_around_a_phone_number_are_no_part_of_it(cell: str) -> None:
    outcome = phone(cell)
    assert (outcome.value, outcome.remarks) == ("+6281234567890", ())


def test_a_mobile_number_has_its_least_digits() -> None:
    assert phone("0812345").value is None
    assert phone("0812 3456 78").value == "+62812345678"
    assert phone("(031) 123456").value == "+6231123456"
