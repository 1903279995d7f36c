"""The built-in templates: `resources/method/<edition>/<origin>.json`, whose texts are messages of the catalogues."""

import functools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aliances_desktop.method.families import FAMILIES, Part, instrument_columns, texts_columns
from aliances_desktop.paths import resource


@dataclass(frozen=True)
class Template:
    """A built-in instrument; `content` is its JSON, where every text in three languages is an English msgid."""

    family: str
    origin: str
    edition: str
    content: Mapping[str, Any]

    @property
    def title(self) -> str:
        """The title, a msgid."""
        return str(self.content["title"])


@functools.cache
def _all() -> Mapping[str, Template]:
    found = {}
    for path in sorted(resource("method").glob("*/*.json")):
        content = json.loads(path.read_text("utf-8"))
        family = content.pop("family", "")
        # A slip of the pen in a template of ours would show as a missing text only.
        if family not in FAMILIES or path.stem in found:
            raise ValueError(path.name)
        _check(content, FAMILIES[family].part, path.name)
        found[path.stem] = Template(family, path.stem, path.parent.name, content)
    return found


def _check(content: Mapping[str, Any], part: Part, where: str) -> None:
    unknown = set(content) - instrument_columns(part)
    if unknown:
        raise ValueError(f"{where}: {sorted(unknown)}")
    for below in part.parts:
        for number, row in enumerate(content.get(below.name, ()), 1):
            _check(row, below, f"{where} {below.name} {number}")


def templates(family: str) -> list[Template]:
    """Return the built-in templates of a family, by edition and origin."""
    found = [one for one in _all().values() if one.family == family]
    return sorted(found, key=lambda one: (one.edition, one.origin))


def template(origin: str) -> Template:
    """Return a built-in template by its origin; KeyError when there is none."""
    return _all()[origin]


def messages(one: Template) -> Iterator[str]:
    """Give every message of a template, for the catalogues."""
    yield from _messages(one.content, FAMILIES[one.family].part)


def _messages(content: Mapping[str, Any], part: Part) -> Iterator[str]:
    for column in texts_columns(part.table):
        if content.get(column):
            yield str(content[column])
    for below in part.parts:
        for row in content.get(below.name, ()):
            yield from _messages(row, below)
