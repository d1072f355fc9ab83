"""The audit: each defect gives its finding, and a sound agreement gives no red one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.agreement import (
    AgreementDocument,
    FoodPapers,
    LegalSource,
    Pattern,
    Price,
    Quantity,
    Size,
    SpecificationRow,
    Term,
    Witness,
    agreement_pdf,
)
from reports.agreement.audit import Code, Finding, Level, audit
from reports.agreement.gaps import unfilled
from reports.agreement.judged_by import SHIPPED, AuditLaw, Circumstances
from reports.agreement.phrase_check import leftovers, red_flags
from reports.wording import BadValue, UnfilledPlaceholder, pattern_text
from tests.reports.samples import agreement, nameless

every_pattern = pytest.mark.parametrize("pattern", list(Pattern))
Change = Callable[[AgreementDocument], AgreementDocument]


def sizes(first: Size | None, second: Size | None, pattern: Pattern = Pattern.INTI_PLASMA) -> AgreementDocument:
    """Return an agreement between sides of these sizes."""
    document = agreement(pattern)
    return replace(
        document, first=replace(document.first, size=first), second=replace(document.second, size=second)
    )


def found(document: AgreementDocument, code: Code) -> list[Finding]:
    """Return the findings with a code."""
    return [finding for finding in audit(document) if finding.code is code]


@every_pattern
def test_a_sound_agreement_has_no_red_finding(pattern: Pattern) -> None:
    assert not [finding for finding in audit(agreement(pattern)) if finding.level is Level.RED]


@every_pattern
def test_the_five_contents_are_confirmed(pattern: Pattern) -> None:
    assert len(found(agreement(pattern), Code.STATUTORY_PRESENT)) == 5


DEFECTS: list[tuple[Code, Level, Change]] = [
    (Code.STATUTORY_MISSING, Level.RED, lambda d: replace(d, commodity=" ")),
    (Code.STATUTORY_MISSING, Level.RED, lambda d: replace(d, quantity_per_month=Quantity(0, "ton"))),
    (Code.STATUTORY_MISSING, Level.RED, lambda d: replace(d, duties=())),
    (Code.STATUTORY_MISSING, Level.RED, lambda d: replace(d, months=0)),
    (Code.STATUTORY_MISSING, Level.RED, lambda d: replace(d, forum_name="")),
    (Code.SAME_PARTY, Level.RED, lambda d: replace(d, second=replace(d.second, name=d.first.name.upper()))),
    (Code.END_NOT_AFTER_START, Level.RED, lambda d: replace(d, end=d.start)),
    (Code.MONTHS_DIFFER, Level.YELLOW, lambda d: replace(d, months=24)),
    (Code.START_BEFORE_SIGNING, Level.YELLOW, lambda d: replace(d, start=date(2026, 7, 19))),
    (Code.PRICE_MISSING, Level.RED, lambda d: replace(d, price=Price(0, "ton"))),
    (Code.PRICE_MISSING, Level.RED, lambda d: replace(d, price=Price(None, "ton", "  "))),
    (Code.PRICE_UNIT_DIFFERS, Level.YELLOW, lambda d: replace(d, price=Price(100, "kg"))),
    (Code.LOT_ABOVE_QUANTITY, Level.YELLOW, lambda d: replace(d, minimum_lot=Quantity(99_000, "ton"))),
    (Code.PAYMENT_DAYS_MISSING, Level.RED, lambda d: replace(d, payment_days=0)),
    (Code.PAYMENT_DAYS_LONG, Level.YELLOW, lambda d: replace(d, payment_days=60)),
    (Code.FORUM_MISSING, Level.RED, lambda d: replace(d, forum_name=" ")),
    (Code.NO_WORDING, Level.RED, lambda d: replace(d, signed_on=date(2019, 1, 1))),
    (Code.UNFILLED, Level.RED, nameless),
    (Code.PLACEHOLDER_IN_VALUE, Level.RED, lambda d: replace(d, place="Kabupaten {kabupaten}")),
    (Code.PLACEHOLDER_IN_VALUE, Level.RED, lambda d: replace(d, witnesses=(Witness("........"), Witness("B")))),
    (Code.TERM_UNKNOWN, Level.RED, lambda d: replace(d, terms=(Term("harga", "salah", 1),))),
    (Code.TERM_NOT_ALLOWED, Level.RED, lambda d: replace(d, terms=(Term("pembiayaan", "batas_potong", Decimal(90)),))),
    (Code.DUTY_UNKNOWN, Level.RED, lambda d: replace(d, duties=(*d.duties, "salah"))),
    (
        Code.RED_FLAG_PHRASE,
        Level.RED,
        lambda d: replace(d, specification=(SpecificationRow("Syarat", "harga ditentukan oleh PIHAK PERTAMA"),)),
    ),
    (Code.SOURCES_MISSING, Level.YELLOW, lambda d: replace(d, sources=())),
    (Code.WITNESSES_FEW, Level.YELLOW, lambda d: replace(d, witnesses=d.witnesses[:1])),
    (Code.OFFICIALS_MISSING, Level.GREEN, lambda d: replace(d, officials=())),
    (Code.NIB_MISSING, Level.YELLOW, lambda d: replace(d, second=replace(d.second, nib=""))),
    (Code.SPECIFICATION_MISSING, Level.YELLOW, lambda d: replace(d, specification=())),
    (Code.HALAL_MISSING, Level.RED, lambda d: replace(d, food=FoodPapers(permit="2063523010001-31"))),
    (Code.FOOD_PERMIT_MISSING, Level.RED, lambda d: replace(d, food=FoodPapers(halal="ID35110000000000001"))),
    (Code.GLYPH_MISSING, Level.YELLOW, lambda d: replace(d, place="Tuban 東")),
]


@pytest.mark.parametrize("code, level, change", DEFECTS, ids=[f"{code}-{i}" for i, (code, *_) in enumerate(DEFECTS)])
def test_a_defect_gives_its_finding(code: Code, level: Level, change: Change) -> None:
    assert not found(agreement(), code)
    assert {finding.level for finding in found(change(agreement()), code)} == {level}


@pytest.mark.parametrize(
    "first, second, code",
    [
        (Size.BESAR, Size.MIKRO, Code.PAIR_ALLOWED),
        (Size.BESAR, Size.MENENGAH, Code.PAIR_ALLOWED),
        (Size.BESAR, Size.KOPERASI, Code.PAIR_ALLOWED),
        (Size.MENENGAH, Size.KECIL, Code.PAIR_ALLOWED),
        (Size.MENENGAH, Size.MENENGAH, Code.PAIR_FORBIDDEN),
        (Size.BESAR, Size.BESAR, Code.PAIR_FORBIDDEN),
        (Size.MIKRO, Size.BESAR, Code.PAIR_FORBIDDEN),
        (Size.KECIL, Size.MIKRO, Code.PAIR_BETWEEN_UMKM),
        (Size.KOPERASI, Size.MIKRO, Code.PAIR_BETWEEN_UMKM),
        (None, Size.MIKRO, Code.PAIR_UNKNOWN),
    ],
)
def test_sizes_that_may_partner(first: Size | None, second: Size | None, code: Code) -> None:
    codes = {finding.code for finding in audit(sizes(first, second)) if finding.code.startswith("pair_")}
    assert codes == {code}


def test_only_micro_and_small_receive_a_distribution() -> None:
    distribution = sizes(Size.BESAR, Size.MENENGAH, Pattern.DISTRIBUSI_KEAGENAN)
    (finding,) = found(distribution, Code.RECEIVER_SIZE)
    assert not finding.verified
    assert not found(sizes(Size.BESAR, Size.MENENGAH), Code.RECEIVER_SIZE)


def test_a_principal_who_makes_or_imports_needs_the_distributor_rules() -> None:
    distribution = replace(agreement(Pattern.DISTRIBUSI_KEAGENAN), principal_makes_or_imports=True)
    assert found(distribution, Code.DISTRIBUTOR_REGISTRATION)
    assert not found(replace(agreement(), principal_makes_or_imports=True), Code.DISTRIBUTOR_REGISTRATION)


def test_what_nobody_decided_is_listed_with_its_value() -> None:
    listed = {dict(f.values)["parameter"]: dict(f.values) for f in found(agreement(), Code.DEFAULT_TO_DECIDE)}
    assert listed["batas_potong"]["value"] == "30% (tiga puluh persen)"
    assert listed["batas_potong"]["clause"] == "pembiayaan"
    assert "plafon" not in listed
    decided = replace(agreement(), terms=(Term("pembiayaan", "batas_potong", Decimal(20)),))
    assert "batas_potong" not in {
        dict(finding.values)["parameter"] for finding in found(decided, Code.DEFAULT_TO_DECIDE)
    }


def test_sources_nobody_read_are_listed() -> None:
    citations = {finding.source for finding in found(agreement(), Code.SOURCE_UNVERIFIED)}
    assert citations == {source.citation for source in agreement().sources if not source.verified}
    assert len(citations) == 3


def test_red_findings_come_first() -> None:
    levels = [finding.level for finding in audit(nameless(agreement()))]
    assert levels == sorted(levels, key=list(Level).index)
    assert levels[0] is Level.RED


@every_pattern
@pytest.mark.parametrize("field", ["subject", "place", "commodity", "forum_name"])
def test_the_audit_foresees_what_the_paper_refuses(pattern: Pattern, field: str) -> None:
    document = replace(agreement(pattern), **{field: ""})
    assert found(document, Code.UNFILLED)
    with pytest.raises(UnfilledPlaceholder):
        agreement_pdf(document)


@pytest.mark.parametrize(
    "term",
    [
        Term("tempat", "status", "pinjam"),
        Term("harga", "denda", "banyak"),
        Term("sarana", "tolak", Decimal("1.5")),
        Term("pembiayaan", "batas_potong", Decimal(51)),
    ],
)
def test_a_value_out_of_bounds_is_found_and_never_printed(term: Term) -> None:
    document = replace(agreement(), terms=(term,))
    assert found(document, Code.TERM_NOT_ALLOWED)
    with pytest.raises(BadValue):
        agreement_pdf(document, draft=True)


@every_pattern
def test_a_complete_agreement_has_no_gap(pattern: Pattern) -> None:
    document = agreement(pattern)
    assert unfilled(document, pattern_text(pattern, document.signed_on)) == ()


@pytest.mark.parametrize(
    "words",
    ["{nama}", "Nomor ____", "........", "… isi nanti", "[isi nama]", "[ ]", "XXX", "None", "nan", "TBD"],
)
def test_template_leftovers_are_seen(words: str) -> None:
    assert leftovers(words)


@pytest.mark.parametrize("words", ["PT Maju Jaya (Persero) Tbk.", "Rp500,00", "Pak Nano", "No. 12/A", "[Persero]"])
def test_ordinary_words_are_no_leftovers(words: str) -> None:
    assert not leftovers(words)


@pytest.mark.parametrize(
    "words",
    [
        "PIHAK PERTAMA dapat mengubah harga secara sepihak",
        "PIHAK KEDUA menyerahkan dokumen asli usahanya",
        "dengan jaminan tanah milik plasma",
        "hanya boleh menjual kepada PIHAK PERTAMA",
        "mengalihkan merek kepada inti",
        "Perjanjian diperpanjang secara otomatis",
        "Harga ditetapkan sepenuhnya oleh PIHAK PERTAMA",
        "seluruh kerugian ditanggung oleh PIHAK KEDUA",
        "PIHAK KEDUA tidak keberatan PIHAK PERTAMA mengubah harga secara sepihak",
        "PIHAK KEDUA tidak terlambat. PIHAK PERTAMA mengubah harga secara sepihak",
    ],
)
def test_red_flags_of_the_supervisor(words: str) -> None:
    assert red_flags(words)


@every_pattern
def test_our_own_wording_raises_no_red_flag(pattern: Pattern) -> None:
    for clause in pattern_text(pattern, agreement().signed_on).clauses:
        for ayat in clause.ayat:
            if "tidak dapat dijadikan dasar untuk" not in ayat.text:
                assert not red_flags(" ".join((ayat.text, *(item.text for item in ayat.items))))


def test_findings_speak_of_places_and_days_in_words() -> None:
    (gap,) = found(nameless(agreement()), Code.UNFILLED)[:1]
    assert dict(gap.values) == {"placeholder": "nama PIHAK KEDUA"}
    document = agreement()
    strange = replace(document, second=replace(document.second, representative="Siti 東"))
    assert dict(found(strange, Code.GLYPH_MISSING)[0].values)["place"] == "penanda tangan PIHAK KEDUA"
    late = replace(document, start=date(2026, 7, 1))
    assert dict(found(late, Code.START_BEFORE_SIGNING)[0].values) == {"start": "1 Juli 2026", "signed": "20 Juli 2026"}
    listed = found(document, Code.DEFAULT_TO_DECIDE)
    assert all(dict(finding.values)["value"] for finding in listed)


def test_what_the_paper_does_not_print_need_not_be_decided() -> None:
    work = agreement(Pattern.SUBKONTRAK)
    assumed = replace(work, assumed=(Term("bahan", "hasil", "paling sedikit 80 kg dari 100 kg"),))
    assert "susut" in {dict(f.values)["parameter"] for f in found(work, Code.DEFAULT_TO_DECIDE)}
    assert "susut" not in {dict(f.values)["parameter"] for f in found(assumed, Code.DEFAULT_TO_DECIDE)}
    assert [dict(f.values)["label"] for f in found(assumed, Code.TAKEN_FROM_CATALOGUE)] == ["Hasil dari bahan baku"]


def litres(number: int) -> Quantity:
    return Quantity(number * 1000, agreement().quantity_per_month.unit)


def test_the_volume_has_to_fit_into_what_is_left_of_the_capacity() -> None:
    document = replace(agreement(), quantity_per_month=litres(10))
    told = {
        taken: {f.code for f in audit(document, SHIPPED, Circumstances(litres(15), litres(taken)))} for taken in (5, 6)
    }
    judged = {Code.CAPACITY_FITS, Code.OVER_CAPACITY}
    assert [told[taken] & judged for taken in (5, 6)] == [{Code.CAPACITY_FITS}, {Code.OVER_CAPACITY}]
    open_need = Circumstances(need_open=litres(9))
    (over,) = [f for f in audit(document, SHIPPED, open_need) if f.code is Code.OVER_NEED]
    assert (over.level, over.overridable) == (Level.RED, True)


@pytest.mark.parametrize("share, level", [(0, Level.RED), (10, Level.YELLOW), (50, None)])
def test_risk_shifted_by_a_clause_value_is_found(share: int, level: Level | None) -> None:
    document = replace(agreement(), terms=(Term("risiko", "bagian_risiko", Decimal(share)),))
    found_levels = {f.level for f in audit(document) if f.code in (Code.RISK_SHIFTED, Code.RISK_MOSTLY_SMALL)}
    assert found_levels == ({level} if level else set())


@pytest.mark.parametrize(
    "words, code",
    [
        ("PIHAK KEDUA yang terlambat mengirim dikenakan denda 1% per hari", Code.ONE_SIDED_PENALTY),
        ("PIHAK KEDUA dilarang menjual hasilnya kepada pihak lain", Code.EXCLUSIVE_WITHOUT_PURCHASE),
        ("PIHAK PERTAMA dapat mengakhiri perjanjian ini sewaktu-waktu", Code.UNILATERAL_END),
        ("Pertemuan pertama pada hari Selasa, 20 Juli 2026 di balai desa", Code.WEEKDAY_WRONG),
    ],
)
def test_unfair_sentences_of_the_parties_own_are_found(words: str, code: Code) -> None:
    document = replace(agreement(), specification=(SpecificationRow("Syarat", words),))
    (finding,) = found(document, code)
    assert (finding.level, finding.overridable) == (Level.RED, True)
    assert finding.place.startswith("specification")


def test_the_law_of_the_day_gives_sources_pairs_and_days() -> None:
    source = LegalSource("payment", "Aturan baru Pasal 1", verified=True)
    pairs = {Pattern.INTI_PLASMA: frozenset({(Size.BESAR, Size.KECIL)})}
    law = AuditLaw({"payment": source}, pairs, longest_payment=10)
    (late,) = [f for f in audit(agreement(), law) if f.code is Code.PAYMENT_DAYS_LONG]
    assert (late.source, late.verified, late.place) == ("Aturan baru Pasal 1", True, "payment_days")
    assert Code.PAIR_NOT_LISTED in {f.code for f in audit(agreement(), law)}
    lacking = replace(agreement(), food=FoodPapers(permit="2063523010001-31"))
    later = audit(lacking, AuditLaw(halal_due=False))
    assert {f.level for f in later if f.code is Code.HALAL_MISSING} == {Level.YELLOW}


def test_what_cannot_be_printed_nobody_may_answer_for() -> None:
    for change in (nameless, lambda d: replace(d, end=d.start), lambda d: replace(d, payment_days=0)):
        assert not [f for f in audit(change(agreement())) if f.level is Level.RED and f.overridable]
