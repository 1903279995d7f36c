"""The independent checker of schedules and groups."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def checker(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("check", shared / "market" / "check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
