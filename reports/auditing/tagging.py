"""Sentences as words with what they mean: "menetapkan harga" → "menetapkan:set:set/a: harga:price:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reports.auditing.lexicon import PHRASES, VERBS, WORDS
from reports.auditing.morphology import forms

_TOKEN = re.compile(r"[a-z0-9][\w'./%+-]*[\w%]|[a-z0-9]|[.,;:()?%]")
_PARTICLE = re.compile(r"(?:nya|lah|kah|pun|ku|mu)$")
_PIECE = re.compile(r"\(([^()]*)\)|([^\s()]+)")
_LONGEST = 9
_TAKES_AWAY = frozenset({"nochoice", "alone"})
_NAMED = frozenset({"large", "small", "both"})
_Template = tuple[re.Pattern[str], tuple[str, ...]]


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    tags: dict[str, list[str]] = {}
    for tag, roots in VERBS.items():
        for root in roots.split():
            for form, voice in forms(root):
                tags.setdefault(form, []).extend((tag, f"{tag}/{voice}"))
    for key, words in WORDS.items():
        for word in words.split():
            tags.setdefault(word, []).extend(key.split())
    return {word: tuple(dict.fromkeys(listed)) for word, listed in tags.items()}


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[_Template]]:
    """Phrases as patterns, by the words that they may begin with."""
    found: dict[str, list[_Template]] = {}
    for tags, block in PHRASES.items():
        for line in filter(None, map(str.strip, block.splitlines())):
            pattern = re.compile(_pattern(line))
            for word in _beginnings(line):
                found.setdefault(word, []).append((pattern, tuple(tags.split())))
    return found


def _pattern(line: str) -> str:
    """ "tanpa (perlu|) persetujuan" as a pattern over words with a space after each."""
    pieces = (piece[1].split("|") if piece[1] is not None else [piece[2]] for piece in _PIECE.finditer(line))
    return "".join(
        f"(?:{'|'.join(f'{re.escape(each)}(?:nya)? ' if each else '' for each in choices)})" for choices in pieces
    )


def _beginnings(line: str) -> set[str]:
    first: set[str] = set()
    for piece in _PIECE.finditer(line):
        choices = piece[1].split("|") if piece[1] is not None else [piece[2]]
        first.update(each.split()[0] for each in choices if each)
        if "" not in choices:
            break
    return first


@lru_cache(maxsize=4000)
def tagged(plain: str) -> str:
    """Return a sentence (evened, its sides named) with the tags of each word; phrases become one word."""
    words = _TOKEN.findall(plain)
    return " ".join(_tagged(words))


def _tagged(words: list[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        word = words[at]
        length, tags = _phrase_at(words, at) if word in _phrases() else (0, ())
        if length:
            yield f"{'_'.join(words[at : at + length])}:{':'.join(tags)}:"
            at += length
            continue
        yield f"{_plain(word)}:{''.join(f'{tag}:' for tag in _tags(word))}"
        at += 1


def _plain(word: str) -> str:
    return "," if word in ",()" else "." if word in ".;?:" else word


def _tags(word: str) -> tuple[str, ...]:
    if word in _NAMED:
        return (word,)
    direct = _words().get(word)
    return direct if direct is not None else _words().get(_PARTICLE.sub("", word), ())


def _phrase_at(words: list[str], at: int) -> tuple[int, tuple[str, ...]]:
    """How many words the longest phrase here has, and its tags."""
    ahead = " ".join(words[at : at + _LONGEST]) + " "
    longest = 0
    tags: tuple[str, ...] = ()
    for pattern, its in _phrases()[words[at]]:
        hit = pattern.match(ahead)
        length = hit[0].count(" ") if hit else 0
        if length > longest:
            longest, tags = length, its
        elif length and length == longest:
            tags = tuple(dict.fromkeys((*tags, *its)))
    return longest, _without_denial(tags)


def _without_denial(tags: tuple[str, ...]) -> tuple[str, ...]:
    """ "Tidak keberatan" takes a right away; it denies nothing of what follows."""
    if not _TAKES_AWAY & set(tags):
        return tags
    return tuple(tag for tag in tags if tag not in ("not", "silence"))
