"""How far the enterprises of a list around a place are from it, as cells of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from models.domain.enterprises import EnterpriseLine
from models.domain.lists import ExportColumn
from models.domain.nearness import KnownBy

_SHOWN = "Jarak"
_KNOWN_BY = {
    KnownBy.POINT: "titik lokasi",
    KnownBy.KECAMATAN: "tengah kecamatan",
    KnownBy.KABUPATEN: "tengah kabupaten/kota",
}
_SAME_MIDDLE = {
    KnownBy.KECAMATAN: "satu kecamatan, jarak tidak diketahui",
    KnownBy.KABUPATEN: "satu kabupaten/kota, jarak tidak diketahui",
}


def kilometres(line: EnterpriseLine) -> float | None:
    """To a tenth; None where nobody knows."""
    far = line.distance
    return None if far is None or far.is_same_middle else round(far.km, 1)


def known_from(line: EnterpriseLine) -> str:
    """What stands for the place of the enterprise."""
    far = line.distance
    if far is None:
        return "letak belum diketahui"
    return _SAME_MIDDLE[far.known_by] if far.is_same_middle else _KNOWN_BY[far.known_by]


NEAR_COLUMNS: tuple[ExportColumn[Any], ...] = (
    ExportColumn("Jarak (km)", kilometres),
    ExportColumn("Jarak diukur dari", known_from),
)


def with_distance(columns: Sequence[ExportColumn[Any]]) -> Iterator[ExportColumn[Any]]:
    """The columns of a list around a place: both of the distance where the screen has one, else at the end."""
    for column in columns:
        if column.heading == _SHOWN:
            yield from NEAR_COLUMNS
        else:
            yield column
    if all(column.heading != _SHOWN for column in columns):
        yield from NEAR_COLUMNS
