"""What Pencocokan says before the first run: what is missing, and where to get it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from models.use_cases.count_records import RecordCounts
from ui import formats
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, NextStep


def emptiness_of(
    counts: RecordCounts, run: Callable[[], object], go_to: Callable[[str, object], object]
) -> Emptiness:
    """The first thing that stands between this catalogue and a run, with the way there."""
    if not counts.enterprises:
        return Emptiness(
            "storefront",
            tr("Belum ada UMKM untuk dicocokkan"),
            tr("Impor daftar UMKM dari Excel, atau catat satu per satu. Sesudah itu kebutuhan mitra."),
            (NextStep(tr("Buka UMKM"), partial(go_to, "enterprises", None)),),
        )
    if not counts.needs:
        return Emptiness(
            "factory",
            tr("Belum ada kebutuhan mitra"),
            tr("Catat apa yang dibutuhkan mitra industri tiap bulan, atau impor dari Excel."),
            (NextStep(tr("Buka Mitra & Kebutuhan"), partial(go_to, "partners", None)),),
        )
    return Emptiness(
        "handshake",
        tr("Belum ada pencocokan"),
        tr("{enterprises} UMKM dan {needs} kebutuhan siap dicocokkan. Tidak ada yang diputuskan tanpa Anda.").format(
            enterprises=formats.number(counts.enterprises), needs=formats.number(counts.needs)
        ),
        (NextStep(tr("Jalankan pencocokan"), run),),
    )
