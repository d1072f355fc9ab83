"""What people laid down is what the engine says, told pair by pair and judged in columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.candidates import candidates
from matching.eligibility import HARD_RULES, WARNINGS, failing
from matching.engine import unheard
from matching.explanation import explain
from matching.pairs import ground_of, pairs_of
from matching.problem import Pattern, Position, Relation, RuleCode, Severity, Verdict
from tests.matching.verdicts.planted import Planted, lines

EVERY = pytest.mark.parametrize("line", lines(), ids=lambda line: line.case)
NEVER_UNKNOWN = {
    RuleCode.ACTIVE,
    RuleCode.FORBIDDEN,
    RuleCode.INDEPENDENCE,
    RuleCode.COMMODITY_REACH,
    RuleCode.UNVERIFIED,
    RuleCode.INFERRED,
}
"""A record is in use or not, checked or not; two parties of whom nothing is known are two."""


def mask(rules: frozenset[RuleCode]) -> int:
    return sum(1 << rule.code for rule in rules)


@EVERY
def test_the_explanation_says_what_was_laid_down(line: Planted):
    answer = explain(line.problem, 0, 0)
    by_verdict = {
        (severity, verdict): {r.code for r in answer.rules if (r.severity, r.verdict) == (severity, verdict)}
        for severity in Severity
        for verdict in Verdict
    }
    unknown = by_verdict[Severity.HARD, Verdict.UNKNOWN] | by_verdict[Severity.WARNING, Verdict.UNKNOWN]
    assert by_verdict[Severity.HARD, Verdict.FAILS] == line.failing
    assert by_verdict[Severity.WARNING, Verdict.FAILS] == line.warnings
    assert unknown == line.unknown
    assert answer.possible is line.possible
    assert answer.pattern == line.pattern
    assert (answer.better_pattern or "") == line.better
    assert answer.position == line.position
    assert answer.relation == line.relation
    if line.question:
        assert (answer.question or "-") == line.question


@EVERY
def test_the_columns_say_the_same(line: Planted):
    ground = ground_of(line.problem)
    pairs = pairs_of(ground, np.array([0]), np.array([0]))
    hard, warned = failing(pairs, HARD_RULES), failing(pairs, WARNINGS)
    assert int(hard[0][0]) == mask(line.failing)
    assert int(warned[0][0]) == mask(line.warnings)
    assert int(hard[1][0] | warned[1][0]) == mask(line.unknown)


@EVERY
def test_a_pair_is_a_candidate_when_it_is_possible(line: Planted):
    found = candidates(ground_of(line.problem), unheard)
    assert len(found) == line.possible
    if line.possible:
        hard = {rule for rule in line.unknown if rule in {each.code for each in HARD_RULES}}
        assert Pattern.at(int(found.pattern[0])) == line.pattern
        assert int(found.unknown[0]) == mask(frozenset(hard))
        assert int(found.warnings[0]) == mask(line.warnings)


@pytest.mark.parametrize("line", [line for line in lines() if line.better], ids=lambda line: line.case)
def test_the_better_pattern_is_contradicted_no_more(line: Planted):
    needs = replace(line.problem.needs, pattern=np.array([Pattern(line.better).code]))
    verdicts = {r.code: r.verdict for r in explain(replace(line.problem, needs=needs), 0, 0).rules}
    assert Verdict.FAILS not in (verdicts[RuleCode.PATTERN_SIZE], verdicts[RuleCode.PATTERN_DIRECTION])


def test_the_set_is_large_enough_and_leaves_nothing_out():
    planted = lines()
    assert len(planted) >= 400
    assert len({line.case for line in planted}) == len(planted)
    failing_rules = set().union(*(line.failing | line.warnings for line in planted))
    open_rules = set().union(*(line.unknown for line in planted))
    held = set().union(*(set(RuleCode) - line.failing - line.warnings - line.unknown for line in planted))
    assert failing_rules == held == set(RuleCode)
    assert open_rules == set(RuleCode) - NEVER_UNKNOWN
    assert {line.pattern for line in planted} == set(Pattern)
    assert {line.better for line in planted} == {"", *Pattern}
    assert {line.position for line in planted} == set(Position)
    assert {line.relation for line in planted} == set(Relation)


def test_each_rule_fails_alone_and_many_fail_together():
    told = [line.failing | line.warnings for line in lines() if not line.unknown]
    alone = {rule for rules in told if len(rules) == 1 for rule in rules}
    # litres for kilograms leave the lot open, so the unit alone is never all that is said
    assert alone == set(RuleCode) - {RuleCode.UNIT}
    assert len({rules for rules in told if len(rules) >= 2}) >= 40
    assert any(line.unknown and line.failing for line in lines())


def test_every_pattern_meets_every_pair_of_sizes_in_both_directions():
    cases = {line.case for line in lines()}
    sizes = ("mikro", "kecil", "menengah", "besar")
    wanted = {f"patterns/{p}_{small}_{large}" for p in Pattern for small in sizes for large in sizes}
    assert wanted | {f"{case}_against_the_flow" for case in wanted} <= cases
