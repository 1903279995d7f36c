"""Extract the messages and bring the catalogues up to date; English, the source, is filled with its own words."""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from aliances_desktop.method import FAMILIES, messages, templates

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ca", "es", "en")
KEYWORDS = {
    "_": None, "N_": None, "gettext": None, "pgettext": ((1, "c"), 2), "ngettext": (1, 2),
}  # fmt: skip


def extract() -> Catalog:
    """Return the template made from the sources."""
    template = Catalog(
        project="Aliances Desktop", creation_date=datetime(2026, 1, 1, tzinfo=UTC), charset="utf-8"
    )
    found = extract_from_dir(
        ROOT / "aliances_desktop", [("**.py", "python")], keywords=KEYWORDS, comment_tags=("L10n:",)
    )
    for file, _line, message, comments, context in sorted(found, key=lambda f: (f[0], f[1])):
        # Without line numbers a catalogue only changes when a message does.
        template.add(
            message, None, [(f"aliances_desktop/{file}", 0)], auto_comments=comments, context=context
        )
    for name in FAMILIES:
        for one in templates(name):
            for message in messages(one):
                template.add(message, None, [(f"resources/method/{one.edition}/{one.origin}.json", 0)])
    return template


def path_of(language: str) -> Path:
    """Return the path of a language's catalogue."""
    return ROOT / "i18n" / language / "LC_MESSAGES" / "aliances.po"


def read(language: str) -> Catalog:
    """Return the catalogue of a language, empty when there is none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, project="Aliances Desktop")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue in a form that does not change by itself."""
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    catalogue.last_translator = catalogue.language_team = "Aliances Desktop"
    catalogue.fuzzy = False
    for message in catalogue:
        # Babel takes "100 %" for a format; ours are {placeholders}.
        message.flags.discard("python-format")
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=False, include_lineno=False, ignore_obsolete=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())


def main() -> None:
    """Write the template and update every language."""
    template = extract()
    write(template, ROOT / "i18n" / "aliances.pot")
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(template, no_fuzzy_matching=True)
        if language == "en":
            for message in catalogue:
                if message.id:
                    message.string = message.id
        write(catalogue, path_of(language))
        missing = [
            m
            for m in catalogue
            if m.id and not (all(m.string) if isinstance(m.string, tuple | list) else m.string)
        ]
        print(f"{language}: {len(catalogue)} messages, {len(missing)} to translate")


if __name__ == "__main__":
    main()
