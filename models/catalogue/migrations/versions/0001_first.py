"""The first schema: business, person, household, dated facts, offers, change sets, runs, agreements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Bring the tables to this schema."""
    op.create_table(
        "code_counter",
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_code_counter")),
    )
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region", sa.String(length=40), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("letterhead", sa.Text(), nullable=False),
        sa.Column("number_pattern", sa.Text(), nullable=False),
        sa.Column("number_code", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.UniqueConstraint("code", name=op.f("uq_office_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_office_uid")),
    )
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_made_by"), ["made_by"], unique=False)

    op.create_table(
        "number_series",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_number_series_office_id")),
        sa.PrimaryKeyConstraint("office_id", "kind", "year", name=op.f("pk_number_series")),
    )
    op.create_table(
        "user_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_user_account_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("uid", name=op.f("uq_user_account_uid")),
    )
    op.create_table(
        "change_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_change_set_office_id")),
        sa.ForeignKeyConstraint(["reverses_id"], ["change_set.id"], name=op.f("fk_change_set_reverses_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_change_set_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_set")),
        sa.UniqueConstraint("uid", name=op.f("uq_change_set_uid")),
    )
    with op.batch_alter_table("change_set", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_set_office_id"), ["office_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_set_reverses_id"), ["reverses_id"], unique=False)

    op.create_table(
        "business",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("legal_form", sa.String(length=40), nullable=False),
        sa.Column("nib", sa.String(length=40), nullable=False),
        sa.Column("npwp", sa.String(length=40), nullable=False),
        sa.Column("region", sa.String(length=40), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("kbli_edition", sa.String(length=40), nullable=False),
        sa.Column("kbli", sa.String(length=40), nullable=False),
        sa.Column("size", sa.String(length=40), nullable=False),
        sa.Column("size_from", sa.String(length=40), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_business_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_business_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_business_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business")),
        sa.UniqueConstraint("uid", name=op.f("uq_business_uid")),
    )
    with op.batch_alter_table("business", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_business_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_business_name_key"), ["name_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_business_nib"), ["nib"], unique=False)
        batch_op.create_index(batch_op.f("ix_business_region"), ["region"], unique=False)

    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_uid", sa.String(length=36), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("old", sa.String(), nullable=True),
        sa.Column("new", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["change_set_id"], ["change_set.id"], name=op.f("fk_change_change_set_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_change_set_id"), ["change_set_id"], unique=False)
        batch_op.create_index("ix_change_row", ["table_name", "row_uid"], unique=False)

    op.create_table(
        "commodity",
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("kind_id", sa.Integer(), nullable=True),
        sa.Column("papers_due", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_commodity_changed_by")),
        sa.ForeignKeyConstraint(["kind_id"], ["commodity.id"], name=op.f("fk_commodity_kind_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_commodity_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_commodity_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commodity")),
        sa.UniqueConstraint("slug", name=op.f("uq_commodity_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_commodity_uid")),
    )
    with op.batch_alter_table("commodity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commodity_made_by"), ["made_by"], unique=False)

    op.create_table(
        "household",
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_household_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_household_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_household_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
        sa.UniqueConstraint("uid", name=op.f("uq_household_uid")),
    )
    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_household_made_by"), ["made_by"], unique=False)

    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change_set_id"], ["change_set.id"], name=op.f("fk_import_batch_change_set_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sa.UniqueConstraint("change_set_id", name=op.f("uq_import_batch_change_set_id")),
        sa.UniqueConstraint("code", name=op.f("uq_import_batch_code")),
    )
    op.create_table(
        "matching_run",
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("today", sa.String(length=10), nullable=False),
        sa.Column("engine", sa.String(length=40), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("fit", sa.Double(), nullable=False),
        sa.Column("priority", sa.Double(), nullable=False),
        sa.Column("upper_bound", sa.Double(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_matching_run_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_run")),
        sa.UniqueConstraint("code", name=op.f("uq_matching_run_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_matching_run_uid")),
    )
    with op.batch_alter_table("matching_run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_matching_run_made_by"), ["made_by"], unique=False)

    op.create_table(
        "official",
        sa.Column("of_office_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("nip", sa.String(length=40), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("signs", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_official_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_official_made_by")),
        sa.ForeignKeyConstraint(["of_office_id"], ["office.id"], name=op.f("fk_official_of_office_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_official_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official")),
        sa.UniqueConstraint("uid", name=op.f("uq_official_uid")),
    )
    with op.batch_alter_table("official", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_official_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_official_of_office_id"), ["of_office_id"], unique=False)

    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_setting_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_setting_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_setting_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_setting_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_setting_uid")),
    )
    with op.batch_alter_table("setting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_setting_made_by"), ["made_by"], unique=False)

    op.create_table(
        "business_fact",
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["business_id"], ["business.id"], name=op.f("fk_business_fact_business_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_business_fact_made_by")),
        sa.ForeignKeyConstraint(["superseded_by"], ["change_set.id"], name=op.f("fk_business_fact_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_fact")),
        sa.UniqueConstraint("uid", name=op.f("uq_business_fact_uid")),
    )
    with op.batch_alter_table("business_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_business_fact_made_by"), ["made_by"], unique=False)
        batch_op.create_index("ix_business_fact_of", ["business_id", "kind"], unique=False)

    op.create_table(
        "commodity_word",
        sa.Column("commodity_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_commodity_word_changed_by")),
        sa.ForeignKeyConstraint(["commodity_id"], ["commodity.id"], name=op.f("fk_commodity_word_commodity_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_commodity_word_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_commodity_word_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commodity_word")),
        sa.UniqueConstraint("uid", name=op.f("uq_commodity_word_uid")),
        sa.UniqueConstraint("word", name=op.f("uq_commodity_word_word")),
    )
    with op.batch_alter_table("commodity_word", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commodity_word_commodity_id"), ["commodity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commodity_word_made_by"), ["made_by"], unique=False)

    op.create_table(
        "enterprise",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["business_id"], ["business.id"], name=op.f("fk_enterprise_business_id")),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_enterprise_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_enterprise_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_enterprise_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprise")),
        sa.UniqueConstraint("business_id", name=op.f("uq_enterprise_business_id")),
        sa.UniqueConstraint("code", name=op.f("uq_enterprise_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_enterprise_uid")),
    )
    with op.batch_alter_table("enterprise", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enterprise_made_by"), ["made_by"], unique=False)

    op.create_table(
        "enterprise_listing",
        sa.Column("enterprise_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("region", sa.String(length=40), nullable=False),
        sa.Column("size", sa.String(length=40), nullable=False),
        sa.Column("kinds", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name=op.f("fk_enterprise_listing_enterprise_id")),
        sa.PrimaryKeyConstraint("enterprise_id", name=op.f("pk_enterprise_listing")),
    )
    with op.batch_alter_table("enterprise_listing", schema=None) as batch_op:
        batch_op.create_index("ix_enterprise_listing_code", ["code"], unique=False)
        batch_op.create_index("ix_enterprise_listing_name", ["name_key", "enterprise_id"], unique=False)
        batch_op.create_index("ix_enterprise_listing_owner", ["owner_key", "enterprise_id"], unique=False)
        batch_op.create_index("ix_enterprise_listing_region", ["region", "name_key", "enterprise_id"], unique=False)

    op.create_table(
        "household_desil",
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("quarter", sa.String(length=40), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("lookup", sa.String(length=64), nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=op.f("fk_household_desil_household_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_household_desil_made_by")),
        sa.ForeignKeyConstraint(["superseded_by"], ["change_set.id"], name=op.f("fk_household_desil_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_desil")),
        sa.UniqueConstraint("uid", name=op.f("uq_household_desil_uid")),
    )
    with op.batch_alter_table("household_desil", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_household_desil_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_household_desil_lookup"), ["lookup"], unique=False)
        batch_op.create_index(batch_op.f("ix_household_desil_made_by"), ["made_by"], unique=False)

    op.create_table(
        "household_kk",
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("lookup", sa.String(length=64), nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=op.f("fk_household_kk_household_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_household_kk_made_by")),
        sa.ForeignKeyConstraint(["superseded_by"], ["change_set.id"], name=op.f("fk_household_kk_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_kk")),
        sa.UniqueConstraint("uid", name=op.f("uq_household_kk_uid")),
    )
    with op.batch_alter_table("household_kk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_household_kk_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_household_kk_lookup"), ["lookup"], unique=False)
        batch_op.create_index(batch_op.f("ix_household_kk_made_by"), ["made_by"], unique=False)

    op.create_table(
        "paper",
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("valid_until", sa.String(length=10), nullable=True),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["business_id"], ["business.id"], name=op.f("fk_paper_business_id")),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_paper_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_paper_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_paper_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("uid", name=op.f("uq_paper_uid")),
    )
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.create_index("ix_paper_business", ["business_id", "kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_paper_made_by"), ["made_by"], unique=False)

    op.create_table(
        "partner",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("kadin_number", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["business_id"], ["business.id"], name=op.f("fk_partner_business_id")),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_partner_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_partner_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_partner_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sa.UniqueConstraint("business_id", name=op.f("uq_partner_business_id")),
        sa.UniqueConstraint("code", name=op.f("uq_partner_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_partner_uid")),
    )
    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partner_made_by"), ["made_by"], unique=False)

    op.create_table(
        "person",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("female", sa.Boolean(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_person_changed_by")),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=op.f("fk_person_household_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_person_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_person_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_uid")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_made_by"), ["made_by"], unique=False)

    op.create_table(
        "supply_link",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("input_id", sa.Integer(), nullable=False),
        sa.Column("output_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("yield_low", sa.Integer(), nullable=True),
        sa.Column("yield_high", sa.Integer(), nullable=True),
        sa.Column("yield_unit", sa.String(length=40), nullable=False),
        sa.Column("kbli2020", sa.String(length=40), nullable=False),
        sa.Column("kbli2025", sa.String(length=40), nullable=False),
        sa.Column("certainty", sa.String(length=40), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_supply_link_changed_by")),
        sa.ForeignKeyConstraint(["input_id"], ["commodity.id"], name=op.f("fk_supply_link_input_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_supply_link_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_supply_link_office_id")),
        sa.ForeignKeyConstraint(["output_id"], ["commodity.id"], name=op.f("fk_supply_link_output_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supply_link")),
        sa.UniqueConstraint("code", name=op.f("uq_supply_link_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_supply_link_uid")),
    )
    with op.batch_alter_table("supply_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_supply_link_input_id"), ["input_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_supply_link_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_supply_link_output_id"), ["output_id"], unique=False)

    op.create_table(
        "business_person",
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["business_id"], ["business.id"], name=op.f("fk_business_person_business_id")),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_business_person_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_business_person_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_business_person_office_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_business_person_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_person")),
        sa.UniqueConstraint("uid", name=op.f("uq_business_person_uid")),
    )
    with op.batch_alter_table("business_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_business_person_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_business_person_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_business_person_role", ["business_id", "role"], unique=False)

    op.create_table(
        "membership",
        sa.Column("enterprise_id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_membership_changed_by")),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name=op.f("fk_membership_enterprise_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_membership_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_membership_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("uid", name=op.f("uq_membership_uid")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_enterprise_id"), ["enterprise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_made_by"), ["made_by"], unique=False)

    op.create_table(
        "need",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("pattern", sa.String(length=40), nullable=False),
        sa.Column("commodity_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("minimum_lot", sa.BigInteger(), nullable=True),
        sa.Column("maximum_partners", sa.Integer(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("payment_days", sa.Integer(), nullable=True),
        sa.Column("territory", sa.String(length=40), nullable=False),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("supports", sa.Text(), nullable=False),
        sa.Column("specification", sa.Text(), nullable=False),
        sa.Column("inferred", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.CheckConstraint("minimum_lot IS NULL OR minimum_lot <= quantity", name=op.f("ck_need_lot_within_quantity")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_need_quantity_positive")),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_need_changed_by")),
        sa.ForeignKeyConstraint(["commodity_id"], ["commodity.id"], name=op.f("fk_need_commodity_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_need_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_need_office_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_need_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
        sa.UniqueConstraint("code", name=op.f("uq_need_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_need_uid")),
    )
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_commodity_id"), ["commodity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "offer",
        sa.Column("enterprise_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("commodity_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("minimum_order", sa.BigInteger(), nullable=True),
        sa.Column("lead_days", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.CheckConstraint("months BETWEEN 0 AND 4095", name=op.f("ck_offer_months")),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_offer_changed_by")),
        sa.ForeignKeyConstraint(["commodity_id"], ["commodity.id"], name=op.f("fk_offer_commodity_id")),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name=op.f("fk_offer_enterprise_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_offer_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_offer_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sa.UniqueConstraint("uid", name=op.f("uq_offer_uid")),
    )
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_commodity_id"), ["commodity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_offer_enterprise_id"), ["enterprise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_offer_made_by"), ["made_by"], unique=False)

    op.create_table(
        "person_nik",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("lookup", sa.String(length=64), nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_person_nik_made_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_nik_person_id")),
        sa.ForeignKeyConstraint(["superseded_by"], ["change_set.id"], name=op.f("fk_person_nik_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_nik")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_nik_uid")),
    )
    with op.batch_alter_table("person_nik", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_nik_lookup"), ["lookup"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_nik_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_nik_person_id"), ["person_id"], unique=False)

    op.create_table(
        "person_phone",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("lookup", sa.String(length=64), nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_person_phone_made_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_phone_person_id")),
        sa.ForeignKeyConstraint(["superseded_by"], ["change_set.id"], name=op.f("fk_person_phone_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_phone")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_phone_uid")),
    )
    with op.batch_alter_table("person_phone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_phone_lookup"), ["lookup"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_phone_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_phone_person_id"), ["person_id"], unique=False)

    op.create_table(
        "run_unmatched",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("enterprise_id", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name=op.f("fk_run_unmatched_enterprise_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_run_unmatched_made_by")),
        sa.ForeignKeyConstraint(["run_id"], ["matching_run.id"], name=op.f("fk_run_unmatched_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run_unmatched")),
        sa.UniqueConstraint("run_id", "enterprise_id", name=op.f("uq_run_unmatched_run_id_enterprise_id")),
    )
    with op.batch_alter_table("run_unmatched", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_run_unmatched_made_by"), ["made_by"], unique=False)

    op.create_table(
        "decision",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("offer_quantity", sa.BigInteger(), nullable=True),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_decision_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_decision_made_by")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_decision_need_id")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_decision_offer_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_decision_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("offer_id", "need_id", name=op.f("uq_decision_offer_id_need_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_decision_uid")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_need_id"), ["need_id"], unique=False)

    op.create_table(
        "offer_fact",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.CheckConstraint("value >= 0", name=op.f("ck_offer_fact_not_negative")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_offer_fact_made_by")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_fact_offer_id")),
        sa.ForeignKeyConstraint(["superseded_by"], ["change_set.id"], name=op.f("fk_offer_fact_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_fact")),
        sa.UniqueConstraint("uid", name=op.f("uq_offer_fact_uid")),
    )
    with op.batch_alter_table("offer_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_fact_made_by"), ["made_by"], unique=False)
        batch_op.create_index("ix_offer_fact_of", ["offer_id", "kind"], unique=False)

    op.create_table(
        "proposal",
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("pattern", sa.String(length=40), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("offer_quantity", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("score_low", sa.Integer(), nullable=False),
        sa.Column("score_high", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_proposal_made_by")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_proposal_need_id")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_proposal_offer_id")),
        sa.ForeignKeyConstraint(["run_id"], ["matching_run.id"], name=op.f("fk_proposal_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("code", name=op.f("uq_proposal_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_proposal_uid")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_offer_id"), ["offer_id"], unique=False)
        batch_op.create_index("ix_proposal_run_need", ["run_id", "need_id", "score"], unique=False)

    op.create_table(
        "run_need",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("pattern", sa.String(length=40), nullable=False),
        sa.Column("required", sa.BigInteger(), nullable=False),
        sa.Column("filled", sa.BigInteger(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_run_need_made_by")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_run_need_need_id")),
        sa.ForeignKeyConstraint(["run_id"], ["matching_run.id"], name=op.f("fk_run_need_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run_need")),
        sa.UniqueConstraint("run_id", "need_id", name=op.f("uq_run_need_run_id_need_id")),
    )
    with op.batch_alter_table("run_need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_run_need_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_run_need_need_id"), ["need_id"], unique=False)

    op.create_table(
        "agreement",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("pattern", sa.String(length=40), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("offer_quantity", sa.BigInteger(), nullable=False),
        sa.Column("signed_on", sa.String(length=10), nullable=False),
        sa.Column("starts", sa.String(length=10), nullable=False),
        sa.Column("ends", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends >= starts", name=op.f("ck_agreement_period")),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_agreement_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_agreement_made_by")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_agreement_need_id")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_agreement_offer_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_agreement_office_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_agreement_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("code", name=op.f("uq_agreement_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreement_uid")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_offer_id"), ["offer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "agreement_file",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_file_agreement_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_agreement_file_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_file")),
        sa.UniqueConstraint("agreement_id", name=op.f("uq_agreement_file_agreement_id")),
    )
    with op.batch_alter_table("agreement_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_file_made_by"), ["made_by"], unique=False)

    op.create_table(
        "issued_number",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_issued_number_agreement_id")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_issued_number_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_issued_number_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_number")),
        sa.UniqueConstraint(
            "office_id", "kind", "year", "serial", name=op.f("uq_issued_number_office_id_kind_year_serial")
        ),
        sa.UniqueConstraint("office_id", "text", name=op.f("uq_issued_number_office_id_text")),
    )
    with op.batch_alter_table("issued_number", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issued_number_made_by"), ["made_by"], unique=False)

    op.create_table(
        "kbli_code",
        sa.Column("edition", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["change_set.id"], name=op.f("fk_kbli_code_changed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["change_set.id"], name=op.f("fk_kbli_code_made_by")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_kbli_code_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kbli_code")),
        sa.UniqueConstraint("edition", "code", name=op.f("uq_kbli_code_edition_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_kbli_code_uid")),
    )
    op.create_index(op.f("ix_kbli_code_made_by"), "kbli_code", ["made_by"], unique=False)

    op.create_table(
        "proposed_group",
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("leader_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("by_kecamatan", sa.Boolean(), nullable=False),
        sa.Column("radius", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("minimum", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("departures", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["leader_id"], ["offer.id"], name=op.f("fk_proposed_group_leader_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["change_set.id"], name=op.f("fk_proposed_group_made_by")
        ),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_proposed_group_need_id")),
        sa.ForeignKeyConstraint(
            ["run_id"], ["matching_run.id"], name=op.f("fk_proposed_group_run_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposed_group")),
        sa.UniqueConstraint("code", name=op.f("uq_proposed_group_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_proposed_group_uid")),
    )
    op.create_index(op.f("ix_proposed_group_made_by"), "proposed_group", ["made_by"], unique=False)
    op.create_index(op.f("ix_proposed_group_need_id"), "proposed_group", ["need_id"], unique=False)
    op.create_index(op.f("ix_proposed_group_run_id"), "proposed_group", ["run_id"], unique=False)

    op.create_table(
        "group_decision",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["change_set.id"], name=op.f("fk_group_decision_changed_by")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["proposed_group.id"], name=op.f("fk_group_decision_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["change_set.id"], name=op.f("fk_group_decision_made_by")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_group_decision_office_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_decision")),
        sa.UniqueConstraint("group_id", name=op.f("uq_group_decision_group_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_group_decision_uid")),
    )
    op.create_index(op.f("ix_group_decision_made_by"), "group_decision", ["made_by"], unique=False)

    op.create_table(
        "group_member",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("offer_quantity", sa.BigInteger(), nullable=False),
        sa.Column("reserve", sa.BigInteger(), nullable=False),
        sa.Column("distance", sa.Integer(), nullable=False),
        sa.Column("unknown", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["proposed_group.id"], name=op.f("fk_group_member_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["change_set.id"], name=op.f("fk_group_member_made_by")
        ),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_group_member_offer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_member")),
        sa.UniqueConstraint("group_id", "offer_id", name=op.f("uq_group_member_group_id_offer_id")),
    )
    op.create_index(op.f("ix_group_member_made_by"), "group_member", ["made_by"], unique=False)
    op.create_index(op.f("ix_group_member_offer_id"), "group_member", ["offer_id"], unique=False)

    _create_search()


def _create_search() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE enterprise_search USING fts5(words, tokenize='unicode61', prefix='1 2 3')")
        return
    op.execute("CREATE TABLE enterprise_search (rowid INTEGER PRIMARY KEY, words TEXT NOT NULL)")
    op.execute("CREATE INDEX ix_enterprise_search ON enterprise_search USING gin (to_tsvector('simple', words))")
