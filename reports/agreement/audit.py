"""Judges an agreement before it is numbered: by its facts and its clauses, never by its layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reports.agreement import gaps, phrase_check
from reports.agreement.document import ALL_YEAR, AgreementDocument, Size
from reports.agreement.findings import Code, Finding, Level
from reports.agreement.judged_by import NOTHING_KNOWN, SHIPPED, AuditLaw, Circumstances
from reports.agreement.phrases import clause_phrases, decided_value, kbli_words, phrases, quantity_words
from reports.agreement.places import gap_words, place_words
from reports.agreement.schedule import season_words
from reports.layout.text import missing_glyphs
from reports.numerals import short_date
from reports.wording.library import NoWording, pattern_text, rule_source
from reports.wording.patterns import Parameter, Pattern, PatternText, Statutory, Value
from reports.wording.values import allows, in_words

__all__ = ["Code", "Finding", "Level", "audit"]

_SMALL = frozenset({Size.MIKRO, Size.KECIL, Size.KOPERASI})
_PARTNERS = {Size.BESAR: _SMALL | {Size.MENENGAH}, Size.MENENGAH: _SMALL}
_LONG_PAYMENT = 45
_NO_OWNERSHIP = frozenset({"larangan_menguasai", "larangan_memutus"})

_Rule = Callable[[AgreementDocument, PatternText], Iterator[Finding]]


def audit(
    document: AgreementDocument, law: AuditLaw = SHIPPED, around: Circumstances = NOTHING_KNOWN
) -> tuple[Finding, ...]:
    """Return every finding about an agreement, the red ones first."""
    try:
        text = pattern_text(document.pattern, document.signed_on)
    except NoWording as problem:
        return (_finding(Level.RED, Code.NO_WORDING, "contract", clause=str(problem)),)
    findings = [finding for rule in _RULES for finding in rule(document, text)]
    order = list(Level)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.level)))


def _finding(level: Level, code: Code, rule: str, **values: str) -> Finding:
    source = rule_source(rule)
    return Finding(level, code, tuple(values.items()), source.citation, source.verified)


def _statutory(document: AgreementDocument, text: PatternText) -> Iterator[Finding]:
    carried = {clause.statutory for clause in text.clauses}
    for content in Statutory:
        present = content in carried and _has_content(content, document)
        level, code = (
            (Level.GREEN, Code.STATUTORY_PRESENT) if present else (Level.RED, Code.STATUTORY_MISSING)
        )
        yield _finding(level, code, "statutory", content=content.value)


def _has_content(content: Statutory, document: AgreementDocument) -> bool:
    match content:
        case Statutory.KEGIATAN_USAHA:
            return bool(document.commodity.strip() and quantity_words(document.quantity_per_month))
        case Statutory.HAK_KEWAJIBAN:
            return bool(document.duties)
        case Statutory.JANGKA_WAKTU:
            return document.months > 0 and document.end > document.start
        case Statutory.PENYELESAIAN_PERSELISIHAN:
            return bool(document.forum_name.strip())
        case Statutory.BENTUK_PENGEMBANGAN:
            return True


def _pair(document: AgreementDocument, _text: PatternText) -> Iterator[Finding]:
    first, second = document.first.size, document.second.size
    if first is None or second is None:
        yield _finding(Level.YELLOW, Code.PAIR_UNKNOWN, "pair", first=first or "", second=second or "")
        return
    level, code = _judged_pair(first, second)
    yield _finding(level, code, "pair", first=first.value, second=second.value)
    if document.pattern is Pattern.DISTRIBUSI_KEAGENAN and second not in _SMALL:
        yield _finding(Level.YELLOW, Code.RECEIVER_SIZE, "receiver_size", second=second.value)


def _judged_pair(first: Size, second: Size) -> tuple[Level, Code]:
    if second in _PARTNERS.get(first, ()):
        return Level.GREEN, Code.PAIR_ALLOWED
    if first in _SMALL and second in _SMALL:
        return Level.YELLOW, Code.PAIR_BETWEEN_UMKM
    return Level.RED, Code.PAIR_FORBIDDEN


def _parties(document: AgreementDocument, _text: PatternText) -> Iterator[Finding]:
    first, second = document.first, document.second
    if first.name.strip().casefold() == second.name.strip().casefold():
        yield _finding(Level.RED, Code.SAME_PARTY, "contract", name=first.name)
    for role, party in (("PIHAK PERTAMA", first), ("PIHAK KEDUA", second)):
        if not party.nib:
            yield _finding(Level.YELLOW, Code.NIB_MISSING, "office", party=role)
        if party.needs_power:
            said = {"party": role, "name": party.representative, "position": party.position}
            yield _finding(Level.YELLOW, Code.POWER_NEEDED, "contract", **said)
    if len([each for each in document.witnesses if each.name.strip()]) < 2:
        yield _finding(Level.YELLOW, Code.WITNESSES_FEW, "office", count=str(len(document.witnesses)))
    if not document.officials:
        yield _finding(Level.GREEN, Code.OFFICIALS_MISSING, "office")


def _time(document: AgreementDocument, _text: PatternText) -> Iterator[Finding]:
    start, end = document.start, document.end
    if end <= start:
        yield _finding(Level.RED, Code.END_NOT_AFTER_START, "contract", start=short_date(start), end=short_date(end))
    elif abs((end - start).days + 1 - document.months * 30.44) > 16:
        months = str(document.months)
        yield _finding(Level.YELLOW, Code.MONTHS_DIFFER, "contract", months=months, end=short_date(end))
    if start < document.signed_on:
        signed = short_date(document.signed_on)
        yield _finding(Level.YELLOW, Code.START_BEFORE_SIGNING, "contract", start=short_date(start), signed=signed)


def _trade(document: AgreementDocument, _text: PatternText) -> Iterator[Finding]:
    price, quantity, lot = document.price, document.quantity_per_month, document.minimum_lot
    if (price.sen is None or price.sen <= 0) and not price.formula.strip():
        yield _finding(Level.RED, Code.PRICE_MISSING, "contract")
    if price.unit != quantity.unit:
        units = {"price": price.unit, "quantity": quantity.unit}
        yield _finding(Level.YELLOW, Code.PRICE_UNIT_DIFFERS, "contract", **units)
    if lot.unit == quantity.unit and lot.thousandths > quantity.thousandths:
        yield _finding(Level.YELLOW, Code.LOT_ABOVE_QUANTITY, "contract")
    if not document.specification:
        yield _finding(Level.YELLOW, Code.SPECIFICATION_MISSING, "contract")
    if not document.schedule and document.season != ALL_YEAR:
        yield _finding(Level.YELLOW, Code.NO_DELIVERY_MONTH, "contract", season=season_words(document.season))


def _activity(document: AgreementDocument, _text: PatternText) -> Iterator[Finding]:
    used, own = document.kbli, document.kbli_registered
    if not used.code:
        yield _finding(Level.YELLOW, Code.KBLI_MISSING, "office", commodity=document.commodity)
    elif own is not None and own.code and (own.edition, own.code) != (used.edition, used.code):
        said = {"used": kbli_words(used), "registered": kbli_words(own)}
        yield _finding(Level.YELLOW, Code.KBLI_DIFFERS, "office", **said)


def _payment(document: AgreementDocument, _text: PatternText) -> Iterator[Finding]:
    days = document.payment_days
    if days <= 0:
        yield _finding(Level.RED, Code.PAYMENT_DAYS_MISSING, "payment")
    elif days > _LONG_PAYMENT:
        usual = str(_LONG_PAYMENT)
        yield _finding(Level.YELLOW, Code.PAYMENT_DAYS_LONG, "payment", days=str(days), usual=usual)
    if not document.forum_name.strip():
        yield _finding(Level.RED, Code.FORUM_MISSING, "statutory")


def _ownership(_document: AgreementDocument, text: PatternText) -> Iterator[Finding]:
    present = any(clause.code in _NO_OWNERSHIP for clause in text.clauses)
    level, code = (
        (Level.GREEN, Code.NO_OWNERSHIP_PRESENT) if present else (Level.RED, Code.NO_OWNERSHIP_MISSING)
    )
    yield _finding(level, code, "ownership")


def _gaps(document: AgreementDocument, text: PatternText) -> Iterator[Finding]:
    for name in gaps.unfilled(document, text):
        yield _finding(Level.RED, Code.UNFILLED, "contract", placeholder=gap_words(name))
    for where, words in gaps.written_values(document):
        place = place_words(where)
        for found in phrase_check.leftovers(words):
            yield _finding(Level.RED, Code.PLACEHOLDER_IN_VALUE, "contract", place=place, found=found)
        for found in phrase_check.red_flags(words):
            yield _finding(Level.RED, Code.RED_FLAG_PHRASE, "kppu", place=place, found=found)
        if strange := "".join(missing_glyphs(words)):
            yield _finding(Level.YELLOW, Code.GLYPH_MISSING, "office", place=place, found=strange)


def _terms(document: AgreementDocument, text: PatternText) -> Iterator[Finding]:
    known = {(each.clause, each.code): each for each in text.parameters()}
    titles = {clause.code: clause.title for clause in text.clauses}
    for term in document.terms:
        title = titles.get(term.clause, term.clause)
        parameter = known.get((term.clause, term.parameter))
        if parameter is None:
            yield _finding(Level.RED, Code.TERM_UNKNOWN, "contract", clause=title, parameter=term.parameter)
        elif not allows(parameter, term.value):
            where = {"clause": title, "parameter": parameter.label}
            yield _finding(Level.RED, Code.TERM_NOT_ALLOWED, "kppu", **where, value=_said(parameter, term.value))
    codes = {duty.code for duty in text.duties}
    for duty in document.duties:
        if duty not in codes:
            yield _finding(Level.RED, Code.DUTY_UNKNOWN, "contract", duty=duty)


def _defaults(document: AgreementDocument, text: PatternText) -> Iterator[Finding]:
    printed = _printed(document, text)
    assumed = {(term.clause, term.parameter): term.value for term in document.assumed}
    for each in text.parameters():
        if (each.clause, each.code) in assumed:
            said = {"label": each.label, "value": _said(each, assumed[each.clause, each.code])}
            yield _finding(Level.YELLOW, Code.TAKEN_FROM_CATALOGUE, "contract", **said)
        if decided_value(document, each) is not None or (each.clause, each.code) not in printed:
            continue
        level, code = (
            (Level.YELLOW, Code.DEFAULT_TO_DECIDE) if each.decide else (Level.GREEN, Code.DEFAULT_STANDS)
        )
        where = {"clause": each.clause, "parameter": each.code, "label": each.label}
        yield _finding(level, code, "contract", **where, value=_said(each, each.default))


def _said(parameter: Parameter, value: Value) -> str:
    return (in_words(parameter, value) if allows(parameter, value) else str(value)) or "tidak ada"


def _printed(document: AgreementDocument, text: PatternText) -> set[tuple[str, str]]:
    """The parameters that the paper says or that decide what it says; the others are nobody's business."""
    known = phrases(document, text, blank="?")
    found: set[tuple[str, str]] = set()
    for clause in text.clauses:
        asked = gaps.asked_of(clause, clause_phrases(known, clause, document))
        found.update((clause.code, name) for name in asked if "." not in name)
        found.update((place, name) for place, dot, name in (each.partition(".") for each in asked) if dot)
    return found


def _sources(document: AgreementDocument, _text: PatternText) -> Iterator[Finding]:
    if not document.sources:
        yield _finding(Level.YELLOW, Code.SOURCES_MISSING, "statutory")
    for source in document.sources:
        if not source.verified:
            values = (("citation", source.citation),)
            yield Finding(Level.YELLOW, Code.SOURCE_UNVERIFIED, values, source.citation, verified=False)


def _permits(document: AgreementDocument, _text: PatternText) -> Iterator[Finding]:
    food = document.food
    if food and food.halal_mandatory and not food.halal:
        yield _finding(Level.YELLOW, Code.HALAL_MISSING, "halal")
    if food and food.permit_mandatory and not food.permit:
        yield _finding(Level.YELLOW, Code.FOOD_PERMIT_MISSING, "food_permit")
    if document.pattern is Pattern.DISTRIBUSI_KEAGENAN:
        yield from _principal(document)
    yield _finding(Level.GREEN, Code.REPORTING_DUE, "reporting")


def _principal(document: AgreementDocument) -> Iterator[Finding]:
    if document.principal_makes_or_imports:
        yield _finding(Level.YELLOW, Code.DISTRIBUTOR_REGISTRATION, "distributor")
    elif document.principal_makes_or_imports is None:
        yield _finding(Level.GREEN, Code.PRINCIPAL_UNKNOWN, "distributor", commodity=document.commodity)


_RULES: tuple[_Rule, ...] = (
    _statutory,
    _pair,
    _parties,
    _time,
    _trade,
    _activity,
    _payment,
    _ownership,
    _gaps,
    _terms,
    _permits,
    _sources,
    _defaults,
)
