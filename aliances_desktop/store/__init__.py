"""The `.aliances` file: opened, read, edited, undone, searched, backed up; the only place that knows SQLite."""

from aliances_desktop.store import search
from aliances_desktop.store.admission import Damaged
from aliances_desktop.store.backup import Backup
from aliances_desktop.store.lock import AlreadyOpen
from aliances_desktop.store.store import Store
from aliances_desktop.store.undo import Step

__all__ = ["AlreadyOpen", "Backup", "Damaged", "Step", "Store", "search"]
