from __future__ import annotations

from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.problem import Paper, Pattern
from models.reference.commodities import commodities, commodity, variants
from models.reference.kbli import editions_of, kbli, kbli_rows, reuse_note
from models.reference.links import DISTRIBUTED, MADE, link, made_into, supply_links
from models.reference.papers import mask_of
from models.reference.units import base_ratio, unit
from models.reference.words import normalise, resolve, suggest

OTHER_PATTERNS = {"waralaba", "bagi_hasil", "kso", "usaha_patungan", "penyumberluaran"}
FIRST_LIST = [f"L{number:02}" for number in range(1, 75)]


def graph() -> nx.DiGraph[str]:
    drawn: nx.DiGraph[str] = nx.DiGraph()
    drawn.add_edges_from((one.source_slug, one.target_slug) for one in made_into())
    drawn.add_edges_from((one.slug, one.kind_of) for one in commodities() if one.kind_of)
    return drawn


def test_commodities_are_whole() -> None:
    slugs = [one.slug for one in commodities()]
    assert len(slugs) == len(set(slugs)) >= 250
    for one in commodities():
        assert unit(one.unit), one
        assert one.category, one
        assert one.kind_of is None or commodity(one.kind_of), one
        assert Paper(mask_of(one.papers)) in Paper(0x7FFF)


def test_there_are_enough_variants_and_they_end_in_a_kind() -> None:
    assert sum(one.kind_of is not None for one in commodities()) >= 40
    assert {one.slug for one in variants("keripik_singkong")} >= {"keripik_singkong_pedas"}


def test_no_name_or_synonym_belongs_to_two_commodities() -> None:
    words = Counter(
        word for one in commodities() for word in {normalise(text) for text in (one.name, *one.synonyms)}
    )
    assert [word for word, times in words.items() if times > 1] == []


def test_all_links_of_the_first_list_are_there() -> None:
    codes = [one.code for one in supply_links()]
    assert len(codes) == len(set(codes))
    assert [code for code in FIRST_LIST if link(code) is None] == []
    assert len(codes) > 100


@pytest.mark.parametrize("one", supply_links(), ids=lambda one: one.code)
def test_a_link_joins_known_things(one) -> None:
    assert commodity(one.source_slug)
    assert commodity(one.target_slug)
    assert unit(one.unit_in)
    assert unit(one.unit_out)
    assert set(one.patterns) <= set(Pattern) | OTHER_PATTERNS
    assert one.patterns
    assert one.note
    assert one.places
    assert one.certainty in {"H", "M", "L", ""}
    assert (one.yield_low is None) == (one.yield_high is None)
    if one.yield_low is not None:
        assert 0 < one.yield_low <= one.yield_high
        for ratio in (one.yield_low, one.yield_high):
            assert base_ratio(ratio, one.unit_in, one.unit_out).denominator == 1


@pytest.mark.parametrize("one", supply_links(), ids=lambda one: one.code)
def test_the_kbli_of_a_link_exist_in_their_edition(one) -> None:
    for edition, codes in (
        ("2020", (one.supplier_kbli_2020, one.step_kbli_2020)),
        ("2025", (one.supplier_kbli_2025, one.step_kbli_2025)),
    ):
        for code in codes:
            assert code is None or kbli(edition, code), (edition, code)


def test_links_of_the_first_list_all_carry_a_step_code() -> None:
    assert [c for c in FIRST_LIST if not (link(c).step_kbli_2020 and link(c).step_kbli_2025)] == []


def test_added_links_claim_no_yield() -> None:
    added = [one for one in supply_links() if one.code not in FIRST_LIST]
    assert added
    assert all(one.yield_low is None and one.certainty == "L" and not one.verified for one in added)


def test_goods_that_are_sold_on_are_not_made_into_anything() -> None:
    sold = [one for one in supply_links() if one.kind == DISTRIBUTED]
    assert [one.code for one in sold] == FIRST_LIST[69:]
    assert all(one.source_slug == one.target_slug for one in sold)
    assert all(one.patterns == (Pattern.DISTRIBUSI_KEAGENAN,) for one in sold)
    assert all(one.kind == MADE and one.source_slug != one.target_slug for one in made_into())


def test_no_chain_bites_its_tail() -> None:
    assert nx.is_directed_acyclic_graph(graph())


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("nira_siwalan", "kecap_lontar"), ("nira_siwalan", "legen_kemasan"),
        ("ubi_kayu", "kerupuk_ikan_mentah"), ("ikan_laut_segar", "kerupuk_ikan_mentah"),
        ("jagung_tongkol", "karkas_ayam"), ("doc", "karkas_ayam"), ("jagung_tongkol", "telur_ayam"),
        ("kapas", "kain_batik"), ("kain_mori", "kain_batik"), ("kain_gedog", "kemeja_batik"),
        ("kayu_jati", "mebel_jati"), ("rajungan_segar", "rajungan_kaleng"),
        ("daun_tembakau", "skt"), ("cengkeh", "skt"), ("ikan_tongkol", "ikan_asin"),
        ("bandeng_segar", "olahan_daging_ikan"), ("kopi_ceri", "kopi_bubuk"),
        ("sapi_potong", "karkas_sapi"), ("kulit_sapi_mentah", "alas_kaki_kulit"),
    ],
)  # fmt: skip
def test_the_real_chains_join_up(start: str, end: str) -> None:
    assert nx.has_path(graph(), start, end)


def test_a_code_means_something_with_its_edition_only() -> None:
    assert kbli("2020", "10772") is None
    assert "garam" in kbli("2025", "10772").title
    assert kbli("2025", "10772").reused
    assert "perlu ditinjau petugas" in kbli("2025", "10772").note
    assert "perlu ditinjau petugas" in reuse_note("10793")
    assert reuse_note("01111") == ""
    assert [row.edition for row in editions_of("10794")] == ["2020", "2025"]
    assert editions_of("10391")[0].edition == "2020"


def test_kbli_codes_are_text_of_five_digits_and_unique() -> None:
    keys = [(row.edition, row.code) for row in kbli_rows()]
    assert len(keys) == len(set(keys)) > 200
    assert all(len(row.code) == 5 and row.code.isdigit() and row.title for row in kbli_rows())


@pytest.mark.parametrize(
    "code",
    ["46201", "46204", "46311", "46324", "46331", "46339", "46411", "46413", "47111", "47112", "56101"],
)
def test_codes_of_buyers_are_there_in_both_editions(code: str) -> None:
    assert len(editions_of(code)) == 2


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kripik Singkong Pedas", "keripik_singkong_pedas"), ("KRUPUK RAMBAK", "kerupuk_rambak"),
        ("telo pohung", "ubi_kayu"), ("gereh", "ikan_asin"), ("Brambang", "bawang_merah"),
        ("dele", "kedelai"), ("bw. merah", "bawang_merah"), ("Otak-otak", "otak_otak"),
        ("teri nasi", "teri_nasi"), ("ikan asap", "ikan_asap"), ("ikan asin", "ikan_asin"),
        ("trasi", "terasi"), ("Kopyah", "songkok"), ("meubel jati", "mebel_jati"),
    ],
)  # fmt: skip
def test_words_of_real_lists_resolve(text: str, slug: str) -> None:
    assert resolve(text).slug == slug


@pytest.mark.parametrize(
    "text", ["nasi teri", "asap ikan", "keripik singkong pedas level 5", "", "jasa laundry"]
)
def test_what_is_only_alike_is_never_decided(text: str) -> None:
    assert resolve(text) is None
    assert all(one.score < 100 for one in suggest(text))


def test_order_of_words_matters() -> None:
    scores = {one.commodity.slug: one.score for one in suggest("nasi teri", 50)}
    assert scores.get("teri_nasi", 0) < 80
    assert suggest("keripik singkong pedes")[0].commodity.slug == "keripik_singkong_pedas"


@settings(deadline=None)  # the first call reads the data
@given(st.sampled_from(commodities()))
def test_a_name_is_its_own_best_suggestion(one) -> None:
    assert resolve(one.name) == one
    assert suggest(one.name)[0].commodity == one
    assert suggest(one.name)[0].score == 100


@settings(deadline=None)  # the first call reads the data
@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@settings(deadline=None)  # the first call reads the data
@given(st.text(max_size=30), st.integers(1, 8))
def test_suggestions_are_few_ordered_and_different(text: str, n: int) -> None:
    found = suggest(text, n)
    assert len(found) <= n
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({one.commodity.slug for one in found}) == len(found)


def test_no_data_file_is_left_unread() -> None:
    here = Path(__file__).parents[3] / "models" / "reference" / "data"
    source = " ".join(path.read_text("utf-8") for path in here.parent.glob("*.py"))
    assert [path.name for path in here.iterdir() if path.name not in source] == []
