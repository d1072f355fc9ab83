"""One number for all that an answer is decided from; the order of the rows is no part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from hashlib import sha256

import numpy as np

from matching.candidates import rank_of
from matching.columns import Columns, Floats, Ints, Needs, Offers
from matching.market import enterprise_limits
from matching.problem import ENGINE_VERSION, LegalParameters, Problem

_NAMES = ("enterprise", "owner", "business", "nib", "partner")
"""Columns whose numbers only tell who is the same as whom."""


def fingerprint(problem: Problem, offer_codes: Sequence[str] = (), need_codes: Sequence[str] = ()) -> str:
    """Hexadecimal SHA-256 over columns, graph, law, settings, locks, forbids, and the public codes where given.

    Two problems with the same fingerprint have the same proposals, row for row in the order of their uids.
    """
    by_uid = [np.argsort(side.uid, kind="stable") for side in (problem.offers, problem.needs)]
    offers, needs = problem.offers.take(by_uid[0]), problem.needs.take(by_uid[1])
    listed = zip((offer_codes, need_codes), by_uid, strict=True)
    codes = [[known[at] for at in order] for known, order in listed if known]
    digest = sha256(repr((ENGINE_VERSION, codes)).encode())
    for part in (*_sides(problem, offers, needs), *_words(problem), *_pairs(problem)):
        digest.update(part)
        digest.update(b"\0")
    return digest.hexdigest()


def _sides(problem: Problem, offers: Offers, needs: Needs) -> Iterable[bytes]:
    """Every column in the order of the uids; who is who is told by where he is first met."""
    for columns in (offers, needs):
        for field in fields(columns):
            if field.name not in ("uid", *_NAMES):
                yield field.name.encode() + _bytes(getattr(columns, field.name))
    for name in _NAMES:
        yield name.encode() + _bytes(_met(_both(offers, needs, name)))
    yield _bytes(enterprise_limits(problem)[offers.enterprise])
    yield from _stated(problem, offers, needs)


def _both(offers: Columns, needs: Columns, name: str) -> Ints:
    """A column of both sides, one after the other."""
    mine = [getattr(columns, name) for columns in (offers, needs) if hasattr(columns, name)]
    return np.concatenate(mine)


def _met(numbers: Ints) -> Ints:
    """Each number's place of first meeting; -1 stays what it is."""
    _, first, place = np.unique(numbers, return_index=True, return_inverse=True)
    return np.where(numbers < 0, numbers, first[place])


def _stated(problem: Problem, offers: Offers, needs: Needs) -> Iterable[bytes]:
    """What is known of businesses and partners beside the columns."""
    business, partner = (_first_places(_both(offers, needs, name)) for name in ("business", "partner"))
    owned = sorted((business[a], business[b]) for a, b in problem.ownerships if a in business and b in business)
    makes = sorted((partner[who], what) for who, what in problem.makes if who in partner)
    return repr(owned).encode(), repr(makes).encode()


def _first_places(numbers: Ints) -> dict[int, int]:
    found, first = np.unique(numbers, return_index=True)
    return dict(zip(found.tolist(), first.tolist(), strict=True))


def _words(problem: Problem) -> Iterable[bytes]:
    graph, settings = problem.graph, problem.settings
    yield repr((graph.commodities, sorted(map(repr, graph.links)), sorted(graph.kinds))).encode()
    yield repr(_law(problem.law)).encode()
    yield repr([(field.name, repr(getattr(settings, field.name))) for field in fields(settings)]).encode()


def _law(law: LegalParameters) -> list[list[str]]:
    """Sets have an order of their own in every process: here they are sorted."""
    return [
        sorted(repr([(field.name, _ordered(getattr(row, field.name))) for field in fields(row)]) for row in rows)
        for rows in (law.patterns, law.papers, law.rules)
    ]


def _ordered(value: object) -> str:
    return repr(sorted(map(repr, value))) if isinstance(value, frozenset) else repr(value)


def _pairs(problem: Problem) -> Iterable[bytes]:
    """Locks and forbids by the places of their uids."""
    offer, need = rank_of(problem.offers.uid).tolist(), rank_of(problem.needs.uid).tolist()
    locks = sorted((offer[lock.offer], need[lock.need], lock.quantity) for lock in problem.locks)
    return repr(locks).encode(), repr(sorted((offer[i], need[j]) for i, j in problem.forbids)).encode()


def _bytes(column: Ints | Floats) -> bytes:
    if column.dtype.kind == "f":
        column = np.where(np.isnan(column), np.nan, column)
    return np.ascontiguousarray(column).tobytes()
