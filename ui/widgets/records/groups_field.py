"""The groups that a UMKM belongs to, with its part in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from models.domain.associations import AssociationLine
from models.domain.equipment import GroupPart, MemberRole
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField
from ui.widgets.records.day_fields import DayField
from ui.widgets.records.parts_field import PartEditor, PartsField
from ui.widgets.records.trust_names import association_name, role_choices


class SpanEditor(PartEditor):
    """A part with a beginning and an end."""

    since: DayField
    until: DayField

    def problem(self) -> str:
        said = super().problem()
        first, last = self.since.value(), self.until.value()
        if not said and first and last and last < first:
            return tr("Tanggal keluar lebih awal daripada tanggal masuk.")
        return said

    def judge(self) -> None:
        super().judge()
        self._tell_span()

    def _changed(self) -> None:
        super()._changed()
        self._tell_span()

    def _tell_span(self) -> None:
        if not any(field.problem() for field in self.fields):
            self.until.complain(self.problem())


class GroupEditor(SpanEditor):
    """The fields of one membership."""

    def __init__(self, part: GroupPart, groups: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._part = part
        self.group = ChoiceField("association", tr("Kelompok"), self._shown(groups), required=True)
        self.role = ChoiceField("role", tr("Peran"), role_choices(), required=True)
        self.since = DayField("since", tr("Sejak"))
        self.until = DayField("until", tr("Keluar"), hint=tr("kosong: masih anggota"))
        fields = (self.group, self.role, self.since, self.until)
        self.settle(fields, asdict(part), tr("Hapus keanggotaan ini"), "association")

    def offer(self, groups: Sequence[tuple[str, str]]) -> None:
        """Offer these groups, and the one that stands here."""
        held = self.group.value()
        self.group.set_choices(self._shown(groups))
        self.group.write(held)

    def _shown(self, groups: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
        own = self._part.association
        return groups if not own or own in dict(groups) else (*groups, (own, self._part.name))

    def draft(self) -> GroupPart:
        return replace(
            self._part,
            association=self.group.value() or "",
            role=MemberRole(self.role.value() or MemberRole.ANGGOTA),
            since=self.since.value() or "",
            until=self.until.value() or "",
        )


class GroupsField(PartsField):
    """The value is a tuple of GroupPart."""

    add_text = "Tambah keanggotaan"
    heading = "Keanggotaan {number}"
    _groups: tuple[tuple[str, str], ...] = ()

    def know(self, groups: Sequence[AssociationLine]) -> None:
        """Offer these groups."""
        self._groups = tuple((each.uid, f"{each.name} ({association_name(each.kind)})") for each in groups)
        for editor in self.editors:
            editor.offer(self._groups)

    def editor(self, part: GroupPart) -> GroupEditor:
        return GroupEditor(part, self._groups)

    def empty(self) -> GroupPart:
        return GroupPart()
