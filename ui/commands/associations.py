"""The command about standing groups: which there are, how many members they have, and who chairs them."""

from __future__ import annotations

import argparse
from typing import Any

from models.domain.associations import AssociationLine
from models.domain.lists import ListQuery
from ui import formats
from ui.commands.session import open_for
from ui.texts import tr
from ui.widgets.records.trust_names import association_name

Answer = dict[str, Any]
MOST = 1000
_FILTERS = ("kind", "region")


def associations(options: argparse.Namespace) -> Answer:
    """The groups of a list with their members counted."""
    from models.use_cases.list_associations import list_associations

    opened = open_for(options, create=False)
    try:
        filters = tuple((name, getattr(options, name)) for name in _FILTERS if getattr(options, name))
        found = list_associations(opened.catalogue, opened.actor, ListQuery(options.words, filters), 0, MOST)
        rows = [_row(line) for line in found.rows]
        said = [_line(line) for line in found.rows] or [tr("Belum ada kelompok.")]
        return {"total": found.total, "associations": rows, "_lines": said}
    finally:
        opened.catalogue.close()


def _row(line: AssociationLine) -> dict[str, Any]:
    return {
        "code": line.code, "name": line.name, "kind": str(line.kind), "place": line.place, "members": line.members,
        "leader": line.leader or None, "office": line.office,
    }  # fmt: skip


def _line(line: AssociationLine) -> str:
    members = formats.count(line.members, tr("anggota"))
    leader = tr("ketua {name}").format(name=line.leader) if line.leader else tr("ketua belum tercatat")
    parts = (f"{line.code} {line.name}", association_name(line.kind), members, leader, line.place)
    return ", ".join(part for part in parts if part)
