"""Judges what the parties added: their own provisions as somebody else's text is judged, and their list of prices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reports.agreement.document import AgreementDocument
from reports.agreement.fairness_check import flagged_words
from reports.agreement.findings import Code, Level, Said
from reports.agreement.own_words import main_row, quality
from reports.agreement.phrase_check import red_flags
from reports.agreement.phrases import price_words
from reports.agreement.places import place_words
from reports.wording.patterns import PatternText

ROOM = "provisions"


def provisions(document: AgreementDocument, _text: PatternText) -> Iterator[Said]:
    """What is unfair in the provisions, read together: one may speak of what another says."""
    quotes: list[str] = []
    for level, code, rule, found in flagged_words(document, "\n".join(document.provisions)):
        quotes.append(found)
        yield _said(level, code, rule, found, _where(document, found))
    for number, words in enumerate(document.provisions, start=1):
        for found in red_flags(words):
            if not any(found in quote for quote in quotes):
                yield _said(Level.RED, Code.RED_FLAG_PHRASE, "kppu", found, f"{ROOM}.{number}")


def _said(level: Level, code: Code, rule: str, found: str, where: str) -> Said:
    return Said(level, code, (("place", place_words(where)), ("found", found.rstrip(" .;"))), rule, where)


def _where(document: AgreementDocument, quote: str) -> str:
    """The provision that holds the words, as far as they stand in one."""
    numbers = (at for at, words in enumerate(document.provisions, start=1) if quote in words)
    number = next(numbers, None)
    return ROOM if number is None else f"{ROOM}.{number}"


def prices(document: AgreementDocument, _text: PatternText) -> Iterator[Said]:
    """A list that does not hold the price of the pasal, or one quality twice."""
    rows = document.price_list
    if rows and main_row(rows, document.price) is None and (document.price.sen or len(rows) > 1):
        said = (("price", price_words(document.price)),)
        yield Said(Level.RED, Code.PRICE_NOT_LISTED, said, "contract", "price_list")
    named = [quality(row, rows) for row in rows]
    times = Counter(name.casefold() for name in named)
    for name in named:
        if times.pop(name.casefold(), 0) > 1:
            yield Said(Level.RED, Code.PRICE_LISTED_TWICE, (("item", name),), "contract", "price_list")
