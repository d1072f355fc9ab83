"""What a batch shows of its proposals: before it is issued, and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.domain.papers import BatchLine, BatchLook, BatchReport
from models.problems import UserProblem
from models.use_cases.issue_agreement import RedFindings
from ui import formats
from ui.facts import agreement_finding_sentence, unit_text
from ui.pages.agreements.findings import counts_text, said_findings
from ui.texts import problem_sentences, tr
from ui.widgets.lists.columns import Column
from ui.widgets.look.colours import Tone


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one proposal of a batch; the number is empty for one left out."""

    proposal: str
    enterprise: str
    partner: str
    number: str
    agreement: str
    why: str


def outcomes(look: BatchLook, report: BatchReport) -> tuple[Outcome, ...]:
    """Every proposal with its number, or why it has none; those that were left out before stand last."""
    names = {line.proposal: line for line in look.lines}
    issued = [
        Outcome(each.proposal, names[each.proposal].enterprise, names[each.proposal].partner, each.number,
                each.agreement, "")
        for each in report.issued
    ]  # fmt: skip
    refused = [(each.proposal, each.problem) for each in report.refused]
    before = [(line.proposal, line.problem) for line in look.lines if line.problem is not None]
    left = [
        Outcome(proposal, names[proposal].enterprise, names[proposal].partner, "", "", problem_text(problem))
        for proposal, problem in (*refused, *before)
    ]
    return (*issued, *left)


def problem_text(problem: UserProblem) -> str:
    """Why a proposal gets no agreement; the red findings where there are such."""
    if isinstance(problem, RedFindings):
        return " ".join(map(agreement_finding_sentence, problem.findings))
    said = problem_sentences(problem)
    return f"{said.what_happened} {said.what_to_do}".strip()


def short_look(line: BatchLine) -> str:
    """The same in one line of the list: why it is left out, or how much there is to look at."""
    if line.problem is not None:
        return problem_text(line.problem)
    return counts_text(line.findings)


def look_text(line: BatchLine) -> str:
    """What the officer should know of a proposal before it is issued with others, a line for each kind of finding."""
    if line.problem is not None:
        return problem_text(line.problem)
    yellow = [each for each in line.findings if each.level == "yellow"]
    answered = [each for each in line.findings if each.overridden is not None]
    said = [f"{terms_source(line)}: {terms_text(line)}."]
    said += [tr("Diputuskan tetap: {said}").format(said=each.text) for each in said_findings(answered)]
    said += [each.text for each in said_findings(yellow)]
    return "\n".join(said)


def terms_source(line: BatchLine) -> str:
    """Whether the line has terms of its own."""
    return tr("Syarat dari drafnya, tanggal bersama") if line.drafted else tr("Syarat bersama")


def terms_text(line: BatchLine) -> str:
    """ "Rp5.000/kg · 12 bulan · bayar 14 hari · 1.500 kg/bln · sejak 21 Nov 2026"; empty for one left out."""
    terms = line.terms
    if terms is None:
        return ""
    unit = unit_text(terms.unit)
    price = tr("menurut rumus") if terms.price is None else f"{formats.rupiah(terms.price)}/{unit}"
    if terms.prices:
        price = tr("{price} dan {n} mutu lain").format(price=price, n=formats.number(terms.prices - 1))
    length = tr("{n} bulan").format(n=terms.months)
    pays = tr("bayar {n} hari").format(n=terms.payment_days)
    since = tr("sejak {day}").format(day=formats.plain_date(terms.starts))
    return " · ".join((price, length, pays, f"{formats.quantity(terms.quantity, unit)}/bln", since))


def short_terms(line: BatchLine) -> str:
    """The same with its source in front, for the list."""
    said = terms_text(line)
    return tr("Draf: {said}").format(said=said) if said and line.drafted else said


def side_text(line: BatchLine) -> str:
    """The enterprise, or the group with how many it has."""
    name = line.enterprise or "–"
    return tr("{name} ({n} UMKM)").format(name=name, n=line.members) if line.members else name


def look_light(line: BatchLine) -> tuple[str, Tone]:
    """ "Ikut" with what the audit says, or "Tidak ikut"."""
    if line.problem is not None:
        return tr("Tidak ikut"), Tone.BAD
    yellow = any(each.level == "yellow" for each in line.findings)
    return (tr("Ikut, kuning"), Tone.WARNING) if yellow else (tr("Ikut"), Tone.GOOD)


LOOK_COLUMNS: tuple[Column[BatchLine], ...] = (
    Column("state", tr("Terbit?"), lambda row: look_light(row)[0], sort="state", width=104,
           tone=lambda row: look_light(row)[1]),
    Column("enterprise", tr("UMKM"), side_text, sort="enterprise", width=190, tooltip=side_text),
    Column("partner", tr("Mitra"), lambda row: row.partner or "–", sort="partner", width=170,
           tooltip=lambda row: row.partner),
    Column("why", tr("Catatan"), short_look, tooltip=look_text),
    Column("terms", tr("Syarat"), short_terms, width=300, tooltip=terms_text,
           tone=lambda row: Tone.ACCENT if row.drafted else Tone.PLAIN),
    Column("proposal", tr("Usulan"), lambda row: row.proposal, sort="proposal", width=100,
           tone=lambda _: Tone.MUTED),
)  # fmt: skip
RESULT_COLUMNS: tuple[Column[Outcome], ...] = (
    Column("number", tr("Nomor"), lambda row: row.number or tr("tidak terbit"), sort="number", width=200,
           tone=lambda row: Tone.PLAIN if row.number else Tone.BAD),
    Column("enterprise", tr("UMKM"), lambda row: row.enterprise or "–", sort="enterprise", width=190,
           tooltip=lambda row: row.enterprise),
    Column("partner", tr("Mitra"), lambda row: row.partner or "–", sort="partner", width=190,
           tooltip=lambda row: row.partner),
    Column("why", tr("Sebab"), lambda row: row.why or "–", tooltip=lambda row: row.why),
    Column("agreement", tr("Kode"), lambda row: row.agreement or "–", width=96, tone=lambda _: Tone.MUTED),
)  # fmt: skip


def look_heading(lines: Sequence[BatchLine]) -> str:
    """ "12 perjanjian akan terbit, 3 usulan tidak ikut"."""
    out = sum(1 for line in lines if line.problem is not None)
    said = tr("{n} perjanjian akan terbit").format(n=formats.number(len(lines) - out))
    return said + (tr(", {n} usulan tidak ikut").format(n=formats.number(out)) if out else "")


def result_heading(report: BatchReport, left: int) -> str:
    """ "12 perjanjian terbit, 3 usulan tidak ikut"."""
    said = tr("{n} perjanjian terbit").format(n=formats.number(len(report.issued)))
    return said + (tr(", {n} usulan tidak ikut").format(n=formats.number(left)) if left else "")
