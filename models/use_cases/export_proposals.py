"""Write the proposals that a list shows into a file."""

from __future__ import annotations

from pathlib import Path

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery
from models.domain.matching import Decided, ProposalLine
from models.domain.progress import Progress, no_progress
from models.domain.records import ExportReport
from models.steps.matching.proposal_lists import listed_proposals, proposal_line
from models.steps.records.places import kabupaten_of
from models.workbook.writing import write_rows

_HEADINGS = (
    *("Kode", "Kode UMKM", "Nama usaha", "Kabupaten/kota", "Produk", "Kode kebutuhan", "Kebutuhan", "Mitra", "Pola"),
    *("Jumlah per bulan", "Satuan", "Nilai", "Keputusan", "Alasan", "Perjanjian"),
)
_TEXT = frozenset({"Kode", "Kode UMKM", "Kode kebutuhan", "Perjanjian"})
_DECIDED = {
    Decided.OPEN: "menunggu",
    Decided.ACCEPT: "diterima",
    Decided.REJECT: "ditolak",
    Decided.LOCK: "dikunci",
    Decided.FORBID: "dilarang",
}


def export_proposals(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, path: Path, *, progress: Progress = no_progress
) -> ExportReport:
    """All proposals of a run (the newest when none is named), best first, as .xlsx or .csv."""
    progress(0, 1)
    with catalogue.reading() as session:
        lines = [proposal_line(row) for row in session.execute(listed_proposals(session, query))]
    rows = (_row(line) for line in lines)
    return ExportReport(write_rows(path, _HEADINGS, rows, sheet="Usulan", text=_TEXT), str(path))


def _row(line: ProposalLine) -> tuple[str | float, ...]:
    return (
        line.proposal, line.enterprise, line.enterprise_name, kabupaten_of(line.region), line.product, line.need,
        line.need_words, line.partner, line.pattern.replace("_", " "), line.quantity / 1000, line.unit,
        line.score / 10, _DECIDED[line.status], line.reason, line.agreement,
    )  # fmt: skip
