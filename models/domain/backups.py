"""Copies of the catalogue that the program keeps by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from models.domain.changes import Changed


class BackupReason(StrEnum):
    """Why a copy was made; stands in its file name."""

    DAILY = "harian"
    IMPORT = "sebelum-impor"
    MIGRATION = "sebelum-pembaruan"
    BULK_EDIT = "sebelum-perubahan-massal"
    MANUAL = "diminta"


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy on the shelf."""

    serial: int
    """Counts up with every copy, whatever the clock says."""
    at: datetime
    """UTC, by the clock of the day."""
    reason: BackupReason
    file: Path


@dataclass(frozen=True, slots=True)
class ShelfReport:
    """What was put on the shelf, and what thinning took off it."""

    backup: Backup | None
    """None when no copy was due, or a server keeps the catalogue."""
    thinned: int = 0
    changed: Changed = Changed.NOTHING
    change_set: str = ""
