"""A result keyed in: number, Enter, 3, Enter: that is all where there is not more to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.domain.events import Interest, MeetingFacts, MeetingState, ResultDraft, ResultLine
from ui import formats
from ui.facts import unit_text
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import INTERESTS, cell_words, guest_words
from ui.pages.events.typed_days import parse_day, typed_day
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, restyle, words

_SEN, _THOUSANDTHS = 100, 1000
_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}
_WORTH = (Interest.INTERESTED, Interest.AGREED)
_FIELDS = ("product", "quantity", "unit", "price", "months", "potential", "agreed", "next_step", "due", "note")


class InterestKeys(QWidget):
    """Four buttons; the keys 1 to 4 choose while the cursor is anywhere on them."""

    chosen = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.value: Interest | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Minat: 1 tidak berminat, 2 ragu, 3 berminat, 4 sepakat"))
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setSpacing(GRID // 2)
        self.buttons: list[QPushButton] = []
        for at, (value, said) in enumerate(INTERESTS.items()):
            made = button(f"{at + 1}  {tr(said)}", partial(self.choose, value))
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            grid.addWidget(made, at // 2, at % 2)
            self.buttons.append(made)

    def choose(self, value: Interest | None) -> None:
        """This is how it ended."""
        self.value = value
        for each, made in zip(INTERESTS, self.buttons, strict=True):
            made.setChecked(each is value)
        self.setAccessibleDescription(tr(INTERESTS[value]) if value else tr("belum dipilih"))
        if value is not None:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.choose(tuple(INTERESTS)[_KEYS[key]])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ResultEntry(QWidget):
    """`saved` carries the draft; `number_wanted` nothing: it waits for the next number."""

    saved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._index: EventIndex | None = None
        self._results: dict[tuple[int, str], ResultLine] = {}
        self.meeting: MeetingFacts | None = None
        self._version = 0
        self._filled_with: tuple[object, ...] = ()
        self._guest = -1
        self._own_potential = False
        self._own_agreed = False
        self.number = QLineEdit()
        self.who = words(kind=Kind.LABEL, wrap=True)
        self.where = words(kind=Kind.SMALL, wrap=True)
        self.enterprise = QuietComboBox()
        self.interest = InterestKeys()
        self.fields = {name: QLineEdit() for name in _FIELDS}
        self.problem = words(kind=Kind.SMALL, wrap=True)
        self.save_button = button(tr("Simpan (Enter)"), self.save, kind="primary")
        self.clear_button = button(tr("Kosongkan"), self.begin)
        self._lay_out()
        self._connect()
        self.begin()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.setSpacing(GRID // 2)
        self.number.setAccessibleName(tr("Nomor pertemuan, lalu Enter"))
        self.number.setPlaceholderText(tr("Nomor pertemuan, lalu Enter"))
        self.number.setFont(window_font(Size.HEADING, Weight.STRONG))
        self.number.setMinimumHeight(36)
        self.enterprise.setAccessibleName(tr("UMKM dalam pertemuan ini"))
        for part in (self.number, self.who, self.where, self.enterprise, self.interest):
            inside.addWidget(part)
        inside.addLayout(self._grid())
        inside.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        inside.addLayout(row)
        inside.addStretch(1)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        places = {
            "product": (0, 0, 2, tr("Produk")), "quantity": (2, 0, 1, tr("Jumlah per bulan")),
            "unit": (2, 1, 1, tr("Satuan")), "price": (4, 0, 1, tr("Harga per satuan (Rp)")),
            "months": (4, 1, 1, tr("Bulan")), "potential": (6, 0, 1, tr("Potensi (Rp)")),
            "agreed": (6, 1, 1, tr("Sepakat (Rp)")), "next_step": (8, 0, 2, tr("Langkah berikutnya")),
            "due": (10, 0, 1, tr("Tenggat (14/12 atau +14)")), "note": (10, 1, 1, tr("Catatan")),
        }  # fmt: skip
        for name, (row, column, span, label) in places.items():
            field = self.fields[name]
            field.setAccessibleName(label)
            caption = words(label, Kind.SMALL)
            caption.setBuddy(field)
            grid.addWidget(caption, row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
            if name in ("quantity", "price", "months", "potential", "agreed"):
                field.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        self.number.returnPressed.connect(self.look_up)
        self.interest.entered.connect(self.save)
        self.interest.chosen.connect(self._reckon)
        self.enterprise.activated.connect(self._turn_to)
        for name, field in self.fields.items():
            field.returnPressed.connect(self.save)
            if name in ("quantity", "price", "months"):
                field.textEdited.connect(self._reckon)
        self.fields["potential"].textEdited.connect(self._typed_potential)
        self.fields["agreed"].textEdited.connect(self._typed_agreed)

    def show_event(self, index: EventIndex, results: Sequence[ResultLine]) -> None:
        """Numbers are looked up here from now on."""
        self._index = index
        self._results = {(each.draft.meeting, each.draft.guest): each for each in results}

    @property
    def dirty(self) -> bool:
        """Whether something was typed about a meeting that is not saved."""
        return self.meeting is not None and self._typed() != self._filled_with

    def begin(self) -> None:
        """Wait for the next number."""
        self.meeting = None
        self.number.clear()
        self._show_meeting(None)
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, line: ResultLine) -> None:
        """Correct a result that was keyed in."""
        if self.dirty:
            self._keep()
            return
        self.number.setText(str(line.draft.meeting))
        self.look_up()
        at = self.enterprise.findData(line.draft.guest)
        if at >= 0:
            self.enterprise.setCurrentIndex(at)
            self._show_known()

    def look_up(self) -> None:
        """Show who met under the number typed."""
        typed = self.number.text().strip()
        meeting = self._index.by_number.get(int(typed)) if self._index and typed.isdecimal() else None
        if self.dirty and self.meeting is not None:
            if meeting is None or meeting.number != self.meeting.number:
                self._keep()
            self.interest.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if meeting is None or meeting.state is MeetingState.CANCELLED:
            said = tr("Pertemuan {n} dibatalkan.") if meeting else tr("Tidak ada pertemuan nomor {n}.")
            self._show_meeting(None)
            self._complain(said.format(n=typed or "…"))
            self.number.selectAll()
            return
        self._show_meeting(meeting)
        (self.enterprise if self.enterprise.count() > 1 else self.interest).setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, at: int) -> None:
        """Another enterprise of the group, unless something is typed about this one."""
        if self.dirty and at != self._guest:
            self.enterprise.setCurrentIndex(self._guest)
            self._keep()
        elif at != self._guest:
            self._show_known()

    def _keep(self) -> None:
        """What is half typed stays in view."""
        assert self.meeting is not None
        self.number.setText(str(self.meeting.number))
        said = tr("Hasil pertemuan {n} belum disimpan: tekan Simpan, atau Kosongkan untuk membuangnya.")
        self._complain(said.format(n=self.meeting.number), Tone.WARNING)

    def _typed(self) -> tuple[object, ...]:
        return self.interest.value, *(field.text().strip() for field in self.fields.values())

    def save(self) -> None:
        """Give the draft away if it is right, else lead to what is not."""
        if self.meeting is None:
            self.look_up()
            return
        if self.interest.value is None:
            self._complain(tr("Pilih minat: 1, 2, 3, atau 4."))
            self.interest.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        draft = self._draft(self.meeting, self.interest.value)
        if draft is not None:
            self.saved.emit(draft)

    def _draft(self, meeting: MeetingFacts, interest: Interest) -> ResultDraft | None:
        text = {name: field.text().strip() for name, field in self.fields.items()}
        numbers = {
            "quantity": formats.parse_thousandths(text["quantity"]), "price": formats.parse_rupiah(text["price"]),
            "months": formats.parse_thousandths(text["months"]), "potential": formats.parse_rupiah(text["potential"]),
            "agreed": formats.parse_rupiah(text["agreed"]),
        }  # fmt: skip
        due = parse_day(text["due"], date.today())
        wrong = [name for name, value in numbers.items() if text[name] and (value is None or value < 0)]
        wrong += ["months"] if (numbers["months"] or 0) % _THOUSANDTHS else []
        wrong += ["due"] if text["due"] and due is None else []
        if wrong:
            self._lead_to(wrong[0])
            return None
        months = numbers["months"]
        return ResultDraft(
            meeting.number, str(self.enterprise.currentData()), interest, self._version, text["product"],
            numbers["quantity"], text["unit"], numbers["price"],
            None if months is None else months // _THOUSANDTHS, numbers["potential"], numbers["agreed"],
            text["next_step"], due, text["note"],
        )  # fmt: skip

    def _lead_to(self, name: str) -> None:
        field = self.fields[name]
        self._complain(tr("Periksa isian {label}.").format(label=field.accessibleName()))
        restyle(field, "wrong", True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _show_meeting(self, meeting: MeetingFacts | None) -> None:
        self.meeting = meeting
        self.enterprise.clear()
        if meeting is not None and self._index is not None:
            for each in self._index.enterprises_of(meeting):
                self.enterprise.addItem(guest_words(each), each.uid)
            self.who.setText(guest_words(self._index.buyer_of(meeting)))
            about = (cell_words(self._index, meeting.slot, meeting.table), meeting.subject)
            self.where.setText(" · ".join(part for part in about if part))
        else:
            self.who.setText(tr("Ketik nomor dari slip atau kartu meja."))
            self.where.setText("")
        self.enterprise.setVisible(meeting is not None)
        for widget in (self.interest, *self.fields.values(), self.save_button):
            widget.setEnabled(meeting is not None)
        self._show_known()

    def _show_known(self) -> None:
        """What was keyed in before, if anything."""
        number = self.meeting.number if self.meeting else 0
        known = self._results.get((number, str(self.enterprise.currentData())))
        draft = known.draft if known else None
        self._version = draft.version if draft else 0
        self.interest.choose(draft.interest if draft else None)
        shown = _texts_of(draft) if draft else {"product": self.meeting.subject if self.meeting else ""}
        for name, field in self.fields.items():
            field.setText(shown.get(name, ""))
            restyle(field, "wrong", False)
        worth = self._worth()
        self._own_potential, self._own_agreed = (
            bool(shown.get(name)) and shown[name] != worth for name in ("potential", "agreed")
        )
        self._guest, self._filled_with = self.enterprise.currentIndex(), self._typed()
        self._complain(tr("Sudah ada hasilnya: yang disimpan menggantikannya.") if draft else "", Tone.WARNING)

    def _reckon(self) -> None:
        """Potential is quantity × price × months until somebody types another; what nobody wants is worth nothing."""
        worth, interest = self._worth(), self.interest.value
        self._own_potential = self._own_potential and interest is not Interest.NONE
        self._own_agreed = self._own_agreed and interest in (Interest.AGREED, None)
        if not self._own_potential:
            self.fields["potential"].setText(worth)
        if not self._own_agreed:
            self.fields["agreed"].setText(worth if interest is Interest.AGREED else "")

    def _worth(self) -> str:
        text = {name: field.text().strip() for name, field in self.fields.items()}
        quantity, price = formats.parse_thousandths(text["quantity"]), formats.parse_rupiah(text["price"])
        worth = ""
        if quantity and price and self.interest.value in _WORTH:
            months = int(text["months"]) if text["months"].isdecimal() else 1
            worth = formats.number(quantity * price * months // _THOUSANDTHS // _SEN)
        return worth

    def _typed_potential(self) -> None:
        self._own_potential = True

    def _typed_agreed(self) -> None:
        self._own_agreed = True

    def _complain(self, said: str, tone: Tone = Tone.BAD) -> None:
        self.problem.setText(said)
        restyle(self.problem, "tone", str(tone))
        self.problem.setVisible(bool(said))


def _texts_of(draft: ResultDraft) -> dict[str, str]:
    def rupiah(sen: int | None) -> str:
        return "" if sen is None else formats.rupiah(sen).removeprefix("Rp")

    return {
        "product": draft.product, "quantity": "" if draft.quantity is None else formats.amount(draft.quantity),
        "unit": unit_text(draft.unit), "price": rupiah(draft.price),
        "months": "" if draft.months is None else str(draft.months), "potential": rupiah(draft.potential),
        "agreed": rupiah(draft.agreed), "next_step": draft.next_step, "due": typed_day(draft.due),
        "note": draft.note,
    }  # fmt: skip
