"""Terms of needs and goods of partners from a list into the catalogue, and a list again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from matching.codes import Pattern
from models.domain.intake import BusinessIntake, Intake, IntakeKind, NeedIntake, PartnerIntake
from models.domain.lists import ListQuery
from models.domain.partners import GoodDirection, GoodPart, NeedRecord, PartnerRecord
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.list_needs import list_needs
from models.use_cases.list_partners import list_partners
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change
from models.use_cases.view_need import view_need
from models.use_cases.view_partner import view_partner
from models.workbook.writing import write_intakes

TAPIOCA = GoodPart("", GoodDirection.MADE, "tapioka", "Tapioka", "tapioka", "kg")
CASSAVA = GoodPart("", GoodDirection.TAKEN, "ubi_kayu", "Ubi kayu segar", "ubi kayu", "kg")
FIRM = PartnerIntake(
    2, "", BusinessIntake("PT Contoh Pati", region="35.23"), None, None, "20201-0001", "2027-12-31", (TAPIOCA,)
)
NEED = NeedIntake(
    2, "", "PT Contoh Pati", Pattern.SUBKONTRAK, "tapioka", "tapioka", "kg", 500_000, months=4095,
    supports=("bahan_baku", "sub.tidak_sepihak"), process="mengayak", lead_days=14, margin=1_250, outlet="kios",
    until="2027-06-30",
)  # fmt: skip


def imported(opened: Opened, folder: Path, *lists: tuple[IntakeKind, list[Intake]]) -> str:
    path = folder / "daftar.xlsx"
    write_intakes(path, lists, personal=True)
    report = import_workbook(opened.catalogue, opened.actor, ImportRequest(path))
    assert report.rejected == 0
    return report.change_set


def partner_of(opened: Opened) -> PartnerRecord:
    (row,) = list_partners(opened.catalogue, opened.actor, ListQuery(), 0, 5).rows
    return view_partner(opened.catalogue, opened.actor, row.uid)


def need_of(opened: Opened) -> NeedRecord:
    (row,) = list_needs(opened.catalogue, opened.actor, ListQuery(), 0, 5).rows
    return view_need(opened.catalogue, opened.actor, row.uid)


def test_a_list_brings_every_term(opened: Opened, tmp_path: Path) -> None:
    imported(opened, tmp_path, (IntakeKind.PARTNERS, [FIRM]), (IntakeKind.NEEDS, [NEED]))
    partner, need = partner_of(opened), need_of(opened)
    assert (partner.kadin_number, partner.kadin_until) == ("20201-0001", "2027-12-31")
    assert [(one.direction, one.commodity, one.words) for one in partner.goods] == [
        (GoodDirection.MADE, "tapioka", "tapioka")
    ]
    told = need.summary
    assert (told.process, told.lead_days, told.margin, told.outlet, told.until) == (
        "mengayak", 14, 1_250, "kios", "2027-06-30",
    )  # fmt: skip
    assert need.supports == ("bahan_baku", "sub.tidak_sepihak")


def test_the_same_list_again_changes_nothing_and_another_adds(opened: Opened, tmp_path: Path) -> None:
    imported(opened, tmp_path, (IntakeKind.PARTNERS, [FIRM]), (IntakeKind.NEEDS, [NEED]))
    versions = partner_of(opened).version, need_of(opened).version
    imported(opened, tmp_path, (IntakeKind.PARTNERS, [FIRM]), (IntakeKind.NEEDS, [NEED]))
    assert (partner_of(opened).version, need_of(opened).version) == versions
    more = replace(FIRM, goods=(CASSAVA,), kadin_until="2028-12-31")
    change = imported(
        opened, tmp_path, (IntakeKind.PARTNERS, [more]), (IntakeKind.NEEDS, [replace(NEED, lead_days=7, until="")])
    )
    assert [one.commodity for one in partner_of(opened).goods] == ["tapioka", "ubi_kayu"]
    assert partner_of(opened).kadin_until == "2028-12-31"
    summary = need_of(opened).summary
    assert (summary.lead_days, summary.until) == (7, "2027-06-30"), "an empty cell changes nothing"
    undo_change(opened.catalogue, opened.actor, change)
    assert [one.commodity for one in partner_of(opened).goods] == ["tapioka"]
    assert (partner_of(opened).kadin_until, need_of(opened).summary.lead_days) == ("2027-12-31", 14)
