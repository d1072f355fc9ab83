"""Who bears the loss."""

from __future__ import annotations

from tests.reports.auditing.papers import level


def test_all_losses_on_one_side_are_red() -> None:
    assert level("Segala kerugian akibat banjir dan hama menjadi tanggungan {S}.", "risiko_ke_plasma") == "red"


def test_shared_or_own_fault_is_fair() -> None:
    assert level("Kerugian akibat bencana dipikul {L} dan {S} masing-masing separuh.", "risiko_ke_plasma") == "green"
    assert level("Kerusakan karena kelalaian {S} diganti {S}.", "risiko_ke_plasma") == "green"
