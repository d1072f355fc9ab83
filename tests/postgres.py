"""A real PostgreSQL server for the tests that need one: started here, private, removed afterwards.

Fixtures: `postgres_url` (an administrator's URL, one server for the whole run) and `postgres_database`
(the URL of a database that is new and empty for each test).
"""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

ADMINISTRATOR = "temumitra"
ATTEMPTS = 3
# A crash of the test machine may lose everything in here, so nothing waits for the disk.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
ABSENT = (
    "PERINGATAN: PostgreSQL tidak diuji karena initdb tidak ditemukan di komputer ini "
    "(Debian/Ubuntu: sudo apt-get install -y postgresql)"
)


class ServerDidNotStart(Exception):
    """PostgreSQL ended before it answered; the text is its log."""


@dataclass(frozen=True, slots=True)
class Server:
    """The programs of PostgreSQL, the folder of one server, and the user that runs it."""

    programs: Path
    folder: Path
    user: str | None

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs a program of PostgreSQL as the server's user; the caller looks at its exit status."""
        return subprocess.run(
            [str(self.programs / program), *arguments],
            cwd=self.folder,
            user=self.user,
            group=group_of(self.user),
            extra_groups=None if self.user is None else [],
            env={**os.environ, "HOME": str(self.folder), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    @property
    def data(self) -> str:
        """The folder of the databases."""
        return str(self.folder / "data")

    @property
    def log(self) -> Path:
        """What the server said."""
        return self.folder / "log.txt"


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a running server, with every right in it; none installed: fails in CI, else skips."""
    programs = find_programs()
    if programs is None:
        refuse()
    with server_folder() as folder, running(Server(programs, folder, server_user())) as url:
        yield url


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """The URL of a new, empty database, dropped after the test."""
    name = f"test_{uuid4().hex}"
    execute(postgres_url, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield f"{postgres_url.rpartition('/')[0]}/{name}"
    execute(postgres_url, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def execute(url: str, statement: sql.Composed) -> None:
    """Runs one statement outside any transaction."""
    with psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True) as connection:
        connection.execute(statement)


def find_programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`: the newest of Debian's, or the one on the search path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if debian:
        return debian[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def refuse() -> NoReturn:
    """Fails where nothing may be left out, else skips with the reason."""
    if os.environ.get("CI") == "true":
        pytest.fail(ABSENT)
    pytest.skip(ABSENT)


@contextmanager
def server_folder() -> Iterator[Path]:
    """A temporary folder that belongs to the server's user."""
    folder = Path(tempfile.mkdtemp(prefix="temumitra-pg-"))
    try:
        user = server_user()
        if user is not None:
            shutil.chown(folder, user, group_of(user))
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def running(server: Server) -> Iterator[str]:
    """The URL of the server while it runs."""
    create(server)
    port = start(server)
    try:
        yield f"postgresql+psycopg://{ADMINISTRATOR}@127.0.0.1:{port}/postgres"
    finally:
        server.run("pg_ctl", "stop", "--pgdata", server.data, "--mode", "immediate", "--wait")


def create(server: Server) -> None:
    """Makes the files of an empty server; whoever reaches its port on this machine may come in."""
    made = server.run(
        "initdb", "--pgdata", server.data, "--username", ADMINISTRATOR, "--auth", "trust",
        "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync",
    )  # fmt: skip
    if made.returncode != 0:
        raise ServerDidNotStart(made.stdout)


def start(server: Server) -> int:
    """Starts the server and gives its port; another program may take a free port first: it tries again."""
    for _ in range(ATTEMPTS):
        port = free_port()
        if server.run("pg_ctl", "start", *start_arguments(server, port)).returncode == 0:
            return port
    raise ServerDidNotStart(server.log.read_text(encoding="utf-8", errors="replace"))


def start_arguments(server: Server, port: int) -> list[str]:
    """How the server is started: this machine only, its own port, its socket in its own folder."""
    settings = ["listen_addresses=127.0.0.1", f"port={port}", *QUICK]
    if sys.platform != "win32":
        settings.append(f"unix_socket_directories={server.folder}")
    options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
    return ["--pgdata", server.data, "--log", str(server.log), "--wait", "--options", options]


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def server_user() -> str | None:
    """The user that runs the server: oneself, except that PostgreSQL refuses to run as root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    return "postgres" if has_user("postgres") else "nobody"


def has_user(name: str) -> bool:
    """Whether this machine knows a user."""
    import pwd

    return name in {entry.pw_name for entry in pwd.getpwall()}


def group_of(user: str | None) -> int | None:
    """The first group of a user."""
    if user is None:
        return None
    import pwd

    return pwd.getpwnam(user).pw_gid
