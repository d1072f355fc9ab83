"""What the page of Pencocokan starts: a run with the settings in force, and its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.domain.actor import Actor
from models.domain.matching import Decided, ProposalLine, RunFact
from models.domain.progress import Progress
from models.use_cases.decide_proposals import DecisionsReport
from models.use_cases.run_matching import run_matching
from models.use_cases.settings import read_match_settings
from ui import reasons
from ui.facts import capitalised
from ui.texts import sentence, tr

USUAL_REASONS = (
    "Harga tidak disepakati",
    "Mutu atau kapasitas perlu dibuktikan dahulu",
    "Sudah mempunyai pembeli tetap",
    "Tidak berminat bermitra saat ini",
)


def match_now(catalogue: Any, actor: Actor, *, progress: Progress) -> RunFact:
    """A run with the settings that the catalogue keeps."""
    return run_matching(catalogue, actor, read_match_settings(catalogue, actor), progress=progress)


def run_sentence(run: RunFact) -> str:
    """What a run found, in one sentence."""
    counts = run.counts
    return sentence(
        "matching.done", run=run.code, proposals=counts.proposals, filled=counts.needs_filled,
        partly=counts.needs_partly, unfilled=counts.needs_unfilled,
    )  # fmt: skip


def decision_sentence(rows: Sequence[ProposalLine], report: DecisionsReport) -> str:
    """What was decided on these pairs, in one sentence."""
    said = reasons.decided_name(report.status).lower()
    if report.status is Decided.OPEN:
        said = tr("menunggu lagi")
    need = capitalised(rows[0].need_words)
    if len(rows) == 1:
        return sentence("decision.done_one", enterprise=rows[0].enterprise_name, need=need, decision=said)
    return sentence("decision.done_many", count=len(rows), need=need, decision=said)
