"""Every message id of these modules has an Indonesian sentence that names only what the message carries."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

ROOT = Path(__file__).parents[3]
SENTENCES = tomllib.loads((ROOT / "ui/resources/sentences/intake.toml").read_text(encoding="utf-8"))
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [ROOT / "models/files.py", *sorted((ROOT / "models/workbook").rglob("*.py"))]
)
_CALL = re.compile(
    r"(?:refused|warning|error|ImportRejected|UserProblem|Unreadable|\.refuse|\.warn)\(\s*"
    r'(?:name, |amount, |"[a-z_]+", )?(f?)"([a-z_{}]+)"([^()]*(?:\([^()]*\)[^()]*)*)\)'
)
_PLACES = {"row", "column", "sheet", "value", "file"}


def messages() -> list[tuple[str, frozenset[str]]]:
    found = []
    for is_open, message, rest in _CALL.findall(SOURCE):
        values = frozenset(re.findall(r"(\w+)=", rest))
        for name in (message.replace("{kind}", "nik").replace("{level}", "kabupaten"),) if is_open else (message,):
            found.append((name, values))
    return sorted(found)


@pytest.mark.parametrize(("message", "values"), messages())
def test_a_message_has_a_sentence_with_its_values(message: str, values: frozenset[str]) -> None:
    entry = SENTENCES[message]
    for text in (entry["what"], entry["do"]):
        assert {name for _, name, _, _ in Formatter().parse(text) if name} <= values | _PLACES


def test_the_search_finds_the_messages() -> None:
    assert len({message for message, _ in messages()}) > 90
