"""Run a command as the program's own start does, and keep what it said."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ui.command_line import run_command

DAY = "2026-11-21"


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on stdout, with nothing beside it."""
        assert self.out.count("\n") == 1, self.out
        assert self.out.endswith("\n")
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


def run(*arguments: object) -> Said:
    """Run one command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = run_command([str(argument) for argument in arguments])
    return Said(status, out.getvalue(), err.getvalue())


def answered(place: Path | str, *arguments: object) -> dict[str, Any]:
    """The JSON of a command that has to succeed quietly."""
    said = run(*arguments, "--database", place, "--json")
    assert (said.status, said.err) == (0, "")
    return said.answer


def refused(place: Path | str, *arguments: object) -> str:
    """The sentences of a problem that the user can mend: nothing on stdout, no trace, status 1."""
    said = run(*arguments, "--database", place, "--json")
    assert (said.status, said.out) == (1, ""), said
    assert said.err.count("\n") == 1, said.err
    assert not {"Traceback", "Error", "None", "{", "}"} & set(said.err.replace("(", " ").split()), said.err
    return said.err.strip()
