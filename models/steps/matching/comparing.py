"""Two stored runs compared: which pairs came, went and changed, and for each the likeliest reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.comparison import (
    PairChange,
    Reason,
    RunComparison,
    SettingChange,
    SettingName,
    UnitFilled,
    Why,
)
from models.domain.matching import Decided, MatchSettings, RunFact
from models.steps.matching.between_runs import Between, Happened, Pair
from models.steps.matching.building import legal_parameters
from models.steps.matching.saving import run_fact

_WORDS = {
    Decided.OPEN: Why.DECISION_TAKEN_BACK, Decided.ACCEPT: Why.ACCEPTED, Decided.LOCK: Why.LOCKED,
    Decided.REJECT: Why.REJECTED, Decided.FORBID: Why.FORBIDDEN,
}  # fmt: skip
_SAME_VALUE = 1e-6


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposal of a run, with the names of both sides."""

    offer: int
    enterprise: int
    code: str
    name: str
    region: str
    need: int
    need_code: str
    words: str
    partner: str
    unit: str
    quantity: int
    score: int

    @property
    def pair(self) -> Pair:
        """Offer and need."""
        return self.offer, self.need


def compare(session: Session, first: t.MatchingRun, second: t.MatchingRun) -> RunComparison:
    """The older of the two runs on the left, whatever their order."""
    older, newer = sorted((first, second), key=lambda run: run.id)
    facts = run_fact(older), run_fact(newer)
    before, after = _proposals(session, older.id), _proposals(session, newer.id)
    why = _Reasons(facts, before, after, Between(session, older, newer).happened())
    both = before.keys() & after.keys()
    moved = [pair for pair in both if before[pair].quantity != after[pair].quantity]
    return RunComparison(
        older=facts[0],
        newer=facts[1],
        settings=_settings(*facts),
        quantities=_quantities(session, older.id, newer.id),
        kept=len(both) - len(moved),
        came=_changes((after[pair] for pair in after.keys() - both), before, after, why.of_coming),
        went=_changes((before[pair] for pair in before.keys() - both), before, after, why.of_going),
        changed=_changes((after[pair] for pair in moved), before, after, why.of_changing),
    )


def _proposals(session: Session, run: int) -> dict[Pair, Proposed]:
    p, b, of_partner = t.Proposal, t.Business, t.Business.__table__.alias("of_partner")
    query = (
        select(
            p.offer_id, t.Enterprise.id, t.Enterprise.code, b.name, b.region, p.need_id, t.Need.code,
            func.coalesce(func.nullif(t.Need.words, ""), t.Commodity.name), of_partner.c.name, p.unit, p.quantity,
            p.score,
        )
        .join(t.Offer, t.Offer.id == p.offer_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(b, b.id == t.Enterprise.business_id)
        .join(t.Need, t.Need.id == p.need_id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(of_partner, of_partner.c.id == t.Partner.business_id)
        .where(p.run_id == run)
        .order_by(t.Need.code, t.Enterprise.code, p.id)
    )  # fmt: skip
    rows: Iterable[Any] = session.execute(query)
    found = (Proposed(*row) for row in rows)
    return {each.pair: each for each in found}


def _changes(
    pairs: Iterable[Proposed],
    before: dict[Pair, Proposed],
    after: dict[Pair, Proposed],
    why: Callable[[Proposed], Reason],
) -> tuple[PairChange, ...]:
    ordered = sorted(pairs, key=lambda each: (each.need_code, each.code, each.offer))
    return tuple(_change(each, before.get(each.pair), after.get(each.pair), why(each)) for each in ordered)


def _change(pair: Proposed, before: Proposed | None, after: Proposed | None, reason: Reason) -> PairChange:
    return PairChange(
        enterprise=pair.code, enterprise_name=pair.name, need=pair.need_code, need_words=pair.words,
        partner=pair.partner, unit=pair.unit, before=before.quantity if before else 0,
        after=after.quantity if after else 0, score_before=before.score if before else None,
        score_after=after.score if after else None, reason=reason,
    )  # fmt: skip


def _settings(older: RunFact, newer: RunFact) -> tuple[SettingChange, ...]:
    """What the runs judged by differently; weights and months as they are written."""
    judged = [(name, _written(older.settings, name), _written(newer.settings, name)) for name in _JUDGED_BY]
    days_and_engines = [
        (SettingName.TODAY, older.today, newer.today),
        (SettingName.ENGINE, older.engine, newer.engine),
    ]
    rows = (*judged, *days_and_engines)
    return tuple(SettingChange(name, before, after) for name, before, after in rows if before != after)


_JUDGED_BY = (
    SettingName.POVERTY_LAMBDA, SettingName.WEIGHTS, SettingName.MONTHS, SettingName.CANDIDATES, SettingName.REGION,
    SettingName.MAXIMUM_NEEDS,
)  # fmt: skip


def _written(settings: MatchSettings, name: SettingName) -> str | int:
    value: Any = getattr(settings, name)
    if name is not SettingName.WEIGHTS:
        return str(value) if isinstance(value, str) else int(value)
    return "; ".join(f"{pattern}: {' '.join(f'{c}={w}' for c, w in row)}" for pattern, row in value)


def _quantities(session: Session, older: int, newer: int) -> tuple[UnitFilled, ...]:
    p = t.Proposal
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for place, run in enumerate((older, newer)):
        query = select(p.unit, func.sum(p.quantity)).where(p.run_id == run).group_by(p.unit)
        for unit, total in session.execute(query):
            found[unit][place] = int(total)
    return tuple(UnitFilled(unit, *found[unit]) for unit in sorted(found))


class _Reasons:
    """Looks for what explains a difference: first the pair's own story, then the rules of the run, then the others."""

    def __init__(
        self, runs: tuple[RunFact, RunFact], before: dict[Pair, Proposed], after: dict[Pair, Proposed],
        happened: Happened,
    ) -> None:  # fmt: skip
        self._older, self._newer = runs
        self._happened = happened
        self._came = _by_side(after[pair] for pair in sorted(after.keys() - before.keys()))
        self._went = _by_side(before[pair] for pair in sorted(before.keys() - after.keys()))
        self._general = self._of_the_run()

    def of_coming(self, pair: Proposed) -> Reason:
        """Why a pair is new."""
        return self._own(pair) or self._general or self._freed(pair) or self._last()

    def of_going(self, pair: Proposed) -> Reason:
        """Why a pair is no longer there."""
        return self._own(pair) or self._outranked(pair) or self._general or self._replaced(pair) or self._last()

    def of_changing(self, pair: Proposed) -> Reason:
        """Why a pair carries another quantity."""
        return self._own(pair) or self._general or self._beside(pair) or self._last()

    def _own(self, pair: Proposed) -> Reason | None:
        """The first thing that happened to the pair itself."""
        asked = (self._agreed, self._decided, self._region, self._there, self._taken, self._edited, self._expired)
        return next((reason for ask in asked if (reason := ask(pair)) is not None), None)

    def _decided(self, pair: Proposed) -> Reason | None:
        words = self._happened.decided.get(pair.pair)
        return Reason(_WORDS[words[1]]) if words else None

    def _agreed(self, pair: Proposed) -> Reason | None:
        numbers = tuple(number for *sides, number in self._happened.agreements if tuple(sides) == pair.pair)
        return Reason(Why.AGREED, numbers) if numbers else None

    def _taken(self, pair: Proposed) -> Reason | None:
        """Agreements that the offer or the need has made with others."""
        issued = self._happened.agreements
        if numbers := tuple(number for offer, _need, number in issued if offer == pair.offer):
            return Reason(Why.CAPACITY_AGREED, numbers)
        if numbers := tuple(number for _offer, need, number in issued if need == pair.need):
            return Reason(Why.NEED_AGREED, numbers)
        return None

    def _region(self, pair: Proposed) -> Reason | None:
        inside = [pair.region.startswith(run.settings.region) for run in (self._older, self._newer)]
        if inside[0] == inside[1]:
            return None
        return Reason(Why.INSIDE_REGION if inside[1] else Why.OUTSIDE_REGION)

    def _there(self, pair: Proposed) -> Reason | None:
        happened = self._happened
        cases = (
            (pair.enterprise in happened.enterprises_gone, Why.ENTERPRISE_GONE),
            (pair.need in happened.needs_gone, Why.NEED_GONE),
            (pair.enterprise in happened.enterprises_new, Why.ENTERPRISE_NEW),
            (pair.need in happened.needs_new, Why.NEED_NEW),
        )
        return next((Reason(why) for case, why in cases if case), None)

    def _edited(self, pair: Proposed) -> Reason | None:
        if fields := self._happened.enterprises_changed.get(pair.enterprise):
            return Reason(Why.ENTERPRISE_CHANGED, fields)
        if fields := self._happened.needs_changed.get(pair.need):
            return Reason(Why.NEED_CHANGED, fields)
        return None

    def _expired(self, pair: Proposed) -> Reason | None:
        papers = self._happened.expired.get(pair.enterprise)
        return Reason(Why.PAPER_EXPIRED, papers) if papers else None

    def _of_the_run(self) -> Reason | None:
        """What would explain any difference: engine, settings, law, day."""
        names = tuple(str(change.name) for change in _settings(self._older, self._newer))
        if SettingName.ENGINE in names:
            return Reason(Why.ENGINE, (self._newer.engine,))
        judged = tuple(name for name in names if name != SettingName.TODAY)
        if judged:
            return Reason(Why.SETTINGS, judged)
        return self._of_the_day() if names else None

    def _of_the_day(self) -> Reason:
        days = [date.fromisoformat(run.today) for run in (self._older, self._newer)]
        other_law = legal_parameters(days[0]) != legal_parameters(days[1])
        return Reason(Why.LAW if other_law else Why.DAY, (self._older.today, self._newer.today))

    def _outranked(self, pair: Proposed) -> Reason | None:
        """Whoever is new on the need, has a story of his own, and is better for it."""
        better = [each for each in self._came[1].get(pair.need, ()) if each.score > pair.score and self._own(each)]
        best = max(better, key=lambda each: (each.score, each.code), default=None)
        return Reason(Why.OUTRANKED, (best.name, best.code)) if best else None

    def _replaced(self, pair: Proposed) -> Reason | None:
        offers, needs = self._came
        if moved := offers.get(pair.offer):
            return Reason(Why.MOVED, tuple(each.need_code for each in moved))
        if others := needs.get(pair.need):
            return Reason(Why.REPLACED, tuple(each.name for each in others)) if self._happened.anything else None
        return None

    def _freed(self, pair: Proposed) -> Reason | None:
        offers, needs = self._went
        if not self._happened.anything:
            return None
        if left := needs.get(pair.need):
            return Reason(Why.FREED, tuple(each.name for each in left))
        if left := offers.get(pair.offer):
            return Reason(Why.CAME_FROM, tuple(each.need_code for each in left))
        return None

    def _beside(self, pair: Proposed) -> Reason | None:
        """Those who came to or left the same need."""
        return self._freed(pair) or self._replaced(pair)

    def _last(self) -> Reason:
        same = abs(self._older.value - self._newer.value) <= _SAME_VALUE * max(self._older.value, 1.0)
        return Reason(Why.EQUALLY_GOOD if same and not self._happened.anything else Why.KNOCK_ON)


def _by_side(pairs: Iterable[Proposed]) -> tuple[dict[int, Sequence[Proposed]], dict[int, Sequence[Proposed]]]:
    """By offer and by need."""
    listed = list(pairs)
    offers: dict[int, list[Proposed]] = defaultdict(list)
    needs: dict[int, list[Proposed]] = defaultdict(list)
    for each in listed:
        offers[each.offer].append(each)
        needs[each.need].append(each)
    return dict(offers), dict(needs)
