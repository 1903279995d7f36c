"""Makes the file of the newest version that later versions must be able to open: python -m tests.data.versions.make.

Run once when a version of the schema is finished; a file of an earlier version is never made again.
"""

import tempfile
from pathlib import Path

from aliances_desktop.i18n import N_
from aliances_desktop.services import entities
from aliances_desktop.store import Store, migrate


def main() -> None:
    """Write `vNNNN.aliances` beside this module."""
    target = Path(__file__).with_name(f"v{migrate.NEWEST:04d}.aliances")
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as backups:
        store = Store.create(target, backups=Path(backups))
        with store.edit(N_("Add entity")) as session:
            id = entities.add_entity(session, name="Col·lectiu d’Òdena", municipality="Òdena").key
            entities.add_contact(session, id, name="Núria Vila")
        store.close()


if __name__ == "__main__":
    main()
