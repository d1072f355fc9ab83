"""Invented farmers, each too small alone for the need of one factory: together they are a group."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from matching.codes import Pattern
from models.domain.intake import IntakeKind
from models.use_cases.open_catalogue import Opened
from tests.records import enterprise, import_rows, need, partner

NAMES = ("Tani Satu", "Tani Dua", "Tani Tiga", "Tani Empat", "Koperasi Tani Rukun")
CAPACITY = 400
"""Kilograms a month of each; the factory takes no less than 1,000 from one partner."""


def import_small_ones(opened: Opened, folder: Path, *, quantity: int = 1_500, maximum_partners: int = 2) -> None:
    """One need and five who could fill it together; the last is a koperasi."""
    rows = tuple(enterprise(row, name, "ubi_kayu", capacity=CAPACITY) for row, name in enumerate(NAMES, 20))
    leader = replace(rows[-1], business=replace(rows[-1].business, legal_form="Koperasi"))
    buyer = partner(20, "Pati Contoh")
    wanted = replace(need(20, "Pati Contoh", Pattern.INTI_PLASMA, "ubi_kayu", quantity=quantity))
    lists = (
        (IntakeKind.PARTNERS, (buyer,)),
        (IntakeKind.ENTERPRISES, (*rows[:-1], leader)),
        (IntakeKind.NEEDS, (replace(wanted, maximum_partners=maximum_partners),)),
    )
    for kind, entries in lists:
        report = import_rows(opened, folder, kind, entries)
        assert report.rejected == 0, [finding for finding in report.findings if finding.severity == "error"]
