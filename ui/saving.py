"""Write a file so that it is whole or not there: beside it, to the disk, then into its place."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from models.domain.progress import Progress, no_progress
from models.problems import UserProblem

_PROBLEMS = {
    errno.ENOSPC: "general.disk_full",
    errno.EDQUOT: "general.disk_full",
    errno.EROFS: "general.folder_read_only",
    errno.ENOENT: "general.folder_missing",
}


def write_file(path: Path, data: bytes, *, progress: Progress = no_progress) -> Path:
    """The path, holding exactly these bytes; the file that was there before stays when it fails."""
    progress(0, 1)
    try:
        _write_beside(path, data)
    except OSError as failure:
        raise _in_words(path, failure) from failure
    return path


def _write_beside(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _in_words(path: Path, failure: OSError) -> UserProblem:
    if failure.errno in _PROBLEMS:
        return UserProblem(_PROBLEMS[failure.errno], file=path.name, folder=str(path.parent))
    if path.exists() and os.access(path.parent, os.W_OK):
        return UserProblem("general.file_in_use", file=path.name)
    return UserProblem("general.folder_read_only", folder=str(path.parent))
