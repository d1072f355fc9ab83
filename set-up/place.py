"""Where the environment of a checkout lives, and how its set-up runs commands there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from failures import SetUpFailed, reason_in
from sentences import Reason

HERE = Path(__file__).resolve().parent
WINDOWS = sys.platform == "win32"
LEVELS = ("core", "desktop", "test")
KEPT_LINES = 400
NO_SETTINGS: Mapping[str, str] = MappingProxyType({})

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Place:
    """The folder that holds the environment (`.venv`) and the papers of its set-up (`.set-up`)."""

    room: Path

    @property
    def environment(self) -> Path:
        """The virtual environment."""
        return self.room / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter of the virtual environment."""
        return self.environment / ("Scripts/python.exe" if WINDOWS else "bin/python")

    @property
    def papers(self) -> Path:
        """The folder for what the set-up itself needs: log, lock, downloads."""
        return self.room / ".set-up"

    @property
    def log(self) -> Path:
        """The output of every command of the last set-up."""
        return self.papers / "log.txt"

    def stamp(self, name: str) -> Path:
        """The file that tells for what the environment was made: a level's lock, or the interpreter."""
        return self.environment / "set-up" / name

    def run(
        self, command: Command, settings: Mapping[str, str] = NO_SETTINGS, shares_lock: bool = False
    ) -> None:
        """Runs a command with its output in the log; if it fails, `SetUpFailed` has the reason it printed."""
        kept: deque[str] = deque(maxlen=KEPT_LINES)
        with self.log.open("a", encoding="utf-8") as log, start(command, settings, shares_lock) as process:
            for line in process.stdout or ():
                log.write(line)
                kept.append(line)
        if process.returncode != 0:
            raise SetUpFailed(reason_in("".join(kept)))


def start(command: Command, settings: Mapping[str, str], shares_lock: bool) -> subprocess.Popen[str]:
    """The running command, its two outputs as one text stream.

    A command that shares the lock of the set-up keeps it to its end, even when the set-up itself is killed.
    """
    try:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, **settings},
            close_fds=not shares_lock,
        )
    except FileNotFoundError as error:
        raise SetUpFailed(Reason.OTHER) from error


def lock_file(level: str) -> Path:
    """The locked packages of a level."""
    return HERE / f"requirements-{level}.txt"


def base_interpreter() -> Path:
    """The interpreter outside any virtual environment that this one belongs to."""
    return Path(sys.base_prefix) / "python.exe" if WINDOWS else Path(sys.executable).resolve()


def say(sentence: str) -> None:
    """Tells the user; standard output belongs to the program's own answers."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
