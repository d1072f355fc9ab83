"""What the parties add to the wording: provisions of their own, and prices by quality."""

from __future__ import annotations

import re
from dataclasses import replace

from reports.agreement.document import AgreementDocument, Price, PriceRow
from reports.layout.flowables import letter
from reports.wording.library import pattern_text
from reports.wording.patterns import Ayat, Clause, PatternText

PROVISIONS = "ketentuan_tambahan"
_NUMBERED = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")


def text_of(document: AgreementDocument) -> PatternText:
    """Return the wording of an agreement, with the parties' own provisions as a pasal before the last."""
    text = pattern_text(document.pattern, document.signed_on)
    if not document.provisions:
        return text
    *before, last = text.clauses
    ayat = tuple(Ayat(f"{{{_name(at)}}}") for at in range(len(document.provisions)))
    own = Clause(PROVISIONS, text.annex.provisions_title, last.valid_from, ayat)
    return replace(text, clauses=(*before, own, last))


def provision_words(document: AgreementDocument) -> dict[str, str]:
    """Return the words that the parties' own pasal asks for."""
    return {_name(at): said for at, said in enumerate(document.provisions)}


def _name(at: int) -> str:
    return f"tambahan:{letter(at)}"


def provisions_of(words: str) -> tuple[str, ...]:
    """Return what somebody typed as provisions, one for each line; numbers in a row give way to those of the pasal."""
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    numbered = [_NUMBERED.match(line) for line in lines]
    if [found and int(found[1]) for found in numbered] == list(range(1, len(lines) + 1)):
        lines = [_NUMBERED.sub("", line, count=1) for line in lines]
    return tuple(lines)


def graded(document: AgreementDocument) -> tuple[PriceRow, ...]:
    """Return the prices by quality; nothing where one price holds for all."""
    return document.price_list if len(document.price_list) > 1 else ()


def quality(row: PriceRow, rows: tuple[PriceRow, ...]) -> str:
    """Return what a row is called; its note tells it from one of the same name."""
    alike = sum(1 for each in rows if each.item.casefold() == row.item.casefold()) > 1
    return f"{row.item} ({row.note})" if alike and row.note else row.item


def main_row(rows: tuple[PriceRow, ...], price: Price) -> PriceRow | None:
    """Return the row of a list that the price of the pasal stands in."""
    return next((row for row in rows if row.price.sen == price.sen and not price.formula), None)
