"""Open the catalogue and work in it one transaction at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine
from sqlalchemy.orm import Session

from models.catalogue.engine import database_url, open_engine, user_problems
from models.problems import UserProblem


class Catalogue:
    """All that the program remembers: an SQLite file of this PC or a database that offices share.

    Raises UserProblem when the place cannot be opened, is of a newer version, or is no catalogue.
    """

    def __init__(self, place: str, *, create: bool = True) -> None:
        self.url: URL = database_url(place)
        self.read_only = self._file_is_read_only()
        self._prepare_folder(create)
        self._engine: Engine = open_engine(self.url, read_only=self.read_only)
        try:
            self._bring_to_this_schema(create)
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def is_embedded(self) -> bool:
        """Whether the catalogue is a file of this PC."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def file(self) -> Path:
        """The file of an embedded catalogue."""
        return Path(self.url.database or "")

    @property
    def place(self) -> str:
        """Where the catalogue is, fit to be shown: without its password."""
        return str(self.file) if self.is_embedded else self.url.render_as_string(hide_password=True)

    @contextmanager
    def transaction(self, *, passes_once: bool = False) -> Iterator[Session]:
        """A session to write in: all of it is kept, or nothing. `passes_once`: much, and none of it twice."""
        if self.read_only:
            raise UserProblem("catalogue.read_only", place=self.place)
        engine = self._engine.execution_options(writes=True, passes_once=passes_once)
        with (
            user_problems(self.place),
            Session(engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            session.connection()  # takes the write lock now: what is read from here on stays true to the end
            yield session

    @contextmanager
    def reading(self, *, passes_once: bool = False) -> Iterator[Session]:
        """A session to read one unchanging state in. `passes_once`: much, and none of it twice."""
        options: dict[str, Any] = {"passes_once": passes_once}
        options |= {} if self.is_embedded else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with (
            user_problems(self.place),
            Session(self._engine.execution_options(**options)) as session,
            session.begin(),
        ):
            yield session

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    def _file_is_read_only(self) -> bool:
        if not self.is_embedded or not self.file.exists():
            return False
        # a folder that takes no -wal makes its catalogue as read-only as a refused file does
        return not (os.access(self.file, os.W_OK) and os.access(self.file.parent, os.W_OK))

    def _prepare_folder(self, create: bool) -> None:
        if not self.is_embedded or self.file.exists():
            return
        if not create:
            raise UserProblem("catalogue.missing", place=self.place)
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserProblem("storage.cannot_open", place=self.place) from error

    def _bring_to_this_schema(self, create: bool) -> None:
        from models.catalogue.schema import bring_to_this_schema

        with user_problems(self.place):
            bring_to_this_schema(self._engine, self.url, create=create, read_only=self.read_only)
