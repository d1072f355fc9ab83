"""What was found out about one result, some days after the event."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.events import FollowUpDraft, FollowUpLine, Stage
from ui import formats
from ui.pages.events.event_words import STAGES
from ui.pages.events.recap_columns import money
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, DateField, LongTextField, RupiahField
from ui.widgets.forms.form import Form, Section
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, words


class FollowUpForm(QWidget):
    """`saved` carries a FollowUpDraft."""

    saved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.line: FollowUpLine | None = None
        self.head = words(kind=Kind.HEADING, wrap=True)
        self.about = words(kind=Kind.SMALL, wrap=True)
        stages = tuple((str(each), tr(said)) for each, said in STAGES.items() if each is not Stage.OPEN)
        self.form = Form(
            Section(
                "",
                DateField("done_on", tr("Ditanyakan pada"), required=True),
                ChoiceField("stage", tr("Keadaan"), stages, required=True),
                RupiahField("delivered", tr("Sudah terkirim"), hint=tr("Sejak acara; kosong: belum diketahui.")),
                RupiahField("paid", tr("Sudah terbayar")),
                LongTextField("note", tr("Catatan")),
            ),
            columns=1,
        )  # fmt: skip
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, GRID, 0, 0)
        inside.setSpacing(4)
        for label in (self.head, self.about):
            label.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
            inside.addWidget(label)
        inside.addWidget(self.form, 1)
        inside.addStretch(0)
        self.form.saved.connect(self._give)
        self.form.cancelled.connect(lambda: self.show_line(self.line, again=True))

    def show_line(self, line: FollowUpLine | None, *, again: bool = False) -> None:
        """Show what is known; what is typed for the same line stays."""
        same = line is not None and self.line is not None and line.uid == self.line.uid
        if same and self.form.dirty and not again:
            self.line = line
            return
        self.line = line
        self.form.setVisible(line is not None)
        if line is None:
            self.head.setText(tr("Pilih tindak lanjut di daftar"))
            self.about.setText("")
            return
        self.head.setText(f"{line.buyer} – {line.enterprise}")
        said = tr("{after} hari sesudah acara, jatuh tempo {due}").format(
            after=line.after, due=formats.short_date(line.due)
        )
        agreed = tr("sepakat {money}").format(money=money(line.agreed))
        self.about.setText(" · ".join(part for part in (said, line.product, agreed, line.phone) if part))
        self.form.show_values({
            "done_on": line.done_on or max(date.today(), line.due - timedelta(days=line.after)),
            "stage": str(line.stage) or None, "delivered": line.delivered, "paid": line.paid, "note": line.note,
        })  # fmt: skip

    def _give(self, values: dict[str, Any]) -> None:
        if self.line is not None:
            self.saved.emit(
                FollowUpDraft(
                    self.line.uid, self.line.version, values["done_on"], Stage(values["stage"]), values["delivered"],
                    values["paid"], values["note"] or "",
                )
            )  # fmt: skip
