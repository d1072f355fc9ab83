"""Finds what an agreement still lacks, and lists every word a person wrote into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from reports.agreement.document import AgreementDocument, Party
from reports.agreement.phrases import clause_phrases, group_phrases, phrases
from reports.wording.filling import Phrases, applying, holds, placeholders
from reports.wording.patterns import Clause, PatternText

_REQUIRED_OF_PARTY = ("name", "representative", "position", "address", "authority")


def unfilled(document: AgreementDocument, text: PatternText) -> tuple[str, ...]:
    """Return the names of facts without which the paper to be signed cannot be printed, each once."""
    known = phrases(document, text, blank="?")
    found = [*_missing_of_party("pertama", document.first), *_missing_of_party("kedua", document.second)]
    if not document.subject.strip():
        found.append("perihal")
    for wanted, words in _texts(document, text, known):
        found.extend(name for name in sorted(placeholders(wanted)) if not words.words.get(name, "").strip())
    return tuple(dict.fromkeys(found))


def _missing_of_party(role: str, party: Party) -> Iterator[str]:
    for name in _REQUIRED_OF_PARTY:
        if not getattr(party, name).strip():
            yield f"{_NAMES[name]}_{role}"


_NAMES = {
    "name": "nama",
    "representative": "wakil",
    "position": "jabatan",
    "address": "alamat",
    "authority": "kewenangan",
}


def _texts(document: AgreementDocument, text: PatternText, known: Phrases) -> Iterator[tuple[str, Phrases]]:
    annex = (text.annex.reference, text.annex.specification_missing, text.annex.schedule_missing)
    for frame in (text.opening, text.first_named, text.second_named, text.agreed, text.closing, *annex):
        yield frame, known
    if document.members:
        yield text.group.members_lead, group_phrases(known, document)
        yield text.group.power_items[0], group_phrases(known, document)
    for premise in text.premises:
        yield premise.text, known
    for clause in text.clauses:
        words = clause_phrases(known, clause, document)
        for sentence in _sentences(clause, words):
            yield sentence, words


def _sentences(clause: Clause, words: Phrases) -> Iterator[str]:
    yield clause.title
    yield clause.longer_title
    for ayat in applying(clause, words):
        yield ayat.text
        yield from (item.text for item in ayat.items if holds(item.only_if, words))


def asked_of(clause: Clause, words: Phrases) -> frozenset[str]:
    """Return the names that the sentences printed ask for, and those that decide which sentences are printed."""
    conditions = [clause.title_if, *(ayat.only_if for ayat in clause.ayat)]
    tables = []
    for ayat in applying(clause, words):
        conditions.extend(item.only_if for item in ayat.items)
        tables.append(ayat.table)
    named = {each.lstrip("!").partition("=")[0] for each in conditions}
    return frozenset({*named, *tables, *(name for said in _sentences(clause, words) for name in placeholders(said))})


def written_values(document: AgreementDocument) -> Iterator[tuple[str, str]]:
    """Return every text in the document with the place it stands in, such as "second.address"."""
    return _walk("", document)


def _walk(place: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for number, each in enumerate(value, start=1):
            yield from _walk(f"{place}.{number}", each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _walk(f"{place}.{field.name}".lstrip("."), getattr(value, field.name))
