"""What the program remembers of this person on this machine: choices, window state and recent files; no names of people."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings

from aliances_desktop.i18n import LANGUAGES

FONT_PERCENTS = (90, 100, 110, 125, 150)
THEMES = ("light", "dark")
_MOST_RECENT = 8


class Preferences:
    """Typed access to the settings store; every choice has a default and an unknown value falls back to it."""

    def __init__(self) -> None:
        self._settings = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Aliances", "Desktop"
        )

    def _choice(self, name: str, known: tuple[str, ...]) -> str:
        value = str(self._settings.value(name, known[0]))
        return value if value in known else known[0]

    @property
    def language(self) -> str:
        """Language of the interface."""
        return self._choice("language", LANGUAGES)

    @language.setter
    def language(self, value: str) -> None:
        self._settings.setValue("language", value)

    @property
    def handout_language(self) -> str:
        """Language handouts are printed in unless a job says otherwise."""
        return self._choice("handout_language", LANGUAGES)

    @handout_language.setter
    def handout_language(self, value: str) -> None:
        self._settings.setValue("handout_language", value)

    @property
    def theme(self) -> str:
        """The theme: "light" or "dark"."""
        return self._choice("theme", THEMES)

    @theme.setter
    def theme(self, value: str) -> None:
        self._settings.setValue("theme", value)

    @property
    def font_percent(self) -> int:
        """Size of the interface's text, 100 for the platform's own."""
        value = int(cast("int", self._settings.value("font_percent", 100, int)))
        return value if value in FONT_PERCENTS else 100

    @font_percent.setter
    def font_percent(self, value: int) -> None:
        self._settings.setValue("font_percent", value)

    @property
    def projector_screen(self) -> str:
        """Name of the screen last used to project, "" for none yet."""
        return str(self._settings.value("projector_screen", ""))

    @projector_screen.setter
    def projector_screen(self, value: str) -> None:
        self._settings.setValue("projector_screen", value)

    def recents(self) -> list[Path]:
        """Return the files opened last, the newest first."""
        value = self._settings.value("recents", [])
        paths = [value] if isinstance(value, str) else cast("list[str]", value or [])
        return [Path(path) for path in paths]

    def remember(self, path: Path) -> None:
        """Put `path` at the head of the recent files."""
        paths = [str(path), *(str(p) for p in self.recents() if p != path)]
        self._settings.setValue("recents", paths[:_MOST_RECENT])

    def forget(self) -> None:
        """Delete the traces: recent files and window state."""
        for name in ("recents", "geometry", "projector_screen"):
            self._settings.remove(name)

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the window as Qt saved them, empty at first."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue("geometry", value)
