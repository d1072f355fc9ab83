"""Lists as nobody would write them: real ones with cells, rows, columns and bytes gone wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random

from models.workbook.sheet import Cell
from tests.models.workbook.books import xlsx

Rows = list[list[Cell]]

_ODD: tuple[Cell, ...] = (
    *("", " ", "-", "?", "#REF!", "#N/A", "n/a", "nihil", "Tidak", "Ada", "ya", "CONTOH UMKM", "Jumlah", "Mengetahui,"),
    *("=1+1", "+62", "@x", "\u202e abc", "e\u0301", "ﬁ", "日本", "😀", "x" * 400, "0" * 16, "3523115005800000", "1e15"),
    *("8,12E+10", "10-20 juta", "<50 juta", "Rp 1.500.000", "1.500", "1,500", "dua ratus", "12 lusin", "3 kodi/hari"),
    *("03/04/2026", "31/02/2026", "Des 2027", "U-000001", "M-0001", "K-0001", "U-999999", "Kab. Tuban", "35.23"),
    *(0, -1, 1, 10**15, 10**18, 0.1, -0.5, 1e300, 3.5, True, False, date(2026, 1, 2), datetime(1899, 12, 31), None),
    *("kopi, gula, teh", "gula\nkopi", "a;b;c", '"', "'", "NIB 0000 000 000 002", "WA 0812-0000-0002", "Bapak Joko"),
)  # fmt: skip


def mutated(rows: Rows, rng: Random) -> Rows:
    """The rows with one to six things done to them; the first is the heading."""
    rows = [list(row) for row in rows]
    for _ in range(rng.randint(1, 6)):
        rng.choice(_WAYS)(rows, rng)
    return rows


def written(rows: Rows, folder: Path, rng: Random) -> Path:
    """The rows as a file of some kind, bytes of which may be wrong too."""
    if rng.random() < 0.5:
        return xlsx(folder / "kacau.xlsx", [[_writable(cell) for cell in row] for row in rows])
    separator, encoding = rng.choice(",;\t|"), rng.choice(("utf-8", "utf-8-sig", "cp1252", "utf-16"))
    lines = "\r\n".join(separator.join(_field(cell, separator, rng) for cell in row) for row in rows)
    content = bytearray(lines.encode(encoding, errors="replace"))
    for _ in range(rng.choice((0, 0, 0, 1, 3))):
        if content:
            content[rng.randrange(len(content))] = rng.randrange(256)
    if rng.random() < 0.05:
        del content[rng.randrange(len(content) + 1) :]
    file = folder / "kacau.csv"
    file.write_bytes(bytes(content))
    return file


def _field(cell: Cell, separator: str, rng: Random) -> str:
    text = "" if cell is None else str(cell)
    if rng.random() < 0.02:  # as careless programs write it
        return f'"{text}' if rng.random() < 0.3 else text
    needs = any(sign in text for sign in (separator, '"', "\n"))
    return '"' + text.replace('"', '""') + '"' if needs else text


def _writable(cell: Cell) -> Cell:
    return None if isinstance(cell, date) and cell.year < 1900 else cell


def _odd_cells(rows: Rows, rng: Random) -> None:
    for _ in range(rng.randint(1, 5)):
        row = rng.choice(rows[1:] or rows)
        if row:
            row[rng.randrange(len(row))] = rng.choice(_ODD)


def _swapped_cells(rows: Rows, rng: Random) -> None:
    row = rng.choice(rows)
    if len(row) > 1:
        one, other = rng.sample(range(len(row)), 2)
        row[one], row[other] = row[other], row[one]


def _cells_of_another_row(rows: Rows, rng: Random) -> None:
    one, other = rng.choice(rows), rng.choice(rows)
    width = min(len(one), len(other))
    if width:
        at = rng.randrange(width)
        one[at] = other[at]


def _row_again(rows: Rows, rng: Random) -> None:
    rows.insert(rng.randrange(len(rows) + 1), list(rng.choice(rows)))


def _no_row(rows: Rows, rng: Random) -> None:
    if len(rows) > 1:
        del rows[rng.randrange(len(rows))]


def _empty_row(rows: Rows, rng: Random) -> None:
    rows.insert(rng.randrange(len(rows) + 1), [rng.choice((None, "", " "))] * rng.randint(0, 3))


def _stray_row(rows: Rows, rng: Random) -> None:
    text = rng.choice(("DAFTAR UMKM", "Jumlah", "Catatan: sementara", "Tuban, 3 Mei 2026", "Mengetahui,", "1", "total"))
    rows.insert(rng.randrange(len(rows) + 1), [None] * rng.randint(0, 3) + [text])


def _no_column(rows: Rows, rng: Random) -> None:
    at = rng.randrange(max(map(len, rows), default=1) or 1)
    for row in rows:
        del row[at : at + 1]


def _column_again(rows: Rows, rng: Random) -> None:
    at = rng.randrange(max(map(len, rows), default=1) or 1)
    for row in rows:
        row.extend(row[at : at + 1])


def _columns_shuffled(rows: Rows, rng: Random) -> None:
    width = max(map(len, rows), default=0)
    order = rng.sample(range(width), width)
    rows[:] = [[row[at] if at < len(row) else None for at in order] for row in rows]


def _odd_heading(rows: Rows, rng: Random) -> None:
    if rows and rows[0]:
        at = rng.randrange(len(rows[0]))
        heading = str(rows[0][at] or "")
        said = (heading.upper(), f"{heading} *", f" {heading}\n", heading[:4], "Nama", "Kode", "No", "", "Keterangan")
        rows[0][at] = rng.choice(said)


def _shifted_row(rows: Rows, rng: Random) -> None:
    rng.choice(rows).insert(0, rng.choice(_ODD))


_WAYS: tuple[Callable[[Rows, Random], None], ...] = (
    *(_odd_cells,) * 5, _swapped_cells, *(_cells_of_another_row,) * 3, *(_row_again,) * 2, _no_row, _empty_row,
    _stray_row, _no_column, _column_again, _columns_shuffled, *(_odd_heading,) * 2, _shifted_row,
)  # fmt: skip
