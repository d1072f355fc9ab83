"""Every rule on every day is a dated row of the law with its source, and says honestly whether that was read."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from matching.explanation import explain
from matching.problem import Pattern, RuleCode, Verdict
from models.reference.law import law_row, pattern_laws, rule_source
from models.reference.law.rows import all_rows
from models.steps.matching.building import legal_parameters
from tests.matching.verdicts.planted import Planted, lines

FIRST_RECORDED = date(2013, 3, 13)
DAYS = (FIRST_RECORDED, date(2019, 6, 1), date(2021, 2, 1), date(2021, 2, 2), date(2024, 4, 4), date(2026, 11, 21))
TOLD = [line for line in lines() if line.problem.settings.today >= FIRST_RECORDED.toordinal()]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("rule", RuleCode)
def test_every_rule_has_a_source_on_every_day(rule: RuleCode, day: date):
    row = rule_source(str(rule), day)
    assert row is not None
    assert row.text
    assert row.source
    assert row.in_force(day)
    assert rule in {text.rule for text in legal_parameters(day).rules}


@pytest.mark.parametrize("day", DAYS)
def test_every_pattern_of_the_day_has_its_article_for_sizes_and_for_flow(day: date):
    for law in pattern_laws(day):
        if law.pattern in set(Pattern):
            sizes, flow = law_row(f"pattern_size.{law.pattern}", day), law_row(f"pattern_direction.{law.pattern}", day)
            assert sizes is not None
            assert flow is not None
            assert sizes.verified == law.verified
            assert not flow.verified


@pytest.mark.parametrize("line", TOLD, ids=lambda line: line.case)
def test_what_is_told_of_a_pair_rests_on_rows_of_its_day(line: Planted):
    day = date.fromordinal(line.problem.settings.today)
    for report in explain(line.problem, 0, 0).rules:
        row = law_row(report.source, day)
        assert row is not None, report.source
        assert row.source
        assert report.verified == row.verified


def test_no_two_rows_of_one_code_are_in_force_together():
    """A rule that is replaced ends the day before its successor."""
    rows = sorted(all_rows(), key=lambda row: (row.code, row.valid_from))
    for earlier, later in pairwise(rows):
        if earlier.code == later.code:
            assert earlier.valid_to is not None
            assert (later.valid_from - earlier.valid_to).days == 1, later.code


@pytest.mark.parametrize(
    "case, source",
    [
        ("dated/halal_mikro_on_the_day", "PP 42/2024 Pasal 160 ayat (2)"),
        ("dated/halal_menengah_on_the_day", "PP 42/2024 Pasal 160"),
    ],
)
def test_a_dated_warning_cites_the_law_of_that_size(case: str, source: str):
    line = next(line for line in lines() if line.case == case)
    day = date.fromordinal(line.problem.settings.today)
    answer = explain(line.problem, 0, 0)
    due = next(report for report in answer.rules if report.code is RuleCode.LEGAL_PAPERS)
    row = law_row(due.source, day)
    assert due.verdict is Verdict.FAILS
    assert row is not None
    assert (row.source, row.valid_from) == (source, day)
    assert [gap.rule for gap in answer.to_do] == [RuleCode.LEGAL_PAPERS]
