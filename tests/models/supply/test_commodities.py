"""Commodities and their spellings: entered, changed, refused, taken out, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from matching.codes import Pattern
from models.catalogue import tables as t
from models.domain.changes import Changed
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.supply import CommodityDraft, Verdict
from models.problems import UserProblem
from models.use_cases.add_synonym import add_synonym
from models.use_cases.delete_commodity import delete_commodity
from models.use_cases.list_commodities import list_commodities
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_stray_words import list_stray_words
from models.use_cases.open_catalogue import Opened
from models.use_cases.recognise_words import recognise_words
from models.use_cases.remove_synonym import remove_synonym
from models.use_cases.save_commodity import save_commodity
from models.use_cases.undo_change import undo_change
from models.use_cases.view_commodity import view_commodity
from tests.records import enterprise, import_rows, need

NEW = CommodityDraft("", 0, "Stik  Talas", "kg", "pangan_olahan", papers=("pirt", "halal"), words=("Stick talas",))


def save(opened: Opened, draft: CommodityDraft) -> str:
    return save_commodity(opened.catalogue, opened.actor, draft).change_set


def held(opened: Opened, slug: str) -> CommodityDraft:
    return view_commodity(opened.catalogue, opened.actor, slug).draft


def slugs(opened: Opened) -> set[str]:
    return {each.slug for each in list_commodities(opened.catalogue, opened.actor)}


def taken_for(opened: Opened, words: str) -> tuple[Verdict, tuple[str, ...]]:
    found = recognise_words(opened.catalogue, opened.actor, words)
    return found.verdict, tuple(each.slug for each in found.commodities)


def refused(act: Callable[[], object]) -> UserProblem:
    with pytest.raises(UserProblem) as problem:
        act()
    return problem.value


def test_a_new_commodity_has_a_slug_of_its_name_and_is_recognised(opened: Opened) -> None:
    saved = save_commodity(opened.catalogue, opened.actor, NEW)
    assert (saved.slug, saved.name, saved.changed) == ("stik_talas", "Stik Talas", Changed.SUPPLY_CHAIN)
    assert held(opened, "stik_talas").words == ("stick talas",)
    assert set(held(opened, "stik_talas").papers) == {"pirt", "halal"}
    for words in ("STIK TALAS", "stick talas", "stik talas 250gr"):
        assert taken_for(opened, words) == (Verdict.CERTAIN, ("stik_talas",))
    undo_change(opened.catalogue, opened.actor, saved.change_set)
    assert "stik_talas" not in slugs(opened)
    assert taken_for(opened, "stick talas")[0] is not Verdict.CERTAIN


def test_a_slug_is_never_given_twice_and_never_changes(opened: Opened) -> None:
    undo_change(opened.catalogue, opened.actor, save(opened, NEW))
    again = save_commodity(opened.catalogue, opened.actor, NEW)
    assert again.slug == "stik_talas_2"
    renamed = save_commodity(opened.catalogue, opened.actor, replace(held(opened, "stik_talas_2"), name="Talas stik"))
    assert (renamed.slug, renamed.name) == ("stik_talas_2", "Talas stik")


def test_an_old_name_stays_a_spelling(filled: Opened) -> None:
    change = save(filled, replace(held(filled, "ubi_kayu"), name="Umbi singkong"))
    assert "ubi kayu segar" in held(filled, "ubi_kayu").words
    assert taken_for(filled, "Ubi kayu segar") == (Verdict.CERTAIN, ("ubi_kayu",))
    query = ListQuery(words="umbi")
    assert list_enterprises(filled.catalogue, filled.actor, query, 0, 9).total == 2
    undo_change(filled.catalogue, filled.actor, change)
    assert list_enterprises(filled.catalogue, filled.actor, query, 0, 9).total == 0
    assert held(filled, "ubi_kayu").name == "Ubi kayu segar"


def test_what_says_the_same_writes_nothing(opened: Opened) -> None:
    assert save(opened, held(opened, "tapioka")) == ""
    assert add_synonym(opened.catalogue, opened.actor, "tapioka", "ACI").changed is Changed.NOTHING
    assert remove_synonym(opened.catalogue, opened.actor, "tapioka", "bukan apa-apa").changed is Changed.NOTHING


@pytest.mark.parametrize(
    ("change", "message", "field"),
    [
        ({"name": " - "}, "supply.no_name", "name"), ({"name": "x" * 81}, "supply.name_too_long", "name"),
        ({"unit": "gayung"}, "supply.no_unit", "unit"), ({"category": ""}, "supply.no_category", "category"),
        ({"papers": ("surat jalan",)}, "supply.unknown_paper", "papers"),
        ({"kind": "emas"}, "supply.unknown_commodity", ""), ({"name": "Tapioka"}, "supply.word_taken", "name"),
        ({"words": ("Tepung Kanji",)}, "supply.word_taken", "words"),
    ],
)  # fmt: skip
def test_wrong_drafts_are_refused(opened: Opened, change: dict[str, object], message: str, field: str) -> None:
    before = slugs(opened)
    problem = refused(lambda: save(opened, replace(NEW, **change)))  # type: ignore[arg-type]
    assert (problem.message, problem.values.get("field", "")) == (message, field)
    assert slugs(opened) == before


def test_a_spelling_of_another_is_refused_with_its_name(opened: Opened) -> None:
    problem = refused(lambda: add_synonym(opened.catalogue, opened.actor, "gaplek", "Tepung kanji"))
    assert (problem.message, problem.values["commodity"]) == ("supply.word_taken", "Tapioka")
    problem = refused(lambda: remove_synonym(opened.catalogue, opened.actor, "tapioka", "tapioka"))
    assert problem.message == "supply.word_is_name"
    assert refused(lambda: add_synonym(opened.catalogue, opened.actor, "gaplek", " .. ")).message == "supply.no_words"


def test_a_spelling_moves_and_comes_back(opened: Opened) -> None:
    taken = remove_synonym(opened.catalogue, opened.actor, "tapioka", "aci").change_set
    assert taken_for(opened, "aci")[0] is not Verdict.CERTAIN
    given = add_synonym(opened.catalogue, opened.actor, "gaplek", "Aci").change_set
    assert taken_for(opened, "aci") == (Verdict.CERTAIN, ("gaplek",))
    assert refused(lambda: undo_change(opened.catalogue, opened.actor, taken)).message == "undo.built_upon"
    undo_change(opened.catalogue, opened.actor, given)
    undo_change(opened.catalogue, opened.actor, taken)
    assert taken_for(opened, "aci") == (Verdict.CERTAIN, ("tapioka",))


def test_a_form_filled_before_somebody_elses_change_is_refused(opened: Opened) -> None:
    stale = held(opened, "tapioka")
    add_synonym(opened.catalogue, opened.actor, "tapioka", "sagu singkong")
    assert refused(lambda: save(opened, replace(stale, name="Pati"))).message == "record.changed_elsewhere"
    assert held(opened, "tapioka").name == "Tapioka"


def test_kinds_make_no_circle(opened: Opened) -> None:
    circle = replace(held(opened, "keripik_singkong"), kind="keripik_singkong_pedas")
    problem = refused(lambda: save(opened, circle))
    assert (problem.message, problem.values["field"]) == ("supply.kind_circle", "kind")
    own = replace(held(opened, "tapioka"), kind="tapioka")
    assert refused(lambda: save(opened, own)).message == "supply.kind_circle"
    save(opened, replace(held(opened, "gaplek"), kind="ubi_kayu"))
    assert view_commodity(opened.catalogue, opened.actor, "gaplek").kind_name == "Ubi kayu segar"


def test_what_is_used_is_not_taken_out(filled: Opened) -> None:
    problem = refused(lambda: delete_commodity(filled.catalogue, filled.actor, "ubi_kayu"))
    assert problem.message == "supply.commodity_traded"
    assert (problem.values["offers"], problem.values["needs"]) == (2, 1)
    problem = refused(lambda: delete_commodity(filled.catalogue, filled.actor, "keripik_singkong"))
    assert (problem.message, problem.values["kinds"]) == ("supply.commodity_linked", 3)
    assert int(str(problem.values["links"])) >= 1


def test_what_is_not_used_goes_with_its_spellings_and_comes_back(opened: Opened) -> None:
    slug = save_commodity(opened.catalogue, opened.actor, NEW).slug
    gone = delete_commodity(opened.catalogue, opened.actor, slug)
    assert slug not in slugs(opened)
    assert taken_for(opened, "stick talas")[0] is not Verdict.CERTAIN
    undo_change(opened.catalogue, opened.actor, gone.change_set)
    assert taken_for(opened, "stick talas") == (Verdict.CERTAIN, (slug,))


def test_history_tells_who_changed_what(opened: Opened) -> None:
    save(opened, replace(held(opened, "gaplek"), kind="ubi_kayu", words=("gaplek kering sekali",)))
    told = view_commodity(opened.catalogue, opened.actor, "gaplek").history
    assert ("commodity.kind_id", "Ubi kayu segar") in {(each.field, each.new) for each in told}
    assert ("commodity_word", "gaplek kering sekali") in {(each.field, each.new) for each in told}
    assert ("commodity_word.deleted", "true") in {(each.field, each.new) for each in told}
    assert {each.user for each in told} == {opened.actor.name}


def test_an_import_reads_with_the_words_of_the_catalogue(filled: Opened, tmp_path: Path) -> None:
    named = enterprise(9, "Warung Uji", "tapioka", nib="0000000000099")
    row = replace(named, offer=replace(named.offer, commodity="stik_talas", words="Stick talas"))  # type: ignore[type-var]
    unheard = import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (row,))
    assert [one.message for one in unheard.findings if one.column == "Produk"] == ["offer_unlisted"]
    save(filled, NEW)
    assert import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (row,)).updated == 1
    remove_synonym(filled.catalogue, filled.actor, "stik_talas", "stick talas")
    again = replace(row, business=replace(row.business, name="Warung Lain", nib="0000000000098"))
    report = import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (again,))
    assert [finding.message for finding in report.findings if finding.column == "Produk"] == ["offer_unknown"]


def test_words_that_lead_elsewhere_are_listed(filled: Opened, tmp_path: Path) -> None:
    assert list_stray_words(filled.catalogue, filled.actor) == ()
    wanted = (need(9, "Tapioka Contoh", Pattern.RANTAI_PASOK, "gaplek"),)
    import_rows(filled, tmp_path, IntakeKind.NEEDS, wanted)
    with filled.catalogue.reading() as session:
        assert session.query(t.Need).filter(t.Need.words == "gaplek").count() == 1
    save(filled, replace(held(filled, "gaplek"), name="Umbi kering"))
    remove_synonym(filled.catalogue, filled.actor, "gaplek", "gaplek")
    stray = list_stray_words(filled.catalogue, filled.actor)
    assert [(each.words, each.slug, each.times, each.verdict) for each in stray] == [
        ("gaplek", "gaplek", 1, Verdict.SUGGESTED)
    ]
    add_synonym(filled.catalogue, filled.actor, "tapioka", "gaplek")
    (line,) = list_stray_words(filled.catalogue, filled.actor)
    assert (line.verdict, line.meant, line.name) == (Verdict.CERTAIN, "Tapioka", "Umbi kering")
