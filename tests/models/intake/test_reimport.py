"""A list that comes again, or another that speaks of the same records: what it may change, and what it must leave."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from matching.codes import BusinessSize
from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.findings import Finding
from models.domain.imports import ImportReport
from models.domain.intake import (
    BusinessIntake,
    EnterpriseIntake,
    IntakeKind,
    KbliIntake,
    OfferIntake,
    PaperIntake,
    PersonIntake,
)
from models.domain.progress import no_progress
from models.steps.intake.enterprises import EnterpriseIntakes
from models.steps.intake.tally import Fate, Tally
from models.use_cases.back_up import check_catalogue
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change, undo_import
from tests.models.intake.test_import import fates, rows_of
from tests.records import ENTERPRISES, JUTA, PARTNERS, TODAY, enterprise, import_rows

KIND = IntakeKind.ENTERPRISES
FIRST = ENTERPRISES[0]
KK, OTHER_KK = "3523110101019991", "3523110101019992"


def take(opened: Opened, folder: Path, *rows: EnterpriseIntake) -> ImportReport:
    return import_rows(opened, folder, KIND, rows)


def told(report: ImportReport) -> list[str]:
    """What the report says beside rows that name no product."""
    return [finding.message for finding in report.findings if finding.message != "offer_missing"]


def finding(report: ImportReport, message: str) -> Finding:
    return next(each for each in report.findings if each.message == message)


def settle(opened: Opened, *rows: EnterpriseIntake) -> Tally:
    """What becomes of rows that are already read."""
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.IMPORT):
        return EnterpriseIntakes(session, TODAY).take_all(rows, no_progress)


def bare(row: EnterpriseIntake = FIRST, **business: Any) -> EnterpriseIntake:
    """A row that says who is meant and nothing else of the business but what is given."""
    said = BusinessIntake(row.business.name, nib=row.business.nib, region=row.business.region)
    return replace(row, business=replace(said, **business), owner=PersonIntake(row.owner.name), offer=None)


def owned(row: EnterpriseIntake = FIRST, **owner: Any) -> EnterpriseIntake:
    """A row that says of the owner only what is given."""
    return replace(bare(row), owner=replace(PersonIntake(row.owner.name), **owner))


def offering(**offer: Any) -> EnterpriseIntake:
    assert FIRST.offer is not None
    said = OfferIntake(FIRST.offer.kind, FIRST.offer.commodity, FIRST.offer.words, FIRST.offer.unit)
    return replace(bare(), offer=replace(said, **offer))


def business(opened: Opened, name: str = FIRST.business.name) -> t.Business:
    with opened.catalogue.reading() as session:
        found = session.scalars(select(t.Business).where(t.Business.name == name, ~t.Business.deleted)).one()
        session.expunge(found)
        return found


def facts(opened: Opened, kind: str = "penjualan") -> set[tuple[str, int, bool]]:
    """Year, millions of rupiah and whether it counts, of the first enterprise."""
    with opened.catalogue.reading() as session:
        rows = session.scalars(
            select(t.BusinessFact)
            .join(t.Business, t.Business.id == t.BusinessFact.business_id)
            .where(t.Business.nib == FIRST.business.nib, t.BusinessFact.kind == kind)
        )
        return {(row.as_of[:4], row.value // JUTA, row.superseded_by is None) for row in rows}


def owner_of(opened: Opened, name: str = FIRST.owner.name) -> t.Person:
    with opened.catalogue.reading() as session:
        found = session.scalars(select(t.Person).where(t.Person.name == name)).one()
        session.expunge(found)
        return found


def private(opened: Opened, table: type[t.Protected]) -> list[str]:
    with opened.catalogue.reading() as session:
        return sorted(session.scalars(select(table.value).where(table.superseded_by.is_(None))))


@pytest.mark.parametrize("said", [{"workers": 4}, {"capital": 9_000 * JUTA}, {"size": BusinessSize.MENENGAH}, {}])
def test_a_size_known_from_sales_stays_when_a_row_says_nothing_of_them(
    filled: Opened, tmp_path: Path, said: dict[str, Any]
) -> None:
    take(filled, tmp_path, bare(**said))
    held = business(filled)
    assert (held.size, held.size_from) == ("mikro", "penjualan")


def test_the_size_follows_sales_then_capital_then_what_is_declared(opened: Opened, tmp_path: Path) -> None:
    found = []
    for said in (
        {"workers": 2},
        {"size": BusinessSize.KECIL},
        {"workers": 3},
        {"capital": 6_000 * JUTA},
        {"annual_sales": 100 * JUTA},
        {"capital": 20_000 * JUTA},
    ):
        take(opened, tmp_path, bare(**said))
        held = business(opened)
        found.append((held.size, held.size_from))
    assert found == [
        ("tidak_diketahui", ""),
        ("kecil", "pernyataan"),
        ("kecil", "pernyataan"),
        ("menengah", "modal"),
        ("mikro", "penjualan"),
        ("mikro", "penjualan"),
    ]


def test_an_older_year_stands_as_history_and_is_told(filled: Opened, tmp_path: Path) -> None:
    older = bare(annual_sales=9_000 * JUTA, facts_year=2023)
    report = take(filled, tmp_path, older)
    assert (fates(report), told(report)) == ((1, 0, 1, 0, 0), ["facts_older"])
    assert facts(filled) == {("2025", 120, True), ("2023", 9_000, False)}
    assert business(filled).size == "mikro"
    again = take(filled, tmp_path, older)
    assert (fates(again), told(again)) == ((1, 0, 0, 1, 0), ["facts_older"])
    assert check_catalogue(filled.catalogue, filled.actor).ok


def test_history_that_was_undone_comes_again(filled: Opened, tmp_path: Path) -> None:
    older = bare(annual_sales=9_000 * JUTA, facts_year=2023)
    undone = undo_import(filled.catalogue, filled.actor, take(filled, tmp_path, older).import_id)
    assert check_catalogue(filled.catalogue, filled.actor).ok
    undo_change(filled.catalogue, filled.actor, undone.change_set)
    assert check_catalogue(filled.catalogue, filled.actor).ok
    assert facts(filled) == {("2025", 120, True), ("2023", 9_000, False)}
    assert fates(take(filled, tmp_path, older)) == (1, 0, 0, 1, 0)


def test_the_same_value_of_a_later_year_keeps_out_the_year_between(filled: Opened, tmp_path: Path) -> None:
    assert fates(take(filled, tmp_path, bare(annual_sales=120 * JUTA, facts_year=2026))) == (1, 0, 1, 0, 0)
    take(filled, tmp_path, bare(annual_sales=70 * JUTA, facts_year=2025))
    assert ("2026", 120, True) in facts(filled)
    assert sum(counts for *_, counts in facts(filled)) == 1


def unnumbered(row: int, owner: str, region: str = "35.23.11.2001") -> EnterpriseIntake:
    made = enterprise(row, "Keripik Jaya", "ubi_kayu", region=region)
    return replace(made, business=replace(made.business, nib=""), owner=PersonIntake(owner))


def test_another_owner_of_a_like_name_in_one_place_is_another_business(opened: Opened, tmp_path: Path) -> None:
    take(opened, tmp_path, unnumbered(2, "Sulastri"))
    report = take(opened, tmp_path, unnumbered(2, "Orang Lain"))
    assert (fates(report), told(report)) == ((1, 1, 0, 0, 0), ["looks_like_another"])
    assert dict(finding(report, "looks_like_another").values) == {"code": "U-000001"}
    assert {owner_of(opened, name).name for name in ("Sulastri", "Orang Lain")} == {"Sulastri", "Orang Lain"}
    both = take(opened, tmp_path, unnumbered(2, "Sulastri"), unnumbered(3, "Orang Lain"))
    assert (fates(both), told(both)) == ((2, 0, 0, 2, 0), [])


@pytest.mark.parametrize(
    ("owner", "region"),
    [("Ibu Sulastri", "35.23.11.2001"), ("SULASTRI", "35.23.11.2001"), ("Sulastri", "35.23.11")],
)
def test_the_same_owner_in_the_same_place_is_the_same_business(
    opened: Opened, tmp_path: Path, owner: str, region: str
) -> None:
    take(opened, tmp_path, unnumbered(2, "Sulastri"))
    assert take(opened, tmp_path, unnumbered(2, owner, region)).new == 0
    assert business(opened, "Keripik Jaya").region == "35.23.11.2001"


@pytest.mark.parametrize("region", ["35.23", "35.23.12", "35.23.11.2002"])
def test_a_place_that_is_not_sure_makes_a_new_record_and_says_so(opened: Opened, tmp_path: Path, region: str) -> None:
    take(opened, tmp_path, unnumbered(2, "Sulastri"))
    report = take(opened, tmp_path, unnumbered(2, "Sulastri", region))
    assert (fates(report), told(report)) == ((1, 1, 0, 0, 0), ["looks_like_another"])


def test_namesakes_of_two_owners_in_one_file_are_two_businesses(opened: Opened, tmp_path: Path) -> None:
    report = take(opened, tmp_path, unnumbered(2, "Sulastri"), unnumbered(3, "Orang Lain"))
    assert (fates(report), told(report)) == ((2, 2, 0, 0, 0), ["looks_like_another"])


def elsewhere(**more: Any) -> EnterpriseIntake:
    said = replace(FIRST.business, name="Bengkel Las Abadi", region="35.22.01", **more)
    return replace(FIRST, business=said, owner=PersonIntake("Orang Lain"))


@pytest.mark.parametrize("code", ["", "U-000001"])
def test_a_known_number_with_another_name_and_kabupaten_overwrites_nothing(
    filled: Opened, tmp_path: Path, code: str
) -> None:
    report = take(filled, tmp_path, replace(elsewhere(), code=code))
    assert (fates(report), told(report)) == ((1, 0, 0, 0, 1), ["number_of_another"])
    assert finding(report, "number_of_another").row == 2
    assert business(filled).region == FIRST.business.region
    assert rows_of(filled, t.Business) == 8


def test_code_and_nib_of_two_businesses_are_a_contradiction(filled: Opened, tmp_path: Path) -> None:
    report = take(filled, tmp_path, replace(ENTERPRISES[1], code="U-000001"))
    assert (fates(report), told(report)) == ((1, 0, 0, 0, 1), ["numbers_disagree"])


def test_a_known_nik_elsewhere_under_another_business_is_told(filled: Opened, tmp_path: Path) -> None:
    other = elsewhere(nib="0000999999999")
    report = take(filled, tmp_path, replace(other, owner=FIRST.owner))
    assert (fates(report), told(report)) == ((1, 1, 0, 0, 0), ["owner_elsewhere"])


def test_a_number_moved_to_another_name_nearby_is_followed_and_told(filled: Opened, tmp_path: Path) -> None:
    report = take(filled, tmp_path, bare(name="Bengkel Las Abadi"))
    assert (fates(report), told(report)) == ((1, 0, 1, 0, 0), ["business_renamed"])


def test_another_nib_under_a_code_is_kept_out(filled: Opened, tmp_path: Path) -> None:
    report = take(filled, tmp_path, replace(bare(nib="0000888888888"), code="U-000001"))
    assert (fates(report), told(report)) == ((1, 0, 0, 1, 0), ["value_kept"])
    assert business(filled).nib == FIRST.business.nib


def test_a_partner_elsewhere_under_the_nib_of_another_is_kept_out(filled: Opened, tmp_path: Path) -> None:
    said = replace(PARTNERS[0].business, name="Baja Perkasa", region="35.78")
    report = import_rows(filled, tmp_path, IntakeKind.PARTNERS, (replace(PARTNERS[0], business=said),))
    assert (fates(report), told(report)) == ((1, 0, 0, 0, 1), ["number_of_another"])


@pytest.mark.parametrize("nib", [FIRST.business.nib, ""])
def test_a_row_about_somebody_else_leaves_the_owner(filled: Opened, tmp_path: Path, nib: str) -> None:
    other = PersonIntake("Orang Lain", female=False, phone="+6281000000999", kk=KK, desil=9, desil_quarter="2026-Q3")
    report = take(filled, tmp_path, replace(bare(nib=nib), code="U-000001", owner=other))
    assert (fates(report), told(report)) == ((1, 0, 0, 1, 0), ["person_kept"])
    assert owner_of(filled).female is True
    assert private(filled, t.HouseholdKk) == []


def test_an_owner_without_a_nik_keeps_the_name_and_the_row_is_named(opened: Opened, tmp_path: Path) -> None:
    row = replace(FIRST, owner=PersonIntake("Sulastri"))
    take(opened, tmp_path, row)
    report = take(opened, tmp_path, replace(row, owner=PersonIntake("Sulastri Ningsih")))
    assert (fates(report), told(report)) == ((1, 0, 0, 1, 0), ["personal_value_kept"])
    assert (finding(report, "personal_value_kept").row, finding(report, "personal_value_kept").values) == (
        2,
        (("field", "nama"),),
    )
    assert owner_of(opened, "Sulastri").name == "Sulastri"


def test_a_nik_is_never_given_to_two_people(filled: Opened, tmp_path: Path) -> None:
    take(filled, tmp_path, replace(enterprise(9, "Usaha Baru", "ubi_kayu"), owner=PersonIntake("Rahayu")))
    said = PersonIntake("Rahayu", nik=FIRST.owner.nik)
    report = take(filled, tmp_path, replace(enterprise(9, "Usaha Baru", "ubi_kayu"), owner=said))
    assert told(report) == ["nik_of_another"]
    assert len(private(filled, t.PersonNik)) == 5


def test_a_kk_is_filled_without_a_desil_and_another_is_kept_out(filled: Opened, tmp_path: Path) -> None:
    assert fates(take(filled, tmp_path, owned(ENTERPRISES[1], kk=KK))) == (1, 0, 1, 0, 0)
    assert fates(take(filled, tmp_path, owned(ENTERPRISES[1], kk=KK))) == (1, 0, 0, 1, 0)
    report = take(filled, tmp_path, owned(ENTERPRISES[1], kk=OTHER_KK, desil=3, desil_quarter="2026-Q3"))
    assert (fates(report), told(report)) == ((1, 0, 0, 1, 0), ["personal_value_kept"])
    assert dict(finding(report, "personal_value_kept").values) == {"field": "KK, desil"}
    assert private(filled, t.HouseholdKk) == [KK]


@pytest.mark.parametrize(
    ("desil", "quarter", "fate", "message", "stands"),
    [
        (1, "2026-Q3", Fate.UNCHANGED, [], "1"),
        (4, "2026-Q3", Fate.UNCHANGED, ["personal_value_kept"], "1"),
        (4, "2026-Q1", Fate.UNCHANGED, ["desil_older"], "1"),
        (4, "", Fate.UNCHANGED, ["desil_older"], "1"),
        (4, "2026-Q4", Fate.CHANGED, [], "4"),
        (1, "2026-Q4", Fate.CHANGED, [], "1"),
    ],
)
def test_only_a_newer_quarter_replaces_a_desil(
    filled: Opened, desil: int, quarter: str, fate: Fate, message: list[str], stands: str
) -> None:
    tally = settle(filled, owned(desil=desil, desil_source="DTSEN", desil_quarter=quarter))
    assert ([each.message for each in tally.warnings], tally.fates[2]) == (message, fate)
    assert private(filled, t.HouseholdDesil) == [stands]


@pytest.mark.parametrize(
    "said",
    [
        bare(address="Jl. Baru 3"),
        bare(legal_form="CV"),
        bare(npwp="012345678901000"),
        bare(kbli=KbliIntake("2025", "01135")),
        bare(kbli=KbliIntake("2020", "10794")),
        owned(position="Ketua"),
        owned(female=False),
        owned(kk=KK),
        offering(minimum_order=7_000),
        offering(lead_days=5),
        offering(lead_days=0),
        offering(months=0b111),
        offering(words="singkong"),
        replace(bare(), papers=(PaperIntake("halal", held=True, number="ID35110000123450121"),)),
        replace(bare(), papers=(PaperIntake("halal", held=True, valid_until="2027-01-31"),)),
        replace(bare(), programme="KUR"),
    ],
)
def test_each_field_is_brought_up_to_date(filled: Opened, said: EnterpriseIntake) -> None:
    settle(filled, offering(lead_days=9), replace(bare(), papers=(PaperIntake("halal", held=True, number="1"),)))
    before = (rows_of(filled, t.Enterprise), rows_of(filled, t.Offer))
    first = settle(filled, said)
    assert (first.fates[2], first.warnings) == (Fate.CHANGED, [])
    assert settle(filled, said).fates[2] is Fate.UNCHANGED
    assert (rows_of(filled, t.Enterprise), rows_of(filled, t.Offer)) == before
    # and a list that says nothing of it leaves it
    assert settle(filled, bare()).fates[2] is Fate.UNCHANGED
    assert settle(filled, said).fates[2] is Fate.UNCHANGED


def test_another_kbli_code_leaves_no_edition_of_the_old_one(filled: Opened) -> None:
    settle(filled, bare(kbli=KbliIntake("", "10794")))
    assert (business(filled).kbli, business(filled).kbli_edition) == ("10794", "")


def test_a_minimum_order_comes_in_the_unit_of_the_offer(filled: Opened) -> None:
    settle(filled, offering(unit="ton", minimum_order=2_000))
    with filled.catalogue.reading() as session:
        assert session.scalars(select(t.Offer.minimum_order).where(t.Offer.enterprise_id == 1)).one() == 2_000_000


def test_the_later_of_two_rows_of_one_list_counts_alone(filled: Opened) -> None:
    settle(filled, bare(capital=3 * JUTA, facts_year=2026), bare(capital=4 * JUTA, facts_year=2026))
    assert facts(filled, "modal") == {("2026", 3, False), ("2026", 4, True)}
    assert check_catalogue(filled.catalogue, filled.actor).ok
