"""Regions as lists show them and as queries narrow by them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, or_

from models.reference.regions import region


def kecamatan_of(code: str) -> str:
    """Name of the kecamatan in which a region lies, empty above that level."""
    return _name_at(code, 3)


def kabupaten_of(code: str) -> str:
    """Name of the kabupaten or kota in which a region lies."""
    return _name_at(code, 2)


def lies_in(column: Any, code: str) -> ColumnElement[bool]:
    """Whether the region of a row is this one or inside it."""
    return or_(column == code, column.startswith(f"{code}.", autoescape=True))


def _name_at(code: str, depth: int) -> str:
    parts = code.split(".")
    found = region(".".join(parts[:depth])) if len(parts) >= depth else None
    return found.name if found else ""
