"""An event as its papers see it, as small or as large as a test wants it."""

from __future__ import annotations

from datetime import date

from reports.event_papers.facts import EventSheet, Guest, Meeting, Slot, TablePlace
from reports.event_papers.letters import Letter
from reports.event_papers.outcomes import Agreed, Line, Outcome, Sums
from reports.office_papers.parts import Kop, Signer

DAY = date(2026, 12, 4)
SLOTS = (
    Slot(540, 570, "Pendaftaran dan pembukaan"),
    *(Slot(570 + 20 * at, 590 + 20 * at, "", "Sesi pagi") for at in range(5)),
    Slot(675, 780, "Salat Jumat dan istirahat"),
    *(Slot(780 + 20 * at, 800 + 20 * at, "", "Sesi siang") for at in range(5)),
)
MEETING_SLOTS = (1, 2, 3, 4, 5, 7, 8, 9, 10, 11)
KOP = Kop(("KAMAR DAGANG DAN INDUSTRI", "PROVINSI JAWA TIMUR"), "Jalan Contoh 1, Surabaya", "Telepon 031-000000")
SIGNER = Signer("Dinas Contoh", "Kepala Dinas", "Sri Contoh")
LETTER = Letter("012/TB/XI/2026", "Tuban", date(2026, 11, 22), SIGNER, "Sekretaris")
SUMS = Sums(30, 28, 12, 5, 150_000_000_00, 45_000_000_00, None, None)


def sheet(buyers: int = 3, enterprises: int = 10, each: int = 4, *, name: str = "") -> EventSheet:
    """So many buyers with so many meetings each; the last meeting waits."""
    said = name or "Tani Makmur"
    meetings: list[Meeting] = []
    for buyer in range(buyers):
        for at in range(each):
            number = len(meetings) + 1
            cell = (MEETING_SLOTS[at % 10], buyer) if number < buyers * each else None
            who = ((buyer + at * buyers) % enterprises,)
            meetings.append(Meeting(number, buyer, who, cell and cell[0], cell and cell[1], "Ubi kayu segar"))
    return EventSheet(
        "TB-0001", "Temu Bisnis Pangan", DAY, "Aula Contoh", "Dinas Contoh", date(2026, 11, 22), SLOTS,
        tuple(TablePlace(f"Meja {at + 1}", "Lantai 1") for at in range(max(buyers, 1))),
        tuple(Guest(f"B-{at + 1:02}", f"PT {said} {at}", "Kab. Gresik", "ubi kayu", "", at) for at in range(buyers)),
        tuple(Guest(f"U-{at + 1:03}", f"{said} {at}", "Kab. Tuban", "ubi kayu") for at in range(enterprises)),
        tuple(meetings), kop=KOP,
    )  # fmt: skip


def outcome(lines: int = 3) -> Outcome:
    """What came of it, with so many lines each way."""
    rows = tuple(Line(f"Usaha {at}", SUMS) for at in range(lines))
    agreed = tuple(
        Agreed(at + 1, "PT Contoh", f"Usaha {at}", "Ubi kayu", "12 ton/bulan", 4_500_000_00, "Kirim contoh", "12-12-26")
        for at in range(lines)
    )
    met_nobody, trouble, advice = ("Usaha Tanpa Lawan",), ("Hujan lebat.",), ("Siapkan perjanjian.",)
    return Outcome(13, 12, SUMS, rows, rows, rows, agreed, met_nobody, trouble, advice)
