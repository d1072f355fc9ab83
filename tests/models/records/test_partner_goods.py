"""What a partner makes and takes in, its membership, its papers, and the word that all this still holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from matching.codes import Pattern, Position
from models.catalogue.recording import change_set
from models.catalogue.tables import Paper
from models.domain.businesses import PaperDraft
from models.domain.changes import ChangeKind
from models.domain.inferred import InferredLine
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.partners import GoodDirection, GoodPart, PartnerDraft, PartnerRecord
from models.domain.records import SavedRecord
from models.domain.validity import Validity
from models.problems import UserProblem
from models.steps.matching.production import made
from models.use_cases.confirm_partner import confirm_partner
from models.use_cases.export_rows import export_rows
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.infer_needs import infer_needs
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_need import save_need
from models.use_cases.save_partner import check_partner, save_partner
from models.use_cases.undo_change import undo_change
from models.use_cases.view_partner import view_partner
from models.workbook.reading import read_workbook
from models.workbook.sheet import Cell
from tests.models.records.drafts import need, partner
from tests.records import TODAY

CASSAVA = GoodPart(direction=GoodDirection.TAKEN, commodity="ubi_kayu", unit="ton", quantity=40_000)
CHIPS = GoodPart(commodity="keripik_singkong", words="Keripik cap Contoh", unit="kg", quantity=9_000_000)


def view(opened: Opened, saved: SavedRecord) -> PartnerRecord:
    return view_partner(opened.catalogue, opened.actor, saved.uid)


def entered(opened: Opened, **changes: object) -> SavedRecord:
    return save_partner(opened.catalogue, opened.actor, replace(partner(), **changes))  # type: ignore[arg-type]


def changed(opened: Opened, saved: SavedRecord, **changes: object) -> SavedRecord:
    draft = replace(partner(), uid=saved.uid, version=view(opened, saved).version)
    return save_partner(opened.catalogue, opened.actor, replace(draft, **changes))  # type: ignore[arg-type]


def told(record: PartnerRecord) -> list[tuple[str, str, str, str, int | None]]:
    return [(str(one.direction), one.commodity, one.words, one.unit, one.quantity) for one in record.goods]


def test_goods_come_back_with_what_is_made_first(opened: Opened) -> None:
    record = view(opened, entered(opened, goods=(CASSAVA, CHIPS)))
    assert told(record) == [
        ("dibuat", "keripik_singkong", "Keripik cap Contoh", "kg", 9_000_000),
        ("diserap", "ubi_kayu", "Ubi kayu segar", "ton", 40_000),
    ]


def test_goods_are_changed_taken_away_and_brought_back(opened: Opened) -> None:
    saved = entered(opened, goods=(CASSAVA, CHIPS))
    chips, cassava = view(opened, saved).goods
    edit = changed(opened, saved, goods=(replace(cassava, quantity=60_000),))
    record = view(opened, saved)
    assert [(one.uid, one.quantity) for one in record.goods] == [(cassava.uid, 60_000)]
    fields = {line.field for line in record.history}
    assert {"partner_good.quantity", "partner_good.deleted"} <= fields
    undo_change(opened.catalogue, opened.actor, edit.change_set)
    assert [(one.uid, one.quantity) for one in view(opened, saved).goods] == [
        (chips.uid, 9_000_000), (cassava.uid, 40_000),
    ]  # fmt: skip


def test_a_form_that_does_not_ask_changes_neither_goods_nor_papers(opened: Opened) -> None:
    saved = entered(opened, goods=(CHIPS,), papers=(PaperDraft("halal", True, "ID12345678901234"),))
    changed(opened, saved, note="lain")
    record = view(opened, saved)
    assert [one.commodity for one in record.goods] == ["keripik_singkong"]
    assert [(one.kind, one.number) for one in record.papers if one.held] == [("halal", "ID12345678901234")]


def test_papers_of_a_partner_are_kept_with_their_last_day(opened: Opened) -> None:
    past = (date.today() - timedelta(days=3)).isoformat()
    saved = entered(opened, papers=(PaperDraft("halal", True, valid_until=past), PaperDraft("sni", False)))
    papers = {one.kind: one for one in view(opened, saved).papers}
    assert (papers["halal"].held, papers["halal"].validity) == (True, Validity.EXPIRED)
    assert papers["sni"].held is False
    edit = changed(opened, saved, papers=())
    assert {one.held for one in view(opened, saved).papers} == {None}
    undo_change(opened.catalogue, opened.actor, edit.change_set)
    assert [one.kind for one in view(opened, saved).papers if one.held] == ["halal"]


@pytest.mark.parametrize(("days", "validity"), [(-1, Validity.EXPIRED), (0, Validity.SOON), (400, Validity.VALID)])
def test_a_membership_says_whether_it_still_holds(opened: Opened, days: int, validity: Validity) -> None:
    until = (date.today() + timedelta(days=days)).isoformat()
    saved = entered(opened, kadin_until=until)
    assert (view(opened, saved).kadin_until, view(opened, saved).kadin_validity) == (until, validity)
    changed(opened, saved)
    assert (view(opened, saved).kadin_until, view(opened, saved).kadin_validity) == ("", Validity.OPEN)


@pytest.mark.parametrize(
    ("message", "changes"),
    [
        ("partner.kadin_until_unreadable", {"kadin_until": "besok"}),
        ("record.commodity_missing", {"goods": (GoodPart(),)}),
        ("partner.good_twice", {"goods": (CHIPS, CHIPS)}),
        ("record.unit_missing", {"goods": (replace(CHIPS, unit=""),)}),
        ("record.unit_unknown", {"goods": (replace(CHIPS, unit="gepok"),)}),
        ("record.amount_range", {"goods": (replace(CHIPS, quantity=0),)}),
    ],
)
def test_what_is_wrong_is_named(message: str, changes: dict[str, object]) -> None:
    draft: PartnerDraft = replace(partner(), **changes)  # type: ignore[arg-type]
    assert [each.message for each in check_partner(draft)] == [message]


def test_a_good_that_the_catalogue_does_not_know_is_refused(opened: Opened) -> None:
    with pytest.raises(UserProblem, match=r"record\.commodity_unknown"):
        entered(opened, goods=(replace(CHIPS, commodity="angin"),))


def test_a_change_of_goods_or_papers_elsewhere_is_noticed(opened: Opened) -> None:
    saved = entered(opened)
    before = view(opened, saved).version
    changed(opened, saved, goods=(CHIPS,))
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        save_partner(opened.catalogue, opened.actor, replace(partner(), uid=saved.uid, version=before))
    before = view(opened, saved).version
    changed(opened, saved, papers=(PaperDraft("sni", True),))
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        save_partner(opened.catalogue, opened.actor, replace(partner(), uid=saved.uid, version=before))


def test_a_partner_says_that_all_this_still_holds(opened: Opened) -> None:
    saved = entered(opened)
    record = view(opened, saved)
    assert (record.confirmed_on, record.stale) == ("", False)
    done = confirm_partner(opened.catalogue, opened.actor, saved.uid, record.version)
    assert view(opened, saved).confirmed_on == date.today().isoformat()
    again = confirm_partner(opened.catalogue, opened.actor, saved.uid, view(opened, saved).version)
    assert again.change_set == ""
    undo_change(opened.catalogue, opened.actor, done.change_set)
    assert view(opened, saved).confirmed_on == ""


def _lines(opened: Opened, saved: SavedRecord) -> list[InferredLine]:
    (found,) = infer_needs(opened.catalogue, opened.actor, saved.code)
    return list(found.lines)


def _with_kbli(opened: Opened, kbli: str = "10621", **changes: object) -> SavedRecord:
    business = replace(partner().business, kbli=kbli, kbli_edition="2020")
    return entered(opened, business=business, **changes)


def test_without_a_word_of_the_partner_its_kbli_speaks(opened: Opened) -> None:
    lines = _lines(opened, _with_kbli(opened))
    assert ("tapioka", Pattern.DISTRIBUSI_KEAGENAN) in {(line.commodity, line.pattern) for line in lines}
    assert not any(line.declared for line in lines)


def test_the_partners_own_word_of_what_it_makes_goes_before_its_kbli(opened: Opened) -> None:
    saved = _with_kbli(opened, goods=(CHIPS,))
    lines = _lines(opened, saved)
    assert lines
    assert all(line.declared for line in lines)
    assert {line.path[-1] for line in lines} == {"Keripik singkong"}
    with opened.catalogue.reading() as session:
        assert len(made(session)) == 1


def test_what_a_partner_takes_in_is_needed_first_and_with_its_quantity(opened: Opened) -> None:
    saved = _with_kbli(opened, goods=(CASSAVA,))
    first, *others = _lines(opened, saved)
    assert (first.commodity, first.pattern, first.position) == (
        "ubi_kayu", Pattern.RANTAI_PASOK, Position.SUPPLIES_INPUT,
    )  # fmt: skip
    assert (first.path, first.declared, first.quantity, first.unit) == (("Ubi kayu segar",), True, 40_000, "ton")
    assert others, "what it makes is still told by its KBLI"
    assert not any(line.declared for line in others)
    assert ("ubi_kayu", Pattern.RANTAI_PASOK) not in {(line.commodity, line.pattern) for line in others}


def test_an_exported_list_tells_membership_goods_and_terms(opened: Opened, tmp_path: Path) -> None:
    saved = entered(opened, goods=(CASSAVA, CHIPS), kadin_until="2027-12-31")
    terms = {"process": "menjahit", "lead_days": 14, "margin": 1_250, "outlet": "kios", "until": "2027-01-31"}
    save_need(opened.catalogue, opened.actor, replace(need(saved.uid), **terms))
    told = exported(opened, tmp_path, IntakeKind.PARTNERS)
    assert [told[head] for head in ("KADIN Berlaku Sampai", "Produk yang Dibuat", "Bahan yang Diserap")] == [
        "2027-12-31", "Keripik cap Contoh", "Ubi kayu segar",
    ]  # fmt: skip
    told = exported(opened, tmp_path, IntakeKind.NEEDS)
    heads = ("Bagian atau Proses", "Waktu Tunggu (hari)", "Margin Agen (%)", "Tempat Usaha Penyalur", "Berlaku Sampai")
    assert [told[head] for head in heads] == ["menjahit", 14, "12,5 %", "kios", "2027-01-31"]


def test_an_exported_list_tells_papers_and_numbers_of_partners(opened: Opened, tmp_path: Path) -> None:
    papers = (
        PaperDraft("halal", True, "ID35110000000000121", "2027-11-21"), PaperDraft("sni", False),
        PaperDraft("npwp", True, "1"), PaperDraft("haccp", True),
    )  # fmt: skip
    business = replace(partner().business, nib="0000977777777", npwp="012345678901000")
    entered(opened, business=business, papers=papers)
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.SCREEN):
        # as catalogues from before it was refused may hold it
        session.scalars(select(Paper).where(Paper.kind == "npwp")).one().number = "3523116505859991"
    told = exported(opened, tmp_path, IntakeKind.PARTNERS)
    heads = ("Sertifikat Halal", "Masa Berlaku Sertifikat Halal", "SNI", "Kartu NPWP", "HACCP", "NIB", "NPWP")
    assert [told[head] for head in heads] == [
        "ID35110000000000121", "2027-11-21", "Tidak", "Ada", "Ada", "0000977777777", "012345678901000",
    ]  # fmt: skip
    assert "P-IRT" not in told
    report = import_workbook(
        opened.catalogue, opened.actor, ImportRequest(tmp_path / f"{IntakeKind.PARTNERS}.xlsx", today=TODAY)
    )
    assert (report.unchanged, report.updated, report.rejected) == (1, 0, 0)


def exported(opened: Opened, folder: Path, kind: IntakeKind) -> dict[Cell, Cell]:
    """The one row of an exported list, by heading."""
    path = folder / f"{kind}.xlsx"
    export_rows(opened.catalogue, opened.actor, kind, ListQuery(), path)
    heads, row = read_workbook(path)[0].rows
    return dict(zip(heads, row, strict=True))
