"""What every command needs: the catalogue it works in, a way to speak, and how it ends."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from models.problems import UserProblem
from ui.commands.masking import masked

if TYPE_CHECKING:
    from models.use_cases.open_catalogue import Opened

DONE, PROBLEM, USAGE, DEFECT = 0, 1, 2, 3


def open_for(options: argparse.Namespace, *, create: bool = True) -> Opened:
    """The catalogue that the command works in."""
    from models.domain.catalogue_places import default_place
    from models.use_cases.open_catalogue import open_catalogue

    return open_catalogue(options.database or default_place(), create=create)


def require_writable(*files: Path | None) -> None:
    """Refuse before the work is done, and not after it, what could not be written then."""
    for file in files:
        if file is None:
            continue
        if not file.parent.is_dir():
            raise UserProblem("folder_missing", file=file.name, folder=str(file.parent))
        if file.is_dir() or not _takes_a_file(file.parent):
            raise UserProblem("file_not_writable", file=file.name, folder=str(file.parent))


def _takes_a_file(folder: Path) -> bool:
    """Tried, not asked: rights alone do not tell of every folder."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def keep_logs_quiet() -> None:
    """Keep what modules log off stderr: sentences for the person at the keyboard stand there, and nothing else."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())


def tell(sentence: str) -> None:
    """Say something to the person at the keyboard; never on stdout."""
    sys.stderr.write(sentence + "\n")


def show_progress(done: int, total: int) -> None:
    """Progress on a terminal, silence elsewhere."""
    if sys.stderr.isatty() and total:
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r{100 * done // total:3d} %{end}")
        sys.stderr.flush()


def keep_trace(trace: str) -> Path:
    """Where the trace of a defect now lies, readable by this user only; without numbers of people."""
    handle, name = tempfile.mkstemp(prefix="temumitra-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(masked(trace))
    return Path(name)
