"""Why a pair is, or is not, possible and how good: the same rules and criteria, on columns of length one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matching.codes import (
    UNKNOWN,
    BusinessSize,
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
from matching.eligibility import RULES, Judged, Rule, papers_in_force
from matching.gaps import gaps_of, to_do_of
from matching.pairs import ALLOWED, REFUSED, WARNED, Ground, Pairs, ground_of, pairs_of
from matching.problem import CriterionReport, Explanation, Fact, Problem, RuleReport
from matching.supply_chain import LONGEST_CHAIN, commodity_graph, commodity_path

if TYPE_CHECKING:
    import networkx as nx

PATTERN_RULES = (RuleCode.PATTERN_SIZE, RuleCode.PATTERN_DIRECTION, RuleCode.ANTAR_UMKM)


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
        tuple((rule, rule.judge(pairs)) for rule in RULES),
        tuple((code, grade(pairs)) for code, grade in CRITERIA),
        scored(pairs),
        priority(pairs),
        commodity_graph(ground.problem.graph),
    )
    return tuple(_explained(answers, row) for row in range(len(pairs)))


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What rules and criteria say of some pairs, before it is told pair by pair."""

    pairs: Pairs
    rules: tuple[tuple[Rule, Judged], ...]
    criteria: tuple[tuple[CriterionCode, Graded], ...]
    marks: Points
    priority: Ints
    graph: nx.DiGraph[int]


def _explained(answers: Answers, row: int) -> Explanation:
    pairs, marks = answers.pairs, answers.marks
    rules = tuple(_report(pairs, row, rule, judged) for rule, judged in answers.rules)
    criteria = tuple(_criterion(pairs, row, code, graded) for code, graded in answers.criteria)
    better, question = better_pattern(pairs, row, rules), _question(rules)
    return Explanation(
        offer=int(pairs.offer[row]),
        need=int(pairs.need[row]),
        pattern=Pattern.at(int(pairs.pattern[row])),
        better_pattern=better,
        proposed=bool(pairs.needs.pattern[row] == UNKNOWN),
        position=Position.at(int(pairs.position[row])),
        reach=Reach.at(int(pairs.reach[row])),
        relation=_relation(pairs, row, rules),
        possible=not any(r.severity is Severity.HARD and r.verdict is Verdict.FAILS for r in rules),
        rules=rules,
        criteria=criteria,
        path=_path(answers, row),
        score=int(marks.score[row]),
        score_low=int(marks.low[row]),
        score_high=int(marks.high[row]),
        priority=int(answers.priority[row]),
        gaps=gaps_of(pairs, row, rules, better),
        question=question,
        question_criterion=None if question else _widest(criteria),
        to_do=to_do_of(rules),
    )


def better_pattern(pairs: Pairs, row: int, rules: tuple[RuleReport, ...]) -> Pattern | None:
    """The pattern that fits when law or flow contradict the stated one; None when nothing does."""
    failing = {report.code for report in rules if report.verdict is Verdict.FAILS}
    if not failing & {RuleCode.PATTERN_SIZE, RuleCode.PATTERN_DIRECTION}:
        return None
    proposal, kind = int(pairs.proposal[row]), int(pairs.offers.kind[row])
    legal = pairs.ground.sizes[proposal, pairs.offers.size[row], pairs.needs.size[row]] != REFUSED
    if proposal == pairs.pattern[row] or not legal or not pairs.ground.kinds[proposal, kind]:
        return None
    return Pattern.at(proposal)


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
        known = pairs.ground.sizes[pattern, : BusinessSize.TIDAK_DIKETAHUI.code]
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
                own = rule is RuleCode.PATTERN_SIZE
                return (stated.source if own else f"{rule}.{pattern}"), stated.verified
    for text in law.rules:
        if text.rule is rule:
            return text.source, text.verified
    return str(rule), False


def _paper_source(pairs: Pairs, row: int) -> tuple[str, bool]:
    missing = int(papers_in_force(pairs)[row] & ~pairs.offers.papers[row])
    for due in pairs.ground.problem.law.papers:
        if due.paper & missing:
            return due.source, due.verified
    return str(RuleCode.LEGAL_PAPERS), False


def _criterion(pairs: Pairs, row: int, code: CriterionCode, graded: Graded) -> CriterionReport:
    weight = pairs.ground.weights[pairs.pattern[row], code.code]
    value, low, high = (int(column[row]) / FULL for column in (graded.value, graded.low, graded.high))
    earned = points(weight, graded.value[row])
    return CriterionReport(code, int(weight), value, low, high, int(earned))


def _relation(pairs: Pairs, row: int, rules: tuple[RuleReport, ...]) -> Relation:
    """Unrelated business is CSR; a purchase without duration and development is *beli putus*."""
    if pairs.reach[row] == Reach.UNRELATED.code and not _has_step(pairs, row):
        return Relation.CSR
    outright = any(r.code is RuleCode.BELI_PUTUS and r.verdict is Verdict.FAILS for r in rules)
    return Relation.BELI_PUTUS if outright else Relation.KEMITRAAN


def _has_step(pairs: Pairs, row: int) -> bool:
    """The enterprise makes what goes into the product: related, even where it cannot do the step yet."""
    step = pairs.ground.reach.step[pairs.offers.commodity[row], pairs.needs.commodity[row]]
    return bool(step) and pairs.offers.kind[row] == OfferKind.PRODUK.code


def _path(answers: Answers, row: int) -> tuple[int, ...]:
    source, target = answers.pairs.offers.commodity[row], answers.pairs.needs.commodity[row]
    path = commodity_path(answers.graph, int(source), int(target))
    return path if len(path) <= LONGEST_CHAIN + 1 else ()


def _question(rules: tuple[RuleReport, ...]) -> RuleCode | None:
    """Hard rules come first, because their answer decides."""
    return next((report.code for report in rules if report.verdict is Verdict.UNKNOWN), None)


def _widest(criteria: tuple[CriterionReport, ...]) -> CriterionCode | None:
    open_points = {report.code: report.weight * (report.high - report.low) for report in criteria}
    widest = max(open_points, key=lambda code: open_points[code])
    return widest if open_points[widest] > 0 else None
