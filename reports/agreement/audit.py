"""Judges an agreement before it is numbered: by its facts and its clauses, never by its layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from reports.agreement import gaps, phrase_check
from reports.agreement.document import ALL_YEAR, AgreementDocument, Size
from reports.agreement.fairness_check import free_words, structure
from reports.agreement.findings import Code, Finding, Level, Said
from reports.agreement.group_check import group
from reports.agreement.judged_by import NOTHING_KNOWN, SHIPPED, AuditLaw, Circumstances
from reports.agreement.own_words import text_of
from reports.agreement.own_words_check import ROOM, prices, provisions
from reports.agreement.phrases import clause_phrases, decided_value, kbli_words, phrases, quantity_words
from reports.agreement.places import OVERRIDABLE, PLACES, gap_place, gap_words, place_words
from reports.agreement.schedule import season_words
from reports.layout.text import missing_glyphs
from reports.numerals import measured_figures, short_date
from reports.wording.library import NoWording, rule_source
from reports.wording.patterns import Parameter, Pattern, PatternText, Statutory, Value
from reports.wording.values import allows, in_words

__all__ = ["Code", "Finding", "Level", "audit"]

_SMALL = frozenset({Size.MIKRO, Size.KECIL, Size.KOPERASI})
_PARTNERS = frozenset(
    (first, second)
    for first, smaller in ((Size.BESAR, _SMALL | {Size.MENENGAH}), (Size.MENENGAH, _SMALL))
    for second in smaller
)
_NO_OWNERSHIP = frozenset({"larangan_menguasai", "larangan_memutus"})

_Rule = Callable[[AgreementDocument, PatternText], Iterator[Said]]
_JudgedRule = Callable[[AgreementDocument, AuditLaw, Circumstances], Iterator[Said]]


def audit(
    document: AgreementDocument, law: AuditLaw = SHIPPED, around: Circumstances = NOTHING_KNOWN
) -> tuple[Finding, ...]:
    """Return every finding about an agreement, the red ones first."""
    try:
        text = text_of(document)
    except NoWording as problem:
        return (judged(_finding(Level.RED, Code.NO_WORDING, "contract", clause=str(problem)), law),)
    found = [said for rule in _RULES for said in rule(document, text)]
    found.extend(said for rule in _BY_LAW for said in rule(document, law, around))
    order = list(Level)
    return tuple(sorted((judged(said, law) for said in found), key=lambda finding: order.index(finding.level)))


def judged(said: Said, law: AuditLaw) -> Finding:
    """A finding with its source by the law of the day, its place, and whether somebody may answer for it."""
    citation, verified = said.source, False
    if said.rule:
        source = law.sources.get(said.rule) or rule_source(said.rule)
        citation, verified = source.citation, source.verified
    overridable = said.level is Level.RED and said.code in OVERRIDABLE
    place = said.place or PLACES.get(said.code, "")
    return Finding(said.level, said.code, said.values, citation, verified, place, overridable)


def _finding(level: Level, code: Code, rule: str, *, place: str = "", **values: str) -> Said:
    return Said(level, code, tuple(values.items()), rule, place)


def _statutory(document: AgreementDocument, text: PatternText) -> Iterator[Said]:
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


def _pair(document: AgreementDocument, law: AuditLaw, _around: Circumstances) -> Iterator[Said]:
    first, second = document.first.size, document.second.size
    if first is None or second is None:
        yield _finding(Level.YELLOW, Code.PAIR_UNKNOWN, "pair", first=first or "", second=second or "")
        return
    level, code = _judged_pair(first, second, law.pairs.get(document.pattern, _PARTNERS))
    yield _finding(level, code, "pair", first=first.value, second=second.value)
    if document.pattern is Pattern.DISTRIBUSI_KEAGENAN and second not in _SMALL:
        yield _finding(Level.YELLOW, Code.RECEIVER_SIZE, "receiver_size", second=second.value)


def _judged_pair(first: Size, second: Size, allowed: frozenset[tuple[Size, Size]]) -> tuple[Level, Code]:
    if (first, second) in allowed:
        return Level.GREEN, Code.PAIR_ALLOWED
    if first in _SMALL and second in _SMALL:
        return Level.YELLOW, Code.PAIR_BETWEEN_UMKM
    # what the statute knows and a pattern's row leaves out is a question, not a ban
    if (first, second) in _PARTNERS:
        return Level.YELLOW, Code.PAIR_NOT_LISTED
    return Level.RED, Code.PAIR_FORBIDDEN


def _parties(document: AgreementDocument, _text: PatternText) -> Iterator[Said]:
    first, second = document.first, document.second
    if first.name.strip().casefold() == second.name.strip().casefold():
        yield _finding(Level.RED, Code.SAME_PARTY, "contract", name=first.name)
    for role, party in (("PIHAK PERTAMA", first), ("PIHAK KEDUA", second)):
        # the members of a group have theirs
        if not party.nib and not (party is second and document.members):
            yield _finding(Level.YELLOW, Code.NIB_MISSING, "office", party=role)
        if party.needs_power:
            said = {"party": role, "name": party.representative, "position": party.position}
            yield _finding(Level.YELLOW, Code.POWER_NEEDED, "contract", place=_SIGNERS[role], **said)
    if len([each for each in document.witnesses if each.name.strip()]) < 2:
        yield _finding(Level.YELLOW, Code.WITNESSES_FEW, "office", count=str(len(document.witnesses)))
    if not document.officials:
        yield _finding(Level.GREEN, Code.OFFICIALS_MISSING, "office")


def _time(document: AgreementDocument, _text: PatternText) -> Iterator[Said]:
    start, end = document.start, document.end
    if end <= start:
        yield _finding(Level.RED, Code.END_NOT_AFTER_START, "contract", start=short_date(start), end=short_date(end))
    elif abs((end - start).days + 1 - document.months * 30.44) > 16:
        months = str(document.months)
        yield _finding(Level.YELLOW, Code.MONTHS_DIFFER, "contract", months=months, end=short_date(end))
    if start < document.signed_on:
        signed = short_date(document.signed_on)
        yield _finding(Level.YELLOW, Code.START_BEFORE_SIGNING, "contract", start=short_date(start), signed=signed)


def _trade(document: AgreementDocument, _text: PatternText) -> Iterator[Said]:
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


def _activity(document: AgreementDocument, _text: PatternText) -> Iterator[Said]:
    used, own = document.kbli, document.kbli_registered
    if not used.code:
        yield _finding(Level.YELLOW, Code.KBLI_MISSING, "office", commodity=document.commodity)
    elif own is not None and own.code and (own.edition, own.code) != (used.edition, used.code):
        said = {"used": kbli_words(used), "registered": kbli_words(own)}
        yield _finding(Level.YELLOW, Code.KBLI_DIFFERS, "office", **said)


def _payment(document: AgreementDocument, law: AuditLaw, _around: Circumstances) -> Iterator[Said]:
    days = document.payment_days
    if days <= 0:
        yield _finding(Level.RED, Code.PAYMENT_DAYS_MISSING, "payment")
    elif days > law.longest_payment:
        usual = str(law.longest_payment)
        yield _finding(Level.YELLOW, Code.PAYMENT_DAYS_LONG, "payment", days=str(days), usual=usual)
    if not document.forum_name.strip():
        yield _finding(Level.RED, Code.FORUM_MISSING, "statutory")


def _ownership(_document: AgreementDocument, text: PatternText) -> Iterator[Said]:
    present = any(clause.code in _NO_OWNERSHIP for clause in text.clauses)
    level, code = (
        (Level.GREEN, Code.NO_OWNERSHIP_PRESENT) if present else (Level.RED, Code.NO_OWNERSHIP_MISSING)
    )
    yield _finding(level, code, "ownership")


def _gaps(document: AgreementDocument, text: PatternText) -> Iterator[Said]:
    for name in gaps.unfilled(document, text):
        yield _finding(Level.RED, Code.UNFILLED, "contract", place=gap_place(name), placeholder=gap_words(name))
    for where, words in gaps.written_values(document):
        said = partial(_in_words, where)
        for found in phrase_check.leftovers(words):
            yield said(Level.RED, Code.PLACEHOLDER_IN_VALUE, "contract", found)
        if not where.startswith(f"{ROOM}."):  # those are judged together
            yield from (said(*each) for each in _unfair(document, words))
        if strange := "".join(missing_glyphs(words)):
            yield said(Level.YELLOW, Code.GLYPH_MISSING, "office", strange)


def _unfair(document: AgreementDocument, words: str) -> Iterator[tuple[Level, Code, str, str]]:
    flags = phrase_check.red_flags(words)
    yield from ((Level.RED, Code.RED_FLAG_PHRASE, "kppu", found) for found in flags)
    if not flags:
        yield from free_words(document, words)


def _in_words(where: str, level: Level, code: Code, rule: str, found: str) -> Said:
    values = (("place", place_words(where)), ("found", found))
    return Said(level, code, values, rule, where)


def _terms(document: AgreementDocument, text: PatternText) -> Iterator[Said]:
    known = {(each.clause, each.code): each for each in text.parameters()}
    titles = {clause.code: clause.title for clause in text.clauses}
    for term in document.terms:
        title = titles.get(term.clause, term.clause)
        parameter = known.get((term.clause, term.parameter))
        if parameter is None:
            said = {"clause": title, "parameter": term.parameter}
            yield _finding(Level.RED, Code.TERM_UNKNOWN, "contract", place=f"{term.clause}.{term.parameter}", **said)
        elif not allows(parameter, term.value):
            where = {"clause": title, "parameter": parameter.label, "value": _said(parameter, term.value)}
            yield _finding(Level.RED, Code.TERM_NOT_ALLOWED, "kppu", place=f"{term.clause}.{term.parameter}", **where)
    codes = {duty.code for duty in text.duties}
    for duty in document.duties:
        if duty not in codes:
            yield _finding(Level.RED, Code.DUTY_UNKNOWN, "contract", duty=duty)


def _defaults(document: AgreementDocument, text: PatternText) -> Iterator[Said]:
    printed = _printed(document, text)
    assumed = {(term.clause, term.parameter): term.value for term in document.assumed}
    for each in text.parameters():
        at = f"{each.clause}.{each.code}"
        if (each.clause, each.code) in assumed:
            said = {"label": each.label, "value": _said(each, assumed[each.clause, each.code])}
            yield _finding(Level.YELLOW, Code.TAKEN_FROM_CATALOGUE, "contract", place=at, **said)
        if decided_value(document, each) is not None or (each.clause, each.code) not in printed:
            continue
        level, code = (
            (Level.YELLOW, Code.DEFAULT_TO_DECIDE) if each.decide else (Level.GREEN, Code.DEFAULT_STANDS)
        )
        where = {"clause": each.clause, "parameter": each.code, "label": each.label}
        yield _finding(level, code, "contract", place=at, **where, value=_said(each, each.default))


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


def _sources(document: AgreementDocument, _text: PatternText) -> Iterator[Said]:
    if not document.sources:
        yield _finding(Level.YELLOW, Code.SOURCES_MISSING, "statutory")
    for source in document.sources:
        if not source.verified:
            values = (("citation", source.citation),)
            yield Said(Level.YELLOW, Code.SOURCE_UNVERIFIED, values, "", source=source.citation)


def _permits(document: AgreementDocument, law: AuditLaw, _around: Circumstances) -> Iterator[Said]:
    food = document.food
    if food and food.halal_mandatory and not food.halal:
        yield _finding(Level.RED if law.halal_due else Level.YELLOW, Code.HALAL_MISSING, "halal")
    if food and food.permit_mandatory and not food.permit:
        yield _finding(Level.RED, Code.FOOD_PERMIT_MISSING, "food_permit")


def _capacity(document: AgreementDocument, _law: AuditLaw, around: Circumstances) -> Iterator[Said]:
    wanted, taken = document.quantity_per_month, around.promised_elsewhere
    if around.capacity is None or around.capacity.unit != wanted.unit:
        return
    left = around.capacity.thousandths - (taken.thousandths if taken and taken.unit == wanted.unit else 0)
    said = {
        "quantity": measured_figures(wanted.thousandths, wanted.unit),
        "capacity": measured_figures(around.capacity.thousandths, wanted.unit),
        "promised": measured_figures(taken.thousandths if taken else 0, wanted.unit),
    }
    fits = wanted.thousandths <= left
    level, code = (Level.GREEN, Code.CAPACITY_FITS) if fits else (Level.RED, Code.OVER_CAPACITY)
    yield _finding(level, code, "capacity", **said)


def _need(document: AgreementDocument, _law: AuditLaw, around: Circumstances) -> Iterator[Said]:
    wanted, still = document.quantity_per_month, around.need_open
    if still is not None and still.unit == wanted.unit and wanted.thousandths > still.thousandths:
        still_open = measured_figures(max(still.thousandths, 0), wanted.unit)
        said = {"quantity": measured_figures(wanted.thousandths, wanted.unit), "open": still_open}
        yield _finding(Level.RED, Code.OVER_NEED, "capacity", **said)


def _distribution(document: AgreementDocument, _text: PatternText) -> Iterator[Said]:
    if document.pattern is Pattern.DISTRIBUSI_KEAGENAN:
        yield from _principal(document)
    yield _finding(Level.GREEN, Code.REPORTING_DUE, "reporting")


def _principal(document: AgreementDocument) -> Iterator[Said]:
    if document.principal_makes_or_imports:
        yield _finding(Level.YELLOW, Code.DISTRIBUTOR_REGISTRATION, "distributor")
    elif document.principal_makes_or_imports is None:
        yield _finding(Level.GREEN, Code.PRINCIPAL_UNKNOWN, "distributor", commodity=document.commodity)


_SIGNERS = {"PIHAK PERTAMA": "first", "PIHAK KEDUA": "second"}
_RULES: tuple[_Rule, ...] = (
    _statutory,
    _parties,
    _time,
    _trade,
    _activity,
    _ownership,
    _gaps,
    provisions,
    prices,
    _terms,
    structure,
    _distribution,
    _sources,
    _defaults,
)
_BY_LAW: tuple[_JudgedRule, ...] = (_pair, _payment, _permits, _capacity, _need, group)
