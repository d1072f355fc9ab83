"""What is noted of a row after it was read: what only the other rows of the sheet know."""

from __future__ import annotations

from collections.abc import Sequence

from models.domain.findings import Finding, Severity
from models.problems import Value
from models.workbook.rows.layout import DataRow
from models.workbook.rows.manner import Manner


class Notes:
    """The findings of one row, those from reading it first."""

    __slots__ = ("_manner", "_row", "findings", "refused")

    def __init__(self, manner: Manner, row: DataRow, findings: Sequence[Finding]) -> None:
        self._manner = manner
        self._row = row
        self.findings = findings
        self.refused = bool(findings) and any(one.severity is Severity.ERROR for one in findings)
        """Whether anything found keeps the row out."""

    def refuse(self, name: str, message: str, **values: Value) -> None:
        """Note an error at the cell of a field."""
        self._note(Severity.ERROR, name, message, values)

    def warn(self, name: str, message: str, **values: Value) -> None:
        """Note a warning at the cell of a field."""
        self._note(Severity.WARNING, name, message, values)

    def _note(self, severity: Severity, name: str, message: str, values: dict[str, Value]) -> None:
        # few rows come here: a reader of the row says it as it would have while the row was read
        row = self._manner.reader(self._row.number, self._row.cells, {})
        row.findings = list(self.findings)
        (row.refuse if severity is Severity.ERROR else row.warn)(name, message, **values)
        self.findings, self.refused = row.findings, row.refused
