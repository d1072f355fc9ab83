"""The commodity graph of a catalogue, seen and corrected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.catalogue.recording import change_set
from models.catalogue.tables import KbliCode
from models.domain.changes import Changed, ChangeKind
from models.domain.supply import Certainty, LinkDraft, LinkFact, LinkKind, Reach, SupplyView
from models.problems import UserProblem
from models.use_cases.delete_supply_link import delete_supply_link
from models.use_cases.list_kbli import list_kbli
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_supply_link import save_supply_link
from models.use_cases.undo_change import undo_change
from models.use_cases.view_supply_chain import list_chains, list_commodity_lines, view_supply_chain


def view(opened: Opened, focus: str = "ubi_kayu", reach: Reach = Reach.NEAR) -> SupplyView:
    return view_supply_chain(opened.catalogue, opened.actor, focus, reach)


def link(opened: Opened, target: str = "tapioka") -> LinkFact:
    return next(each for each in view(opened).links if each.target == target and each.kind is LinkKind.MADE)


def draft(fact: LinkFact, low: int | None = 210, high: int | None = 260, note: str = "diuji") -> LinkDraft:
    return replace(same(fact), yield_low=low, yield_high=high, certainty=Certainty.HIGH, note=note)


def same(fact: LinkFact) -> LinkDraft:
    codes = {step.edition: step.code for step in fact.kbli}
    return LinkDraft(
        fact.uid, fact.version, fact.yield_low, fact.yield_high, fact.certainty, fact.note, unit_in=fact.unit_in,
        unit_out=fact.unit_out, kbli2020=codes["2020"], kbli2025=codes["2025"], basis=fact.basis,
    )  # fmt: skip


def test_the_first_link_of_the_list_is_shown_with_its_facts(opened: Opened) -> None:
    fact = link(opened)
    assert (fact.code, fact.yield_low, fact.yield_high, fact.unit_in, fact.unit_out) == ("L01", 200, 250, "kg", "kg")
    assert [(step.edition, step.code) for step in fact.kbli] == [("2020", "10621"), ("2025", "10621")]
    assert all(step.title for step in fact.kbli)
    assert fact.certainty is Certainty.MIDDLING


def test_a_part_is_joined_by_its_own_links_only(opened: Opened) -> None:
    for slug in ("ubi_kayu", "tapioka", "jagung_pipil", "kayu_jati", "batik_tulis"):
        part = view(opened, slug)
        names = {node.line.slug for node in part.nodes}
        assert slug in names
        assert all(each.source in names and each.target in names for each in part.links)


def test_every_commodity_can_be_drawn(opened: Opened) -> None:
    lines = list_commodity_lines(opened.catalogue, opened.actor)
    assert len(lines) > 200
    for line in lines[::25]:
        for reach in Reach:
            part = view(opened, line.slug, reach)
            assert len({(node.layer, node.order) for node in part.nodes}) == len(part.nodes)


def test_chains_begin_at_what_is_made_of_nothing(opened: Opened) -> None:
    chains = {slug: following for slug, _name, following in list_chains(opened.catalogue, opened.actor)}
    assert {"ubi_kayu", "nira_siwalan", "jagung_tongkol", "kayu_jati", "rajungan_segar", "daun_tembakau"} <= set(chains)
    assert "tapioka" not in chains
    for slug, following in list(chains.items())[:8]:
        assert len(view(opened, slug, Reach.DOWN).nodes) == following + 1


def test_offers_and_needs_are_counted(filled: Opened) -> None:
    lines = {line.slug: line for line in list_commodity_lines(filled.catalogue, filled.actor)}
    assert (lines["ubi_kayu"].offers, lines["ubi_kayu"].needs) == (2, 1)
    assert (lines["manik_manik"].offers, lines["manik_manik"].needs) == (1, 0)
    assert (lines["tapioka"].offers, lines["tapioka"].needs) == (0, 0)


def test_a_corrected_link_is_kept_and_taken_back(opened: Opened) -> None:
    before = link(opened)
    saved = save_supply_link(opened.catalogue, opened.actor, draft(before))
    after = link(opened)
    assert (after.yield_low, after.yield_high, after.certainty, after.note) == (210, 260, Certainty.HIGH, "diuji")
    assert saved.changed is Changed.SUPPLY_CHAIN
    undo_change(opened.catalogue, opened.actor, saved.change_set)
    restored = link(opened)
    assert (restored.yield_low, restored.note, restored.certainty) == (200, before.note, before.certainty)


def test_a_link_that_says_the_same_writes_nothing(opened: Opened) -> None:
    fact = link(opened)
    again = replace(same(fact), note=f" {fact.note} ")
    saved = save_supply_link(opened.catalogue, opened.actor, again)
    assert (saved.change_set, saved.changed) == ("", Changed.NOTHING)


@pytest.mark.parametrize(
    ("low", "high", "message"),
    [(210, None, "supply.yield_half"), (0, 5, "supply.yield_zero"), (300, 200, "supply.yield_order")],
)
def test_wrong_ranges_are_refused(opened: Opened, low: int | None, high: int | None, message: str) -> None:
    with pytest.raises(UserProblem) as problem:
        save_supply_link(opened.catalogue, opened.actor, draft(link(opened), low, high))
    assert problem.value.message == message
    assert link(opened).yield_low == 200


def test_a_link_changed_meanwhile_is_not_overwritten(opened: Opened) -> None:
    fact = link(opened)
    save_supply_link(opened.catalogue, opened.actor, draft(fact))
    with pytest.raises(UserProblem) as problem:
        save_supply_link(opened.catalogue, opened.actor, draft(fact, note="kedua"))
    assert problem.value.message == "record.changed_elsewhere"


def test_what_is_not_there_is_said(opened: Opened) -> None:
    with pytest.raises(UserProblem) as problem:
        view(opened, "emas_batangan")
    assert problem.value.message == "supply.unknown_commodity"
    with pytest.raises(UserProblem) as problem:
        save_supply_link(opened.catalogue, opened.actor, LinkDraft("tidak ada", 1, None, None, Certainty.NONE, ""))
    assert problem.value.message == "supply.unknown_link"


NEW = LinkDraft("", 0, 300, 400, Certainty.LOW, "", source="gaplek", target="manik_manik", basis="wawancara 2026")


def test_a_new_link_is_drawn_with_its_facts_and_taken_back(opened: Opened) -> None:
    draft = replace(NEW, kbli2020="10794", kbli2025="10794", unit_out="buah")
    saved = save_supply_link(opened.catalogue, opened.actor, draft)
    made = next(each for each in view(opened, "gaplek").links if each.uid == saved.uid)
    assert (made.code, made.source, made.target, made.unit_in, made.unit_out) == (
        "P01", "gaplek", "manik_manik", "kg", "buah",
    )  # fmt: skip
    assert (made.yield_low, made.basis, [step.code for step in made.kbli]) == (300, "wawancara 2026", ["10794"] * 2)
    undo_change(opened.catalogue, opened.actor, saved.change_set)
    assert "manik_manik" not in {node.line.slug for node in view(opened, "gaplek").nodes}
    assert save_supply_link(opened.catalogue, opened.actor, NEW).code == "P02"


def test_a_code_of_an_imported_list_is_taken_with_its_title(opened: Opened) -> None:
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.IMPORT):
        session.add(KbliCode(edition="2025", code="99001", title="Kegiatan contoh"))
    listed = {(each.edition, each.code): each.title for each in list_kbli(opened.catalogue, opened.actor)}
    assert listed["2025", "99001"] == "Kegiatan contoh"
    assert ("2020", "99001") not in listed
    saved = save_supply_link(opened.catalogue, opened.actor, replace(NEW, kbli2025="99001"))
    made = next(each for each in view(opened, "gaplek").links if each.uid == saved.uid)
    assert [(step.code, step.title) for step in made.kbli] == [("99001", "Kegiatan contoh")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"target": "gaplek"}, "supply.link_to_itself"), ({"target": "emas"}, "supply.unknown_commodity"),
        ({"source": "ubi_kayu", "target": "tapioka"}, "supply.link_exists"),
        ({"kbli2020": "99999"}, "supply.unknown_kbli"), ({"unit_in": "gayung"}, "supply.no_unit"),
        ({"source": "tapioka", "target": "ubi_kayu"}, "supply.link_circle"),
    ],
)  # fmt: skip
def test_wrong_links_are_refused(opened: Opened, change: dict[str, str], message: str) -> None:
    with pytest.raises(UserProblem) as problem:
        save_supply_link(opened.catalogue, opened.actor, replace(NEW, **change))  # type: ignore[arg-type]
    assert problem.value.message == message


def test_a_circle_names_its_way_and_is_saved_when_agreed(opened: Opened) -> None:
    circle = replace(NEW, source="tapioka", target="ubi_kayu")
    with pytest.raises(UserProblem) as problem:
        save_supply_link(opened.catalogue, opened.actor, circle)
    assert problem.value.values["way"] == "Tapioka → Ubi kayu segar → Tapioka"
    assert save_supply_link(opened.catalogue, opened.actor, replace(circle, circle_agreed=True)).change_set
    part = view(opened)
    assert len({(node.layer, node.order) for node in part.nodes}) == len(part.nodes)


def test_a_link_is_taken_out_and_brought_back(opened: Opened) -> None:
    gone = delete_supply_link(opened.catalogue, opened.actor, link(opened).uid)
    assert "tapioka" not in {each.target for each in view(opened).links if each.source == "ubi_kayu"}
    undo_change(opened.catalogue, opened.actor, gone.change_set)
    assert link(opened).code == "L01"
    with pytest.raises(UserProblem) as problem:
        delete_supply_link(opened.catalogue, opened.actor, "tidak ada")
    assert problem.value.message == "supply.unknown_link"
