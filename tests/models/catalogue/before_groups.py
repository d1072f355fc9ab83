"""A catalogue as the program wrote it before agreements with groups: schema 0008."""

from __future__ import annotations

import sqlite3

KEPT = (
    "code, number, proposal_id, need_id, offer_id, pattern, quantity, unit, offer_quantity, signed_on, starts, ends, "
    "status, terms, document, uid, version, deleted, office_id, changed_by, id, made_by, facts_sha256, facts_version, "
    "head"
)
_REFERENCES = {
    "changed_by": "change_set", "made_by": "change_set", "need_id": "need", "offer_id": "offer", "office_id": "office",
    "proposal_id": "proposal",
}  # fmt: skip
_AGREEMENT = """
    CREATE TABLE agreement (
        code VARCHAR(40) NOT NULL, number TEXT NOT NULL, proposal_id INTEGER NOT NULL, need_id INTEGER NOT NULL,
        offer_id INTEGER NOT NULL, pattern VARCHAR(40) NOT NULL, quantity BIGINT NOT NULL, unit VARCHAR(40) NOT NULL,
        offer_quantity BIGINT NOT NULL, signed_on VARCHAR(10) NOT NULL, starts VARCHAR(10) NOT NULL,
        ends VARCHAR(10) NOT NULL, status VARCHAR(40) NOT NULL, terms TEXT NOT NULL, document TEXT NOT NULL,
        uid VARCHAR(36) NOT NULL, version INTEGER NOT NULL, deleted BOOLEAN NOT NULL, office_id INTEGER NOT NULL,
        changed_by INTEGER NOT NULL, id INTEGER NOT NULL, made_by INTEGER NOT NULL,
        facts_sha256 VARCHAR(64) DEFAULT '' NOT NULL, facts_version VARCHAR(40) DEFAULT '' NOT NULL,
        head VARCHAR(64) DEFAULT '' NOT NULL,
        CONSTRAINT pk_agreement PRIMARY KEY (id), CONSTRAINT ck_agreement_period CHECK (ends >= starts), {references},
        CONSTRAINT uq_agreement_code UNIQUE (code), CONSTRAINT uq_agreement_uid UNIQUE (uid)
    )"""


def take_groups_away(database: sqlite3.Connection) -> None:
    """Bring a file of today to schema 0008, with all that stands in it."""
    references = ", ".join(
        f"CONSTRAINT fk_agreement_{key} FOREIGN KEY({key}) REFERENCES {to} (id)" for key, to in _REFERENCES.items()
    )
    database.execute("PRAGMA foreign_keys=OFF")
    database.execute(f"CREATE TEMP TABLE kept AS SELECT {KEPT} FROM agreement")
    database.execute("DROP TABLE IF EXISTS event_told")
    database.execute("DROP TABLE IF EXISTS agreement_member")
    database.execute("DROP TABLE agreement")
    database.execute(_AGREEMENT.format(references=references))
    database.execute(f"INSERT INTO agreement ({KEPT}) SELECT {KEPT} FROM temp.kept")
    for key in ("made_by", "need_id", "offer_id", "proposal_id"):
        database.execute(f"CREATE INDEX ix_agreement_{key} ON agreement ({key})")
    database.execute("UPDATE alembic_version SET version_num = '0008'")
