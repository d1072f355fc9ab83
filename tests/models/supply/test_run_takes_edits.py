"""A run takes the graph as it is edited: nothing is kept from before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from matching.codes import Pattern
from models.domain.intake import IntakeKind
from models.domain.matching import MatchSettings, PairExplanation
from models.domain.supply import Certainty, LinkDraft
from models.use_cases.delete_supply_link import delete_supply_link
from models.use_cases.explain_pair import explain_pair
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_commodity import save_commodity
from models.use_cases.save_supply_link import save_supply_link
from models.use_cases.undo_change import undo_change
from models.use_cases.view_commodity import view_commodity
from tests.records import TODAY, import_rows, need

SEWER, WANTED = "U-000003", "K-0004"
LINK = LinkDraft(
    *("", 0, 900, 1_000, Certainty.LOW, ""), source="kemeja", target="songkok", unit_in="potong", unit_out="buah"
)


def wants_songkok(opened: Opened, folder: Path) -> None:
    """A need that a seamstress could serve if what she does were a step towards songkok."""
    more = need(9, "Jahit Contoh", Pattern.SUBKONTRAK, "songkok", quantity=40, unit="buah", price=30_000)
    report = import_rows(opened, folder, IntakeKind.NEEDS, (replace(more, minimum_lot=10_000),))
    assert report.new == 1, report.findings


def explained(opened: Opened) -> PairExplanation:
    return explain_pair(opened.catalogue, opened.actor, SEWER, WANTED, MatchSettings(), today=TODAY)


def test_an_added_link_makes_a_pair_possible_at_once(filled: Opened, tmp_path: Path) -> None:
    wants_songkok(filled, tmp_path)
    assert not explained(filled).possible
    saved = save_supply_link(filled.catalogue, filled.actor, LINK)
    assert explained(filled).possible, [r.rule for r in explained(filled).rules if r.holds is False]
    undo_change(filled.catalogue, filled.actor, saved.change_set)
    assert not explained(filled).possible


def test_a_removed_link_makes_it_impossible_again(filled: Opened, tmp_path: Path) -> None:
    wants_songkok(filled, tmp_path)
    saved = save_supply_link(filled.catalogue, filled.actor, LINK)
    assert explained(filled).possible, [r.rule for r in explained(filled).rules if r.holds is False]
    delete_supply_link(filled.catalogue, filled.actor, saved.uid)
    assert not explained(filled).possible


def test_a_changed_kind_counts_at_once(filled: Opened, tmp_path: Path) -> None:
    wants_songkok(filled, tmp_path)
    draft = view_commodity(filled.catalogue, filled.actor, "kemeja").draft
    save_commodity(filled.catalogue, filled.actor, replace(draft, kind="songkok"))
    assert explained(filled).possible, [r.rule for r in explained(filled).rules if r.holds is False]
