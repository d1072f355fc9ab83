"""One group: who leads, who brings how much, what happens if one leaves, and the officer's word on it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.domain.groups import DepartureLine, GroupDetail, GroupMemberLine
from models.domain.matching import Decided
from ui.facts import place_text
from ui.pages.matching import group_words
from ui.pages.matching.columns import STATUS_TONES
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, Picture, button, hairline, icon_button, restyle, words

MARK = 16
OPENS = "arrow-square-out"


class GroupPane(QWidget):
    """Shows one group at a time; emits what the officer wants done with it."""

    decision_wanted = Signal(object)
    """Accept, reject or open."""
    need_wanted = Signal(str)
    enterprise_wanted = Signal(str)
    """Code of a member."""

    def __init__(self) -> None:
        super().__init__()
        self.detail: GroupDetail | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Kelompok yang dipilih"))
        self.accept_button = button(tr("Terima"), partial(self.decision_wanted.emit, Decided.ACCEPT), kind="primary")
        self.reject_button = button(tr("Tolak…"), partial(self.decision_wanted.emit, Decided.REJECT))
        self.open_button = icon_button(
            "arrow-u-up-left", tr("Kembalikan"), partial(self.decision_wanted.emit, Decided.OPEN)
        )
        self.accept_button.setToolTip(tr("Terima kelompok; bagian tiap anggota dipegang pada pencocokan berikutnya"))
        self.reject_button.setToolTip(tr("Tolak dengan alasan; anggota yang sama tidak diusulkan lagi"))
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._scroll, 1)
        inside.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.setSpacing(4)
        for made in (self.accept_button, self.reject_button, self.open_button):
            row.addWidget(made)
        row.addStretch(1)
        inside.addLayout(row)

    def show_nothing(self, why: str = "") -> None:
        """Say what belongs here."""
        self.detail = None
        said = why or tr("Pilih satu kelompok untuk melihat bagian tiap anggota dan apa jadinya bila ada yang keluar.")
        self._put([words(tr("Kelompok usaha"), Kind.HEADING), words(said, Kind.MUTED, wrap=True)])
        self._show_possible(None)

    def show_group(self, found: GroupDetail) -> None:
        """Show this group from its beginning, unless it is the one already in view."""
        again = self.detail is not None and self.detail.line.group == found.line.group
        kept = self._scroll.verticalScrollBar().value() if again else 0
        self.detail = found
        self._put([*self._head(found), *self._members(found), *_departures(found)])
        self._scroll.verticalScrollBar().setValue(kept)
        self._show_possible(found.line.status)

    def _show_possible(self, status: Decided | None) -> None:
        self.accept_button.setEnabled(status not in (None, Decided.ACCEPT))
        self.reject_button.setEnabled(status not in (None, Decided.REJECT))
        self.open_button.setEnabled(status not in (None, Decided.OPEN))

    def _head(self, found: GroupDetail) -> list[QWidget]:
        line = found.line
        title = tr("Kelompok {leader}").format(leader=line.leader_name)
        state = words(group_words.state_text(line), Kind.SMALL, wrap=True)
        restyle(state, "tone", STATUS_TONES[line.status].value)
        need = words(group_words.need_text(line), wrap=True)
        opening = icon_button(
            OPENS, tr("Lihat usulan untuk {need}").format(need=line.need), partial(self.need_wanted.emit, line.need)
        )
        return [
            words(title, Kind.HEADING, wrap=True),
            state,
            _beside(need, opening),
            words(group_words.quantity_text(line, found.minimum), wrap=True),
            words(group_words.place_text(found), wrap=True),
        ]

    def _members(self, found: GroupDetail) -> list[QWidget]:
        return [
            hairline(),
            words(tr("Bagian tiap anggota, per bulan"), Kind.LABEL),
            *(self._member(member, found) for member in found.members),
            words(tr("Tiap anggota membawa sekurang-kurangnya bagian terkecilnya; selebihnya dibagi sebanding"
                     " dengan sisa kapasitas masing-masing."), Kind.SMALL, wrap=True),
        ]  # fmt: skip

    def _member(self, member: GroupMemberLine, found: GroupDetail) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        name = words(member.enterprise_name, wrap=True)
        name.setToolTip(f"{member.enterprise_name}, {member.enterprise}\n{place_text(member.region)}")
        opening = icon_button(
            OPENS, tr("Buka {name}").format(name=member.enterprise_name),
            partial(self.enterprise_wanted.emit, member.enterprise),
        )  # fmt: skip
        share = group_words.share_of(member, found.line.unit)
        grid.addWidget(name, 0, 0)
        grid.addWidget(words(share, Kind.LABEL), 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(opening, 0, 2)
        grid.addWidget(words(group_words.member_text(member, found), Kind.SMALL, wrap=True), 1, 0, 1, 2)
        if unknown := group_words.unknown_text(member):
            asking = words(unknown, Kind.SMALL, wrap=True)
            restyle(asking, "tone", Tone.WARM.value)
            grid.addWidget(asking, 2, 0, 1, 2)
        row.setAccessibleName(f"{member.enterprise_name}: {share}")
        return row

    def _put(self, parts: list[QWidget]) -> None:
        """One under the other; in view only when all are there, so that nothing is painted before it has room."""
        content = QWidget()
        content.setProperty("kind", "ground")
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        self._scroll.setWidget(content)


def _departures(found: GroupDetail) -> list[QWidget]:
    told = [_departure(each, found.line.unit) for each in found.departures]
    return [hairline(), words(tr("Bila ada yang keluar"), Kind.LABEL), *told]


def _departure(departure: DepartureLine, unit: str) -> QWidget:
    stands = departure.still_possible
    row = QWidget()
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(GRID)
    mark = Picture("check" if stands else "warning", MARK, Tone.GOOD if stands else Tone.WARNING)
    inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(words(group_words.departure_text(departure, unit), wrap=True), 1)
    return row


def _beside(said: QWidget, opening: QWidget) -> QWidget:
    row = QWidget()
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(GRID)
    inside.addWidget(said, 1)
    inside.addWidget(opening)
    return row
