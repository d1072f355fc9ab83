"""Partners and needs entered, changed, deleted and undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matching.codes import BusinessSize
from models.domain.businesses import PersonDraft
from models.domain.intake import Pattern
from models.domain.lists import ListQuery
from models.problems import UserProblem
from models.use_cases.delete_need import delete_need
from models.use_cases.delete_partner import delete_partner
from models.use_cases.list_needs import list_needs
from models.use_cases.list_partners import list_partners
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_need import check_need, save_need
from models.use_cases.save_partner import check_partner, save_partner
from models.use_cases.undo_change import undo_change
from models.use_cases.view_need import view_need
from models.use_cases.view_partner import view_partner
from tests.models.records.drafts import BOJONEGORO, TUBAN, need, partner


def _partners(opened: Opened, words: str = "", *filters: tuple[str, str]) -> list[str]:
    return [row.name for row in list_partners(opened.catalogue, opened.actor, ListQuery(words, filters), 0, 50).rows]


def _needs(opened: Opened, words: str = "", *filters: tuple[str, str]) -> list[str]:
    return [row.words for row in list_needs(opened.catalogue, opened.actor, ListQuery(words, filters), 0, 50).rows]


def test_a_partner_is_listed_with_what_it_asks_for(opened: Opened) -> None:
    saved = save_partner(opened.catalogue, opened.actor, partner())
    save_need(opened.catalogue, opened.actor, need(saved.uid))
    (line,) = list_partners(opened.catalogue, opened.actor, ListQuery(), 0, 10).rows
    assert (line.name, line.size) == ("PT Contoh Pangan", BusinessSize.BESAR)
    assert (line.needs, line.asks_for) == (1, ("Tapioka",))
    assert line.contact == "Contoh Dua"
    for words in ("pangan", "tapioka", "20402", saved.code.lower(), "contoh tapi"):
        assert _partners(opened, words) == ["PT Contoh Pangan"], words
    assert _partners(opened, "batik") == []
    assert _partners(opened, "", ("region", TUBAN), ("size", "besar"), ("commodity", "tapioka")) == ["PT Contoh Pangan"]
    assert _partners(opened, "", ("region", BOJONEGORO)) == []
    assert _partners(opened, "", ("state", "nonaktif")) == []


def test_words_of_the_search_are_words_and_no_pattern(opened: Opened) -> None:
    save_partner(opened.catalogue, opened.actor, partner())
    assert _partners(opened, "%") == _partners(opened, "")
    assert _partners(opened, "p%n") == _partners(opened, "p n")


def test_the_signatory_goes_when_the_form_names_nobody(opened: Opened) -> None:
    saved = save_partner(opened.catalogue, opened.actor, partner())
    record = view_partner(opened.catalogue, opened.actor, saved.uid)
    assert record.signatory is not None
    assert (record.signatory.name, record.signatory.position) == ("Contoh Tiga", "Direktur")
    draft = replace(partner(), uid=saved.uid, version=record.version, signatory=PersonDraft())
    edit = save_partner(opened.catalogue, opened.actor, draft)
    assert view_partner(opened.catalogue, opened.actor, saved.uid).signatory is None
    undo_change(opened.catalogue, opened.actor, edit.change_set)
    assert view_partner(opened.catalogue, opened.actor, saved.uid).signatory is not None


def test_deleting_a_partner_takes_its_needs_along_and_undo_brings_both_back(opened: Opened) -> None:
    saved = save_partner(opened.catalogue, opened.actor, partner())
    save_need(opened.catalogue, opened.actor, need(saved.uid))
    deleted = delete_partner(opened.catalogue, opened.actor, saved.uid)
    assert (_partners(opened), _needs(opened)) == ([], [])
    undo_change(opened.catalogue, opened.actor, deleted.change_set)
    assert (_partners(opened), _needs(opened)) == (["PT Contoh Pangan"], ["Tapioka kering"])


def test_a_need_is_seen_with_all_its_terms(opened: Opened) -> None:
    saved = save_partner(opened.catalogue, opened.actor, partner())
    entered = save_need(opened.catalogue, opened.actor, need(saved.uid))
    record = view_need(opened.catalogue, opened.actor, entered.uid)
    summary = record.summary
    assert (summary.partner, summary.quantity, summary.minimum_lot) == ("PT Contoh Pangan", 20_000_000, 500_000)
    assert (summary.pattern, summary.papers, record.supports) == (Pattern.RANTAI_PASOK, ("halal",), ("pembiayaan",))
    assert summary.agreed == 0
    draft = replace(need(saved.uid), uid=entered.uid, version=record.version, pattern=None, quantity=30_000_000)
    save_need(opened.catalogue, opened.actor, draft)
    again = view_need(opened.catalogue, opened.actor, entered.uid)
    assert (again.summary.pattern, again.summary.quantity) == (None, 30_000_000)
    assert ("need.quantity", "20000000", "30000000") in {(line.field, line.old, line.new) for line in again.history}
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        save_need(opened.catalogue, opened.actor, draft)


def test_needs_are_found_by_words_and_filters(opened: Opened) -> None:
    saved = save_partner(opened.catalogue, opened.actor, partner())
    save_need(opened.catalogue, opened.actor, need(saved.uid))
    save_need(opened.catalogue, opened.actor, replace(need(saved.uid, "Untuk dipilihkan"), pattern=None))
    assert _needs(opened, "kering") == ["Tapioka kering"]
    assert len(_needs(opened, "contoh pangan")) == 2
    assert _needs(opened, "", ("pattern", "terbuka")) == ["Untuk dipilihkan"]
    assert _needs(opened, "", ("pattern", "rantai_pasok"), ("partner", saved.uid)) == ["Tapioka kering"]
    with pytest.raises(UserProblem, match=r"record\.filter_unknown"):
        _needs(opened, "", ("bulan", "1"))


def test_a_deleted_need_comes_back_with_undo(opened: Opened) -> None:
    saved = save_partner(opened.catalogue, opened.actor, partner())
    entered = save_need(opened.catalogue, opened.actor, need(saved.uid))
    deleted = delete_need(opened.catalogue, opened.actor, entered.uid)
    assert _needs(opened) == []
    undo_change(opened.catalogue, opened.actor, deleted.change_set)
    assert _needs(opened) == ["Tapioka kering"]


@pytest.mark.parametrize(
    ("field", "message", "changes"),
    [
        ("partner", "record.partner_missing", {"partner": ""}),
        ("commodity", "record.commodity_missing", {"commodity": ""}),
        ("unit", "record.unit_missing", {"unit": ""}),
        ("unit", "record.unit_unknown", {"unit": "gepok"}),
        ("months", "record.months_missing", {"months": 0}),
        ("quantity", "record.quantity_missing", {"quantity": None, "minimum_lot": None}),
        ("minimum_lot", "record.lot_over_quantity", {"minimum_lot": 30_000_000}),
        ("maximum_partners", "record.partners_zero", {"maximum_partners": 0}),
        ("territory", "record.region_unknown", {"territory": "99.99"}),
    ],
)
def test_a_wrong_field_of_a_need_is_named(field: str, message: str, changes: dict[str, object]) -> None:
    draft = replace(need("01"), **changes)  # type: ignore[arg-type]
    assert [(each.field, each.message) for each in check_need(draft)] == [(field, message)]


def test_a_phone_without_a_name_is_nobody(opened: Opened) -> None:
    draft = replace(partner(), contact=PersonDraft(phone="0812 0000 0001"))
    assert [(each.field, each.message) for each in check_partner(draft)] == [("contact.name", "record.person_missing")]
