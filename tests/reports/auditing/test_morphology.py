"""Forms of verbs."""

from __future__ import annotations

import pytest

from reports.auditing.morphology import active, agent, forms


@pytest.mark.parametrize(
    "root, verb",
    [("tetapkan", "menetapkan"), ("putus", "memutus"), ("kirim", "mengirim"), ("sita", "menyita"), ("beli", "membeli")],
)
def test_roots_take_me(root: str, verb: str) -> None:
    assert active(root) == verb


def test_nouns_and_passives() -> None:
    assert agent("tetapkan") == "penetapan"
    assert ("dibayar", "p") in forms("bayar")
