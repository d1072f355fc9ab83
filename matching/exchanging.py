"""From averaged shares to whole quantities: partners are chosen, then needs choose anew, alone and two at a time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.columns import Floats, Ints
from matching.compiled import compiled
from matching.lots import Lots

HALVINGS = 10
"""Rates that a need tries between nothing and its best partner's gain."""
DESIRED = 6
"""Offers that a need would rather have, and whose holders it asks."""
CROWD = 16
"""Partners beyond which two needs no longer choose together: who has so many loses little by any one of them."""
PASSES = 6
LEAST_GAIN = 2e-4
"""Relative gain of a pass below which the exchange ends."""
TRACE = 0.02
"""Averaged share from which a pair is thought of as a partner."""


class Book(NamedTuple):
    """What has been given to each pair, and what is left of everything."""

    amount: Ints
    spare: Ints
    left: Ints
    slots: Ints
    visits: Ints


class Desk(NamedTuple):
    """Room to work in."""

    key: Floats
    place: Ints
    open: Ints
    """Pairs of a need that could get something, behind the first place, which says how many they are."""
    room: Ints
    trial: Ints
    best: Ints
    first: Ints
    second: Ints
    first_best: Ints
    second_best: Ints


def empty_book(lots: Lots) -> Book:
    """Nothing given yet."""
    none = np.zeros(len(lots.offer), dtype=np.int64)
    return Book(none, lots.capacity.copy(), lots.quantity.copy(), lots.partners.copy(), lots.visits.copy())


def desk_of(lots: Lots) -> Desk:
    """Room for the need with most pairs."""
    size = int(np.diff(lots.start).max(initial=0)) + 1
    return Desk(np.zeros(size), *(np.zeros(size, dtype=np.int64) for _ in range(9)))


@compiled
def taken(lots: Lots, pair: int, quantity: int) -> int:
    """What a quantity takes of the offer, rounded up."""
    if lots.above[pair] == lots.below[pair]:
        return quantity
    return -int((-quantity * lots.above[pair]) // lots.below[pair])


@compiled
def add(lots: Lots, book: Book, pair: int, quantity: int) -> None:
    """Gives a pair more, or less."""
    need, before = lots.need[pair], book.amount[pair]
    after = before + quantity
    book.spare[lots.offer[pair]] += taken(lots, pair, before) - taken(lots, pair, after)
    book.left[need] -= quantity
    change = (before > 0) - (after > 0)
    book.slots[need] += change
    book.visits[lots.firm[pair]] += change
    book.amount[pair] = after


@compiled
def withdraw(lots: Lots, book: Book, need: int) -> None:
    """Takes everything from a need."""
    for pair in range(lots.start[need], lots.start[need + 1]):
        if book.amount[pair] > 0:
            add(lots, book, pair, -book.amount[pair])


@compiled
def put(lots: Lots, book: Book, need: int, amounts: Ints) -> None:
    """Gives a need that has nothing these amounts."""
    first = lots.start[need]
    for pair in range(first, lots.start[need + 1]):
        if amounts[pair - first] > 0:
            add(lots, book, pair, amounts[pair - first])


@compiled
def remember(lots: Lots, book: Book, need: int, amounts: Ints) -> float:
    """Copies what a need has, and says what it is worth."""
    first, value = lots.start[need], 0.0
    for pair in range(first, lots.start[need + 1]):
        amounts[pair - first] = book.amount[pair]
        value += lots.gain[pair] * book.amount[pair]
    return value


@compiled
def room(lots: Lots, book: Book, pair: int) -> int:
    """How much more a pair could get."""
    own = book.amount[pair]
    carried = book.spare[lots.offer[pair]] + taken(lots, pair, own)
    if lots.above[pair] != lots.below[pair]:
        carried = carried * lots.below[pair] // max(lots.above[pair], 1)
    return int(min(lots.most[pair], book.left[lots.need[pair]] + own, carried) - own)


@compiled
def admit(lots: Lots, book: Book, order: Ints, share: Floats) -> None:
    """Partners in this order, each with about its share and at least its minimum; then each as much as there is."""
    for pair in order:
        space = room(lots, book, pair)
        if book.amount[pair] > 0 or book.slots[lots.need[pair]] <= 0 or book.visits[lots.firm[pair]] <= 0:
            continue
        if space >= lots.least[pair]:
            add(lots, book, pair, min(space, max(int(share[pair] * lots.most[pair]), lots.least[pair])))
    for pair in order:
        if book.amount[pair] > 0:
            add(lots, book, pair, max(room(lots, book, pair), 0))


@compiled
def _rooms(lots: Lots, book: Book, need: int, desk: Desk) -> None:
    first = lots.start[need]
    for pair in range(first, lots.start[need + 1]):
        space = room(lots, book, pair)
        fits = space >= lots.least[pair] and book.visits[lots.firm[pair]] > 0
        desk.room[pair - first] = space if fits else 0
    _note_open(lots, need, desk)


@compiled
def _note_open(lots: Lots, need: int, desk: Desk) -> None:
    """Notes the pairs that have room, and forgets the last trial."""
    count = 0
    for at in range(lots.start[need + 1] - lots.start[need]):
        desk.trial[at] = 0
        if desk.room[at] > 0:
            count += 1
            desk.open[count] = at
    desk.open[0] = count


@compiled
def _ranked(lots: Lots, need: int, slots: int, rate: float, toll: Floats, desk: Desk) -> int:
    """Puts the partners worth most at this rate in front; says how many there are."""
    first, count = lots.start[need], 0
    slots = min(slots, len(desk.key) - 1)
    for pair in range(first, lots.start[need + 1]):
        at = pair - first
        desk.trial[at] = 0
        space = desk.room[at]
        if space <= 0 or slots <= 0:
            continue
        worth = (lots.gain[pair] - rate - toll[pair]) * space
        if lots.forced[pair]:
            worth = np.inf
        if worth <= 0 or (count == slots and worth <= desk.key[slots - 1]):
            continue
        place = count if count < slots else slots - 1
        count = min(count + 1, slots)
        while place > 0 and desk.key[place - 1] < worth:
            desk.key[place], desk.place[place] = desk.key[place - 1], desk.place[place - 1]
            place -= 1
        desk.key[place], desk.place[place] = worth, at
    return count


@compiled
def _within_visits(lots: Lots, book: Book, need: int, count: int, desk: Desk) -> int:
    """Drops what a firm offers beyond the needs it may still serve; says how many are left."""
    first, kept = lots.start[need], 0
    for place in range(count):
        firm, same = lots.firm[first + desk.place[place]], 0
        for other in range(kept if book.visits[firm] <= kept else 0):
            same += lots.firm[first + desk.place[other]] == firm
        if same < book.visits[firm]:
            desk.place[kept] = desk.place[place]
            kept += 1
    return kept


@compiled
def _shared_out(lots: Lots, need: int, rest: int, count: int, desk: Desk) -> float:
    """Minimum lots first, in the order of rank, then the rest to whoever gains most of it; says what it is worth."""
    first = lots.start[need]
    for place in range(count):
        at = desk.place[place]
        if lots.least[first + at] <= rest:
            desk.trial[at] = lots.least[first + at]
            rest -= desk.trial[at]
    while rest > 0:
        best = -1
        for place in range(count):
            at = desk.place[place]
            open_ = 0 < desk.trial[at] < desk.room[at]
            if open_ and (best < 0 or lots.gain[first + at] > lots.gain[first + best]):
                best = at
        if best < 0:
            break
        more = min(rest, desk.room[best] - desk.trial[best])
        desk.trial[best] += more
        rest -= more
    value = 0.0
    for place in range(count):
        value += lots.gain[first + desk.place[place]] * desk.trial[desk.place[place]]
    return value


@compiled
def choose(lots: Lots, book: Book, need: int, toll: Floats, desk: Desk) -> float:
    """The best partners found for a need that has none, left in `desk.best`; says what they are worth."""
    _rooms(lots, book, need, desk)
    return choose_in_rooms(lots, book, need, toll, desk)


@compiled
def choose_in_rooms(lots: Lots, book: Book, need: int, toll: Floats, desk: Desk) -> float:
    """The same, where `desk.room` says how much each pair could get."""
    first, size = lots.start[need], lots.start[need + 1] - lots.start[need]
    low, high, best, rate = 0.0, 0.0, -1.0, 0.0
    for number in range(desk.open[0]):
        high = max(high, lots.gain[first + desk.open[number + 1]])
    desk.best[:size] = 0
    for _ in range(HALVINGS):
        count = _ranked(lots, need, book.slots[need], rate, toll, desk)
        count = _within_visits(lots, book, need, count, desk)
        wish = 0
        for place in range(count):
            wish += desk.room[desk.place[place]]
        value = _shared_out(lots, need, book.left[need], count, desk)
        if value > best:
            best = value
            desk.best[:size] = desk.trial[:size]
        for place in range(count):
            desk.trial[desk.place[place]] = 0
        if wish > book.left[need]:
            low = rate
        elif rate == 0.0:
            break
        else:
            high = rate
        rate = (low + high) / 2
    return max(best, 0.0)


@compiled
def _keeps_forced(lots: Lots, need: int, amounts: Ints) -> bool:
    first = lots.start[need]
    for pair in range(first, lots.start[need + 1]):
        if lots.forced[pair] and amounts[pair - first] < lots.least[pair]:
            return False
    return True


@compiled
def choose_again(lots: Lots, book: Book, need: int, toll: Floats, desk: Desk) -> float:
    """Lets one need choose anew; says what was gained."""
    before = remember(lots, book, need, desk.first)
    withdraw(lots, book, need)
    after = choose(lots, book, need, toll, desk)
    if after > before * (1 + 1e-12) and _keeps_forced(lots, need, desk.best):
        put(lots, book, need, desk.best)
        return after - before
    put(lots, book, need, desk.first)
    return 0.0


@compiled
def choose_each(lots: Lots, book: Book, toll: Floats, desk: Desk) -> float:
    """Lets every need choose anew, one after the other."""
    gained = 0.0
    for need in range(len(lots.start) - 1):
        gained += choose_again(lots, book, need, toll, desk)
    return gained


@compiled
def _in_turn(lots: Lots, book: Book, one: int, two: int, toll: Floats, free: Floats, desk: Desk) -> float:
    value = choose(lots, book, one, toll, desk)
    kept = _keeps_forced(lots, one, desk.best)
    put(lots, book, one, desk.best)
    value += choose(lots, book, two, free, desk)
    kept = kept and _keeps_forced(lots, two, desk.best)
    put(lots, book, two, desk.best)
    return value if kept else -1.0


@compiled
def choose_two(lots: Lots, book: Book, one: int, two: int, toll: Floats, free: Floats, desk: Desk) -> float:
    """Lets two needs choose anew together, in either order, with and without a thought for others; says the gain."""
    before = remember(lots, book, one, desk.first) + remember(lots, book, two, desk.second)
    top, found = before * (1 + 1e-9), False
    withdraw(lots, book, one)
    withdraw(lots, book, two)
    for way in range(4):
        first, second = (one, two) if way % 2 == 0 else (two, one)
        value = _in_turn(lots, book, first, second, free if way < 2 else toll, free, desk)
        if value > top:
            top, found = value, True
            remember(lots, book, one, desk.first_best)
            remember(lots, book, two, desk.second_best)
        withdraw(lots, book, one)
        withdraw(lots, book, two)
    put(lots, book, one, desk.first_best if found else desk.first)
    put(lots, book, two, desk.second_best if found else desk.second)
    return top - before if found else 0.0


@compiled
def _partners(lots: Lots, need: int) -> int:
    """How many a need may have, and could have."""
    return int(min(lots.partners[need], lots.start[need + 1] - lots.start[need]))


@compiled
def _wishes(lots: Lots, book: Book, need: int, toll: Floats, wish: Floats) -> None:
    """What each partner that the need does not have would bring beyond its price."""
    first = lots.start[need]
    for pair in range(first, lots.start[need + 1]):
        has = book.amount[pair] > 0
        wish[pair - first] = -np.inf if has else (lots.gain[pair] - toll[pair]) * lots.most[pair]


@compiled
def exchange(lots: Lots, book: Book, toll: Floats, free: Floats, desk: Desk, changed: Ints, turn: int) -> float:
    """Each need asks the holders of what it would rather have; says what was gained.

    `changed` holds the turn in which a need last got something else: two that both rested need not ask again.
    """
    gained, asked, wish = 0.0, np.full(len(lots.start) - 1, -1), np.zeros(len(desk.key))
    for need in range(len(lots.start) - 1):
        size = lots.start[need + 1] - lots.start[need]
        _wishes(lots, book, need, toll, wish)
        for _ in range(min(DESIRED, size)):
            at = int(np.argmax(wish[:size]))
            if wish[at] == -np.inf:
                break
            wish[at] = -np.inf
            offer = lots.offer[lots.start[need] + at]
            for place in range(lots.held_from[offer], lots.held_from[offer + 1]):
                other = lots.need[lots.holder[place]]
                rested = changed[need] < turn - 1 and changed[other] < turn - 1
                rested = rested or min(_partners(lots, need), _partners(lots, other)) > CROWD
                if rested or other == need or asked[other] == need or book.amount[lots.holder[place]] == 0:
                    continue
                asked[other] = need
                more = choose_two(lots, book, need, other, toll, free, desk)
                if more > 0:
                    gained += more
                    changed[need] = changed[other] = turn
    return gained


def exchanged(lots: Lots, toll: Floats, share: Floats) -> Ints:
    """Whole quantities that keep every limit, begun from averaged shares.

    `toll` is the price of what a thousandth of the need takes of the offer.
    """
    book = empty_book(lots)
    forced = np.flatnonzero(lots.forced)
    hopeful = np.flatnonzero((share > TRACE) & ~lots.forced)
    order = hopeful[np.argsort(-(share + 1e-3 * lots.gain * lots.most)[hopeful], kind="stable")]
    admit(lots, book, np.concatenate([forced, order]), share)
    improve(lots, book, toll)
    return book.amount


def improve(lots: Lots, book: Book, toll: Floats) -> None:
    """Lets needs choose anew as long as that pays."""
    desk, free = desk_of(lots), np.zeros(len(lots.offer))
    changed = np.zeros(len(lots.start) - 1, dtype=np.int64)
    for _ in range(2):
        choose_each(lots, book, free, desk)
    for turn in range(1, PASSES):
        gained = exchange(lots, book, toll, free, desk, changed, turn)
        gained += choose_each(lots, book, free, desk)
        if gained <= LEAST_GAIN * float((lots.gain * book.amount).sum()):
            break
