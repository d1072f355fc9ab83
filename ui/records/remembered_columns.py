"""The columns of a list, chosen once, stand there again at the next start."""

from __future__ import annotations

from ui.widgets.lists.table import Table
from ui.workplace import Workplace


def remember_columns(work: Workplace, key: str, table: Table) -> None:
    """Show the columns that were chosen last, and keep what is chosen from now on."""
    memory, name = work.memory, f"lists/{key}/columns"
    if memory is None:
        return
    kept = str(memory.value(name, ""))
    if kept:
        table.choose_columns(kept.split(","))
    table.columns_changed.connect(lambda: memory.setValue(name, ",".join(table.chosen_columns())))
