"""Why a pair is, or is not, possible and how good: the same rules and criteria, on columns of length one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.changes import applied, closing, restricted
from matching.codes import (
    UNKNOWN,
    BusinessSize,
    ChangeCode,
    CriterionCode,
    FactKind,
    OfferKind,
    Pattern,
    Position,
    Reach,
    Relation,
    RuleCode,
    Severity,
    Verdict,
)
from matching.columns import Ints
from matching.criteria import CRITERIA, FULL, Graded, Points, points, priority, scored
from matching.eligibility import HARD_RULES, RULES, Judged, Rule, failing
from matching.gaps import TURNING, gaps_of, smallest, to_do_of
from matching.pairs import ALLOWED, REFUSED, WARNED, Ground, Pairs, ground_of, pairs_of, suits
from matching.problem import CriterionReport, Explanation, Fact, Gap, Problem, RuleReport
from matching.proposing import KNOWN
from matching.supply_chain import LONGEST_CHAIN, commodity_graph, commodity_path

if TYPE_CHECKING:
    import networkx as nx

Told = TypeVar("Told")

PATTERN_RULES = (RuleCode.PATTERN_SIZE, RuleCode.PATTERN_DIRECTION)
STANDING = (RuleCode.BELI_PUTUS, RuleCode.ANTAR_UMKM)
"""Warnings whose answer decides what the pair is in law."""


def explain(problem: Problem, offer: int, need: int) -> Explanation:
    """Every rule and criterion of any pair of rows, possible or not, and what would make it possible."""
    return explain_on(ground_of(problem), offer, need)


def explain_on(ground: Ground, offer: int, need: int) -> Explanation:
    """The same for callers that explain pairs of one problem one after the other."""
    return explain_all(ground, np.array([offer]), np.array([need]))[0]


def explain_all(ground: Ground, offer: Ints, need: Ints) -> tuple[Explanation, ...]:
    """The same for many pairs of one problem at once."""
    pairs = pairs_of(ground, offer, need)
    answers = Answers(
        pairs,
        list(zip(*(_reports(pairs, rule, rule.judge(pairs)) for rule in RULES), strict=True)),
        list(zip(*(_criteria(pairs, code, grade(pairs)) for code, grade in CRITERIA), strict=True)),
        scored(pairs),
        priority(pairs),
        commodity_graph(ground.problem.graph),
    )
    return tuple(_explained(answers, row) for row in range(len(pairs)))


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What rules and criteria say of some pairs, before it is told pair by pair."""

    pairs: Pairs
    rules: list[tuple[RuleReport, ...]]
    """Per pair."""
    criteria: list[tuple[CriterionReport, ...]]
    """Per pair."""
    marks: Points
    priority: Ints
    graph: nx.DiGraph[int]


def _explained(answers: Answers, row: int) -> Explanation:
    pairs, marks = answers.pairs, answers.marks
    rules, criteria = answers.rules[row], answers.criteria[row]
    path, better = _path(answers, row), better_pattern(pairs, row, rules)
    gaps = _gaps(pairs, row, gaps_of(pairs, row, rules, better))
    lost = any(gap.change is ChangeCode.FIND_OTHER_PARTNER for gap in gaps)
    question, question_criterion = (None, None) if lost else first_question(rules, criteria)
    return Explanation(
        offer=int(pairs.offer[row]),
        need=int(pairs.need[row]),
        pattern=Pattern.at(int(pairs.pattern[row])),
        better_pattern=better,
        proposed=bool(pairs.needs.pattern[row] == UNKNOWN),
        position=Position.at(int(pairs.position[row])),
        reach=Reach.at(int(pairs.reach[row])),
        relation=_relation(pairs, row, rules, path),
        possible=not any(r.severity is Severity.HARD and r.verdict is Verdict.FAILS for r in rules),
        rules=rules,
        criteria=criteria,
        path=path,
        score=int(marks.score[row]),
        score_low=int(marks.low[row]),
        score_high=int(marks.high[row]),
        priority=int(answers.priority[row]),
        gaps=gaps,
        question=question,
        question_criterion=question_criterion,
        to_do=to_do_of(rules),
        presumed=_presumed(pairs, row),
    )


def _gaps(pairs: Pairs, row: int, found: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """With what a change uncovers, and without what it makes superfluous."""
    if not any(gap.change in TURNING for gap in found):
        return found
    alone = restricted(pairs.ground.problem, pairs.offer[[row]], pairs.need[[row]])
    then = explain(applied(alone, closing(alone, 0, 0, found)), 0, 0)

    def enough(gaps: tuple[Gap, ...]) -> bool:
        return _possible(applied(alone, closing(alone, 0, 0, gaps)))

    return smallest((*found, *then.gaps), enough)


def _possible(alone: Problem) -> bool:
    first = np.zeros(1, dtype=np.int64)
    return not failing(pairs_of(ground_of(alone), first, first), HARD_RULES)[0].any()


def _presumed(pairs: Pairs, row: int) -> bool:
    goods = pairs.reach[row] != Reach.UNRELATED.code and pairs.offers.kind[row] == OfferKind.PRODUK.code
    return bool(goods and pairs.ground.makes[pairs.need[row]] == Verdict.UNKNOWN.code)


def better_pattern(pairs: Pairs, row: int, rules: tuple[RuleReport, ...]) -> Pattern | None:
    """The pattern that fits when law or flow contradict the stated one; None when nothing does."""
    failing = {report.code for report in rules if report.verdict is Verdict.FAILS}
    if not failing & {RuleCode.PATTERN_SIZE, RuleCode.PATTERN_DIRECTION}:
        return None
    proposal, kind, wanted = pairs.proposal[row], pairs.offers.kind[row], pairs.needs.kind[row]
    legal = pairs.ground.sizes[proposal, pairs.offers.size[row], pairs.needs.size[row]] != REFUSED
    fitting = legal and suits(pairs.ground, proposal, kind, wanted)
    return Pattern.at(int(proposal)) if fitting and proposal != pairs.pattern[row] else None


def _reports(pairs: Pairs, rule: Rule, judged: Judged) -> list[RuleReport]:
    """One of each pair; pairs of which the rule says the same share theirs."""
    beside: tuple[Ints, ...] = (pairs.pattern,)
    if rule.code is RuleCode.LEGAL_PAPERS:
        beside = (pairs.pattern, pairs.offers.size, pairs.offers.papers, pairs.needs.papers_due)
    columns: tuple[NDArray[Any], ...] = (judged.verdict, *judged.theirs, *judged.required, *beside)
    return _shared(columns, lambda row: _report(pairs, row, rule, judged))


def _criteria(pairs: Pairs, code: CriterionCode, graded: Graded) -> list[CriterionReport]:
    columns = (pairs.pattern, graded.value, graded.low, graded.high)
    return _shared(columns, lambda row: _criterion(pairs, row, code, graded))


def _shared(columns: Iterable[NDArray[Any]], made: Callable[[int], Told]) -> list[Told]:
    """What is made of each row; made once of rows alike, and travels once to another process."""
    known: dict[tuple[int, ...], Told] = {}
    told = []
    for row, key in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        if key not in known:
            known[key] = made(row)
        told.append(known[key])
    return told


def _report(pairs: Pairs, row: int, rule: Rule, judged: Judged) -> RuleReport:
    source, verified = _source(pairs, row, rule.code)
    theirs = _fact(rule.fact, judged.theirs, row)
    required = _fact(rule.fact, judged.required, row) or _law_fact(pairs, row, rule.code)
    verdict = Verdict.at(int(judged.verdict[row]))
    return RuleReport(rule.code, rule.severity, verdict, theirs, required, source, verified)


def _fact(kind: FactKind, numbers: tuple[Ints, ...], row: int) -> Fact | None:
    values = tuple(int(column[row]) for column in numbers)
    return None if all(value == UNKNOWN for value in values) else Fact(kind, values)


def _law_fact(pairs: Pairs, row: int, rule: RuleCode) -> Fact | None:
    """What the law allows, where it is a list and not a column."""
    pattern = int(pairs.pattern[row])
    if rule is RuleCode.PATTERN_DIRECTION:
        kinds = np.flatnonzero(pairs.ground.kinds[pattern]).tolist()
        return Fact(FactKind.OFFER_KIND, tuple(kinds))
    if rule in (RuleCode.PATTERN_SIZE, RuleCode.ANTAR_UMKM):
        known = pairs.ground.sizes[pattern, :KNOWN, :KNOWN]
        accepted = (ALLOWED, WARNED) if rule is RuleCode.PATTERN_SIZE else (ALLOWED,)
        return Fact(FactKind.SIZES, tuple(np.argwhere(np.isin(known, accepted)).ravel().tolist()))
    return None


def _source(pairs: Pairs, row: int, rule: RuleCode) -> tuple[str, bool]:
    """Key of the rule's text, and whether somebody verified that text."""
    law = pairs.ground.problem.law
    pattern = Pattern.at(int(pairs.pattern[row]))
    if rule is RuleCode.LEGAL_PAPERS:
        return _paper_source(pairs, row)
    if rule in PATTERN_RULES:
        for stated in law.patterns:
            if stated.pattern is pattern:
                flow = f"{rule}.{pattern}", _rule_source(pairs, rule)[1]
                return (stated.source, stated.verified) if rule is RuleCode.PATTERN_SIZE else flow
    return _rule_source(pairs, rule)


def _rule_source(pairs: Pairs, rule: RuleCode) -> tuple[str, bool]:
    law = pairs.ground.problem.law
    for text in law.rules:
        if text.rule is rule:
            return text.source, text.verified
    return str(rule), False


def _paper_source(pairs: Pairs, row: int) -> tuple[str, bool]:
    """The law that asks this size for what is missing, else for what is there."""
    law, size = pairs.ground.problem.law, BusinessSize.at(int(pairs.offers.size[row]))
    asked = int(pairs.needs.papers_due[row] & pairs.ground.due_perhaps[size.code])
    named = asked & ~int(pairs.offers.papers[row]) or asked
    for due in law.papers:
        applies = size in due.sizes or size is BusinessSize.TIDAK_DIKETAHUI
        if due.paper & named and applies and due.valid_from <= pairs.ground.problem.settings.today:
            return due.source, due.verified
    return _rule_source(pairs, RuleCode.LEGAL_PAPERS)


def _criterion(pairs: Pairs, row: int, code: CriterionCode, graded: Graded) -> CriterionReport:
    weight = pairs.ground.weights[pairs.pattern[row], code.code]
    value, low, high = (int(column[row]) / FULL for column in (graded.value, graded.low, graded.high))
    earned = points(weight, graded.value[row])
    return CriterionReport(code, int(weight), value, low, high, int(earned))


def _relation(
    pairs: Pairs, row: int, rules: tuple[RuleReport, ...], path: tuple[int, ...]
) -> Relation:
    """Unrelated business is CSR; a purchase without duration and development is *beli putus*."""
    if pairs.reach[row] == Reach.UNRELATED.code and not _akin(pairs, row, path):
        return Relation.CSR
    outright = any(r.code is RuleCode.BELI_PUTUS and r.verdict is Verdict.FAILS for r in rules)
    return Relation.BELI_PUTUS if outright else Relation.KEMITRAAN


def _akin(pairs: Pairs, row: int, path: tuple[int, ...]) -> bool:
    """What is made becomes what is needed, if only by the hands of others; of an unnamed good nobody can tell."""
    named = min(pairs.offers.commodity[row], pairs.needs.commodity[row]) >= 0
    return not named or (bool(path) and pairs.offers.kind[row] != OfferKind.PENYALURAN.code)


def _path(answers: Answers, row: int) -> tuple[int, ...]:
    source, target = answers.pairs.offers.commodity[row], answers.pairs.needs.commodity[row]
    path = commodity_path(answers.graph, int(source), int(target))
    return path if len(path) <= LONGEST_CHAIN + 1 else ()


def first_question(
    rules: tuple[RuleReport, ...], criteria: tuple[CriterionReport, ...]
) -> tuple[RuleCode | None, CriterionCode | None]:
    """What may rule the pair out, then what may show that it is no kemitraan, then what moves the score most."""
    asked = [report.code for report in rules if report.verdict is Verdict.UNKNOWN]
    if RuleCode.UNIT in (report.code for report in rules if report.verdict is Verdict.FAILS):
        # no answer says how many of the need's units that is
        asked = [code for code in asked if code is not RuleCode.MINIMUM_LOT]
    hard = [report.code for report in rules if report.severity is Severity.HARD]
    first = next((code for code in (*hard, *STANDING) if code in asked), None)
    widest = None if first else _widest(criteria)
    if first is None and RuleCode.LEGAL_PAPERS in asked and widest in (None, CriterionCode.READINESS):
        return RuleCode.LEGAL_PAPERS, None
    return first, widest


def _widest(criteria: tuple[CriterionReport, ...]) -> CriterionCode | None:
    open_points = {report.code: report.weight * (report.high - report.low) for report in criteria}
    widest = max(open_points, key=lambda code: open_points[code])
    return widest if open_points[widest] > 0 else None
