"""A market in which a paper decides: two needs ask for halal, and three makers have none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from matching.codes import Pattern
from models.domain.intake import IntakeKind, PaperIntake
from models.domain.matching import MatchSettings, RunFact
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from tests.records import TODAY, enterprise, import_rows, need, partner

WITHOUT = (PaperIntake("halal", held=False),)
BUYERS = ("Boga Contoh", "Boga Sampel")
MAKERS = ("Tahu Satu", "Tahu Dua", "Tahu Tiga")


def import_halal_market(opened: Opened, folder: Path) -> None:
    """Three makers of tofu known to be without halal; each of two buyers takes the whole of one of them."""
    makers = tuple(
        enterprise(row, name, "tahu", capacity=2_000, papers=WITHOUT, desil=1) for row, name in enumerate(MAKERS, 2)
    )
    wishes = tuple(
        replace(
            need(row, buyer, Pattern.RANTAI_PASOK, "tahu", quantity=2_000, papers=("halal",)),
            minimum_lot=2_000_000, maximum_partners=1,
        )
        for row, buyer in enumerate(BUYERS, 2)
    )  # fmt: skip
    lists = (
        (IntakeKind.PARTNERS, tuple(partner(row, buyer) for row, buyer in enumerate(BUYERS, 2))),
        (IntakeKind.ENTERPRISES, makers),
        (IntakeKind.NEEDS, wishes),
    )
    for kind, rows in lists:
        report = import_rows(opened, folder, kind, rows)
        assert report.rejected == 0, [finding for finding in report.findings if finding.severity == "error"]


def matched_halal_market(opened: Opened, folder: Path) -> RunFact:
    """The market after a run, which finds nobody."""
    import_halal_market(opened, folder)
    return run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
