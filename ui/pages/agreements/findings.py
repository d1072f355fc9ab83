"""What the audit of an agreement says, in words: one line for findings of one kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from models.domain.agreements import AgreementFinding, Override
from ui import formats
from ui.facts import size_name
from ui.pages.agreements.finding_places import field_of
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
    field: str = ""
    """Name of the field that it speaks of."""
    found: AgreementFinding | None = None
    """The finding itself, where it is one only."""


def said_findings(findings: Sequence[AgreementFinding], fields: Collection[str] = ()) -> tuple[SaidFinding, ...]:
    """The audit as lines, the worst first; findings of one rule and level share a line, red ones never do."""
    groups: dict[tuple[object, ...], list[AgreementFinding]] = {}
    for found in findings:
        alone = found.values if found.level == RED else ()
        groups.setdefault((found.level, found.rule, alone), []).append(found)
    return tuple(_said(group, fields) for group in groups.values())


def with_answers(
    findings: Sequence[AgreementFinding], overrides: Sequence[Override]
) -> tuple[AgreementFinding, ...]:
    """The findings, each red one that somebody answered for with that answer."""
    answers = {(each.rule, each.values): each for each in overrides}
    return tuple(
        replace(found, overridden=answers[found.rule, found.values])
        if found.overridable and (found.rule, found.values) in answers
        else found
        for found in findings
    )


def answers_used(findings: Sequence[AgreementFinding]) -> tuple[Override, ...]:
    """The answers that stand behind findings; others speak of what is no longer written."""
    return tuple(found.overridden for found in findings if found.overridden is not None)


def unanswered(findings: Sequence[AgreementFinding]) -> int:
    """How many red findings keep the final print back."""
    return sum(1 for found in findings if found.level == RED and found.overridden is None)


def counts_text(findings: Sequence[AgreementFinding]) -> str:
    """ "1 harus dibetulkan · 1 diputuskan tetap · 3 perlu diperhatikan · 9 sesuai"."""
    answered = len(answers_used(findings))
    numbers = {level: sum(1 for found in findings if found.level == level) for level in LEVELS}
    counted = [(tr(LEVELS[level][0]), number) for level, number in numbers.items()]
    counted[0] = (counted[0][0], numbers[RED] - answered)
    counted.insert(1, (tr("Diputuskan tetap"), answered))
    return " · ".join(f"{formats.number(number)} {said.lower()}" for said, number in counted if number)


def _said(group: Sequence[AgreementFinding], fields: Collection[str]) -> SaidFinding:
    one, first = group[0], dict(group[0].values)
    values: dict[str, str | int | tuple[str, ...]] = {name: _worded(name, value) for name, value in first.items()}
    names = tuple(_name_of(found) for found in group)
    text = sentence(f"agreement.finding.{one.rule}", **{**values, "names": names, "number": len(group)})
    led_to = next((name for each in group if (name := field_of(each, fields))), "")
    return SaidFinding(one.level, text, _source(one), len(group), led_to, one if len(group) == 1 else None)


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
    return source_words(found.source, verified=found.verified)


def source_words(source: str, *, verified: bool) -> str:
    """A source, and whether anybody has read it."""
    said = "{source} · sumber sudah diverifikasi" if verified else "{source} · sumber belum diverifikasi"
    return tr(said).format(source=source)
