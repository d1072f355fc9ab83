"""Alembic runs the migrations in the connection, and so in the transaction, that it is given."""

from __future__ import annotations

from alembic import context

from models.catalogue.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
