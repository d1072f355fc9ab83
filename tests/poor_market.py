"""A market in which poverty priority costs something: the poor live farther away than the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from matching.codes import Pattern
from models.domain.intake import IntakeKind
from models.domain.matching import MatchSettings, RunFact
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from tests.records import TODAY, enterprise, import_rows, need, partner

EACH = 12
NEAR, FAR = "35.23.11.2001", "35.10.01.2001"


def import_poor_market(opened: Opened, folder: Path) -> None:
    """Twelve farms next door, twelve of desil 1 at the other end of the province, one need for twelve of them."""
    near = tuple(enterprise(row, f"Tani Dekat {row}", "ubi_kayu", region=NEAR) for row in range(2, 2 + EACH))
    far = tuple(
        enterprise(row, f"Tani Jauh {row}", "ubi_kayu", region=FAR, desil=1) for row in range(2 + EACH, 2 + 2 * EACH)
    )
    wanted = replace(need(2, "Tapioka Contoh", Pattern.INTI_PLASMA, "ubi_kayu"), quantity=60_000_000)
    lists = (
        (IntakeKind.PARTNERS, (partner(2, "Tapioka Contoh", NEAR),)),
        (IntakeKind.ENTERPRISES, near + far),
        (IntakeKind.NEEDS, (replace(wanted, maximum_partners=EACH),)),
    )
    for kind, rows in lists:
        report = import_rows(opened, folder, kind, rows)
        assert report.rejected == 0, [finding for finding in report.findings if finding.severity == "error"]


def matched_poor_market(opened: Opened, folder: Path, poverty_lambda: int = 0) -> RunFact:
    """The market after a run at this λ."""
    import_poor_market(opened, folder)
    settings = MatchSettings(poverty_lambda=poverty_lambda)
    return run_matching(opened.catalogue, opened.actor, settings, today=TODAY)
