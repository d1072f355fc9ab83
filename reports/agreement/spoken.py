"""The wording of an agreement as its paper prints it, pasal by pasal: it outlives the texts that it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reports.agreement.document import AgreementDocument, Party
from reports.agreement.own_words import text_of
from reports.agreement.phrases import clause_phrases, group_phrases, phrases
from reports.wording.filling import Phrases, applying, fill, filled_items, title_of
from reports.wording.patterns import Ayat, Clause, PatternText

_KEPT_ON_PAPER = "tercantum dalam naskah"
"""In place of an account number: the facts are kept in clear, the paper is not."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One pasal: its code in our texts, its heading, its sentences in order; opening and closing have no code."""

    code: str
    title: str
    sentences: tuple[str, ...]


def spoken(document: AgreementDocument) -> tuple[Spoken, ...]:
    """Everything in words between title and signatures; raises UnfilledPlaceholder for a fact that is missing."""
    facts = document
    if document.first.bank_account or document.second.bank_account:
        facts = replace(document, first=_public(document.first), second=_public(document.second))
    text = text_of(facts)
    words = phrases(facts, text)
    pasal = (_pasal(clause, clause_phrases(words, clause, facts), facts, text) for clause in text.clauses)
    closing = Spoken("", "", (fill(text.closing, words), text.annex.stamp_note))
    return (Spoken("", text.title, _opening(facts, text, words)), *pasal, closing, *_of_group(facts, text, words))


def _of_group(document: AgreementDocument, text: PatternText, words: Phrases) -> tuple[Spoken, ...]:
    if not document.members:
        return ()
    group, known = text.group, group_phrases(words, document)
    members = (group.members_lead, *group.members_terms)
    power = (group.power_lead, group.power_given, *group.power_items, group.power_limits, group.power_signed)
    return tuple(
        Spoken("", title, tuple(fill(each, known) for each in said))
        for title, said in ((group.members_title, members), (group.power_title, power))
    )


def _public(party: Party) -> Party:
    return replace(party, bank_account=_KEPT_ON_PAPER if party.bank_account else "")


def _opening(document: AgreementDocument, text: PatternText, words: Phrases) -> tuple[str, ...]:
    named = (text.opening, text.first_named, text.second_named)
    cited = (source.citation for source in document.sources)
    return (
        *(fill(each, words) for each in named),
        *filled_items(text.premises, words),
        text.bases,
        *cited,
        fill(text.agreed, words),
    )


def _pasal(clause: Clause, words: Phrases, document: AgreementDocument, text: PatternText) -> Spoken:
    shown = (ayat for ayat in applying(clause, words) if not ayat.duties or document.duties)
    said = (line for ayat in shown for line in (fill(ayat.text, words), *_items(ayat, words, document, text)))
    return Spoken(clause.code, title_of(clause, words), tuple(said))


def _items(ayat: Ayat, words: Phrases, document: AgreementDocument, text: PatternText) -> tuple[str, ...]:
    if not ayat.duties:
        return filled_items(ayat.items, words)
    return tuple(duty.text for duty in text.duties if duty.code in document.duties)
