"""What the audit of an agreement says, in words: one line for findings of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.domain.agreements import AgreementFinding
from ui import formats
from ui.facts import size_name
from ui.texts import sentence, tr
from ui.widgets.look.colours import Tone

RED, YELLOW, GREEN = "red", "yellow", "green"
LEVELS = {
    RED: ("Harus dibetulkan", "x", Tone.BAD),
    YELLOW: ("Perlu diperhatikan", "warning", Tone.WARNING),
    GREEN: ("Sesuai", "check", Tone.GOOD),
}
_NAMED_BY = {"statutory_present": "content", "source_unverified": "citation"}
"""The value that tells findings of one kind apart; otherwise the first."""
_CONTENTS = {
    "kegiatan_usaha": "kegiatan usaha",
    "hak_kewajiban": "hak dan kewajiban",
    "bentuk_pengembangan": "bentuk pengembangan",
    "jangka_waktu": "jangka waktu",
    "penyelesaian_perselisihan": "penyelesaian perselisihan",
}
_LABELLED = ("default_to_decide", "default_stands")


@dataclass(frozen=True, slots=True)
class SaidFinding:
    """One line of the audit."""

    level: str
    text: str
    source: str
    number: int
    """How many findings the line sums up."""


def said_findings(findings: Sequence[AgreementFinding]) -> tuple[SaidFinding, ...]:
    """The audit as lines, the worst first; findings of one rule and level share a line."""
    groups: dict[tuple[str, str], list[AgreementFinding]] = {}
    for found in findings:
        groups.setdefault((found.level, found.rule), []).append(found)
    return tuple(_said(level, rule, group) for (level, rule), group in groups.items())


def counts_text(findings: Sequence[AgreementFinding]) -> str:
    """ "1 harus dibetulkan · 3 perlu diperhatikan · 9 sesuai"."""
    parts = []
    for level, (said, _icon, _tone) in LEVELS.items():
        number = sum(1 for found in findings if found.level == level)
        if number:
            parts.append(f"{formats.number(number)} {tr(said).lower()}")
    return " · ".join(parts)


def _said(level: str, rule: str, group: Sequence[AgreementFinding]) -> SaidFinding:
    first = dict(group[0].values)
    values: dict[str, str | int | tuple[str, ...]] = {name: _worded(name, value) for name, value in first.items()}
    names = tuple(_name_of(found) for found in group)
    text = sentence(f"agreement.finding.{rule}", **{**values, "names": names, "number": len(group)})
    return SaidFinding(level, text, _source(group[0]), len(group))


def _name_of(found: AgreementFinding) -> str:
    values = dict(found.values)
    if found.rule in _LABELLED:
        return values["label"]
    key = _NAMED_BY.get(found.rule, next(iter(values), ""))
    return _worded(key, values.get(key, ""))


def _worded(name: str, value: str) -> str:
    if name == "content":
        return tr(_CONTENTS.get(value, value))
    if name in ("first", "second") and value:
        return size_name(value)
    return value or tr("belum diisi")


def _source(found: AgreementFinding) -> str:
    if not found.source:
        return ""
    return found.source if found.verified else tr("{source} · sumber belum diverifikasi").format(source=found.source)
