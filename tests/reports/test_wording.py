"""The legal texts: complete, strict, fair, and in step with their parameters."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.agreement import Term
from reports.agreement.phrases import clause_phrases, phrases
from reports.wording import (
    BadValue,
    Kind,
    NoWording,
    Parameter,
    Pattern,
    Statutory,
    UnfilledPlaceholder,
    allows,
    default_sources,
    duties,
    parameters,
    pattern_text,
    read_value,
)
from reports.wording.filling import Phrases, applying, fill, filled_items, holds, placeholders
from reports.wording.patterns import Clause
from reports.wording.values import in_words
from tests.reports.samples import SIGNED, agreement

every_pattern = pytest.mark.parametrize("pattern", list(Pattern))
PARAMETERS = {
    (pattern, each.clause, each.code): each for pattern in Pattern for each in parameters(pattern, SIGNED)
}
EXPECTED_ORDER = {
    Pattern.INTI_PLASMA: (
        "definisi maksud kegiatan tempat sarana pengembangan pembiayaan mutu harga pemasaran kewajiban_pertama "
        "kewajiban_kedua risiko larangan_menguasai jangka_waktu evaluasi pengakhiran perselisihan kerahasiaan penutup"
    ),
    Pattern.SUBKONTRAK: (
        "definisi maksud kegiatan bahan alat mutu penyerahan harga pengembangan pemeriksaan kewajiban_pertama "
        "kewajiban_kedua denda hki ketenagakerjaan larangan_memutus jangka_waktu kahar pengakhiran perselisihan penutup"
    ),
    Pattern.DISTRIBUSI_KEAGENAN: (
        "definisi maksud kegiatan produk wilayah pesanan harga pembayaran target promosi pengembangan retur "
        "kewajiban_pertama kewajiban_kedua laporan larangan_menguasai jangka_waktu kahar pengakhiran perselisihan "
        "penutup"
    ),
}


def texts_of(clause: Clause) -> str:
    """Return all wording of a clause in one string."""
    return " ".join(chain([clause.title], *((ayat.text, *(i.text for i in ayat.items)) for ayat in clause.ayat)))


def conditions_of(clause: Clause) -> set[str]:
    """Return the names a clause's conditions ask about."""
    asked = chain(*((ayat.only_if, *(item.only_if for item in ayat.items)) for ayat in clause.ayat))
    return {condition.lstrip("!").partition("=")[0] for condition in asked if condition}


@pytest.mark.parametrize("pattern", list(EXPECTED_ORDER))
def test_the_pasal_of_the_drafting_template(pattern: Pattern) -> None:
    assert [clause.code for clause in pattern_text(pattern, SIGNED).clauses] == EXPECTED_ORDER[pattern].split()


@every_pattern
def test_the_five_statutory_contents_have_a_pasal(pattern: Pattern) -> None:
    carried = [clause.statutory for clause in pattern_text(pattern, SIGNED).clauses if clause.statutory]
    assert set(carried) == set(Statutory)
    assert carried.count(Statutory.HAK_KEWAJIBAN) == 2


@pytest.mark.parametrize(
    "pattern, count",
    [(Pattern.INTI_PLASMA, 9), (Pattern.SUBKONTRAK, 6), (Pattern.DISTRIBUSI_KEAGENAN, 1)],
)
def test_statutory_duties_of_the_large_side(pattern: Pattern, count: int) -> None:
    assert sum(duty.statutory for duty in duties(pattern, SIGNED)) == count


@every_pattern
def test_every_placeholder_and_condition_has_a_value(pattern: Pattern) -> None:
    text = pattern_text(pattern, SIGNED)
    known = phrases(agreement(pattern), text)
    for clause in text.clauses:
        own = {parameter.code for parameter in clause.parameters}
        assert placeholders(texts_of(clause)) <= own | set(known.words), clause.code
        assert conditions_of(clause) <= own | set(known.states), clause.code


@every_pattern
def test_no_parameter_is_idle(pattern: Pattern) -> None:
    clauses = pattern_text(pattern, SIGNED).clauses
    everything = " ".join(texts_of(clause) for clause in clauses)
    for clause in clauses:
        used = placeholders(texts_of(clause)) | conditions_of(clause) | {ayat.table for ayat in clause.ayat}
        for parameter in clause.parameters:
            elsewhere = f"{{{clause.code}.{parameter.code}}}" in everything
            assert parameter.code in used or elsewhere, (clause.code, parameter.code)


@every_pattern
def test_references_point_to_pasal_of_the_same_agreement(pattern: Pattern) -> None:
    clauses = pattern_text(pattern, SIGNED).clauses
    codes = {clause.code for clause in clauses}
    wanted = set(re.findall(r"\{pasal:([a-z_]+)\}", " ".join(texts_of(clause) for clause in clauses)))
    assert wanted <= codes


@every_pattern
def test_no_article_numbers_that_nobody_checked(pattern: Pattern) -> None:
    words = " ".join(texts_of(clause) for clause in pattern_text(pattern, SIGNED).clauses)
    assert not re.search(r"Pasal \d", words)
    assert not any("Pasal" in source.citation for source in default_sources(pattern, SIGNED))


@every_pattern
def test_sentences_end_and_lists_are_joined(pattern: Pattern) -> None:
    for clause in pattern_text(pattern, SIGNED).clauses:
        for ayat in clause.ayat:
            assert ayat.text.endswith(":" if ayat.items or ayat.duties or ayat.table else "."), ayat.text


@pytest.mark.parametrize("term", [None, Term("pembiayaan", "plafon", 0), Term("kegiatan", "jenis", "agen")])
@every_pattern
def test_lists_are_joined_whatever_is_left_out(pattern: Pattern, term: Term | None) -> None:
    document = agreement(pattern)
    document = replace(document, terms=(term,)) if term else document
    text = pattern_text(pattern, SIGNED)
    known = phrases(document, text)
    for clause in text.clauses:
        words = clause_phrases(known, clause, document)
        for ayat in applying(clause, words):
            items = filled_items(ayat.items, words)
            assert all(item.endswith((";", "; dan", "; atau")) for item in items[:-1])
            assert not items or items[-1].endswith(".")
            assert len(items) < 2 or items[-2].endswith(("; dan", "; atau"))


@every_pattern
def test_the_wording_is_fair_to_the_small_side(pattern: Pattern) -> None:
    words = " ".join(texts_of(clause) for clause in pattern_text(pattern, SIGNED).clauses)
    assert "dilarang memiliki dan/atau menguasai usaha PIHAK KEDUA" in words
    assert "Tidak ada Pihak yang berhak mengakhiri Perjanjian secara sepihak" in words
    assert "Perpanjangan tidak terjadi dengan sendirinya" in words
    assert "tidak mengubah" in words
    for parameter in parameters(pattern, SIGNED):
        if parameter.code == "batas_denda":
            assert parameter.maximum == 10
        if parameter.code == "batas_potong":
            assert parameter.maximum is not None
            assert parameter.maximum <= 50


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=lambda p: f"{p.clause}.{p.code}")
def test_every_parameter_is_explained_and_its_default_allowed(parameter: Parameter) -> None:
    assert allows(parameter, parameter.default)
    assert parameter.label
    assert parameter.explanation.endswith(".")
    assert (parameter.kind is Kind.CHOICE) == bool(parameter.choices)
    assert (parameter.kind is Kind.TABLE) == bool(parameter.columns)
    numeric = parameter.kind not in (Kind.TEXT, Kind.CHOICE, Kind.TABLE)
    assert numeric == (parameter.minimum is not None and parameter.maximum is not None)


def test_law_of_its_own_day() -> None:
    before, after = date(2022, 5, 1), date(2026, 7, 20)
    earlier = {source.code for source in default_sources(Pattern.INTI_PLASMA, before)}
    later = {source.code for source in default_sources(Pattern.INTI_PLASMA, after)}
    assert earlier == {"kuhperdata", "uu_20_2008", "pp_7_2021"}
    assert later == {"kuhperdata", "uu_20_2008_jo_6_2023", "pp_7_2021", "perkppu_2_2024"}
    distribution = {source.code for source in default_sources(Pattern.DISTRIBUSI_KEAGENAN, after)}
    assert distribution - later == {"permendag_24_2021"}


def test_no_wording_before_the_law_it_rests_on() -> None:
    with pytest.raises(NoWording):
        pattern_text(Pattern.INTI_PLASMA, date(2021, 2, 1))
    assert pattern_text(Pattern.INTI_PLASMA, date(2021, 2, 2)).clauses


def test_filling_is_strict() -> None:
    known = Phrases({"a": "satu", "kosong": ""}, {"a": "satu", "kosong": "", "nol": "0"})
    assert fill("x {a} y", known) == "x satu y"
    for open_text in ("{b}", "{kosong}"):
        with pytest.raises(UnfilledPlaceholder):
            fill(open_text, known)
    assert fill("{b}", Phrases({}, {}, blank="…")) == "…"


def test_filling_happens_once() -> None:
    assert fill("{a}", Phrases({"a": "{b}", "b": "rahasia"}, {})) == "{b}"


def test_conditions() -> None:
    known = Phrases({}, {"cara": "tempo", "kosong": "", "nol": "0"})
    assert [holds(c, known) for c in ("", "cara", "cara=tempo", "cara=tunai", "!cara")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [holds(c, known) for c in ("kosong", "nol", "!nol")] == [False, False, True]
    with pytest.raises(UnfilledPlaceholder):
        holds("tidak_ada", known)


def parameter(clause: str, code: str, pattern: Pattern = Pattern.INTI_PLASMA) -> Parameter:
    """Return one parameter of a pattern."""
    return PARAMETERS[pattern, clause, code]


def test_values_come_in_as_people_write_them() -> None:
    assert read_value(parameter("pembiayaan", "plafon"), 12_500_000) == 1_250_000_000
    assert read_value(parameter("pembiayaan", "plafon"), "12500000.50") == 1_250_000_050
    assert read_value(parameter("harga", "denda"), 0.1) == Decimal("0.1")
    assert read_value(parameter("kegiatan", "skala"), " 2 hektare ") == "2 hektare"
    assert read_value(parameter("tempat", "status"), "sewa") == "sewa"
    row = ["Bibit", "10", "Rp1", "Mei"]
    assert read_value(parameter("sarana", "daftar"), [row]) == (tuple(row),)


@pytest.mark.parametrize(
    "clause, code, raw",
    [
        ("pembiayaan", "batas_potong", 51),
        ("pembiayaan", "batas_potong", "banyak"),
        ("pembiayaan", "batas_potong", True),
        ("pembiayaan", "batas_potong", "NaN"),
        ("pembiayaan", "batas_potong", float("inf")),
        ("pembiayaan", "plafon", -1),
        ("pembiayaan", "plafon", "0.005"),
        ("pengakhiran", "teguran", 7.5),
        ("pengakhiran", "teguran", None),
        ("tempat", "status", "pinjam"),
        ("tempat", "status", 1),
        ("kegiatan", "skala", 5),
        ("sarana", "daftar", [["Bibit"]]),
        ("sarana", "daftar", "Bibit"),
    ],
)
def test_values_that_do_not_fit_are_refused(clause: str, code: str, raw: object) -> None:
    with pytest.raises(BadValue) as refusal:
        read_value(parameter(clause, code), raw)
    assert refusal.value.parameter.code == code


@given(st.sampled_from(sorted(PARAMETERS)), st.integers(-10, 500) | st.decimals(allow_nan=True) | st.text())
def test_whatever_is_read_is_allowed_and_has_words(key: tuple[Pattern, str, str], raw: object) -> None:
    wanted = PARAMETERS[key]
    try:
        value = read_value(wanted, raw)
    except BadValue:
        return
    assert allows(wanted, value)
    assert in_words(wanted, value) or value in ("", ())


def test_values_on_paper() -> None:
    credit = in_words(parameter("pembiayaan", "plafon"), 250_000_000)
    assert credit == "Rp2.500.000,00 (dua juta lima ratus ribu rupiah)"
    assert in_words(parameter("pembiayaan", "batas_potong"), Decimal(30)) == "30% (tiga puluh persen)"
    assert in_words(parameter("sarana", "tolak"), 3) == "3 (tiga) hari kerja"
    assert in_words(parameter("pengakhiran", "teguran"), 14) == "14 (empat belas) hari kalender"
    assert in_words(parameter("kerahasiaan", "masa_rahasia"), 24) == "24 (dua puluh empat) bulan"
    assert in_words(parameter("pengembangan", "pelatihan"), 2) == "2 (dua)"
