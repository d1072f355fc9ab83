"""The schema a catalogue has, the one this program writes, and the way from the first to the newest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, inspect, text

from models.problems import UserProblem

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0010"
"""The newest migration; named here so that an up-to-date catalogue opens without Alembic."""

_OURS = "alembic_version"
_TURN = 7_404_100_352
"""The number of our advisory lock; a server's other users have others."""


def bring_to_this_schema(engine: Engine, url: URL, *, create: bool, read_only: bool) -> None:
    """Create, migrate (with a verified copy kept beside it) or accept the catalogue; refuse a newer one."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        found = _revision(connection) if _OURS in tables else None
    foreign = bool(tables) and _OURS not in tables
    if found == HEAD:
        return
    if foreign:
        raise UserProblem("storage.not_a_catalogue", place=str(url.database))
    if found is None and not create:
        raise UserProblem("catalogue.missing", place=str(url.database))
    _refuse_newer(found)
    if read_only:
        raise UserProblem("catalogue.old_and_read_only", place=str(url.database))
    if found is not None and url.get_backend_name() == "sqlite":
        _keep_copy(Path(url.database or ""), found)
    _migrate(engine)


def schema_of(connection: Connection) -> str | None:
    """The catalogue's migration, None when it has no tables of ours."""
    return _revision(connection) if inspect(connection).has_table(_OURS) else None


def take_turns(connection: Connection) -> None:
    """Let programs that make or fill one shared catalogue do so one after the other, until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_TURN})"))


def _revision(connection: Connection) -> str | None:
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def _refuse_newer(found: str | None) -> None:
    if found is None:
        return
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if found not in known:
        raise UserProblem("catalogue.newer", schema=found)


def _keep_copy(file: Path, found: str) -> None:
    from models.catalogue.backup import copy_database

    copy_database(file, file.with_name(f"{file.stem}.sebelum-{found}{file.suffix}"))


def _migrate(engine: Engine) -> None:
    from alembic import command

    # one transaction for all steps: killed half-way, nothing has happened
    with (
        engine.execution_options(writes=True).connect() as connection,
        _references_unheeded(connection),
        connection.begin(),
    ):
        take_turns(connection)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _refuse_dangling(connection, str(engine.url.database))


@contextmanager
def _references_unheeded(connection: Connection) -> Iterator[None]:
    """A table that SQLite has to make anew is dropped under those that refer to it.

    The switch has no effect inside a transaction, so it is set before there is one.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _refuse_dangling(connection: Connection, place: str) -> None:
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise UserProblem("storage.damaged", place=place)


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
