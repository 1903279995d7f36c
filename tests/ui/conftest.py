"""What tests of pages stand on: an application dressed as a person sees it, and the context of an open file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from aliances_desktop.store import Store
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import current, speak
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.tasks import Runner


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The interface in the language of the sources, light, at its usual size."""
    before = current().language
    speak("en")
    theme.apply(qapp, "light", 100)
    yield
    speak(before)


@pytest.fixture
def make_context(english: None) -> Iterator[Callable[[Store], Context]]:
    """Makes the context of a store; its worker is stopped at the end."""
    made: list[Context] = []

    def make(store: Store) -> Context:
        context = Context(store, Preferences(), Runner())
        made.append(context)
        return context

    yield make
    for context in made:
        context.runner.stop()
        context.close()


@pytest.fixture
def context(store: Store, make_context: Callable[[Store], Context]) -> Context:
    """The context of a new, empty file."""
    return make_context(store)


@pytest.fixture
def told(context: Context) -> list[tuple[Any, ...]]:
    """Every sentence told in a toast, with whether it offers Undo."""
    sentences: list[tuple[Any, ...]] = []
    context.told.connect(lambda *values: sentences.append(values))
    return sentences


@pytest.fixture
def saved_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which every file is saved, under the name the system's dialog suggests."""

    def answer(_parent: QWidget, _caption: str, start: str, kinds: str) -> tuple[str, str]:
        return str(tmp_path / Path(start).name), kinds.split(";;")[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(answer))
    return tmp_path
