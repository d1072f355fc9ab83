"""What commands answer: one JSON object with stable keys, and a few lines for people."""

from __future__ import annotations

from typing import Any

from models.domain.agreements import AgreementFinding, AgreementReport
from models.domain.findings import Finding, Severity
from models.domain.imports import ImportReport
from models.domain.matching import CriterionLine, GapLine, NeedLine, PairExplanation, RuleLine, RunFact
from models.problems import Value
from ui import reasons
from ui.texts import sentences

Answer = dict[str, Any]


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
    }


def gap_answer(line: GapLine) -> Answer:
    """One change that would make the pair possible."""
    return {
        "change": reasons.gap_text(line),
        "agency": reasons.agency_name(line.agency),
        "intervention": reasons.intervention_name(line.intervention),
        "code": str(line.change),
    }


def explanation_answer(found: PairExplanation) -> Answer:
    """Why this pair, or why not and what would help."""
    return {
        "enterprise": found.enterprise,
        "need": found.need,
        "possible": found.possible,
        "pattern": str(found.pattern),
        "better_pattern": str(found.better_pattern) if found.better_pattern else None,
        "relation": str(found.relation),
        "score": found.score / 10,
        "score_low": found.score_low / 10,
        "score_high": found.score_high / 10,
        "rules": [rule_answer(line) for line in found.rules],
        "criteria": [criterion_answer(line) for line in found.criteria],
        "path": list(found.path),
        "gaps": [gap_answer(line) for line in found.gaps],
        "question": str(found.question) if found.question else None,
    }


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
                "reasons": [reasons.reason_text(reason) for reason in line.reasons],
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
