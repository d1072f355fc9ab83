"""Sets up what TemuMitra runs on: python set-up/prepare.py core|desktop|test FOLDER."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import engine
import environment
import sentences
import system_packages
from failures import SetUpFailed, reason_of
from place import Place, say

STOPPED = 130


def main(level: str, room: Path) -> int:
    """Sets up a level in a folder; the exit status is 0, or 1 after one sentence that says what to do."""
    place = Place(room)
    try:
        with alone(place):
            prepare(place, level)
    except SetUpFailed as failed:
        say(failed.sentence or sentences.failure(failed.reason, room, place.log))
        return 1
    except OSError as error:
        say(sentences.failure(reason_of(error), room, place.log))
        return 1
    except KeyboardInterrupt:
        say(sentences.STOPPED)
        return STOPPED
    return 0


def prepare(place: Place, level: str) -> None:
    """System packages first: what cannot be mended here should be known before anything is downloaded."""
    system_packages.ensure(place, level)
    if not environment.is_ready(place, level):
        say(sentences.BEGINNING)
        environment.bring_up(place, level)
    if not engine.is_ready(place):
        engine.compile_loops(place)


@contextmanager
def alone(place: Place) -> Iterator[None]:
    """Holds the folder's lock, after waiting for any other set-up of the same folder."""
    place.papers.mkdir(parents=True, exist_ok=True)
    with (place.papers / "lock").open("w") as lock:
        os.set_inheritable(lock.fileno(), True)
        if not try_lock(lock):
            say(sentences.WAITING)
            while not try_lock(lock):
                time.sleep(0.5)
        place.log.write_text("", encoding="utf-8")
        yield


def try_lock(lock: IO[str]) -> bool:
    """Takes the lock if nobody holds it; it ends with the file, also when the process is killed."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]).resolve()))
