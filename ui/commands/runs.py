"""The commands `runs`, `compare`, `repeat` and `fairness`: what runs found, side by side, again, and judged."""

from __future__ import annotations

import argparse

from models.domain.comparison import PairChange, RunComparison, SettingChange, UnitFilled
from models.domain.fairness import BlockingLine, DependenceLine, Fairness
from models.domain.matching import RunFact
from models.problems import UserProblem
from ui import formats
from ui.commands.answers import Answer
from ui.commands.session import open_for, show_progress
from ui.facts import unit_text
from ui.pages.matching import comparison_words, fairness_words
from ui.texts import tr

MOST_RUNS = 100_000
MOST_LINES = 100_000


def runs(options: argparse.Namespace) -> Answer:
    """Every stored run, the newest first."""
    from models.use_cases.list_runs import list_runs

    opened = open_for(options, create=False)
    try:
        found = list_runs(opened.catalogue, opened.actor, MOST_RUNS)
    finally:
        opened.catalogue.close()
    return {"runs": [_run(run) for run in found], "_lines": [_run_line(run) for run in found]}


def compare(options: argparse.Namespace) -> Answer:
    """Two runs side by side, the older one left."""
    from models.use_cases.compare_runs import compare_runs

    opened = open_for(options, create=False)
    try:
        found = compare_runs(opened.catalogue, opened.actor, options.first, options.second)
    finally:
        opened.catalogue.close()
    return {**_comparison(found), "_lines": _comparison_lines(found)}


def repeat(options: argparse.Namespace) -> Answer:
    """A stored run once more, on the catalogue as it is now."""
    from models.use_cases.repeat_run import repeat_run

    opened = open_for(options, create=False)
    try:
        found = repeat_run(opened.catalogue, opened.actor, options.of_run, progress=show_progress)
    finally:
        opened.catalogue.close()
    said = {"run": found.run.code, "repeated": found.repeated, "same": found.same, "same_input": found.same_input}
    return {**said, **_comparison(found.comparison), "_lines": _comparison_lines(found.comparison)}


def fairness(options: argparse.Namespace) -> Answer:
    """Who would rather have each other than what a run proposes, and who rests on whom."""
    from models.use_cases.judge_fairness import judge_fairness
    from models.use_cases.list_runs import list_runs

    opened = open_for(options, create=False)
    try:
        newest = list_runs(opened.catalogue, opened.actor, 1)
        if not options.of_run and not newest:
            raise UserProblem("run.unknown", run=tr("terbaru"))
        run = options.of_run or newest[0].code
        found = judge_fairness(opened.catalogue, opened.actor, run, most=MOST_LINES, progress=show_progress)
    finally:
        opened.catalogue.close()
    return {**_fairness(found), "_lines": _fairness_lines(found)}


def _run(run: RunFact) -> Answer:
    return {
        "run": run.code, "at": run.at, "today": run.today, "engine": run.engine, "fingerprint": run.fingerprint,
        "lambda": run.settings.poverty_lambda / 1000, "region": run.settings.region, "value": run.value,
        "upper_bound": run.upper_bound, "gap": run.gap, "proposals": run.counts.proposals,
        "needs_filled": run.counts.needs_filled, "enterprises_matched": run.counts.enterprises_matched,
    }  # fmt: skip


def _run_line(run: RunFact) -> str:
    return tr("{run}: nilai {value}, {proposals} usulan, {filled} kebutuhan terpenuhi").format(
        run=comparison_words.run_text(run), value=formats.number(run.value, 1),
        proposals=formats.number(run.counts.proposals), filled=formats.number(run.counts.needs_filled),
    )  # fmt: skip


def _comparison(found: RunComparison) -> Answer:
    return {
        "older": found.older.code,
        "newer": found.newer.code,
        "same": found.same,
        "settings": [_setting(each) for each in found.settings],
        "figures": {"older": _run(found.older), "newer": _run(found.newer),
                    "quantities": [_filled(each) for each in found.quantities]},
        "kept": found.kept,
        "came": [_pair(each) for each in found.came],
        "went": [_pair(each) for each in found.went],
        "changed": [_pair(each) for each in found.changed],
    }  # fmt: skip


def _setting(change: SettingChange) -> Answer:
    return {"name": str(change.name), "before": change.before, "after": change.after}


def _filled(each: UnitFilled) -> Answer:
    return {"unit": each.unit, "before": each.before / 1000, "after": each.after / 1000}


def _pair(change: PairChange) -> Answer:
    return {
        "enterprise": change.enterprise, "need": change.need, "before": change.before / 1000,
        "after": change.after / 1000, "unit": change.unit, "score_before": _points(change.score_before),
        "score_after": _points(change.score_after), "why": str(change.reason.why),
        "names": list(change.reason.names), "why_text": comparison_words.why_text(change.reason),
    }  # fmt: skip


def _points(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10


def _comparison_lines(found: RunComparison) -> list[str]:
    head = f"{found.older.code} → {found.newer.code}. {comparison_words.result_text(found)}"
    lists = ((tr("datang"), found.came), (tr("pergi"), found.went), (tr("berubah"), found.changed))
    rows = [_pair_line(word, each) for word, pairs in lists for each in pairs]
    return [head, comparison_words.settings_text(found), *rows]


def _pair_line(word: str, change: PairChange) -> str:
    quantity = comparison_words.quantity_text(change, unit_text(change.unit))
    why = comparison_words.why_text(change.reason)
    return f"{word}: {change.enterprise} {change.enterprise_name} – {change.need}, {quantity}: {why}"


def _fairness(found: Fairness) -> Answer:
    return {
        "run": found.run,
        "as_it_was": found.as_it_was,
        "impossible": found.impossible,
        "blocking": [_blocking(each) for each in found.blocking],
        "for_priority": found.for_priority,
        "dependence": [_dependence(each) for each in found.dependence],
    }


def _blocking(line: BlockingLine) -> Answer:
    return {
        "enterprise": line.enterprise, "need": line.need, "score": line.score / 10, "instead_of": line.instead_of,
        "given_up": line.given_up, "quantity": line.quantity / 1000, "unit": line.unit, "reason": str(line.reason),
        "change": line.change,
    }  # fmt: skip


def _dependence(line: DependenceLine) -> Answer:
    return {
        "kind": str(line.kind), "who": line.who, "on": line.on, "share": line.share / 1000,
        "threshold": line.threshold / 1000,
        "relief": [{"enterprise": each.enterprise, "need": each.need} for each in line.relief], "room": line.room,
    }  # fmt: skip


def _fairness_lines(found: Fairness) -> list[str]:
    pairs = [
        f"{line.enterprise} {line.enterprise_name} – {line.need}: {fairness_words.reason_text(line)}"
        for line in found.blocking
    ]
    alerts = [
        tr("{who} bergantung pada {on}: {share} {of}. Yang membantu: {relief}").format(
            who=fairness_words.who_text(line), on=line.on_name, share=formats.percent(line.share / 1000, 0),
            of=fairness_words.share_text(line), relief=fairness_words.relief_text(line),
        )
        for line in found.dependence
    ]  # fmt: skip
    return [f"{found.run}. {fairness_words.summary_text(found)}", *pairs, *alerts]
