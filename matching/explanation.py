"""Why a pair is, or is not, possible and how good: the same rules and criteria, on columns of length one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

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
from matching.columns import Flags, Ints
from matching.criteria import CRITERIA, FULL, Graded, points, priority, scored
from matching.eligibility import HARD_RULES, RULES, Judged, Rule, failing
from matching.explained import Explanations, Shared, shared
from matching.gaps import TURNING, gaps_of, smallest, to_do_of
from matching.pairs import ALLOWED, REFUSED, WARNED, Ground, Pairs, ground_of, pairs_of, suits
from matching.problem import CriterionReport, Explanation, Fact, Gap, Problem, RuleReport
from matching.proposing import KNOWN
from matching.supply_chain import LONGEST_CHAIN, commodity_graph, commodity_path

if TYPE_CHECKING:
    import networkx as nx

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
    return tuple(explained(ground, offer, need))


def explained(ground: Ground, offer: Ints, need: Ints) -> Explanations:
    """The same for so many pairs that what they have in common is to be kept once."""
    pairs = pairs_of(ground, offer, need)
    rules = _rules(pairs)
    criteria, widest = _criteria(pairs)
    verdicts = [_verdicts(each) for each in rules]
    alone = np.where(_refused(rules, verdicts), np.arange(1, len(pairs) + 1), 0)
    papers = [each.place for each, rule in zip(rules, RULES, strict=True) if rule.code is RuleCode.LEGAL_PAPERS]
    graph, marks = commodity_graph(ground.problem.graph), scored(pairs)

    def rest(row: int) -> Explanation:
        return _rest(pairs, row, graph, tuple(each[row] for each in rules), tuple(each[row] for each in criteria))

    return Explanations(
        offer=pairs.offer, need=pairs.need, score=marks.score, score_low=marks.low, score_high=marks.high,
        priority=priority(pairs), rules=rules, criteria=criteria,
        rest=shared((*_decisive(pairs), *verdicts, *papers, widest, alone), rest),
    )  # fmt: skip


def _decisive(pairs: Pairs) -> tuple[NDArray[Any], ...]:
    """What everything beside rules, criteria and marks is read from."""
    offers, needs = pairs.offers, pairs.needs
    return (
        pairs.pattern, needs.pattern, pairs.position, pairs.reach, pairs.proposal, offers.kind, offers.commodity,
        offers.size, needs.kind, needs.commodity, needs.size, pairs.ground.makes[pairs.need],
    )  # fmt: skip


def _verdicts(reports: Shared[RuleReport]) -> NDArray[np.int64]:
    return np.array([report.verdict.code for report in reports.things], dtype=np.int64)[reports.place]


def _refused(rules: tuple[Shared[RuleReport], ...], verdicts: list[NDArray[np.int64]]) -> Flags:
    """Pairs that break a hard rule: what they lack is told of each by itself."""
    refused = np.zeros(len(verdicts[0]), dtype=np.bool_)
    for rule, verdict in zip(RULES, verdicts, strict=True):
        if rule.severity is Severity.HARD:
            refused |= verdict == Verdict.FAILS.code
    return refused


def _rest(
    pairs: Pairs,
    row: int,
    graph: nx.DiGraph[int],
    rules: tuple[RuleReport, ...],
    criteria: tuple[CriterionReport, ...],
) -> Explanation:
    """A pair's explanation without rules, criteria and marks."""
    path, better = _path(graph, pairs, row), better_pattern(pairs, row, rules)
    gaps = _gaps(pairs, row, gaps_of(pairs, row, rules, better))
    lost = any(gap.change is ChangeCode.FIND_OTHER_PARTNER for gap in gaps)
    question, question_criterion = (None, None) if lost else first_question(rules, criteria)
    return Explanation(
        offer=UNKNOWN,
        need=UNKNOWN,
        pattern=Pattern.at(int(pairs.pattern[row])),
        better_pattern=better,
        proposed=bool(pairs.needs.pattern[row] == UNKNOWN),
        position=Position.at(int(pairs.position[row])),
        reach=Reach.at(int(pairs.reach[row])),
        relation=_relation(pairs, row, rules, path),
        possible=not any(r.severity is Severity.HARD and r.verdict is Verdict.FAILS for r in rules),
        rules=(),
        criteria=(),
        path=path,
        score=0,
        score_low=0,
        score_high=0,
        priority=0,
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


def _rules(pairs: Pairs) -> tuple[Shared[RuleReport], ...]:
    return tuple(_reports(pairs, rule, rule.judge(pairs)) for rule in RULES)


def _reports(pairs: Pairs, rule: Rule, judged: Judged) -> Shared[RuleReport]:
    """One of each pair; pairs of which the rule says the same share theirs."""
    beside: tuple[Ints, ...] = (pairs.pattern,)
    if rule.code is RuleCode.LEGAL_PAPERS:
        beside = (pairs.pattern, pairs.offers.size, pairs.offers.papers, pairs.needs.papers_due)
    columns: tuple[NDArray[Any], ...] = (judged.verdict, *judged.theirs, *judged.required, *beside)
    return shared(columns, lambda row: _report(pairs, row, rule, judged))


def _criteria(pairs: Pairs) -> tuple[tuple[Shared[CriterionReport], ...], NDArray[np.intp]]:
    """What each criterion says of each pair, and which one leaves the most points open; -1 for none."""
    told, left = [], []
    for code, grade in CRITERIA:
        graded = grade(pairs)
        columns = (pairs.pattern, graded.value, graded.low, graded.high)
        told.append(shared(columns, partial(_criterion, pairs, code, graded)))
        left.append(pairs.ground.weights[pairs.pattern, code.code] * (graded.high / FULL - graded.low / FULL))
    open_points = np.array(left)
    return tuple(told), np.where(open_points.max(axis=0) > 0, open_points.argmax(axis=0), UNKNOWN)


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


def _criterion(pairs: Pairs, code: CriterionCode, graded: Graded, row: int) -> CriterionReport:
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


def _path(graph: nx.DiGraph[int], pairs: Pairs, row: int) -> tuple[int, ...]:
    path = commodity_path(graph, int(pairs.offers.commodity[row]), int(pairs.needs.commodity[row]))
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
