"""Run by alembic: migrate over the connection that store/schema.py gives, in its one transaction."""

from alembic import context

from shudian.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
