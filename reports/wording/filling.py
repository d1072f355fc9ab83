"""Puts decided values into the legal texts, strictly: nothing may stay open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reports.wording.patterns import Ayat, Clause, Item

_PLACEHOLDER = re.compile(r"\{([a-z_:.]+)\}")


class UnfilledPlaceholder(LookupError):
    """A text asks for a value that nobody gave."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What placeholders say (`words`) and what conditions ask (`states`: "" or "0" count as no).

    `blank` stands in for missing words; without it (a paper to be signed) a missing word is an error.
    """

    words: Mapping[str, str]
    states: Mapping[str, str]
    blank: str = ""

    def with_more(self, words: Mapping[str, str], states: Mapping[str, str]) -> Phrases:
        """Return these phrases widened by a clause's own parameters."""
        return Phrases({**self.words, **words}, {**self.states, **states}, self.blank)


def placeholders(text: str) -> set[str]:
    """Return the names a text wants filled."""
    return set(_PLACEHOLDER.findall(text))


def fill(text: str, phrases: Phrases) -> str:
    """Return the text with every placeholder replaced; raise UnfilledPlaceholder for one without words."""

    def words(found: re.Match[str]) -> str:
        value = phrases.words.get(found[1], "") or phrases.blank
        if not value:
            raise UnfilledPlaceholder(found[1])
        return value

    return _PLACEHOLDER.sub(words, text)


def given(value: str, name: str, phrases: Phrases) -> str:
    """Return a fact that has to be there; raise UnfilledPlaceholder naming it when it is empty."""
    words = value.strip() or phrases.blank
    if not words:
        raise UnfilledPlaceholder(name)
    return words


def holds(condition: str, phrases: Phrases) -> bool:
    """Judge a condition: "" always, "x" has a value, "!x" has none, "x=v" equals."""
    if not condition:
        return True
    if condition.startswith("!"):
        return not holds(condition[1:], phrases)
    name, _, wanted = condition.partition("=")
    if name not in phrases.states:
        raise UnfilledPlaceholder(name)
    state = phrases.states[name]
    return state == wanted if wanted else state not in ("", "0")


def filled_items(items: tuple[Item, ...], phrases: Phrases) -> tuple[str, ...]:
    """Return the items that apply, filled."""
    return tuple(fill(item.text, phrases) for item in items if holds(item.only_if, phrases))


def applying(clause: Clause, phrases: Phrases) -> tuple[Ayat, ...]:
    """Return the ayat of a clause that apply."""
    return tuple(ayat for ayat in clause.ayat if holds(ayat.only_if, phrases))


def title_of(clause: Clause, phrases: Phrases) -> str:
    """Return a clause's heading, filled."""
    longer = clause.title_if and holds(clause.title_if, phrases)
    return fill(clause.longer_title if longer else clause.title, phrases)
