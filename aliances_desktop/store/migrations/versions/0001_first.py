"""Version 1: the directory, workshops with their market-place, and the full-text index."""

from alembic import op

from aliances_desktop.store.migrate import statements

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    for statement in statements(1):
        op.execute(statement)
