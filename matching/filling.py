"""From shares to whole quantities: choose partners, fill up, exchange one partner for a better one."""

from __future__ import annotations

import numpy as np

from matching.columns import Flags, Floats, Ints
from matching.market import Account, Market
from matching.programmes import support_of
from matching.relaxation import relaxed

ROUNDS = 3
"""Times that filling, exchanging and sharing out anew follow one another."""


def rounded(market: Market, share: Floats) -> Ints:
    """Whole quantities near the relaxation's shares that keep every limit."""
    account = Account(market)
    _reserve(account)
    _choose(account, np.rint(share * market.most).astype(np.int64))
    best, best_value = account.amount.copy(), account.value()
    for _ in range(ROUNDS):
        _fill(account)
        _exchange(account)
        _share_out(account)
        if account.value() <= best_value:
            break
        best, best_value = account.amount.copy(), account.value()
    return best


def _reserve(account: Account) -> None:
    """Locked pairs get their minimum before anybody else."""
    for pair in np.flatnonzero(account.market.forced).tolist():
        account.give(pair, int(account.market.least[pair]))


def _choose(account: Account, wished: Ints) -> None:
    """Partners in the order of what they bring in the relaxation, each at least with its minimum."""
    market = account.market
    hopeful = np.flatnonzero(wished > 0)
    order = hopeful[np.argsort(-(market.gain * wished)[hopeful], kind="stable")]
    for pair in order.tolist():
        _admit(account, pair, int(max(wished[pair], market.least[pair])))
    for pair in order.tolist():
        if account.amount[pair]:
            account.give(pair, int(account.room(np.array([pair]))[0]))


def _admit(account: Account, pair: int, wish: int) -> None:
    market = account.market
    room = int(account.room(np.array([pair]))[0])
    if account.amount[pair]:
        account.give(pair, min(room, max(wish - int(account.amount[pair]), 0)))
    elif _may_join(account, np.array([pair]))[0] and room >= market.least[pair]:
        account.give(pair, min(room, wish))


def _may_join(account: Account, pairs: Ints) -> Flags:
    market = account.market
    fresh: Flags = account.amount[pairs] == 0
    return fresh & (account.slots[market.need[pairs]] > 0) & (account.visits[market.enterprise[pairs]] > 0)


def _pairs_by_need(market: Market) -> list[Ints]:
    order = np.argsort(market.need, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(market.need[order])) + 1)


def _fill(account: Account) -> None:
    """Each need takes what is left: from its partners first, then from new ones."""
    for pairs in _pairs_by_need(account.market):
        while account.left[account.market.need[pairs[0]]] > 0 and _fill_once(account, pairs):
            pass


def _fill_once(account: Account, pairs: Ints) -> bool:
    market, room = account.market, account.room(pairs)
    able = np.where(_may_join(account, pairs), room >= market.least[pairs], account.amount[pairs] > 0)
    earned = np.where(able, market.gain[pairs] * room, 0.0)
    best = int(np.argmax(earned))
    if earned[best] <= 0:
        return False
    account.give(int(pairs[best]), int(room[best]))
    return True


def _exchange(account: Account) -> None:
    """Each partner gives way to another that brings the need more."""
    for pairs in _pairs_by_need(account.market):
        for pair in pairs[account.amount[pairs] > 0].tolist():
            if not account.market.forced[pair]:
                _exchange_one(account, pair, pairs)


def _exchange_one(account: Account, pair: int, pairs: Ints) -> None:
    market = account.market
    before = account.withdraw(pair)
    room = account.room(pairs)
    able = _may_join(account, pairs) & (room >= market.least[pairs])
    earned = np.where(able, market.gain[pairs] * room, 0.0)
    best = int(np.argmax(earned))
    if earned[best] > market.gain[pair] * before * (1 + 1e-12):
        account.give(int(pairs[best]), int(room[best]))
    else:
        account.give(pair, before)


def _share_out(account: Account) -> None:
    """The best quantities for the partners that are chosen now."""
    chosen = np.flatnonzero(account.amount)
    if not len(chosen):
        return
    market = account.market.part(chosen)
    answer = relaxed(support_of(market))
    if answer is None:
        return
    quantity = np.maximum(np.floor(answer.share * market.most + 1e-6).astype(np.int64), market.least)
    account.set(_within_limits(account, chosen, quantity))


def whole_of(market: Market, share: Floats) -> Ints:
    """The shares as whole quantities, nothing else changed; nothing at all where that breaks a limit."""
    chosen = np.flatnonzero(share)
    amounts = np.zeros(len(market), dtype=np.int64)
    floor = np.floor(share[chosen] * market.most[chosen] + 1e-6).astype(np.int64)
    amounts[chosen] = np.maximum(floor, market.least[chosen])
    trial = Account(market)
    trial.set(amounts)
    kept = all((left >= 0).all() for left in (trial.spare, trial.left, trial.slots, trial.visits))
    return amounts if kept else np.zeros_like(amounts)


def _within_limits(account: Account, chosen: Ints, quantity: Ints) -> Ints:
    """The quantities, unless rounding broke a limit: then what there was before."""
    trial = Account(account.market)
    amounts = np.zeros(len(account.market), dtype=np.int64)
    amounts[chosen] = quantity
    trial.set(amounts)
    kept = (trial.spare >= 0).all() and (trial.left >= 0).all()
    return amounts if kept and trial.value() > account.value() else account.amount
