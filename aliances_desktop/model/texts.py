"""A text in the three languages, in one column: only one of them is compulsory, and gaps can be shown."""

from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Dialect, String, TypeDecorator

from aliances_desktop.i18n import LANGUAGES

_BETWEEN: Final = "\x1f"
"""Stands between the languages in the file; text from users holds no control characters."""


@dataclass(frozen=True)
class Texts:
    """What is said in Catalan, Spanish and English; "" where it has not been written yet."""

    ca: str = ""
    es: str = ""
    en: str = ""

    def get(self, language: str) -> str:
        """Return the text in a language, or in the first one it has been written in."""
        return self.own(language) or next((text for text in (self.ca, self.es, self.en) if text), "")

    def own(self, language: str) -> str:
        """Return the text written in exactly that language, "" where there is none."""
        return {"ca": self.ca, "es": self.es, "en": self.en}[language]

    def put(self, language: str, text: str) -> "Texts":
        """Return the texts with another one in `language`."""
        return replace(self, **{language: text})

    @property
    def missing(self) -> tuple[str, ...]:
        """The languages it has not been written in; none where there is no text at all."""
        return tuple(code for code in LANGUAGES if not self.own(code)) if self else ()

    def __bool__(self) -> bool:
        return bool(self.ca or self.es or self.en)


class TextsType(TypeDecorator[Texts]):
    """Keeps `Texts` as the three texts one after the other, so that the full-text search reads them all."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Texts | None, dialect: Dialect) -> str:
        """Write the texts; nothing at all where there is none."""
        return _BETWEEN.join((value.ca, value.es, value.en)) if value else ""

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Texts:
        """Read the texts back."""
        return Texts(*str(value).split(_BETWEEN, 2)) if value else Texts()
