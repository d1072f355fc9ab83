"""Every message id that the program can utter has a sentence, and every sentence has its values."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.texts import _templates, known_ids

RAISED = {"UserProblem", "ImportRejected", "_fault"}
"""Take the message id as first argument."""
TALLIED = {"refuse", "warn"}
"""Methods of the import's tally: the row, then the id."""
ROOT = Path(__file__).parents[2]


def uttered() -> Iterator[tuple[str, str]]:
    """(message id, place) of every literal id in models/ and ui/."""
    for file in sorted((*ROOT.glob("models/**/*.py"), *ROOT.glob("ui/**/*.py"))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from ids_of(node, f"{file.relative_to(ROOT)}:{node.lineno}")


def ids_of(call: ast.Call, place: str) -> Iterator[tuple[str, str]]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    at = 0 if name in RAISED else 1 if name in TALLIED and "steps/intake" in place else None
    if at is not None and len(call.args) > at and isinstance(call.args[at], ast.Constant):
        yield str(call.args[at].value), place  # type: ignore[attr-defined]


def test_every_message_id_has_a_sentence() -> None:
    missing = sorted({f"{message} ({place})" for message, place in uttered() if message not in known_ids()})
    assert missing == []


def test_the_search_finds_ids_at_all() -> None:
    found = {message for message, _place in uttered()}
    assert {"catalogue.read_only", "need_conflict", "check.chain"} <= found


@pytest.mark.parametrize("message", sorted(known_ids()))
def test_no_sentence_speaks_english(message: str) -> None:
    said = _templates()[message]
    words = {word.strip(".,:;()").casefold() for word in f"{said.what_happened} {said.what_to_do}".split()}
    assert not words & {"the", "is", "file", "error", "please", "cannot", "not", "row", "value"}
