"""A catalogue of the first schema is brought to today's, and its chain of change sets still holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from models.catalogue import tables as t
from models.use_cases.back_up import check_catalogue
from models.use_cases.open_catalogue import open_catalogue
from tests.models.catalogue.before_groups import take_groups_away

TABLES = (
    "run_line", "duplicate_scan", "duplicate_pair", "duplicate_verdict", "record_merge", "outlet", "machine",
    "input_used", "partner_good", "consent", "association_member", "association", "saved_view", "import_profile",
    "agreement_draft", "agreement_override", "agreement_signing", "paper_file", "issued_paper", "number_rule",
    "office_logo", "law_override", "event_told", "event_follow_up", "event_result", "event_plan", "event_seat",
    "event_meeting", "event_absence", "event_guest", "event_closure", "event_table", "event_slot", "event",
)  # fmt: skip
"""Tables of the later schemas."""
COLUMNS = [
    (each.table.name, each.name)
    for table in t.Table.metadata.sorted_tables
    for each in table.c
    if each.info and each.name != "group_id"
]
COLUMNS += [("import_batch", "sender"), ("import_batch", "key")]


def test_the_tables_and_columns_come_and_a_copy_is_kept(tmp_path: Path) -> None:
    place = tmp_path / "katalog.db"
    open_catalogue(str(place)).catalogue.close()
    with closing(sqlite3.connect(place)) as database, database:
        take_groups_away(database)
        for table in TABLES:
            database.execute(f"DROP TABLE IF EXISTS {table}")
        for table, column in COLUMNS:
            if table not in TABLES:
                database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        database.execute("DROP TABLE derived_state")
        database.execute("DROP INDEX ix_business_point")
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    opened = open_catalogue(str(place))
    with opened.catalogue.reading() as session:
        assert session.scalar(select(func.count()).select_from(t.RunLine)) == 0
        assert session.scalar(select(func.count()).select_from(t.Association)) == 0
    assert not check_catalogue(opened.catalogue, opened.actor).findings
    opened.catalogue.close()
    assert (tmp_path / "katalog.sebelum-0001.db").exists()
