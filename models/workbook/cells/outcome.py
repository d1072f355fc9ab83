"""What reading one cell gives: a value, and what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from models.domain.findings import Severity
from models.problems import Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding that does not yet know its place."""

    message: str
    severity: Severity
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value of a cell, None when it is unknown or refused, with remarks."""

    value: T | None
    remarks: tuple[Remark, ...] = ()


def refused(message: str, **values: Value) -> Outcome[T]:
    """No value, and the error that keeps the row out."""
    return Outcome(None, (error(message, **values),))


def error(message: str, **values: Value) -> Remark:
    """A remark that keeps the row out."""
    return Remark(message, Severity.ERROR, tuple(values.items()))


def warning(message: str, **values: Value) -> Remark:
    """A remark that lets the row in."""
    return Remark(message, Severity.WARNING, tuple(values.items()))
