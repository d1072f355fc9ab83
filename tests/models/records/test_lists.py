"""The list of enterprises: words, filters, order, parts, and its file."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from models.domain.actor import Role
from models.domain.enterprises import EnterpriseLine
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.problems import UserProblem
from models.use_cases.export_rows import export_rows
from models.use_cases.list_choices import list_papers, list_regions, list_units, region_name
from models.use_cases.list_commodities import commodity_named, list_commodities, suggest_commodities
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_partner import save_partner
from models.workbook.reading import read_workbook
from tests.models.records.drafts import KK, NIK, PHONE, enterprise, partner

PLACES = ("35.23.01.2001", "35.23.11.2001", "35.22.01")
COMMODITIES = ("tapioka", "ubi_kayu", "tapioka")


@pytest.fixture
def listed(opened: Opened) -> Opened:
    """Nine enterprises in three places."""
    for number in range(9):
        draft = enterprise(f"Usaha {chr(73 - number)} Kerupuk", PLACES[number % 3], COMMODITIES[number % 3])
        owner = replace(draft.owner, name=f"Pemilik {number}", nik="", kk="", desil=None, desil_quarter="")
        offer = replace(draft.offers[0], capacity=(number + 1) * 1000)
        draft = replace(draft, owner=owner, offers=(offer,), active=number != 4)
        save_enterprise(opened.catalogue, opened.actor, draft)
    return opened


def _rows(opened: Opened, words: str = "", *filters: tuple[str, str], **order: object) -> tuple[EnterpriseLine, ...]:
    query = replace(ListQuery(words, filters), **order)  # type: ignore[arg-type]
    return list_enterprises(opened.catalogue, opened.actor, query, 0, 50).rows


def test_rows_come_by_name_unless_asked_otherwise(listed: Opened) -> None:
    names = [row.name for row in _rows(listed)]
    assert names == sorted(names)
    assert [row.name for row in _rows(listed, sort="name", descending=True)] == names[::-1]
    codes = [row.code for row in _rows(listed, sort="code")]
    assert codes == sorted(codes)
    owners = [row.owner for row in _rows(listed, sort="owner", descending=True)]
    assert owners == sorted(owners, reverse=True)
    places = [(row.kabupaten, row.kecamatan) for row in _rows(listed, sort="place")]
    assert sum(one != other for one, other in pairwise(places)) == 2


def test_consecutive_parts_make_the_whole(listed: Opened) -> None:
    whole = [row.uid for row in _rows(listed, "kerupuk")]
    parts = []
    for start in range(0, 12, 4):
        part = list_enterprises(listed.catalogue, listed.actor, ListQuery("kerupuk"), start, 4)
        assert (part.start, part.total) == (start, 9)
        parts += [row.uid for row in part.rows]
    assert parts == whole


def test_words_find_names_owners_places_products_and_codes(listed: Opened) -> None:
    sought = ("usa", "pemilik 3", "bojonegoro", "tapioka", "U-000004", "zz")
    found = {words: len(_rows(listed, words)) for words in sought}
    assert found == {"usa": 9, "pemilik 3": 1, "bojonegoro": 3, "tapioka": 6, "U-000004": 1, "zz": 0}
    assert len(_rows(listed, "tapioka bojonegoro")) == 3
    assert _rows(listed, '"*') == _rows(listed)


def test_filters_narrow_together(listed: Opened) -> None:
    assert len(_rows(listed, "", ("region", "35.23"))) == 6
    assert len(_rows(listed, "", ("region", "35.23.1"))) == 0
    assert len(_rows(listed, "", ("commodity", "ubi_kayu"))) == 3
    assert len(_rows(listed, "", ("state", "nonaktif"))) == 1
    assert len(_rows(listed, "", ("kind", "produk"), ("size", "mikro"))) == 9
    assert len(_rows(listed, "", ("kind", "langkah"))) == 0
    assert len(_rows(listed, "", ("pattern", "rantai_pasok"))) == 9
    assert len(_rows(listed, "", ("pattern", "distribusi_keagenan"))) == 0
    assert len(_rows(listed, "tapioka", ("region", "35.22"), ("commodity", "tapioka"))) == 3
    assert len(_rows(listed, "", ("missing", "capacity"))) == 0
    assert len(_rows(listed, "", ("missing", "facts"))) == 0
    for unknown in (("warna", "merah"), ("missing", "warna")):
        with pytest.raises(UserProblem, match=r"record\.filter_unknown"):
            _rows(listed, "", unknown)


def test_what_is_missing_can_be_listed(opened: Opened) -> None:
    draft = enterprise("Tanpa Kapasitas")
    silent = replace(draft, offers=(replace(draft.offers[0], capacity=None),))
    save_enterprise(opened.catalogue, opened.actor, silent)
    vague = replace(enterprise("Tanpa Kecamatan", "35.23"), owner=replace(draft.owner, nik="", kk=""))
    save_enterprise(opened.catalogue, opened.actor, vague)
    assert [row.name for row in _rows(opened, "", ("missing", "capacity"))] == ["Tanpa Kapasitas"]
    assert [row.name for row in _rows(opened, "tanpa", ("missing", "facts"))] == ["Tanpa Kecamatan"]


def test_a_capacity_is_missing_only_when_no_offer_has_one(opened: Opened) -> None:
    draft = enterprise("Sebagian Diketahui")
    silent = replace(draft.offers[0], capacity=None)
    save_enterprise(opened.catalogue, opened.actor, replace(draft, offers=(draft.offers[0], silent)))
    save_enterprise(opened.catalogue, opened.actor, replace(enterprise("Dua Diam"), offers=(silent, silent)))
    assert [row.name for row in _rows(opened, "", ("missing", "capacity"))] == ["Dua Diam"]


def test_a_line_says_how_many_due_papers_are_held(listed: Opened) -> None:
    line = next(row for row in _rows(listed) if row.commodity == "Tapioka")
    assert (line.papers_held, line.papers_due, line.ready) == (1, 3, False)
    assert (line.unit, line.product, line.offers) == ("kg", "Tapioka", 1)


def test_nothing_personal_leaves_in_a_file(opened: Opened, tmp_path: Path) -> None:
    save_enterprise(opened.catalogue, opened.actor, enterprise())
    other = replace(opened.actor, role=Role.KADIN, office="TBN")
    own = export_rows(opened.catalogue, opened.actor, IntakeKind.ENTERPRISES, ListQuery(), tmp_path / "sendiri.csv")
    foreign = export_rows(opened.catalogue, other, IntakeKind.ENTERPRISES, ListQuery(), tmp_path / "lain.csv")
    assert (own.rows, foreign.rows) == (1, 1)
    texts = [Path(report.file).read_text(encoding="utf-8-sig") for report in (own, foreign)]
    assert PHONE in texts[0]
    assert PHONE not in texts[1]
    for text in texts:
        assert "Keripik Bu Contoh" in text
        assert NIK not in text
        assert KK not in text
        assert "desil" not in text.casefold()


def test_the_file_holds_what_the_list_shows_in_its_order(listed: Opened, tmp_path: Path) -> None:
    query = ListQuery("kerupuk", (("region", "35.23"),), "name", True)
    report = export_rows(listed.catalogue, listed.actor, IntakeKind.ENTERPRISES, query, tmp_path / "daftar.xlsx")
    (sheet,) = read_workbook(tmp_path / "daftar.xlsx")
    shown = list_enterprises(listed.catalogue, listed.actor, query, 0, 50).rows
    assert report.rows == len(shown) == 6
    assert [row[1] for row in sheet.rows[1:]] == [row.name for row in shown]
    assert [row[9] for row in sheet.rows[1:]] == [(row.capacity or 0) / 1000 for row in shown]


def test_partners_and_needs_have_files_too(opened: Opened, tmp_path: Path) -> None:
    save_partner(opened.catalogue, opened.actor, partner())
    partners = export_rows(opened.catalogue, opened.actor, IntakeKind.PARTNERS, ListQuery(), tmp_path / "mitra.csv")
    needs = export_rows(opened.catalogue, opened.actor, IntakeKind.NEEDS, ListQuery(), tmp_path / "kebutuhan.csv")
    assert (partners.rows, needs.rows) == (1, 0)
    assert "PT Contoh Pangan" in (tmp_path / "mitra.csv").read_text(encoding="utf-8-sig")


def test_commodities_are_suggested_but_only_an_exact_name_decides(opened: Opened) -> None:
    choices = list_commodities(opened.catalogue, opened.actor)
    assert suggest_commodities(choices, "tapio")[0].slug == "tapioka"
    assert "tapioka" in [each.slug for each in suggest_commodities(choices, "tapoika")]
    assert suggest_commodities(choices, "  ") == ()
    assert commodity_named(choices, "tapoika") is None
    assert commodity_named(choices, "Tepung kanji") == commodity_named(choices, "TAPIOKA")
    assert commodity_named(choices, "tapioka") is not None


def test_choices_of_fields_come_from_the_reference() -> None:
    assert len(list_regions()) == 38
    assert all(each.value.startswith("35.23.") for each in list_regions("35.23"))
    assert region_name("35.23.01.2001") == "Ds. Jlodro, Kec. Kenduruan, Kab. Tuban"
    assert region_name("") == ""
    assert "kg" in {each.code for each in list_units()}
    assert {"nib", "halal"} <= {each.code for each in list_papers()}
