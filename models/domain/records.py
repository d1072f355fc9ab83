"""What saving, deleting or exporting a record did."""

from __future__ import annotations

from dataclasses import dataclass

from models.domain.changes import Changed


@dataclass(frozen=True, slots=True)
class SavedRecord:
    """What was saved or deleted, the change set that an undo reverses, and the message of what else changed."""

    uid: str
    code: str
    name: str
    changed: Changed
    change_set: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many rows went into which file."""

    rows: int
    file: str
    changed: Changed = Changed.NOTHING
