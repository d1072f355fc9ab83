"""The part of a UMKM's form about papers seen, what the owner agreed to, and what the UMKM belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.domain.businesses import PaperDraft
from models.domain.enterprises import EnterpriseRecord
from ui.texts import tr
from ui.widgets.forms.fields import Field, LongTextField
from ui.widgets.forms.form import Section
from ui.widgets.records.consents_field import ConsentsField
from ui.widgets.records.groups_field import GroupsField


def belonging_section() -> Section:
    """Groups and programmes."""
    groups = GroupsField("groups", tr("Kelompok, KUB, koperasi, paguyuban"))
    programmes = LongTextField("programmes", tr("Program bantuan dan pemberdayaan"), hint=tr("satu baris satu program"))
    return Section(tr("Kelompok dan program"), groups, programmes, wide=("groups", "programmes"), folded=True)


def consent_sections(*, private: bool) -> tuple[Section, ...]:
    """What the owner agreed to, for those who may know it."""
    if not private:
        return ()
    field = ConsentsField("owner.consents", tr("UU 27/2022; yang ditarik tetap tercatat"))
    return (Section(tr("Persetujuan pemilik"), field, wide=(field.name,), folded=True),)


def groups_field(fields: Mapping[str, Field]) -> GroupsField:
    """The field of the groups."""
    field = fields["groups"]
    assert isinstance(field, GroupsField)
    return field


def trust_values(record: EnterpriseRecord) -> dict[str, Any]:
    """What the form shows of a record."""
    return {
        "papers": _papers(record),
        "groups": record.groups,
        "programmes": "\n".join(record.programmes),
    }


def programmes_of(text: str | None) -> tuple[str, ...]:
    """One programme a line."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def _papers(record: EnterpriseRecord) -> tuple[PaperDraft, ...]:
    known = (paper for paper in record.papers if paper.held is not None and paper.kind != "nib")
    return tuple(
        PaperDraft(
            paper.kind, bool(paper.held), paper.number, paper.valid_until, paper.seen_on, paper.seen_by, paper.evidence
        )
        for paper in known
    )
