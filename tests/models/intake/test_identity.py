"""Whom a row speaks of: repeated NIK, contradicting persons, one business in several rows, two of one name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.imports import ImportReport
from models.domain.intake import EnterpriseIntake, IntakeKind, PaperIntake
from models.use_cases.open_catalogue import Opened
from tests.records import enterprise, import_rows

ONE = replace(
    enterprise(2, "Warung Barokah", "ubi_kayu"),
    business=replace(enterprise(2, "Warung Barokah", "ubi_kayu").business, nib=""),
)


def bring(opened: Opened, folder: Path, *rows: EnterpriseIntake) -> tuple[tuple[int, ...], list[str]]:
    report: ImportReport = import_rows(opened, folder, IntakeKind.ENTERPRISES, rows)
    counts = (report.read, report.new, report.updated, report.unchanged, report.rejected)
    return counts, [finding.message for finding in report.findings]


def owners(opened: Opened) -> dict[str, tuple[str, int]]:
    """Business → its owner and how many NIK that one has."""
    with opened.catalogue.reading() as session:
        part, person = t.BusinessPerson, t.Person
        query = select(t.Business.name, person.name, person.id).join(part, part.business_id == t.Business.id)
        rows = session.execute(query.join(person, person.id == part.person_id)).all()
        niks = session.scalars(select(t.PersonNik.person_id)).all()
        return {business: (name, niks.count(number)) for business, name, number in rows}


def offers(opened: Opened) -> int:
    with opened.catalogue.reading() as session:
        return len(session.scalars(select(t.Offer.id).where(~t.Offer.deleted)).all())


def test_a_repeated_nik_does_not_replace_an_owner(opened: Opened, tmp_path: Path) -> None:
    other = replace(enterprise(3, "Bengkel Joko", "ubi_kayu"), owner=replace(ONE.owner, name="Joko Susilo", phone=""))
    counts, told = bring(opened, tmp_path, ONE, other)
    assert (counts, told) == ((2, 2, 0, 0, 0), ["nik_repeated"])
    assert owners(opened) == {"Warung Barokah": (ONE.owner.name, 1), "Bengkel Joko": ("Joko Susilo", 0)}
    assert bring(opened, tmp_path, ONE, other)[0] == (2, 0, 0, 2, 0)


def test_the_finding_names_both_rows_and_never_the_nik(opened: Opened, tmp_path: Path) -> None:
    other = replace(enterprise(3, "Bengkel Joko", "ubi_kayu"), owner=replace(ONE.owner, name="Joko Susilo", phone=""))
    (finding,) = import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, (ONE, other)).findings
    assert (finding.row, dict(finding.values)) == (3, {"first": 2})
    assert ONE.owner.nik not in repr(finding)


def test_a_nik_of_somebody_in_the_catalogue_is_left_to_them(opened: Opened, tmp_path: Path) -> None:
    bring(opened, tmp_path, ONE)
    other = replace(enterprise(3, "Bengkel Joko", "ubi_kayu"), owner=replace(ONE.owner, name="Joko Susilo", phone=""))
    assert bring(opened, tmp_path, other) == ((1, 1, 0, 0, 0), ["nik_of_another"])
    assert owners(opened)["Bengkel Joko"] == ("Joko Susilo", 0)


def test_another_nik_and_another_phone_overwrite_nothing(opened: Opened, tmp_path: Path) -> None:
    bring(opened, tmp_path, ONE)
    stranger = replace(ONE.owner, nik="3523115905800000", phone="+6281000000999")
    other = replace(ONE, owner=stranger, business=replace(ONE.business, annual_sales=90_000_000, address="Jl. Lain"))
    assert bring(opened, tmp_path, other) == ((1, 0, 0, 0, 1), ["identity_of_another"])
    with opened.catalogue.reading() as session:
        assert session.scalars(select(t.Business.address)).all() == ["Jl. Contoh 1"]


def test_another_phone_alone_is_the_same_person(opened: Opened, tmp_path: Path) -> None:
    bring(opened, tmp_path, ONE)
    moved = replace(
        ONE, owner=replace(ONE.owner, phone="+6281000000999"), business=replace(ONE.business, address="Jl. B")
    )
    assert bring(opened, tmp_path, moved)[0] == (1, 0, 1, 0, 0)


def test_a_contradiction_within_one_list_is_refused_too(opened: Opened, tmp_path: Path) -> None:
    other = replace(ONE, row=3, owner=replace(ONE.owner, nik="3523115905800000", phone="+6281000000999"))
    assert bring(opened, tmp_path, ONE, other) == ((2, 1, 0, 0, 1), ["identity_of_another"])


def test_one_name_and_owner_in_two_desa_are_two_businesses(opened: Opened, tmp_path: Path) -> None:
    bare = replace(ONE, owner=replace(ONE.owner, nik="", phone=""))
    assert bare.offer is not None
    elsewhere = replace(
        bare, row=3, business=replace(bare.business, region="35.23.12.2001"), offer=replace(bare.offer, capacity=1_000)
    )
    counts, _ = bring(opened, tmp_path, bare, elsewhere)
    assert counts == (2, 2, 0, 0, 0)
    assert bring(opened, tmp_path, bare, elsewhere)[0] == (2, 0, 0, 2, 0)


def test_rows_of_one_business_of_which_one_has_the_nik_are_one(opened: Opened, tmp_path: Path) -> None:
    bare = replace(ONE, row=3, owner=replace(ONE.owner, nik="", kk="", phone=""))
    for rows in ((ONE, bare), (replace(bare, row=2), replace(ONE, row=3))):
        counts, told = bring(opened, tmp_path, *rows)
        assert (counts[0], counts[4], told) == (2, 0, ["duplicate_row"])
        assert (offers(opened), owners(opened)) == (1, {"Warung Barokah": (ONE.owner.name, 1)})
    assert bring(opened, tmp_path, ONE, bare)[0] == (2, 0, 0, 2, 0)


def test_conflicting_values_of_one_offer_are_told(opened: Opened, tmp_path: Path) -> None:
    bare = replace(ONE, row=3, owner=replace(ONE.owner, nik=""))
    assert bare.offer is not None
    other = replace(bare, offer=replace(bare.offer, capacity=7_000_000))
    assert bring(opened, tmp_path, ONE, other) == ((2, 1, 0, 0, 1), ["duplicate_conflict"])


def test_what_a_further_row_adds_is_there_at_once(opened: Opened, tmp_path: Path) -> None:
    assert ONE.offer is not None
    first = replace(ONE, owner=replace(ONE.owner, nik="", phone=""), papers=())
    second = replace(
        ONE,
        row=3,
        papers=(PaperIntake("halal", held=True),),
        offer=replace(ONE.offer, commodity="tapioka", words="tapioka"),
    )
    assert bring(opened, tmp_path, first, second)[0] == (2, 2, 0, 0, 0)
    assert owners(opened) == {"Warung Barokah": (ONE.owner.name, 1)}
    assert bring(opened, tmp_path, first, second)[0] == (2, 0, 0, 2, 0)


def bare_and_titled(kuintal: int) -> tuple[EnterpriseIntake, EnterpriseIntake]:
    """The same business, once with a title before the owner's name and another unit."""
    bare = replace(ONE, owner=replace(ONE.owner, nik="", phone=""))
    assert bare.offer is not None
    titled = replace(bare.owner, name=f"H. {bare.owner.name}")
    return bare, replace(
        bare, row=3, owner=titled, offer=replace(bare.offer, unit="kuintal", capacity=kuintal, price=None)
    )


@pytest.mark.parametrize(("kuintal", "told"), [(50_000, []), (70_000, ["offer_differs"])])
def test_another_unit_and_spelling_of_the_owner_give_no_second_offer(
    opened: Opened, tmp_path: Path, kuintal: int, told: list[str]
) -> None:
    both = bare_and_titled(kuintal)
    assert bring(opened, tmp_path, *both) == ((2, 1, 0, 1, 0), told)
    assert offers(opened) == 1
    counts, again = bring(opened, tmp_path, *both)
    assert (counts, [one for one in again if one == "offer_differs"]) == ((2, 0, 0, 2, 0), told)
