"""Build hook of the wheel: the catalogues travel compiled, beside the resources."""

import io
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Compiles i18n/*/LC_MESSAGES/aliances.po and includes the result as aliances_desktop/i18n/…"""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are gathered."""
        root = Path(self.root)
        for source in sorted((root / "i18n").glob("*/LC_MESSAGES/aliances.po")):
            target = root / "build" / "i18n" / source.relative_to(root / "i18n").with_suffix(".mo")
            target.parent.mkdir(parents=True, exist_ok=True)
            buffer = io.BytesIO()
            with source.open("rb") as file:
                write_mo(buffer, read_po(file, locale=source.parent.parent.name))
            target.write_bytes(buffer.getvalue())
            inside = Path("aliances_desktop") / "i18n" / target.relative_to(root / "build" / "i18n")
            build_data["force_include"][str(target)] = inside.as_posix()
