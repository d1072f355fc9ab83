"""What takes the small side's independence: values of clauses, and sentences that a person wrote into the document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from reports.agreement.document import AgreementDocument
from reports.agreement.findings import Code, Level, Said
from reports.agreement.phrases import decided_value
from reports.auditing import Kind, flags_of
from reports.auditing import Level as TextLevel
from reports.wording.patterns import PatternText
from reports.wording.values import in_words

_LEAST_RISK = Decimal(25)
_LEAST_PURCHASE = Decimal(50)
_PURCHASES = (("pemasaran", "bagian"), ("kegiatan", "jaminan_serap"), ("kegiatan", "jaminan_pesanan"))
_CODES = {
    Kind.UNILATERAL_PRICE: (Code.UNILATERAL_PRICE, "unilateral_price"),
    Kind.COLLATERAL: (Code.COLLATERAL_ASKED, "collateral"),
    Kind.UNILATERAL_END: (Code.UNILATERAL_END, "unilateral_end"),
    Kind.EXCLUSIVITY: (Code.EXCLUSIVE_WITHOUT_PURCHASE, "exclusivity"),
    Kind.PENALTY: (Code.ONE_SIDED_PENALTY, "penalty"),
    Kind.RISK: (Code.RISK_SHIFTED, "risk"),
    Kind.RENEWAL: (Code.AUTOMATIC_RENEWAL, "renewal"),
    Kind.OWNERSHIP: (Code.OWNERSHIP_TAKEN, "ownership"),
    Kind.WEEKDAY: (Code.WEEKDAY_WRONG, "office"),
}
_SHORTEST_SENTENCE = 25


def structure(document: AgreementDocument, text: PatternText) -> Iterator[Said]:
    """Judge the values of clauses: who bears the loss, and how much is bought in any case."""
    for each in text.parameters():
        value = decided_value(document, each)
        value = each.default if value is None else value
        if not isinstance(value, Decimal):
            continue
        at, said = f"{each.clause}.{each.code}", (("label", each.label), ("value", in_words(each, value)))
        if (each.clause, each.code) == ("risiko", "bagian_risiko") and value < _LEAST_RISK:
            level, code = (Level.YELLOW, Code.RISK_MOSTLY_SMALL) if value else (Level.RED, Code.RISK_SHIFTED)
            yield Said(
                level,
                code,
                said if value else (("found", f"{each.label}: {said[1][1]}"), ("place", each.label)),
                "risk",
                at,
            )
        elif (each.clause, each.code) in _PURCHASES and value < _LEAST_PURCHASE:
            yield Said(Level.YELLOW, Code.PURCHASE_LOW, said, "exclusivity", at)


def free_words(document: AgreementDocument, words: str) -> Iterator[tuple[Level, Code, str, str]]:
    """Judge a sentence that a person wrote: (level, code, rule, the words)."""
    if len(words) < _SHORTEST_SENTENCE:
        return
    yield from (each for each in flagged_words(document, words) if each[0] is Level.RED)


def flagged_words(document: AgreementDocument, words: str) -> Iterator[tuple[Level, Code, str, str]]:
    """Judge several sentences, also where they leave it open: (level, code, rule, the words)."""
    for level, kind, quote in _flagged(words):
        if kind is Kind.EXCLUSIVITY and _buys_all(document):
            continue
        code, rule = _CODES[kind]
        sure = level is TextLevel.RED
        yield (Level.RED, code, rule, quote) if sure else (Level.YELLOW, Code.PROVISION_DOUBTFUL, rule, quote)


@lru_cache(maxsize=2000)
def _flagged(words: str) -> tuple[tuple[TextLevel, Kind, str], ...]:
    """The same words are judged at every pause of typing."""
    return tuple(
        (found.level, found.kind, found.quote)
        for found in flags_of(words)
        if found.level is not TextLevel.GREEN and found.kind in _CODES and found.quote
    )


def _buys_all(document: AgreementDocument) -> bool:
    decided = {(term.clause, term.parameter): term.value for term in document.terms}
    return any(decided.get(key) == Decimal(100) for key in _PURCHASES)
