"""Findings of one kind together: how many, and what they say in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.domain.findings import Finding, Severity
from models.problems import Value
from ui.intake.taking import sentences_of


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All findings of one message in one column."""

    message: str
    column: str
    severity: Severity
    says: str
    asks: str
    findings: tuple[Finding, ...]


def grouped(findings: Sequence[Finding]) -> tuple[FindingGroup, ...]:
    """Groups by message and column: those that keep rows out first, then the largest."""
    found: dict[tuple[str, str, Severity], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.message, finding.column, finding.severity), []).append(finding)
    groups = [_group(tuple(each)) for each in found.values()]
    return tuple(sorted(groups, key=lambda one: (one.severity is not Severity.ERROR, -len(one.findings), one.column)))


def _group(findings: tuple[Finding, ...]) -> FindingGroup:
    first = findings[0]
    said = sentences_of(_common(findings))
    return FindingGroup(first.message, first.column, first.severity, said.what_happened, said.what_to_do, findings)


def _common(findings: tuple[Finding, ...]) -> Finding:
    """The first with everything left open that differs among them."""
    first = findings[0]
    if len(findings) == 1:
        return first
    some = findings[:200]
    value = first.value if all(one.value == first.value for one in some) else "…"
    alike: list[tuple[str, Value]] = []
    for place, (name, held) in enumerate(first.values):
        same = all(place < len(one.values) and one.values[place][1] == held for one in some)
        alike.append((name, held if same else "…"))
    return replace(first, value=value, values=tuple(alike))
