"""The senders whose lists are remembered: how each is read, another name for one, and forgetting one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.intake import IntakeKind
from models.domain.mapping import SenderLine
from models.use_cases.remembered_senders import forget_sender, list_senders, rename_sender
from ui import formats
from ui.dialogs.confirm import ask_to_confirm
from ui.dialogs.verb_dialog import VerbDialog
from ui.intake.wording import key_words
from ui.texts import tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

_KINDS = {IntakeKind.ENTERPRISES: "UMKM", IntakeKind.PARTNERS: "Mitra", IntakeKind.NEEDS: "Kebutuhan"}


def _columns() -> tuple[Column[SenderLine], ...]:
    return (
        Column("sender", tr("Pengirim"), lambda row: row.sender, sort="sender", tooltip=lambda row: row.sender),
        Column("kind", tr("Daftar"), lambda row: tr(_KINDS[row.kind]), sort="kind", width=96),
        Column("used", tr("Kolom dibaca"), _used, align=Align.RIGHT, width=112, order=lambda row: row.used),
        Column("at", tr("Diingat"), lambda row: formats.moment(row.at), sort="at", width=170, order=lambda row: row.at),
        Column("key", tr("Kunci"), lambda row: key_words(row.key), width=120, tone=lambda _: Tone.MUTED),
        Column("by", tr("Oleh"), lambda row: row.by, sort="by", width=130, tooltip=lambda row: row.by),
    )


class SenderNameDialog(VerbDialog):
    """Another name for a sender."""

    def __init__(self, parent: QWidget, name: str) -> None:
        why = tr("Berlaku untuk semua daftar pengirim ini yang diingat; impor yang lalu tetap memakai nama lama.")
        super().__init__(parent, tr("Ganti nama “{name}”").format(name=name), tr("Ganti nama"), why=why)
        self.line = QLineEdit(name)
        self.line.setAccessibleName(tr("Nama pengirim"))
        self.body.addWidget(words(tr("Nama pengirim"), Kind.LABEL))
        self.body.addWidget(self.line)
        self.line.textChanged.connect(self._judge)
        self.line.selectAll()
        self.line.setFocus()

    @property
    def name(self) -> str:
        """What was typed."""
        return " ".join(self.line.text().split())

    def _judge(self) -> None:
        self.verb_button.setEnabled(bool(self.name))


class SendersView(QWidget):
    """A list of what is remembered, and below it how the one in focus is read."""

    remembered = Signal(object)
    """Names of the senders, whenever they were read."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._rows = FixedRows[SenderLine](_columns())
        why = tr("Isi nama pengirim saat mengimpor, dan cara membaca daftarnya diingat di sini.")
        empty = Emptiness("tray", tr("Belum ada pengirim yang diingat"), why)
        self.list = RecordList(self._rows, tr("daftar"), identity=lambda row: row.uid, empty=empty, can_export=False)
        self.reads = words(kind=Kind.SMALL, wrap=True)
        self.rename_button = button(tr("Ganti nama…"), self.rename)
        self.forget_button = button(tr("Lupakan…"), self.forget)
        self._lay_out()
        self.list.chosen.connect(self._judge)
        self.list.delete_wanted.connect(self.forget)
        self.list.opened.connect(lambda _row: self.rename())
        self._judge(None)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.reads)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for each in (self.rename_button, self.forget_button):
            row.addWidget(each)
        row.addStretch()
        inside.addLayout(row)

    def reload(self) -> None:
        """Read anew what is remembered."""
        self._work.ask("intake/senders", partial(list_senders, self._work.catalogue, self._work.actor), self._show)

    def _show(self, lines: tuple[SenderLine, ...]) -> None:
        self._rows.set_rows(lines)
        self.remembered.emit(tuple(dict.fromkeys(line.sender for line in lines)))
        self._judge(self.list.current())

    def _judge(self, row: SenderLine | None) -> None:
        for each in (self.rename_button, self.forget_button):
            each.setEnabled(row is not None)
        self.reads.setText(_reads(row) if row else "")
        self.reads.setVisible(row is not None)

    def rename(self) -> None:
        """Ask for another name."""
        row: SenderLine | None = self.list.current()
        if row is not None:
            dialog = SenderNameDialog(self, row.sender)
            dialog.accepted.connect(lambda: self._rename(row, dialog.name))
            dialog.open()

    def _rename(self, row: SenderLine, name: str) -> None:
        self._work.start(
            partial(rename_sender, self._work.catalogue, self._work.actor, row.uid, name),
            title=tr("Mengganti nama pengirim"),
            done=tr("Pengirim sekarang bernama {name}").format(name=name),
        )

    def forget(self) -> None:
        """Ask, then forget how the lists in focus are read."""
        row: SenderLine | None = self.list.current()
        if row is not None:
            ask_to_confirm(
                self,
                tr("Lupakan cara membaca daftar {kind} dari {sender}?").format(
                    kind=tr(_KINDS[row.kind]), sender=row.sender
                ),
                tr("Lupakan"),
                partial(self._forget, row),
                why=tr(
                    "Daftar berikutnya ditanyakan lagi kolom per kolom. Yang sudah diimpor tetap; ini dapat diurungkan."
                ),
            )

    def _forget(self, row: SenderLine) -> None:
        self._work.start(
            partial(forget_sender, self._work.catalogue, self._work.actor, row.uid),
            title=tr("Melupakan pengirim"),
            done=tr("Cara membaca daftar dari {sender} dilupakan").format(sender=row.sender),
        )


class SendersDialog(VerbDialog):
    """The same beside an import that is under way."""

    def __init__(self, work: Workplace, parent: QWidget) -> None:
        super().__init__(parent, tr("Pengirim yang diingat"), tr("Selesai"), decline="")
        self.view = SendersView(work)
        self.view.setMinimumSize(640, 320)
        self.body.addWidget(self.view)
        work.background.catalogue_changed.connect(self._reload)
        self.view.reload()

    def _reload(self, changed: Changed) -> None:
        if changed & Changed.SETTINGS:
            self.view.reload()


def _used(row: SenderLine) -> str:
    return tr("{used} dari {all}").format(used=formats.number(row.used), all=formats.number(len(row.columns)))


def _reads(row: SenderLine) -> str:
    read = [f"{heading} → {field}" for heading, field in row.columns if field]
    left = [heading for heading, field in row.columns if not field]
    first, last = tr("{field}: tanggal di depan"), tr("{field}: bulan di depan")
    days = [(first if day_first else last).format(field=field) for field, day_first in row.day_first]
    parts = (" · ".join(read), " · ".join(days), tr("Tidak dibaca: {columns}").format(columns=", ".join(left)))
    return "\n".join(part for part in (parts if left else parts[:2]) if part)
