"""What the tests of the services share: an empty file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aliances_desktop.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new, empty `.aliances` file with its backups beside it."""
    made = Store.create(tmp_path / "taller.aliances", backups=tmp_path / "backups")
    yield made
    made.close()
