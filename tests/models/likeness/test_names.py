"""Names that are the same however they are written, and names that are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.likeness.addresses import address_words
from models.likeness.names import business_name
from models.likeness.persons import person_words
from models.likeness.words import sound
from tests.models.likeness.registers import TRADES


@pytest.mark.parametrize(
    "old, new",
    [
        ("soekardjo", "sukarjo"), ("tjahjono", "cahjono"), ("fitri", "pitri"), ("vivi", "fifi"), ("aminah", "amina"),
        ("berkah", "berka"), ("syaiful", "saiful"), ("khoirul", "hoirul"), ("muliyono", "mulyono"), ("annisa", "anisa"),
        ("suwarno", "suarno"), ("rizki", "riski"), ("ridho", "rido"),
    ],
)  # fmt: skip
def test_spellings_that_sound_alike_are_one(old: str, new: str) -> None:
    assert sound(old) == sound(new)


@pytest.mark.parametrize("one, other", [("sari", "sami"), ("budi", "rudi"), ("makmur", "makmun"), ("12", "21")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("H. Moch. Soleh, S.E.", "Muhammad Sholeh"), ("Ibu Hj. Siti Aminah", "Siti Aminah"), ("Bpk Slamet", "slamet"),
        ("Drs. Soekardjo", "Sukarjo"), ("Siti Aminah binti Karto", "Siti Aminah"), ("Nur'aini", "Nuraini"),
        ("Muh Ali", "M. Ali"),
    ],
)  # fmt: skip
def test_one_person_written_in_two_ways(one: str, other: str) -> None:
    assert person_words(one) == person_words(other)


@pytest.mark.parametrize("name", ["Ibu", "M", "Se", "H.", "Hj", "Muhammad"])
def test_a_name_of_titles_alone_keeps_its_words(name: str) -> None:
    assert person_words(name)


def test_what_a_business_is_called_without_its_form() -> None:
    for name in ("UD. Sumber Rejeki", "Toko Sumber Rejeki", "CV Sumber Redjeki", "sumber rejeki"):
        assert business_name(name, TRADES).own == ("sumber", "rejeki"), name


def test_trades_and_branches_are_taken_out() -> None:
    found = business_name("Keripik Tempe Bu Sulastri Cabang Babat", TRADES)
    assert (set(found.trades), found.own, found.branch) == ({"keripik", "tempe"}, ("sulastri",), "babat")
    assert business_name("Batik Sari II").branch == business_name("Batik Sari 2").branch == "2"
    assert business_name("Batik Sari").branch == ""


def test_addresses_are_the_same_in_any_spelling() -> None:
    assert address_words("Jl. Mawar No.5 RT 01/RW 02") == address_words("jalan mawar 5, rt1 rw2")
    assert address_words("Jl. Mawar 5") != address_words("Jl. Mawar 6")


@given(st.text(max_size=60))
def test_any_text_is_a_name(text: str) -> None:
    assert person_words(text) == person_words(text.upper().lower()) or not text.isascii()
    name = business_name(text, TRADES)
    assert set(name.own) | set(name.trades) <= set(name.words)
    assert bool(name.words) == bool(name.own)
    assert address_words(text) == tuple(sorted(address_words(text)))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_sound_is_never_empty_and_never_longer_than_its_spelling_allows(word: str) -> None:
    assert 1 <= len(sound(word)) <= 2 * len(word)
