"""Version 3: processes, alliances, the evaluation test, letters and what follows them; outcomes of a process."""

from alembic import op

from aliances_desktop.store.migrate import statements

revision = "0003"
down_revision = "0002"

_OUTCOME = "id, workshop_id, position, kind, text, evidence, day"


def upgrade() -> None:
    """Let an outcome belong to a process, and make the new tables; the search index takes new words as they come."""
    before, after = statements(2), statements(3)
    op.execute("PRAGMA legacy_alter_table=ON")
    op.execute("ALTER TABLE outcome RENAME TO former")
    op.execute("DROP INDEX ix_outcome_workshop_id")
    for statement in after:
        if statement not in before or (statement.startswith("CREATE INDEX") and " ON outcome (" in statement):
            op.execute(statement)
    op.execute(f"INSERT INTO outcome ({_OUTCOME}) SELECT {_OUTCOME} FROM former")
    op.execute("DROP TABLE former")
    op.execute("PRAGMA legacy_alter_table=OFF")
