"""The form of a standing group and its members."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.domain.associations import AssociationDraft, AssociationRecord, MemberPart
from models.domain.equipment import AssociationKind, MemberRole
from ui.records.pane import RecordForm
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, TextField
from ui.widgets.forms.form import Section
from ui.widgets.records.day_fields import DayField
from ui.widgets.records.enterprise_field import EnterpriseField, Seek
from ui.widgets.records.groups_field import SpanEditor
from ui.widgets.records.parts_field import PartsField
from ui.widgets.records.region_field import RegionField
from ui.widgets.records.trust_names import association_choices, role_choices


class MemberEditor(SpanEditor):
    """The fields of one member."""

    def __init__(self, part: MemberPart, seek: Seek) -> None:
        super().__init__()
        self._part = part
        self.enterprise = EnterpriseField("enterprise", tr("UMKM"), seek, required=True)
        self.role = ChoiceField("role", tr("Peran"), role_choices(), required=True)
        self.since = DayField("since", tr("Sejak"))
        self.until = DayField("until", tr("Keluar"), hint=tr("kosong: masih anggota"))
        values = {
            "enterprise": (part.enterprise, _words(part.code, part.name)),
            "role": part.role, "since": part.since, "until": part.until,
        }  # fmt: skip
        self.settle((self.enterprise, self.role, self.since, self.until), values, tr("Hapus anggota ini"), "enterprise")

    def draft(self) -> MemberPart:
        uid, words = self.enterprise.value() or ("", "")
        return replace(
            self._part,
            enterprise=uid,
            name=self._part.name if uid == self._part.enterprise else words,
            role=MemberRole(self.role.value() or MemberRole.ANGGOTA),
            since=self.since.value() or "",
            until=self.until.value() or "",
        )


class MembersField(PartsField):
    """The value is a tuple of MemberPart."""

    add_text = "Tambah anggota"
    heading = "Anggota {number}"

    def __init__(self, name: str, label: str, seek: Seek) -> None:
        self._seek = seek
        super().__init__(name, label)

    def editor(self, part: MemberPart) -> MemberEditor:
        return MemberEditor(part, self._seek)

    def empty(self) -> MemberPart:
        return MemberPart()


class GroupForm(RecordForm):
    """Fields of a standing group; `draft` is what they say."""

    def __init__(self, seek: Seek) -> None:
        itself = EnterpriseField(
            "enterprise", tr("Tercatat juga sebagai UMKM"), seek,
            hint=tr("untuk koperasi yang memasok sendiri; ia memimpin usulan kelompok bagi anggotanya"),
        )  # fmt: skip
        super().__init__(
            Section(
                tr("Kelompok"),
                TextField("name", tr("Nama kelompok"), required=True),
                ChoiceField("kind", tr("Jenis"), association_choices(), required=True),
                RegionField("region", tr("Tempat")),
                itself,
                wide=("name", "region", "enterprise"),
            ),
            Section(tr("Anggota"), MembersField("members", tr("UMKM dan perannya"), seek), wide=("members",)),
        )
        self._uid, self._version = "", 0

    @property
    def members(self) -> MembersField:
        """The field of the members."""
        field = self.fields["members"]
        assert isinstance(field, MembersField)
        return field

    def begin(self) -> None:
        """An empty form for a new group."""
        self._uid, self._version = "", 0
        self.show_values({"kind": AssociationKind.KELOMPOK})

    def show_record(self, record: AssociationRecord) -> None:
        """The form filled from a record."""
        self._uid, self._version = record.line.uid, record.version
        self.show_values(
            {
                "name": record.line.name,
                "kind": record.line.kind,
                "region": record.region,
                "enterprise": (record.enterprise, record.enterprise_name),
                "members": record.members,
            }
        )

    def draft(self, values: dict[str, Any]) -> AssociationDraft:
        """The group that the values describe."""
        return AssociationDraft(
            uid=self._uid,
            version=self._version,
            name=values["name"] or "",
            kind=AssociationKind(values["kind"] or AssociationKind.KELOMPOK),
            region=values["region"] or "",
            members=values["members"] or (),
            enterprise=(values["enterprise"] or ("", ""))[0],
        )


def _words(code: str, name: str) -> str:
    return f"{code} {name}".strip()
