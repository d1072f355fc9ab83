"""Sides by what else they are called."""

from __future__ import annotations

from reports.auditing.aliases import businesses, known_firms, with_aliases
from reports.auditing.declarations import Declared
from reports.auditing.sentences import draft_of
from tests.reports.auditing.papers import ON

OPENING = "PT Garmindo Selaras (usaha besar) dengan Konveksi Dua Putri (usaha mikro), milik Bu Sari."


def test_firms_are_read_with_their_sizes() -> None:
    first, second = businesses(OPENING)
    assert (first.names[0], first.size, second.size) == ("pt garmindo selaras", "besar", "mikro")
    assert len(known_firms(OPENING)) == 2
    assert known_firms("Usaha kecil saja.") == ()


def test_a_word_of_the_name_and_kami_are_a_side() -> None:
    told = "garmindo wajib membayar. garmindo berhak memeriksa. perusahaan kami wajib. kami boleh. kami akan."
    sides = (Declared(("pt garmindo selaras",), "usaha besar"), Declared(("konveksi dua putri",), "usaha mikro"))
    large, small = with_aliases(sides, f"{OPENING} Garmindo wajib. Garmindo berhak.", told)
    assert {"garmindo", "kami"} <= set(large.names)
    assert "kami" not in small.names


def test_bapak_is_the_side_that_is_addressed() -> None:
    words = "Bapak wajib mengirim. Kami membayar Bapak. Kami mengajari Bapak. Kami, PT Sumber Rasa, menanggung ongkos."
    draft = draft_of(f"PT Sumber Rasa (usaha besar) dan UD Maju (Bapak, usaha mikro).\n\n{words}", ON)
    assert any("small wajib mengirim" in each.plain for each in draft.sentences)
