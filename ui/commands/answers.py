"""What commands answer: one JSON object with stable keys, and a few lines for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matching.codes import Severity as Weight
from models.domain.agreements import AgreementFinding, AgreementReport
from models.domain.findings import Finding, Severity
from models.domain.imports import ImportReport
from models.domain.matching import CriterionLine, GapLine, NeedLine, PairExplanation, RuleLine, RunFact
from models.domain.nearness import PairDistance
from models.problems import UserProblem, Value
from ui import reasons
from ui.pages.matching.distance_words import distance_words
from ui.texts import sentences, tr

Answer = dict[str, Any]
_LEVELS = {"red": "merah", "yellow": "kuning"}


def import_answer(report: ImportReport) -> Answer:
    """The reconciliation of an import."""
    return {
        "read": report.read,
        "new": report.new,
        "changed": report.updated,
        "unchanged": report.unchanged,
        "rejected": report.rejected,
        "import_id": report.import_id,
        "findings": [finding_answer(finding) for finding in report.findings],
        "mapping": {heading: field for sheet in report.sheets for heading, field in sheet.mapping},
        "sheets": [
            {
                "sheet": sheet.sheet, "kind": str(sheet.kind), "read": sheet.read, "new": sheet.new,
                "changed": sheet.changed, "unchanged": sheet.unchanged, "rejected": sheet.rejected,
            }
            for sheet in report.sheets
        ],
    }  # fmt: skip


def finding_answer(finding: Finding) -> Answer:
    """One finding with its sentences."""
    said = finding_sentences(finding)
    return {
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "severity": str(finding.severity),
        "value": finding.value,
        "problem": said[0],
        "expected": said[1],
    }


def finding_sentences(finding: Finding) -> tuple[str, str]:
    """What is wrong, and what was expected."""
    place: dict[str, Value] = {"sheet": finding.sheet, "row": finding.row}
    cell: dict[str, Value] = {"column": finding.column, "value": finding.value}
    said = sentences(finding.message, {**place, **cell, **dict(finding.values)})
    return said.what_happened, said.what_to_do


def finding_line(finding: Finding) -> str:
    """A finding as a line for people."""
    what, expected = finding_sentences(finding)
    mark = "✗" if finding.severity is Severity.ERROR else "!"
    place = " ".join(
        part for part in (finding.sheet, f"baris {finding.row}" if finding.row else "", finding.column) if part
    )
    return f"  {mark} {place}: {what} {expected}".rstrip()


def criterion_answer(line: CriterionLine) -> Answer:
    """One criterion; points add up to the score."""
    return {
        "name": str(line.criterion),
        "weight": line.weight,
        "value": line.value,
        "points": line.points / 10,
    }


def rule_answer(line: RuleLine) -> Answer:
    """One rule with both values in words."""
    return {
        "rule": str(line.rule),
        "name": reasons.rule_name(line.rule),
        "severity": str(line.severity),
        "holds": line.holds,
        "theirs": reasons.theirs_text(line),
        "required": reasons.required_text(line),
        "source": line.source,
        "verified": line.verified,
        "since": line.since or None,
    }


def gap_answer(line: GapLine) -> Answer:
    """One change that would make the pair possible."""
    return {
        "change": reasons.gap_text(line),
        "agency": reasons.agency_name(line.agency),
        "intervention": reasons.intervention_name(line.intervention),
        "usual_time": reasons.usual_time(line.intervention),
        "code": str(line.change),
    }


def explanation_answer(found: PairExplanation, far: PairDistance) -> Answer:
    """Why this pair, or why not and what would help."""
    return {
        "enterprise": found.enterprise,
        "need": found.need,
        "possible": found.possible,
        "pattern": str(found.pattern),
        "proposed": found.proposed,
        "pattern_reasons": [_reason_answer(reason) for reason in reasons.pattern_reasons(found)],
        "better_pattern": str(found.better_pattern) if found.better_pattern else None,
        "position": str(found.position),
        "position_presumed": found.presumed,
        "relation": str(found.relation),
        "score": found.score / 10,
        "score_low": found.score_low / 10,
        "score_high": found.score_high / 10,
        "rules": [rule_answer(line) for line in found.rules],
        "criteria": [criterion_answer(line) for line in found.criteria],
        "path": list(found.path),
        "gaps": [gap_answer(line) for line in found.gaps],
        "to_do": [gap_answer(line) for line in found.to_do],
        "question": str(found.question) if found.question else None,
        "question_criterion": str(found.question_criterion) if found.question_criterion else None,
        "question_text": reasons.asking_text(found) or None,
        "distance": {
            "km": None if far.km is None or far.is_same_middle else round(far.km, 1),
            "enterprise_known_by": str(far.enterprise) if far.enterprise else None,
            "partner_known_by": str(far.partner) if far.partner else None,
            "text": distance_words(far),
        },
    }


def explanation_lines(found: PairExplanation, far: PairDistance) -> list[str]:
    """The same for people: score, rules with their marks, points, and what would help."""
    possible = tr("Mungkin") if found.possible else tr("Tidak mungkin")
    return [
        tr("{possible}: {score} dari 100").format(possible=possible, score=reasons.score_text(found.score)),
        *(f"  {line}" for line in (reasons.score_range_text(found.score_low, found.score_high),) if line),
        tr("Pola: {pattern}").format(pattern=reasons.pattern_text(found)),
        tr("Jarak: {far}").format(far=distance_words(far)),
        *(f"  · {_reason_line(reason)}" for reason in reasons.pattern_reasons(found)),
        *(f"  {_mark(line)} {reasons.rule_name(line.rule)}: {reasons.rule_text(line)}" for line in found.rules),
        *(f"  {reasons.score_text(one.points):>5}  {reasons.criterion_name(one.criterion)}" for one in found.criteria),
        *(f"  → {reasons.gap_text(line)} ({reasons.gap_help(line)})" for line in found.gaps),
        *(f"  ! {reasons.gap_text(line)} ({reasons.gap_help(line)})" for line in found.to_do),
        *(f"  ? {line}" for line in (reasons.asking_text(found),) if line),
    ]


def _reason_answer(found: reasons.PatternReason) -> Answer:
    return {"reason": found.reason, "source": found.source, "verified": found.verified}


def _reason_line(found: reasons.PatternReason) -> str:
    return f"{found.reason} ({found.source})" if found.source else found.reason


def _mark(line: RuleLine) -> str:
    if line.holds is None:
        return "?"
    if line.holds:
        return "✓"
    return "!" if line.severity is Weight.WARNING else "✗"


def run_answer(run: RunFact, needs: tuple[NeedLine, ...]) -> Answer:
    """A run's figures and its needs."""
    from dataclasses import asdict

    return {
        "run": run.code,
        "value": run.value,
        "upper_bound": run.upper_bound,
        "gap": run.gap,
        "fit": run.fit,
        "priority": run.priority,
        "lambda": run.settings.poverty_lambda / 1000,
        "engine": run.engine,
        "seconds": dict(run.seconds),
        "counts": asdict(run.counts),
        "needs": [
            {
                "need": line.need, "pattern": str(line.pattern), "required": line.required / 1000,
                "filled": line.filled / 1000, "unit": line.unit,
                "reasons": [reasons.reason_text(reason) for reason in line.reasons], "inferred": line.inferred,
            }
            for line in needs
        ],
    }  # fmt: skip


def agreement_answer(report: AgreementReport, file: str) -> Answer:
    """An agreement just made."""
    return {
        "agreement": report.agreement,
        "number": report.number,
        "file": file,
        "sha256": report.sha256,
        "findings": [agreement_finding_answer(finding) for finding in report.findings],
    }


def agreement_lines(answer: Answer) -> list[str]:
    """What the audit complains of, worst first; what is in order needs no line."""
    return [f"  [{_LEVELS[each['level']]}] {each['text']}" for each in answer["findings"] if each["level"] in _LEVELS]


def red_in_words(findings: Iterable[AgreementFinding]) -> UserProblem:
    """The problem that no agreement is issued because of these findings."""
    said = (agreement_finding_answer(finding)["text"].removesuffix(".") for finding in findings)
    return UserProblem("agreement.red", rules=("; ".join(said),))


def agreement_finding_answer(finding: AgreementFinding) -> Answer:
    """One finding of the audit."""
    said = sentences(f"audit.{finding.rule}", {name: value.replace("_", " ") for name, value in finding.values})
    return {
        "level": finding.level,
        "rule": finding.rule,
        "text": f"{said.what_happened} {said.what_to_do}".strip(),
        "source": finding.source,
        "verified": finding.verified,
    }
