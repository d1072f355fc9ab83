"""Files that go out: the whole file under its name, or the old one untouched."""

from __future__ import annotations

import contextlib
import errno
import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from models.problems import UserProblem

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_atomically(path: Path, write: Callable[[Path], None]) -> None:
    """Give `write` a temporary path beside `path`; what it wrote takes the place of `path` at once.

    Raises UserProblem: file_open_elsewhere, folder_missing, disk_full, file_not_writable.
    """
    if not _is_folder(path.parent):
        raise UserProblem("folder_missing", file=path.name, folder=str(path.absolute().parent))
    temporary = path.with_name(f".{uuid.uuid4().hex}{path.suffix}")
    try:
        with _problems_of(path, "file_not_writable"):
            write(temporary)
            _force_to_disk(temporary)
        with _problems_of(path, "file_open_elsewhere"):
            os.replace(temporary, path)
    finally:
        # a read-only folder refuses even to remove what is not there; the problem is already told
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _force_folder_to_disk(path.parent)


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path`, all of it or nothing."""

    def write(temporary: Path) -> None:
        temporary.write_bytes(data)

    write_atomically(path, write)


@contextlib.contextmanager
def _problems_of(path: Path, when_refused: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserProblem(
            _message_of(error, when_refused), file=path.name, folder=str(path.absolute().parent)
        ) from error


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _message_of(error: OSError, when_refused: str) -> str:
    if error.errno in _NO_ROOM:
        return "disk_full"
    if isinstance(error, PermissionError):
        return when_refused
    return "file_not_writable"


def _force_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _force_folder_to_disk(folder: Path) -> None:
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # a folder that may be written to but not listed
    try:
        # some network and FUSE folders refuse to sync; the file itself is already safe
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
