"""Version 1: the directory, workshops with their market-place, and the full-text index."""

from alembic import op

from aliances_desktop.store.migrate import schema

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    for statement in schema(1).split(";\n"):
        if statement.strip():
            op.execute(statement)
