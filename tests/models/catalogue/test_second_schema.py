"""A catalogue of the first schema is brought to the one that keeps shared lines once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from models.catalogue import tables as t
from models.use_cases.back_up import check_catalogue
from models.use_cases.open_catalogue import open_catalogue

LATER = ("duplicate_scan", "duplicate_pair", "duplicate_verdict", "record_merge")
"""Tables of the schemas after the second."""


def test_the_table_comes_and_a_copy_is_kept(tmp_path: Path) -> None:
    place = tmp_path / "katalog.db"
    open_catalogue(str(place)).catalogue.close()
    with closing(sqlite3.connect(place)) as database, database:
        for table in ("run_line", *LATER):
            database.execute(f"DROP TABLE {table}")
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    opened = open_catalogue(str(place))
    with opened.catalogue.reading() as session:
        assert session.scalar(select(func.count()).select_from(t.RunLine)) == 0
    assert not check_catalogue(opened.catalogue, opened.actor).findings
    opened.catalogue.close()
    assert (tmp_path / "katalog.sebelum-0001.db").exists()
