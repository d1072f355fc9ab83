"""Freeing what holds very many things: all at once it would keep every other thread from its turn."""

from __future__ import annotations

from typing import Any

_PORTION = 500


def free(crowd: list[Any] | dict[Any, Any] | set[Any]) -> None:
    """Empty it bit by bit; nobody may need what it holds any more."""
    if isinstance(crowd, list):
        while crowd:
            del crowd[-_PORTION:]
        return
    take = crowd.popitem if isinstance(crowd, dict) else crowd.pop
    while crowd:
        take()


def free_all_of(holder: object) -> None:
    """Empty whatever an object, and those of its package that only it knows, have gathered in their attributes."""
    package = type(holder).__module__.rpartition(".")[0]
    for value in vars(holder).values():
        if isinstance(value, list | dict | set):
            free(value)
        elif hasattr(value, "__dict__") and type(value).__module__.startswith(f"{package}."):
            free_all_of(value)
