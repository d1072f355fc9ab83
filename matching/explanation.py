"""Why a pair is, or is not, possible and how good: the same rules and criteria, on columns of length one."""

from __future__ import annotations

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
from matching.criteria import CRITERIA, FULL, Graded, points, priority, scored
from matching.eligibility import RULES, Rule, papers_in_force
from matching.gaps import gaps_of, to_do_of
from matching.pairs import ALLOWED, REFUSED, WARNED, Ground, Pairs, ground_of, pairs_of
from matching.problem import CriterionReport, Explanation, Fact, Problem, RuleReport
from matching.supply_chain import LONGEST_CHAIN, commodity_path

PATTERN_RULES = (RuleCode.PATTERN_SIZE, RuleCode.PATTERN_DIRECTION, RuleCode.ANTAR_UMKM)


def explain(problem: Problem, offer: int, need: int) -> Explanation:
    """Every rule and criterion of any pair of rows, possible or not, and what would make it possible."""
    return explain_on(ground_of(problem), offer, need)


def explain_on(ground: Ground, offer: int, need: int) -> Explanation:
    """The same for callers that explain many pairs of one problem."""
    pairs = pairs_of(ground, np.array([offer]), np.array([need]))
    rules = tuple(_report(pairs, rule) for rule in RULES)
    criteria = tuple(_criterion(pairs, code, grade(pairs)) for code, grade in CRITERIA)
    marks, better = scored(pairs), better_pattern(pairs, rules)
    possible = not any(r.severity is Severity.HARD and r.verdict is Verdict.FAILS for r in rules)
    question = _question(rules)
    return Explanation(
        offer=offer,
        need=need,
        pattern=Pattern.at(int(pairs.pattern[0])),
        better_pattern=better,
        proposed=bool(pairs.needs.pattern[0] == UNKNOWN),
        position=Position.at(int(pairs.position[0])),
        reach=Reach.at(int(pairs.reach[0])),
        relation=_relation(pairs, rules),
        possible=possible,
        rules=rules,
        criteria=criteria,
        path=_path(pairs),
        score=int(marks.score[0]),
        score_low=int(marks.low[0]),
        score_high=int(marks.high[0]),
        priority=int(priority(pairs)[0]),
        gaps=gaps_of(pairs, rules, better),
        question=question,
        question_criterion=None if question else _widest(criteria),
        to_do=to_do_of(rules),
    )


def better_pattern(pairs: Pairs, rules: tuple[RuleReport, ...]) -> Pattern | None:
    """The pattern that fits when law or flow contradict the stated one; None when nothing does."""
    failing = {report.code for report in rules if report.verdict is Verdict.FAILS}
    if not failing & {RuleCode.PATTERN_SIZE, RuleCode.PATTERN_DIRECTION}:
        return None
    proposal, kind = int(pairs.proposal[0]), int(pairs.offers.kind[0])
    legal = pairs.ground.sizes[proposal, pairs.offers.size[0], pairs.needs.size[0]] != REFUSED
    if proposal == pairs.pattern[0] or not legal or not pairs.ground.kinds[proposal, kind]:
        return None
    return Pattern.at(proposal)


def _report(pairs: Pairs, rule: Rule) -> RuleReport:
    judged = rule.judge(pairs)
    source, verified = _source(pairs, rule.code)
    required = _fact(rule.fact, judged.required) or _law_fact(pairs, rule.code)
    verdict = Verdict.at(int(judged.verdict[0]))
    return RuleReport(
        rule.code, rule.severity, verdict, _fact(rule.fact, judged.theirs), required, source, verified
    )


def _fact(kind: FactKind, numbers: tuple[Ints, ...]) -> Fact | None:
    values = tuple(int(column[0]) for column in numbers)
    return None if all(value == UNKNOWN for value in values) else Fact(kind, values)


def _law_fact(pairs: Pairs, rule: RuleCode) -> Fact | None:
    """What the law allows, where it is a list and not a column."""
    pattern = int(pairs.pattern[0])
    if rule is RuleCode.PATTERN_DIRECTION:
        kinds = np.flatnonzero(pairs.ground.kinds[pattern]).tolist()
        return Fact(FactKind.OFFER_KIND, tuple(kinds))
    if rule in (RuleCode.PATTERN_SIZE, RuleCode.ANTAR_UMKM):
        known = pairs.ground.sizes[pattern, : BusinessSize.TIDAK_DIKETAHUI.code]
        accepted = (ALLOWED, WARNED) if rule is RuleCode.PATTERN_SIZE else (ALLOWED,)
        return Fact(FactKind.SIZES, tuple(np.argwhere(np.isin(known, accepted)).ravel().tolist()))
    return None


def _source(pairs: Pairs, rule: RuleCode) -> tuple[str, bool]:
    """Key of the rule's text, and whether somebody verified that text."""
    law = pairs.ground.problem.law
    pattern = Pattern.at(int(pairs.pattern[0]))
    if rule is RuleCode.LEGAL_PAPERS:
        return _paper_source(pairs)
    if rule in PATTERN_RULES:
        for row in law.patterns:
            if row.pattern is pattern:
                return (row.source if rule is RuleCode.PATTERN_SIZE else f"{rule}.{pattern}"), row.verified
    for text in law.rules:
        if text.rule is rule:
            return text.source, text.verified
    return str(rule), False


def _paper_source(pairs: Pairs) -> tuple[str, bool]:
    missing = int(papers_in_force(pairs)[0] & ~pairs.offers.papers[0])
    for row in pairs.ground.problem.law.papers:
        if row.paper & missing:
            return row.source, row.verified
    return str(RuleCode.LEGAL_PAPERS), False


def _criterion(pairs: Pairs, code: CriterionCode, graded: Graded) -> CriterionReport:
    weight = pairs.ground.weights[pairs.pattern, code.code]
    value, low, high = (int(column[0]) / FULL for column in (graded.value, graded.low, graded.high))
    return CriterionReport(code, int(weight[0]), value, low, high, int(points(weight, graded.value)[0]))


def _relation(pairs: Pairs, rules: tuple[RuleReport, ...]) -> Relation:
    """Unrelated business is CSR; a purchase without duration and development is *beli putus*."""
    if pairs.reach[0] == Reach.UNRELATED.code and not _has_step(pairs):
        return Relation.CSR
    outright = any(r.code is RuleCode.BELI_PUTUS and r.verdict is Verdict.FAILS for r in rules)
    return Relation.BELI_PUTUS if outright else Relation.KEMITRAAN


def _has_step(pairs: Pairs) -> bool:
    """The enterprise makes what goes into the product: related, even where it cannot do the step yet."""
    step = pairs.ground.reach.step[pairs.offers.commodity[0], pairs.needs.commodity[0]]
    return bool(step) and pairs.offers.kind[0] == OfferKind.PRODUK.code


def _path(pairs: Pairs) -> tuple[int, ...]:
    graph = pairs.ground.problem.graph
    path = commodity_path(graph, int(pairs.offers.commodity[0]), int(pairs.needs.commodity[0]))
    return path if len(path) <= LONGEST_CHAIN + 1 else ()


def _question(rules: tuple[RuleReport, ...]) -> RuleCode | None:
    """Hard rules come first, because their answer decides."""
    return next((report.code for report in rules if report.verdict is Verdict.UNKNOWN), None)


def _widest(criteria: tuple[CriterionReport, ...]) -> CriterionCode | None:
    open_points = {report.code: report.weight * (report.high - report.low) for report in criteria}
    widest = max(open_points, key=lambda code: open_points[code])
    return widest if open_points[widest] > 0 else None
