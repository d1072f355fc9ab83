"""Ask for a PostgreSQL server, test the connection, and only then open it."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import quote

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from models.problems import UserProblem
from models.use_cases.try_place import PlaceReport, PlaceState, try_place
from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import problem_sentences, tr
from ui.widgets.forms.fields import TextField
from ui.widgets.look.colours import Tone
from ui.widgets.wording import button, restyle, words
from ui.workplace import Workplace

USUAL_PORT, LAST_PORT = 5432, 65535
WIDTH = 560
_STATES = {
    PlaceState.EMPTY: "Tersambung. Basis data ini masih kosong; katalog baru dibuat di sana.",
    PlaceState.READY: "Tersambung. Di sana ada katalog yang siap dipakai.",
    PlaceState.OTHER_VERSION: "Tersambung. Di sana ada katalog dari versi program yang lain.",
}


class PasswordField(TextField):
    """Typed hidden; goes to the system's keyring, never into a file."""

    def build(self) -> QLineEdit:
        made = super().build()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        return made

    def read(self) -> Any:
        return self.line.text() or None


class PortField(TextField):
    """A port as its digits, without thousands."""

    def read(self) -> Any:
        text = self.line.text().strip()
        if text and not (text.isascii() and text.isdecimal() and 0 < int(text) <= LAST_PORT):
            raise ValueError(tr("Tulis angka 1 sampai 65535; PostgreSQL biasanya memakai 5432."))
        return int(text) if text else None


class ServerDialog(VerbDialog):
    """`chosen` carries the URL, password included."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, work: Workplace) -> None:
        why = tr("Mintalah pada pengelola server. Kata sandi disimpan di penyimpanan sandi sistem, bukan di berkas.")
        super().__init__(parent, tr("Sambung ke server PostgreSQL"), tr("Buka katalog ini"), why=why)
        self._work = work
        self.setMinimumWidth(WIDTH)
        self.server = TextField("server", tr("Server"), required=True)
        self.server.line.setPlaceholderText(tr("misalnya katalog.kadin-jatim.or.id"))
        self.port = PortField("port", tr("Port"))
        self.database = TextField("database", tr("Basis data"), required=True)
        self.user = TextField("user", tr("Nama pengguna"), required=True)
        self.password = PasswordField("password", tr("Kata sandi"))
        self.secure = QCheckBox(tr("Sambungan terenkripsi dengan sertifikat server yang diperiksa (disarankan)"))
        self.secure.setChecked(True)
        self.test = button(tr("Uji sambungan"), self.try_it)
        self.verdict = words(wrap=True)
        for part in (*self._fields(), self.secure, self.test, self.verdict):
            self.body.addWidget(part)
        for field in self._fields():
            field.edited.connect(self._untested)
        self.secure.toggled.connect(self._untested)
        self.port.show_value(USUAL_PORT)
        self.decline_button.setAutoDefault(False)
        self.accepted.connect(lambda: self.chosen.emit(self.place()))
        self._untested()
        self.server.line.setFocus()

    def _fields(self) -> tuple[TextField, ...]:
        return (self.server, self.port, self.database, self.user, self.password)

    def place(self) -> str:
        """The URL as typed."""
        values = {field.name: field.value() for field in self._fields()}
        user = quote(str(values["user"] or ""), safe="")
        secret = f":{quote(values['password'], safe='')}" if values["password"] else ""
        mode = "?sslmode=verify-full" if self.secure.isChecked() else ""
        name = quote(str(values["database"] or ""), safe="")
        return f"postgresql://{user}{secret}@{values['server']}:{values['port'] or USUAL_PORT}/{name}{mode}"

    def try_it(self) -> None:
        """Test the connection; the catalogue can be opened once it holds."""
        if wrong := [field for field in self._fields() if not field.judge()]:
            wrong[0].setFocus()
            self._fit()
            return
        self.test.setEnabled(False)
        self._say(tr("Menghubungi server…"), Tone.MUTED)
        self._work.start(
            partial(try_place, self.place()),
            title=tr("Menguji sambungan"),
            succeeded=self._held,
            refused=self._failed,
            ended=partial(self.test.setEnabled, True),
        )

    def _held(self, report: PlaceReport) -> None:
        self._say(tr(_STATES[report.state]), Tone.GOOD)
        self.verb_button.setEnabled(True)
        self.verb_button.setDefault(True)

    def _failed(self, problem: UserProblem) -> None:
        said = problem_sentences(UserProblem(problem.message, **{**problem.values, "place": self._named(problem)}))
        self._say(f"{said.what_happened} {said.what_to_do}", Tone.BAD)

    def _named(self, problem: UserProblem) -> str:
        """Server and database as typed, instead of a URL."""
        server, database = str(self.server.value() or ""), str(self.database.value() or "")
        if problem.message == "storage.no_such_database":
            return database
        return tr("{server} (basis data {database})").format(server=server, database=database)

    def _untested(self) -> None:
        self.verb_button.setEnabled(False)
        self.test.setDefault(True)
        self._say("", Tone.MUTED)

    def _say(self, text: str, tone: Tone) -> None:
        self.verdict.setText(text)
        self.verdict.setVisible(bool(text))
        restyle(self.verdict, "tone", tone.value)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Grow with what is said, so that no field is squeezed."""
        if (inside := self.layout()) is not None:
            inside.activate()
            height = max(inside.totalHeightForWidth(self.width()), inside.totalSizeHint().height())
            self.setMinimumHeight(height)
