"""Measures the import of the UMKM list: read, check, write, seal; 5,000 rows new, unchanged, 500 changed; 50,000 new.

The largest list has the forty columns that an office fills, and once the forty-eight of the template. Peers: the same
file merely read by openpyxl and by python-calamine.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import ROUNDS, Figure, Taken, expect, median, memory, rounds, timed
from benchmarks.volumes import enterprise_rows
from models.domain.imports import ImportReport
from models.domain.intake import EnterpriseIntake, IntakeKind
from models.reference.sample import sample_catalogue
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.workbook.columns import PAPER_FIELD, SHEET_NAMES, columns
from models.workbook.reading import read_workbook
from models.workbook.spelling import spell, text_headings
from models.workbook.writing import write_intakes, write_rows

ROWS = 5_000
CHANGED = 500
GOAL = 10.0
MOST_ROWS = 50_000
MOST_GOAL = 20.0
MOST_TIMES = 8.0
_UNFILLED = frozenset(
    {"code", "region_code", "monthly_sales"}
    | {f"{PAPER_FIELD}{kind}" for kind in ("slhs", "nkv", "stp", "nppbkc", "izin_usaha")}
)
"""Columns of the template that an office's own register lacks."""
TODAY = date(2026, 11, 21)


def figures() -> list[Figure]:
    """New rows, the same rows again, a tenth of them changed, and reading alone."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        rows = tuple(enterprise_rows(sample_catalogue(TODAY), ROWS))[:ROWS]
        same, other = place / "umkm.xlsx", place / "umkm-berubah.xlsx"
        write_intakes(same, [(IntakeKind.ENTERPRISES, rows)], personal=True)
        write_intakes(other, [(IntakeKind.ENTERPRISES, changed(rows))], personal=True)
        open_catalogue(str(place / "empty.db"), sample=True).catalogue.close()
        peers = rounds(lambda: _openpyxl(same)).wall, rounds(lambda: _calamine(same)).wall
        reading = rounds(lambda: read_workbook(same))
        new, unchanged, some = _imports(place, same, other)
        largest = _largest(place)
    return [
        _figure("import: 5,000 new rows", new, "openpyxl, reading", peers[0], GOAL),
        _figure("import: the same 5,000 rows again", unchanged, "openpyxl, reading", peers[0], GOAL),
        _figure("import: 500 of 5,000 rows changed", some, "openpyxl, reading", peers[0], GOAL),
        _figure("import: 5,000 new rows", new, "calamine, reading", peers[1], GOAL),
        _figure("import: reading alone, guarded", reading, "calamine, reading", peers[1]),
        *largest,
    ]


def _largest(place: Path) -> list[Figure]:
    """As many rows as a file may have, once each; the peer's time is the least of several, ours has only one."""
    forty, whole = place / "umkm-40.xlsx", place / "umkm-48.xlsx"
    rows = tuple(enterprise_rows(sample_catalogue(TODAY), MOST_ROWS))[:MOST_ROWS]
    _write_forty(forty, rows)
    write_intakes(whole, [(IntakeKind.ENTERPRISES, rows)], personal=True)
    del rows
    figures: list[Figure] = []
    for file, width in ((forty, 40), (whole, 48)):
        taken, peer = _of_largest(place, file)
        name = f"import: {MOST_ROWS:,} new rows × {width} columns"
        figures.append(_figure(name, taken, "calamine, reading", peer, MOST_GOAL))
    times = f"import: {MOST_ROWS:,} × 40, times the bare reading"
    return [*figures, Figure(times, figures[0].ratio or 0.0, "×", goal=MOST_TIMES)]


def _write_forty(file: Path, rows: Sequence[EnterpriseIntake]) -> None:
    """The columns of the template without what only we know, and papers that hardly anybody has."""
    every = columns(IntakeKind.ENTERPRISES)
    kept = [at for at, one in enumerate(every) if not one.is_rare and one.name not in _UNFILLED]
    expect(len(kept) == 40, f"{len(kept)} columns, not forty")
    spelled = (spell(row, personal=True) for row in rows)
    cells = ([row[at] for at in kept] for row in spelled)
    sheet, text = SHEET_NAMES[IntakeKind.ENTERPRISES], text_headings(IntakeKind.ENTERPRISES)
    write_rows(file, [every[at].heading for at in kept], cells, sheet=sheet, text=text)


def _of_largest(place: Path, file: Path) -> tuple[Taken, float]:
    peer = min(timed(lambda: _calamine(file, MOST_ROWS)).wall for _ in range(ROUNDS))
    opened = open_catalogue(str(shutil.copy(place / "empty.db", place / f"{file.stem}.db")))
    taken = _timed(opened, file, (MOST_ROWS, 0, 0))
    opened.catalogue.close()
    return taken, peer


def changed(rows: Sequence[EnterpriseIntake]) -> tuple[EnterpriseIntake, ...]:
    """The same rows, 500 of them with another capacity."""
    found = [at for at, row in enumerate(rows) if row.offer and row.offer.capacity][:: ROWS // CHANGED // 2][:CHANGED]
    expect(len(found) == CHANGED, f"only {len(found)} rows have a capacity to change")
    return tuple(_more(row) if at in set(found) else row for at, row in enumerate(rows))


def _more(row: EnterpriseIntake) -> EnterpriseIntake:
    if row.offer is None or row.offer.capacity is None:
        return row
    return replace(row, offer=replace(row.offer, capacity=row.offer.capacity + 1_000))


def _imports(place: Path, same: Path, other: Path) -> tuple[Taken, Taken, Taken]:
    taken: list[tuple[Taken, Taken, Taken]] = []
    for turn in range(ROUNDS + 1):
        opened = open_catalogue(str(shutil.copy(place / "empty.db", place / f"{turn}.db")))
        taken.append(
            (
                _timed(opened, same, (ROWS, 0, 0)),
                _timed(opened, same, (0, 0, ROWS)),
                _timed(opened, other, (0, CHANGED, ROWS - CHANGED)),
            )
        )
        opened.catalogue.close()
    new, unchanged, some = (median(list(column)) for column in zip(*taken[1:], strict=True))
    return new, unchanged, some


def _timed(opened: Opened, file: Path, fates: tuple[int, int, int]) -> Taken:
    reports: list[ImportReport] = []
    request = ImportRequest(file, today=TODAY, samples_allowed=True)
    taken = timed(lambda: reports.append(import_workbook(opened.catalogue, opened.actor, request)))
    report = reports[0]
    found = (report.new, report.updated, report.unchanged)
    expect((report.read, *found, report.rejected) == (sum(fates), *fates, 0), f"the import found {found}, not {fates}")
    return taken


def _openpyxl(file: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    count = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    expect(count > ROWS, f"openpyxl saw {count} rows")


def _calamine(file: Path, rows: int = ROWS) -> None:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(file)
    count = len(book.get_sheet_by_index(0).to_python())
    expect(count > rows, f"calamine saw {count} rows")


def _figure(name: str, taken: Taken, peer: str, peer_value: float, goal: float | None = None) -> Figure:
    return Figure(name, taken.wall, "s", taken.processor, goal, peer, peer_value, memory())
