"""Propositions as rows of tags."""

from __future__ import annotations

from reports.auditing.frames import frames, said

SETS = frames("large .. set/a .. price")


def test_a_proposition_is_found_and_its_denial_is_not() -> None:
    assert said("large menetapkan harga", SETS)
    assert not said("large tidak menetapkan harga", SETS)
    assert not said("small menetapkan harga", SETS)
