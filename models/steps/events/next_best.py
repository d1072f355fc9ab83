"""The next best buyers for enterprises below their floor: of the run where it says so, else judged anew in one pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.codes import RuleCode
from models.catalogue import tables as t
from models.domain.events import EventFacts, MeetingSource, MeetingState, Side, SlotKind
from models.domain.matching import Decided, MatchSettings, settings_from_json
from models.steps.events.proposing import NewMeeting, Pair, coming, pairs_met
from models.steps.events.rows import EventRows
from models.steps.matching.building import build_problem
from models.steps.need_days import stands

_MENDABLE = frozenset(
    {RuleCode.MINIMUM_LOT, RuleCode.CERTIFICATES, RuleCode.UNIT, RuleCode.SEASON, RuleCode.TERRITORY}
)  # fmt: skip
"""Hard rules that a talk can mend; whoever fails another one is not brought together."""
_OF_RUN = -1
"""Before pairs without a failing rule."""


@dataclass(frozen=True, slots=True, order=True)
class Option:
    """A buyer for an enterprise, the best first."""

    failing: int
    minus_score: int
    buyer: int
    """Guest row."""
    need: int
    proposal: int = 0


def next_best(
    session: Session, rows: EventRows, facts: EventFacts, lacking: Mapping[int, int], made: Sequence[NewMeeting],
    source: MeetingSource = MeetingSource.NEXT_BEST, *, today: date | None = None,
) -> list[NewMeeting]:  # fmt: skip
    """Meetings that bring as many as possible of these enterprises (guest row → how many) to their floor."""
    if not lacking:
        return []
    met = pairs_met(rows) | {(each.buyer, who) for each in made for who in each.enterprises}
    options = options_for(session, rows, facts, lacking, met, today or date.today())
    room = _room(rows, facts, made)
    chosen = _dealt(options, lacking, room)
    return [
        NewMeeting(option.buyer, (who,), source, option.proposal or None, option.need)
        for who, option in sorted(chosen, key=lambda each: (each[1], each[0]))
    ]


def options_for(
    session: Session, rows: EventRows, facts: EventFacts, who: Collection[int], met: set[Pair], today: date
) -> dict[int, list[Option]]:
    """Enterprise's guest row → buyers that it has not met, each once, the best first."""
    buyers, enterprises = (coming(rows, facts, side) for side in (Side.BUYER, Side.ENTERPRISE))
    wanted = {enterprise: guest for enterprise, guest in enterprises.items() if guest in who}
    run = session.get(t.MatchingRun, rows.event.run_id) if rows.event.run_id else None
    best: dict[Pair, Option] = {}
    found = [*_of_run(session, run, buyers, wanted), *_judged(session, run, buyers, wanted, today)]
    for guest, option in found:
        pair = (option.buyer, guest)
        if pair not in met and (pair not in best or option < best[pair]):
            best[pair] = option
    options: dict[int, list[Option]] = defaultdict(list)
    for (_buyer, guest), option in best.items():
        options[guest].append(option)
    return {guest: sorted(some) for guest, some in options.items()}


def _of_run(
    session: Session, run: t.MatchingRun | None, buyers: Mapping[int, int], wanted: Mapping[int, int]
) -> Iterable[tuple[int, Option]]:
    """What the run proposes for them and nobody has refused."""
    if run is None or not wanted:
        return
    p, o, n, d = t.Proposal, t.Offer, t.Need, t.Decision
    refused = (str(Decided.REJECT), str(Decided.FORBID))
    query = (
        select(o.enterprise_id, n.partner_id, p.score, n.id, p.id)
        .select_from(p)
        .join(o, o.id == p.offer_id)
        .join(n, n.id == p.need_id)
        .outerjoin(d, (d.offer_id == p.offer_id) & (d.need_id == p.need_id) & ~d.deleted & d.status.in_(refused))
        .where(p.run_id == run.id, o.enterprise_id.in_(wanted), d.id.is_(None), ~o.deleted, ~n.deleted)
    )
    for enterprise, partner, score, need, proposal in session.execute(query):
        if partner in buyers:
            yield wanted[enterprise], Option(_OF_RUN, -score, buyers[partner], need, proposal)


def _judged(
    session: Session, run: t.MatchingRun | None, buyers: Mapping[int, int], wanted: Mapping[int, int], today: date
) -> Iterable[tuple[int, Option]]:
    """Every offer of theirs against every need of the buyers, as the matcher judges it today."""
    e, n = t.Enterprise, t.Need
    codes = tuple(session.scalars(select(e.code).where(e.id.in_(wanted), ~e.deleted).order_by(e.code)))
    asked = select(n.code).where(n.partner_id.in_(buyers), ~n.deleted, stands(today)).order_by(n.code)
    needs = tuple(session.scalars(asked))
    if not codes or not needs:
        return
    # whoever was invited is judged, wherever the run looked
    settings = replace(settings_from_json(run.settings) if run else MatchSettings(), region="")
    built = build_problem(session, settings, today, enterprises=codes, needs_of=needs)
    if not len(built.offers) or not built.needs:
        return
    partners: dict[int, int] = dict(session.execute(select(n.id, n.partner_id).where(n.code.in_(needs))).all())
    from models.steps.events.judging import judged_pairs

    for offer, need, failing, score in judged_pairs(built.problem, _MENDABLE):
        key = built.needs[need].need
        guest = wanted.get(int(built.offers.enterprise[offer]))
        if guest is not None:
            yield guest, Option(failing, -score, buyers[partners[key]], key)


def _room(rows: EventRows, facts: EventFacts, made: Sequence[NewMeeting]) -> dict[int, int]:
    """Buyer's guest row → how many meetings more it can hold."""
    slots = frozenset(slot.uid for slot in facts.slots[facts.over :] if slot.kind is SlotKind.MEETINGS)
    numbers = {row.uid: row.id for row in rows.guests}
    has = Counter(row.buyer_id for row in rows.meetings if row.state != MeetingState.CANCELLED)
    has.update(each.buyer for each in made)
    found = {}
    for guest in facts.guests:
        if guest.side is Side.BUYER and guest.comes:
            free = len(slots - guest.away)
            most = free if guest.maximum is None else min(free, guest.maximum)
            found[numbers[guest.uid]] = max(0, most - has[numbers[guest.uid]])
    return found


def _dealt(
    options: Mapping[int, list[Option]], lacking: Mapping[int, int], room: Mapping[int, int]
) -> list[tuple[int, Option]]:
    """One more for each, again and again, whoever has the fewest options first; others give way where they can."""
    deal = _Deal(options, room)
    for turn in range(max(lacking.values())):
        for who in sorted(options, key=lambda each: (len(options[each]), each)):
            if turn < lacking[who]:
                deal.give(who)
    return [(who, option) for who, some in deal.held.items() for option in some.values()]


class _Deal:
    """Who gets which buyer; a path of exchanges makes room where a buyer is full."""

    def __init__(self, options: Mapping[int, list[Option]], room: Mapping[int, int]) -> None:
        self._options, self._room = options, dict(room)
        self.held: dict[int, dict[int, Option]] = {who: {} for who in options}
        self._guests: dict[int, set[int]] = defaultdict(set)

    def give(self, who: int) -> bool:
        """One buyer more for this enterprise, if there is a way."""
        queue, came = [who], {who: (0, 0)}
        reached: dict[int, tuple[int, Option]] = {}
        for asking in queue:
            for option in self._options[asking]:
                if option.buyer in reached or option.buyer in self.held[asking]:
                    continue
                reached[option.buyer] = asking, option
                if self._room.get(option.buyer, 0) > 0:
                    self._room[option.buyer] -= 1
                    self._pass_on(option.buyer, who, reached, came)
                    return True
                for other in sorted(self._guests[option.buyer] - came.keys()):
                    came[other] = option.buyer, asking
                    queue.append(other)
        return False

    def _pass_on(
        self, buyer: int, first: int, reached: Mapping[int, tuple[int, Option]], came: Mapping[int, tuple[int, int]]
    ) -> None:
        while True:
            asking, option = reached[buyer]
            self.held[asking][buyer] = option
            self._guests[buyer].add(asking)
            if asking == first:
                return
            buyer = came[asking][0]
            del self.held[asking][buyer]
            self._guests[buyer].discard(asking)
