"""Section "Impor terakhir": every import with what became of its rows, taken back even after a restart."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from models.domain.changes import Changed
from models.use_cases.list_imports import ImportLine, list_imports
from models.use_cases.undo_change import undo_change
from ui import formats
from ui.dialogs.confirm import ask_to_confirm
from ui.intake.wording import key_words
from ui.pages.settings.section import Section
from ui.texts import tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.colours import Tone
from ui.widgets.wording import button
from ui.workplace import Workplace

COLUMNS: tuple[Column[ImportLine], ...] = (
    Column("code", tr("Kode"), lambda row: row.code, sort="code", width=80, tone=lambda row: _tone(row)),
    Column(
        "file", tr("Berkas"), lambda row: row.file_name, sort="file", tooltip=lambda row: row.file_name,
        tone=lambda row: _tone(row),
    ),
    Column("at", tr("Waktu"), lambda row: formats.moment(row.at), sort="at", width=170, order=lambda row: row.at),
    Column("state", tr("Keadaan"), lambda row: _state(row), width=96, tone=lambda row: _tone(row)),
    Column("rejected", tr("Ditolak"), lambda row: formats.number(row.rejected), width=72, align=Align.RIGHT,
           tone=lambda row: Tone.WARNING if row.rejected else Tone.MUTED),
    Column("read", tr("Dibaca"), lambda row: formats.number(row.read), width=72, align=Align.RIGHT),
    Column("new", tr("Baru"), lambda row: formats.number(row.new), width=72, align=Align.RIGHT),
    Column("changed", tr("Berubah"), lambda row: formats.number(row.changed), width=76, align=Align.RIGHT),
    Column("unchanged", tr("Tetap"), lambda row: formats.number(row.unchanged), width=72, align=Align.RIGHT),
    Column("sender", tr("Pengirim"), lambda row: row.sender, sort="sender", width=130, tooltip=lambda row: row.sender),
    Column("key", tr("Kunci"), lambda row: key_words(row.key), width=96, tone=lambda _: Tone.MUTED),
    Column("user", tr("Oleh"), lambda row: row.user, sort="user", width=130, tooltip=lambda row: row.user),
)  # fmt: skip


class ImportsSection(Section):
    """What came in from files; read = new + changed + unchanged + rejected."""

    title = tr("Impor terakhir")
    why = tr(
        "Setiap berkas yang diimpor: dibaca = baru + berubah + tetap + ditolak. Impor dapat diurungkan kapan saja,"
        " selama catatannya belum dipakai pekerjaan sesudahnya."
    )
    concerns = Changed.ENTERPRISES | Changed.PARTNERS | Changed.NEEDS

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._rows = FixedRows[ImportLine](COLUMNS)
        why = tr("Daftar diimpor dari UMKM atau Mitra & Kebutuhan.")
        empty = Emptiness("download-simple", tr("Belum ada impor"), why)
        self.list = RecordList(self._rows, tr("impor"), identity=lambda row: row.code, empty=empty, can_export=False)
        self.undo = button(tr("Urungkan impor ini…"), self._ask)
        self.undo.setEnabled(False)
        self.list.chosen.connect(self._judge)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)

    def reload(self) -> None:
        read = partial(list_imports, self._work.catalogue, self._work.actor)
        self._work.ask("settings/imports", read, self._show)

    def _show(self, lines: tuple[ImportLine, ...]) -> None:
        self._rows.set_rows(lines)
        self._judge(self.list.current())

    def _judge(self, row: ImportLine | None) -> None:
        self.undo.setEnabled(row is not None and not row.undone)

    def _ask(self) -> None:
        row: ImportLine | None = self.list.current()
        if row is None:
            return
        ask_to_confirm(
            self,
            tr("Urungkan impor {code}?").format(code=row.code),
            tr("Urungkan impor"),
            partial(self._take_back, row),
            why=tr("Semua yang dibawa {file} ditarik dari katalog.").format(file=row.file_name),
        )

    def _take_back(self, row: ImportLine) -> None:
        self._work.start(
            partial(undo_change, self._work.catalogue, self._work.actor, row.change_set),
            title=tr("Mengurungkan impor"),
            done=tr("Impor {code} diurungkan").format(code=row.code),
        )


def _state(row: ImportLine) -> str:
    return tr("diurungkan") if row.undone else tr("berlaku")


def _tone(row: ImportLine) -> Tone:
    return Tone.MUTED if row.undone else Tone.PLAIN
