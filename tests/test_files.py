"""Files are written whole or not at all, and what the disk refuses is said in words."""

from pathlib import Path

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.files import replace_with


def test_a_name_too_long_for_the_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError), replace_with(tmp_path / ("a" * 252 + ".pdf")) as file:
        file.write(b"x")
    assert list(tmp_path.glob("*.p*")) == []
