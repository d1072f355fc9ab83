"""How widgets read without knowing who reads for them (`ui.background` does)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from models.problems import UserProblem


class Reader(Protocol):
    """Reads off the screen's thread and answers on it; a newer question under a key replaces the older."""

    def ask(
        self,
        key: str,
        read: Callable[[], Any],
        answered: Callable[[Any], None],
        refused: Callable[[UserProblem], None] | None = None,
    ) -> object:
        """Call `answered` with what `read` returns, later."""
        ...

    def forget(self, key: str) -> None:
        """Drop the answer that is on its way."""
        ...


class PromptReader:
    """Reads at once, on this thread: for tests and for lists that are in memory."""

    def ask(
        self,
        key: str,
        read: Callable[[], Any],
        answered: Callable[[Any], None],
        refused: Callable[[UserProblem], None] | None = None,
    ) -> object:
        """Call `answered` with what `read` returns, now."""
        try:
            answer = read()
        except UserProblem as problem:
            if refused is None:
                raise
            refused(problem)
        else:
            answered(answer)
        return None

    def forget(self, key: str) -> None:
        """Nothing is ever on its way."""
