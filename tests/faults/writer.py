"""A child that edits a file without end and says after each commit what it has committed, until it is killed."""

import sys
from pathlib import Path

from aliances_desktop.i18n import N_
from aliances_desktop.services import entities, importing
from aliances_desktop.services.importing import Candidate, Draft
from aliances_desktop.store import Store


def main(path: Path) -> None:
    """Add single entities and, every tenth time, import two hundred at once."""
    store = Store.open(path, backups=path.parent / "b")
    print("open", flush=True)  # noqa: T201
    number = 0
    while True:
        number += 1
        with store.edit(N_("Add entity")) as session:
            if number % 10:
                entities.add_entity(session, name=f"Entitat {number}")
            else:
                rows = tuple(Candidate(n, {"name": f"Lot {number} {n}", "kind": "other"}) for n in range(200))
                importing.import_entities(session, Draft(rows, (), ()), {})
        print(number, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
