"""Write the whole schema of the newest version, as the model has it, to `store/schema`: run after changing the model.

Until a version is released its schema may change; afterwards a change of the model is a new version with a migration.
"""

from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from aliances_desktop.model import metadata
from aliances_desktop.store import migrate

SEARCH = """\
CREATE TABLE search_text (
    id INTEGER PRIMARY KEY, entity_id INTEGER, words TEXT NOT NULL
);
CREATE VIRTUAL TABLE search_words USING fts5(
    words, content='search_text', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'
);
"""


def statements() -> list[str]:
    """Return what makes every table and index of the model, tables that others hang on first."""
    dialect = sqlite.dialect()
    made = []
    for table in metadata.sorted_tables:
        made.append(CreateTable(table).compile(dialect=dialect))
        made += [
            CreateIndex(index).compile(dialect=dialect)
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    lines = [str(one).strip().replace("\t", "  ") for one in made]
    return ["\n".join(line.rstrip() for line in text.split("\n")) for text in lines]


def main() -> None:
    """Write `NNNN.sql`."""
    text = "".join(f"{statement};\n" for statement in statements()) + SEARCH
    target = Path(migrate.__file__).parent / "schema" / f"{migrate.NEWEST:04d}.sql"
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
