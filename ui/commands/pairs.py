"""Commands about pairs: match, explain, decide, agreement."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from models.domain.agreements import AgreementFinding, AgreementReport, AgreementTerms, Override
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings, ProposalLine
from ui import reasons
from ui.commands.answers import (
    Answer,
    agreement_answer,
    agreement_lines,
    criterion_answer,
    explanation_answer,
    explanation_lines,
    red_in_words,
    run_answer,
)
from ui.commands.files import agreement_terms, match_settings, overrides_of
from ui.commands.groups import MARK, decide_on_group
from ui.commands.session import open_for, require_writable, show_progress
from ui.pages.matching.value_words import value_words
from ui.texts import tr

if TYPE_CHECKING:
    from models.use_cases.open_catalogue import Opened

DECISIONS = {
    "accept": Decided.ACCEPT,
    "reject": Decided.REJECT,
    "lock": Decided.LOCK,
    "forbid": Decided.FORBID,
    "open": Decided.OPEN,
}
_ALL = 1_000_000
OF_CANDIDATES = (
    "Perhatian: kolom priority dalam berkas calon mencerminkan desil; simpan hanya untuk yang berwenang."
)


def match(options: argparse.Namespace) -> Answer:
    """One matching run, stored; its problem written out where that is asked for."""
    from models.files import write_bytes
    from models.use_cases.list_runs import list_run_needs
    from models.use_cases.run_matching import run_and_keep
    from models.use_cases.write_candidates import write_candidates

    require_writable(options.candidates, options.out)
    opened = open_for(options, create=False)
    try:
        settings = _settings(options, opened)
        day, whole = options.date or date.today(), bool(options.candidates)
        run, built = run_and_keep(opened.catalogue, opened.actor, settings, day, show_progress, whole=whole)
        found = run_answer(run, list_run_needs(opened.catalogue, opened.actor, run.code))
        found["proposals"] = _proposals(opened, run.code)
        found["unmatched"] = _unmatched(opened, run.code)
    finally:
        opened.catalogue.close()
    if options.candidates:
        found["files"] = [str(file) for file in write_candidates(options.candidates, built)]
    if options.out:
        write_bytes(options.out, json.dumps(found, ensure_ascii=False, indent=1, default=str).encode())
    return {**found, "_lines": [*_run_lines(found), *([tr(OF_CANDIDATES)] if options.candidates else [])]}


def explain(options: argparse.Namespace) -> Answer:
    """Why this pair, or why not."""
    from models.use_cases.explain_pair import explain_pair
    from models.use_cases.measure_pair import measure_pair

    opened = open_for(options, create=False)
    try:
        settings = _settings(options, opened)
        found = explain_pair(
            opened.catalogue, opened.actor, options.enterprise, options.need, settings, today=options.date
        )
        far = measure_pair(opened.catalogue, opened.actor, options.enterprise, options.need)
    finally:
        opened.catalogue.close()
    return {**explanation_answer(found, far), "_lines": explanation_lines(found, far)}


def decide(options: argparse.Namespace) -> Answer:
    """The officer's word on a proposal, or on a group."""
    from models.use_cases.decide_proposal import decide_proposal

    opened = open_for(options, create=False)
    try:
        decision = DECISIONS[options.decision]
        if options.proposal.startswith(MARK):
            return decide_on_group(opened, options.proposal, decision, options.reason)
        report = decide_proposal(opened.catalogue, opened.actor, options.proposal, decision, options.reason)
    finally:
        opened.catalogue.close()
    status = str(report.status)
    return {
        "proposal": report.proposal,
        "status": status,
        "_lines": [f"{report.proposal}: {reasons.decided_name(report.status)}"],
    }


def agreement(options: argparse.Namespace) -> Answer:
    """The agreement of an accepted proposal, numbered; or a draft."""
    from models.files import write_bytes

    terms = agreement_terms(options.terms) if options.terms else AgreementTerms()
    require_writable(options.out)
    opened = open_for(options, create=False)
    try:
        report = _issued_before(options, opened) or _made(options, opened, terms)
    finally:
        opened.catalogue.close()
    write_bytes(options.out, report.content)
    answer = agreement_answer(report, str(options.out))
    lines = [report.number or "DRAF", str(options.out), *agreement_lines(answer)]
    return {**answer, "_lines": lines}


def _issued_before(options: argparse.Namespace, opened: Opened) -> AgreementReport | None:
    """The agreement this pair has: whoever names no terms of his own wants its paper, as after a full disk."""
    from models.use_cases.reprint_agreement import reprint_agreement

    if options.terms or options.draft:
        return None
    return reprint_agreement(opened.catalogue, opened.actor, options.proposal)


def _made(options: argparse.Namespace, opened: Opened, terms: AgreementTerms) -> AgreementReport:
    from models.use_cases.issue_agreement import RedFindings, draft_agreement, issue_agreement

    draft = partial(
        draft_agreement, opened.catalogue, opened.actor, options.proposal, terms, paper=options.paper,
        today=options.date,
    )  # fmt: skip
    given = overrides_of(options.terms) if options.terms else ()
    if options.draft:
        return draft()
    overrides = answering(given, draft().findings) if given else ()
    try:
        return issue_agreement(
            opened.catalogue, opened.actor, options.proposal, terms, overrides=overrides, paper=options.paper,
            today=options.date,
        )  # fmt: skip
    except RedFindings as problem:
        raise red_in_words(problem.findings) from problem


def answering(given: Sequence[Override], findings: Sequence[AgreementFinding]) -> tuple[Override, ...]:
    """The answers with the values of the red findings that they are for; one rule may be found more than once."""
    return tuple(
        replace(each, values=found.values)
        for each in given
        for found in findings
        if found.level == "red" and found.rule == each.rule
    )


def _settings(options: argparse.Namespace, opened: Opened) -> MatchSettings:
    from models.use_cases.settings import check_weights, read_match_settings

    settings = read_match_settings(opened.catalogue, opened.actor)
    if options.settings:
        settings = match_settings(options.settings, settings)
        check_weights(settings)
    return settings


def _proposals(opened: Opened, run: str) -> list[Answer]:
    from models.use_cases.list_runs import list_proposals, list_reasons

    query = ListQuery(filters=(("run", run),))
    lines = list_proposals(opened.catalogue, opened.actor, query, 0, _ALL).rows
    why = list_reasons(opened.catalogue, opened.actor, run)
    return [{**_proposal(line), **_why(why[line.proposal])} for line in lines]


def _proposal(line: ProposalLine) -> Answer:
    return {
        "proposal": line.proposal, "enterprise": line.enterprise, "offer": line.offer, "need": line.need,
        "pattern": str(line.pattern), "quantity": line.quantity / 1000, "unit": line.unit, "score": line.score / 10,
        "score_low": line.score_low / 10, "score_high": line.score_high / 10, "status": str(line.status),
    }  # fmt: skip


def _why(found: Any) -> Answer:
    return {"criteria": [criterion_answer(line) for line in found.criteria], "path": list(found.path)}


def _unmatched(opened: Opened, run: str) -> list[Answer]:
    from models.use_cases.list_runs import list_unmatched

    lines = list_unmatched(opened.catalogue, opened.actor, ListQuery(filters=(("run", run),)), 0, _ALL).rows
    return [
        {"enterprise": line.enterprise, "reasons": [reasons.reason_text(why) for why in line.reasons]} for line in lines
    ]


def _run_lines(found: Answer) -> list[str]:
    counts = found["counts"]
    return [
        f"{found['run']}: {counts['proposals']} usulan, {counts['needs_filled']} kebutuhan terpenuhi,"
        f" {counts['needs_partly']} sebagian, {counts['needs_unfilled']} belum",
        value_words(found["value"], found["upper_bound"]),
    ]
