"""Version 2: agendas, questionnaires, case work, focus groups, what comes after the day; more tables to search."""

from alembic import op

from aliances_desktop.store.migrate import statements

revision = "0002"
down_revision = "0001"

CHANGED = {"workshop": "NULL, ''", "idea": "0", "idea_entity": "NULL, NULL, NULL"}
"""Tables that have new columns behind their old ones, and what these hold at first."""


def upgrade() -> None:
    """Widen three tables, make the new ones, and give every place of the search room for 64 tables."""
    before, after = statements(1), statements(2)
    op.execute("PRAGMA legacy_alter_table=ON")
    op.execute("DROP TABLE setting")
    for table, values in CHANGED.items():
        made = next(s for s in after if s.startswith(f"CREATE TABLE {table} "))
        op.execute(f"ALTER TABLE {table} RENAME TO former")
        op.execute(made)
        op.execute(f"INSERT INTO {table} SELECT *, {values} FROM former")
        op.execute("DROP TABLE former")
        for statement in after:
            if statement.startswith("CREATE INDEX") and f" ON {table} (" in statement:
                op.execute(statement)
    op.execute("PRAGMA legacy_alter_table=OFF")
    known = {*before, *(s for s in after if s.startswith(tuple(f"CREATE TABLE {t} " for t in CHANGED)))}
    for statement in after:
        if statement not in known:
            op.execute(statement)
    # By way of negative numbers, which no place has, so that none meets another on the way.
    op.execute("UPDATE search_text SET id = -1 - (id / 16 * 64 + id % 16)")
    op.execute("UPDATE search_text SET id = -1 - id")
    op.execute("INSERT INTO search_words(search_words) VALUES('rebuild')")
