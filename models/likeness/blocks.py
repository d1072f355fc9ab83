"""Which pairs are worth a look: those that share a number, a name, or a word together with a place or another word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import crc32

import numpy as np

from models.likeness.register import Ground, Ints, Texts

NEIGHBOURS = 12
"""So many of a crowd that shares a key are compared with each, in the order of their names and of their owners."""
_SHORTEST = 3
_Keys = tuple[list[int], list[int]]


def likely_pairs(ground: Ground) -> tuple[Ints, Ints]:
    """Rows to compare, each pair once, the lower row first."""
    orders = [_ranks(texts) for texts in (ground.own, ground.owner_sorted)]
    parts = [
        _neighbours(rows, keys, rank, len(ground)) for rows, keys in _all_keys(ground) for rank in orders if len(rows)
    ]
    found = _once(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)
    return found // max(len(ground), 1), found % max(len(ground), 1)


def _all_keys(ground: Ground) -> Iterator[tuple[Ints, Ints]]:
    """(rows, their keys), a kind of key at a time."""
    register = ground.register
    every = np.arange(len(ground), dtype=np.int64)
    for numbers in (register.niks, register.phones, register.nibs):
        yield every[numbers != 0], numbers[numbers != 0]
    names, owners = _long_words(ground.own), _long_words(ground.owner_sorted)
    yield _columns((row, _key(words, 0)) for row, words in enumerate(names) if words)
    for words in (names, owners):
        yield _columns(_with_place(words, ground.kecamatan))
    yield _columns(_with_place([(" ".join(each),) if each else () for each in owners], ground.kabupaten))
    yield _columns(
        (row, _key(name, crc32(owner.encode())))
        for row, (of_name, of_owner) in enumerate(zip(names, owners, strict=True))
        for name in of_name
        for owner in of_owner
    )


def _long_words(texts: Texts) -> list[tuple[str, ...]]:
    return [tuple({word for word in text.split() if len(word) >= _SHORTEST}) or tuple(text.split()) for text in texts]


def _with_place(words: list[tuple[str, ...]], places: Ints) -> Iterator[tuple[int, int]]:
    for row, (each, place) in enumerate(zip(words, places.tolist(), strict=True)):
        if place:
            yield from ((row, _key(word, place)) for word in each)


def _key(words: str | tuple[str, ...], place: int) -> int:
    told = words if isinstance(words, str) else " ".join(sorted(words))
    return crc32(told.encode()) << 31 | place % (1 << 31)


def _columns(keys: Iterable[tuple[int, int]]) -> tuple[Ints, Ints]:
    told = np.array(list(keys), dtype=np.int64).reshape(-1, 2)
    return told[:, 0], told[:, 1]


def _ranks(texts: Texts) -> Ints:
    told = texts.tolist()
    place = {text: at for at, text in enumerate(sorted(set(told)))}
    return np.array([place[text] for text in told], dtype=np.int64)


def _neighbours(rows: Ints, keys: Ints, rank: Ints, total: int) -> Ints:
    """Pairs of rows of one key that stand near each other in this order, as one number each."""
    order = np.lexsort((rank[rows], keys))
    rows, keys = rows[order], keys[order]
    found = []
    for step in range(1, NEIGHBOURS + 1):
        together = keys[step:] == keys[:-step]
        if not together.any():
            break
        first, second = rows[:-step][together], rows[step:][together]
        low, high = np.minimum(first, second), np.maximum(first, second)
        found.append((low * total + high)[low != high])
    return _once(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _once(pairs: Ints) -> Ints:
    """Each pair once; sorting is several times faster than `np.unique`, which hashes."""
    if not len(pairs):
        return pairs
    ordered = np.sort(pairs)
    told: Ints = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])]
    return told
