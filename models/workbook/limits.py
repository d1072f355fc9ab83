"""How much a workbook may ask of the machine before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Settings of reading; the message of a refused file names the one that was hit."""

    file_bytes: int = 20 * MEGABYTE
    zip_entries: int = 2_000
    unpacked_bytes: int = 200 * MEGABYTE
    zip_ratio: int = 100
    """Unpacked size over packed size of the whole file."""
    rows: int = 50_000
    """Rows of data."""
    rows_around: int = 200
    """Titles and headings above the data, totals and signatures below it."""
    columns: int = 200
    cell_characters: int = 32_767
    """What Excel itself allows in a cell."""
    seconds: float = 60.0
    memory_bytes: int = 1024 * MEGABYTE
    """Address space of the process that parses; 0 for no limit."""

    @property
    def last_row(self) -> int:
        """The last row that may hold anything, as Excel counts."""
        return self.rows + self.rows_around
