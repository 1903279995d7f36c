"""The language of the interface: `_` and friends speak it, looked up at every call because it can change."""

from aliances_desktop.i18n import Translator, translator

_speaking: list[Translator] = [translator("ca")]


def current() -> Translator:
    """Return the interface's translator, for dates, numbers and order of names."""
    return _speaking[0]


def speak(language: str) -> None:
    """Make `language` that of the interface; whoever shows text then rebuilds it."""
    _speaking[0] = translator(language)


def _(msgid: str, /, **values: object) -> str:
    """Return `msgid` in the interface's language with its placeholders filled."""
    return _speaking[0].gettext(msgid, **values)


def ngettext(singular: str, plural: str, n: int, /, **values: object) -> str:
    """Return the form for `n` things in the interface's language."""
    return _speaking[0].ngettext(singular, plural, n, **values)


def pgettext(context: str, msgid: str, /, **values: object) -> str:
    """Return `msgid` as used in `context`, in the interface's language."""
    return _speaking[0].pgettext(context, msgid, **values)
