"""Alembic's entry: runs the migrations on the connection that `migrate.run` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    # The file's version stands in its header (`user_version`); Alembic's own note of it is thrown away with the
    # connection, so that there is one truth and no table of Alembic's in the file.
    version_table="alembic_version",
    version_table_schema="temp",
)
context.run_migrations()
