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

    @property
    def is_refused(self) -> bool:
        """Whether the cell holds something that cannot be read."""
        return any(one.severity is Severity.ERROR for one in self.remarks)

    def leaving_out(self) -> Outcome[T]:
        """The same where what cannot be read keeps only itself out, not its row."""
        if not self.remarks:
            return self
        return Outcome(self.value, tuple(Remark(one.message, Severity.WARNING, one.values) for one in self.remarks))


def refused(message: str, **values: Value) -> Outcome[T]:
    """No value, and the error that keeps the row out."""
    return Outcome(None, (error(message, **values),))


def error(message: str, **values: Value) -> Remark:
    """A remark that keeps the row out."""
    return Remark(message, Severity.ERROR, tuple(values.items()))


def warning(message: str, **values: Value) -> Remark:
    """A remark that lets the row in."""
    return Remark(message, Severity.WARNING, tuple(values.items()))
