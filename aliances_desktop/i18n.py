"""Catalogues, formats and lists of languages: a `Translator` speaks one language, and several may be alive at once."""

import functools
import gettext
import io
import logging
import string
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from babel import Locale, dates, lists, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from aliances_desktop import text
from aliances_desktop.paths import catalogue_folder

LANGUAGES = ("ca", "es", "en")
LANGUAGE_NAMES = {"ca": "Català", "es": "Castellano", "en": "English"}
_LOCALES = {"ca": "ca_ES", "es": "es_ES", "en": "en_GB"}
_log = logging.getLogger(__name__)


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name, known to extraction
    """Mark `msgid` for translation without translating it yet."""
    return msgid


@functools.cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Read the compiled catalogue of `language`, or compile it in memory from its .po (in a checkout)."""
    folder = catalogue_folder() / language / "LC_MESSAGES"
    source = folder / "aliances.po"
    compiled = folder / "aliances.mo"
    if source.exists() and not (compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=language, domain="aliances")
        buffer = io.BytesIO()
        write_mo(buffer, catalogue)
        buffer.seek(0)
        return gettext.GNUTranslations(buffer)
    if compiled.exists():
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    return gettext.NullTranslations()


@functools.cache
def _fields(message: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(message) if name is not None)


class Translator:
    """Speaks one language: messages, dates, numbers, lists, order of names. Make one with `translator("ca")`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES.get(language, "ca_ES"))
        self._catalogue = _catalogue(language)

    def gettext(self, msgid: str, /, **values: object) -> str:
        """Return `msgid` in this language with its `{placeholders}` filled; the source where a translation is unfit."""
        if not msgid:
            return ""
        message = self._checked(msgid, self._catalogue.gettext(msgid))
        return message.format(**values) if values else message

    def pgettext(self, context: str, msgid: str, /, **values: object) -> str:
        """Return `msgid` as used in `context`, where one English word has several translations."""
        message = self._checked(msgid, self._catalogue.pgettext(context, msgid))
        return message.format(**values) if values else message

    def ngettext(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """Return the form for `n` things; `{n}` is filled with the number in the language's own form."""
        source = singular if n == 1 else plural
        message = self._catalogue.ngettext(singular, plural, n)
        if _fields(message) - {"n"} != _fields(source) - {"n"}:
            message = source
        return message.format(**{"n": self.number(n), **values})

    def _checked(self, msgid: str, message: str) -> str:
        if message is not msgid and _fields(message) != _fields(msgid):
            _log.error("placeholders differ in %s: %r", self.language, msgid)
            return msgid
        return message

    def number(self, value: float | Decimal, decimals: int = 0) -> str:
        """Return a number with the language's separators and at most `decimals` decimals."""
        return numbers.format_decimal(
            value, format="#,##0." + "#" * decimals if decimals else "#,##0", locale=self.locale
        )

    def money(self, euros: float | Decimal) -> str:
        """Return an amount in euros, with cents only where there are some."""
        whole = euros == int(euros)
        return numbers.format_currency(
            euros,
            "EUR",
            locale=self.locale,
            currency_digits=False,
            format="#,##0 ¤" if whole else "#,##0.00 ¤",
        )

    def percent(self, share: float) -> str:
        """Return a share of one as a whole percentage."""
        return numbers.format_percent(share, format="#,##0 %", locale=self.locale)

    def day(self, value: date) -> str:
        """Return a date in full, without the weekday: 26 de novembre del 2026."""
        return dates.format_date(value, "long", locale=self.locale)

    def weekday(self, value: date) -> str:
        """Return a date in full with its weekday."""
        return dates.format_date(value, "full", locale=self.locale)

    def short_day(self, value: date) -> str:
        """Return a date in figures: 26/11/2026."""
        return dates.format_date(value, "dd/MM/yyyy", locale=self.locale)

    def month(self, value: date) -> str:
        """Return the month of a date, short, without its year: nov."""
        return dates.format_date(value, "LLL", locale=self.locale)

    def time(self, value: time | datetime) -> str:
        """Return a time of day: 18:05."""
        return f"{value:%H:%M}"

    def moment(self, value: datetime) -> str:
        """Return a date and time in figures."""
        return f"{self.short_day(value)} {self.time(value)}"

    def join(self, items: Iterable[str]) -> str:
        """Return a list in words: a, b i c."""
        return lists.format_list(list(items), locale=self.locale)

    def sort_key(self, value: str) -> str:
        """Return the key that sorts names in this language."""
        return text.sort_key(value, self.language)


@functools.cache
def translator(language: str) -> Translator:
    """Return the translator of `language` (one of `LANGUAGES`)."""
    return Translator(language)
