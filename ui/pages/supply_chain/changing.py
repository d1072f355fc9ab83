"""What this page changes in the catalogue, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.domain.changes import Changed
from models.domain.supply import CommodityDraft, LinkDraft, LinkFact, SavedCommodity, SavedLink
from models.problems import UserProblem
from models.use_cases.add_synonym import add_synonym
from models.use_cases.delete_commodity import delete_commodity
from models.use_cases.delete_supply_link import delete_supply_link
from models.use_cases.remove_synonym import remove_synonym
from models.use_cases.save_commodity import save_commodity
from models.use_cases.save_supply_link import save_supply_link
from ui.dialogs.confirm import ask_to_confirm
from ui.texts import sentence, tr
from ui.widgets.forms.form import Form
from ui.workplace import Workplace


class Changing(QObject):
    """Starts the use cases; problems stand beside the field they speak of."""

    commodity_saved = Signal(str)
    """Slug."""
    commodity_gone = Signal(str)
    link_saved = Signal(str)
    """uid."""

    def __init__(self, work: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._work = work
        self._page = page

    def save_commodity(self, draft: CommodityDraft, form: Form) -> None:
        """Save a commodity from its form."""
        self._start(
            partial(save_commodity, draft=draft),
            tr("Menyimpan komoditas"),
            partial(_said, tr("{name} disimpan")),
            succeeded=lambda saved: self.commodity_saved.emit(saved.slug),
            refused=partial(self._complain, form),
        )

    def ask_to_delete(self, slug: str, name: str) -> None:
        """Take a commodity out after a question."""
        asks = tr("Hapus komoditas {name}?").format(name=name)
        why = tr("Sebutannya tidak lagi dikenali. Ini dapat diurungkan.")
        ask_to_confirm(self._page, asks, tr("Hapus komoditas"), partial(self._delete, slug), why=why, careful=True)

    def _delete(self, slug: str) -> None:
        self._start(
            partial(delete_commodity, slug=slug),
            tr("Menghapus komoditas"),
            partial(_said, tr("{name} dihapus")),
            succeeded=lambda gone: self.commodity_gone.emit(gone.slug),
        )

    def add_word(self, slug: str, words: str) -> None:
        """Let words mean a commodity."""
        said = tr("“{words}” kini sebutan {name}").replace("{words}", words)
        self._start(partial(add_synonym, slug=slug, words=words), tr("Menyimpan sebutan"), partial(_said, said))

    def remove_word(self, slug: str, words: str) -> None:
        """Let words no longer mean a commodity."""
        said = tr("“{words}” bukan lagi sebutan {name}").replace("{words}", words)
        self._start(partial(remove_synonym, slug=slug, words=words), tr("Menghapus sebutan"), partial(_said, said))

    def save_link(self, draft: LinkDraft, form: Form, name: str) -> None:
        """Save a link from its form; one that closes a circle only after a question."""
        self._start(
            partial(save_supply_link, draft=draft),
            tr("Menyimpan sambungan"),
            partial(_said_of_link, name),
            succeeded=lambda saved: self.link_saved.emit(saved.uid),
            refused=partial(self._link_refused, draft, form, name),
        )

    def _link_refused(self, draft: LinkDraft, form: Form, name: str, problem: UserProblem) -> None:
        if problem.message != "supply.link_circle":
            self._complain(form, problem)
            return
        agreed = partial(self.save_link, replace(draft, circle_agreed=True), form, name)
        why = sentence(problem.message, **problem.values)
        asks, verb = tr("Simpan sambungan yang berputar?"), tr("Simpan sambungan")
        ask_to_confirm(self._page, asks, verb, agreed, why=why, careful=True)

    def ask_to_delete_link(self, link: LinkFact, name: str) -> None:
        """Take a link out after a question."""
        asks = tr("Hapus sambungan {name}?").format(name=name)
        why = tr("Pencocokan berikutnya tidak memakainya lagi. Ini dapat diurungkan.")
        agreed = partial(self._delete_link, link.uid, name)
        ask_to_confirm(self._page, asks, tr("Hapus sambungan"), agreed, why=why, careful=True)

    def _delete_link(self, uid: str, name: str) -> None:
        done = tr("Sambungan {name} dihapus").format(name=name)
        self._start(partial(delete_supply_link, uid=uid), tr("Menghapus sambungan"), lambda _gone: done)

    def _start(
        self,
        use_case: Callable[..., object],
        title: str,
        done: Callable[[Any], str],
        succeeded: Callable[[Any], object] | None = None,
        refused: Callable[[UserProblem], object] | None = None,
    ) -> None:
        ready = partial(use_case, self._work.catalogue, self._work.actor)
        self._work.start(ready, title=title, done=done, succeeded=succeeded, refused=refused)

    def _complain(self, form: Form, problem: UserProblem) -> None:
        field = str(problem.values.get("field", ""))
        if field in form.fields:
            form.complain(field, sentence(problem.message, **problem.values))
        else:
            self._work.refused.emit(problem)


def _said(template: str, saved: SavedCommodity) -> str:
    said = template if saved.changed is not Changed.NOTHING else tr("{name} tidak berubah")
    return said.replace("{name}", saved.name)


def _said_of_link(name: str, saved: SavedLink) -> str:
    said = tr("{link} disimpan") if saved.change_set else tr("{link} tidak berubah")
    return said.format(link=name or saved.code)
