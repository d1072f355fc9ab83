"""Tindak lanjut: what is to be asked 30, 90 and 180 days after the event, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from models.domain.events import FOLLOW_UP_DAYS, FollowUpDraft, FollowUpLine, Stage
from models.use_cases.follow_ups import list_follow_ups, save_follow_up
from ui import formats
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import STAGES
from ui.pages.events.filtered_rows import FilteredRows
from ui.pages.events.follow_up_form import FollowUpForm
from ui.pages.events.part import EventPart
from ui.pages.events.recap_columns import figure
from ui.texts import tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.look.colours import Tone
from ui.workplace import Workplace

DUE, LATER, DONE = "jatuh_tempo", "nanti", "selesai"
_STANDINGS = {DUE: "Jatuh tempo", LATER: "Nanti", DONE: "Sudah ditanyakan"}
_TONES = {DUE: Tone.WARM, LATER: Tone.MUTED, DONE: Tone.GOOD}


class FollowUpsView(EventPart):
    """Made by the results: whoever was interested is asked again."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        values: dict[str, Callable[[FollowUpLine], str]] = {
            "standing": standing_of, "after": lambda row: str(row.after)
        }  # fmt: skip
        self._rows = FilteredRows(_columns(), values)
        self.list: RecordList[FollowUpLine] = RecordList(
            self._rows, tr("tindak lanjut"), filters=_filters(), identity=lambda row: row.uid, can_export=False,
            empty=Emptiness(
                "calendar-check", tr("Belum ada tindak lanjut"),
                tr("Hasil yang berminat atau sepakat ditanyakan lagi 30, 90, dan 180 hari sesudah acara."),
            ),
        )  # fmt: skip
        self.form = FollowUpForm()
        both = ListAndRecord(self.list, self.form, 0.72)
        both.setObjectName("events/follow_ups")
        self.body.addWidget(both)
        self.list.chosen.connect(self.form.show_line)
        self.form.saved.connect(self._save)
        self.form.show_line(None)

    def begin_event(self) -> None:
        self._rows.set_rows(())
        self.list.bar.clear()

    def refresh(self, index: EventIndex) -> None:
        work = self.work
        read = partial(list_follow_ups, work.catalogue, work.actor, date.today(), event=index.facts.uid)
        work.ask("events/follow_ups", read, self._show)

    def may_leave(self) -> bool:
        return True

    def _show(self, lines: Sequence[FollowUpLine]) -> None:
        self._rows.set_rows(sorted(lines, key=lambda each: (each.done_on is not None, each.due, each.buyer)))

    def _save(self, draft: FollowUpDraft) -> None:
        work = self.work
        save = partial(save_follow_up, work.catalogue, work.actor, draft)
        done = tr("Tindak lanjut dicatat: {stage}").format(stage=tr(STAGES[draft.stage]).lower())
        work.start_once(
            "events/follow_up", save, title=tr("Mencatat tindak lanjut"), done=done,
            succeeded=lambda _outcome: self.form.form.show_values(self.form.form.values()),
        )  # fmt: skip


def standing_of(row: FollowUpLine) -> str:
    """Whether it is due, comes later, or was asked."""
    if row.done_on is not None:
        return DONE
    return DUE if row.due <= date.today() else LATER


def _filters() -> tuple[Filter, ...]:
    days = tuple((str(each), tr("{n} hari").format(n=each)) for each in FOLLOW_UP_DAYS)
    return (
        Filter("standing", tr("Keadaan"), tuple((value, tr(said)) for value, said in _STANDINGS.items())),
        Filter("after", tr("Sesudah"), days),
    )


def _columns() -> tuple[Column[FollowUpLine], ...]:
    return (
        Column("due", tr("Jatuh tempo"), lambda row: formats.plain_date(row.due), sort="due", width=104,
               order=lambda row: row.due, tone=lambda row: _TONES[standing_of(row)],
               tooltip=lambda row: tr(_STANDINGS[standing_of(row)])),
        Column("enterprise", tr("UMKM"), lambda row: row.enterprise, sort="enterprise",
               tooltip=lambda row: row.enterprise),
        Column("buyer", tr("Pembeli"), lambda row: row.buyer, sort="buyer", tooltip=lambda row: row.buyer),
        Column("stage", tr("Keadaan"), _stage, sort="stage", width=110, tone=lambda row: _TONES[standing_of(row)]),
        *(_sum_column(key, said, read) for key, said, read in _SUMS),
        Column("after", tr("Sesudah"), lambda row: tr("{n} hari").format(n=row.after), sort="after", width=84,
               align=Align.RIGHT, order=lambda row: row.after),
        Column("phone", tr("Telepon"), lambda row: row.phone, width=130, shown=False),
    )  # fmt: skip


def _sum_column(key: str, said: str, read: Callable[[FollowUpLine], int | None]) -> Column[FollowUpLine]:
    return Column(
        key, tr(said), lambda row: figure(read(row)), sort=key, width=104, align=Align.RIGHT,
        order=lambda row: read(row) or -1,
    )  # fmt: skip


_SUMS: tuple[tuple[str, str, Callable[[FollowUpLine], int | None]], ...] = (
    ("agreed", "Sepakat (Rp)", lambda row: row.agreed),
    ("delivered", "Terkirim (Rp)", lambda row: row.delivered),
    ("paid", "Terbayar (Rp)", lambda row: row.paid),
)


def _stage(row: FollowUpLine) -> str:
    if row.stage is Stage.OPEN:
        return tr(_STANDINGS[standing_of(row)])
    return tr(STAGES[row.stage])
