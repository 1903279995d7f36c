"""Red lines (Annex VI): what entities share, where they stand apart, and what a form of alliance does not allow."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from aliances_desktop.i18n import N_, Translator

_CIVIL_CODE: Final = N_("Civil Code of Catalonia, art. 314-1")
_LABOUR_LAW: Final = N_("Workers' Statute, art. 44")


@dataclass(frozen=True)
class Clash:
    """An item of the test that a form of alliance does not go with, why, and the source of that.

    `is_barred` says that the form excludes it; otherwise it has to be agreed how it is kept.
    """

    table: str
    item: str
    form: str
    is_barred: bool
    reason: str
    source: str


CLASHES: Final = (
    Clash(
        "2.1", "JUR", "merger", True,
        N_("A merger ends the legal personality of at least one of the entities."), _CIVIL_CODE,
    ),
    Clash(
        "2.1", "PAT", "merger", True,
        N_("In a merger the assets pass as a whole to the entity that results."), _CIVIL_CODE,
    ),
    Clash(
        "2.1", "MARCA", "merger", False,
        N_("The entity that results has one name: agree which brands live on."), _CIVIL_CODE,
    ),
    Clash(
        "2.1", "STAFF", "merger", False,
        N_("The staff pass to the entity that results: agree what becomes of posts held twice."), _LABOUR_LAW,
    ),
    Clash(
        "2.1", "DEC", "merger", False,
        N_("One board decides from then on: agree in its statutes who sits on it."), _CIVIL_CODE,
    ),
    Clash(
        "2.2", "autonomy", "merger", True,
        N_("After a merger none of the entities decides by itself."), _CIVIL_CODE,
    ),
)  # fmt: skip
"""Every rule there is: fundamental conditions and risks against the form chosen."""
MAY_CHANGE: Final = N_("Ask too in which phase it may change: a condition of today need not be one for ever.")
"""What the guide says of minimum conditions (Annex VI, table 2)."""


def clash(table: str, item: str, form: str) -> Clash | None:
    """Return the rule by which an item does not go with a form, None where there is none."""
    return next((c for c in CLASHES if (c.table, c.item, c.form) == (table, item, form)), None)


@dataclass(frozen=True)
class Party:
    """An entity of the alliance; `day` is that of its latest test, None where it has filled in none."""

    entity_id: int
    name: str
    day: date | None = None


@dataclass(frozen=True)
class Line:
    """An item of the test with what each party says, in their order; "" is no answer.

    `label` is a msgid, or with `is_own` the entity's own words. `fundamental` counts the parties it is fundamental
    for; `is_opposed` says that two stand two steps apart.
    """

    table: str
    item: str
    label: str
    values: tuple[str, ...]
    is_own: bool = False
    is_opposed: bool = False
    clash: Clash | None = None

    @property
    def fundamental(self) -> int:
        """How many parties it is fundamental for."""
        return self.values.count("3")

    @property
    def is_shared(self) -> bool:
        """Whether it is fundamental for two parties or more."""
        return self.fundamental > 1


@dataclass(frozen=True)
class Point:
    """Something to talk about: a sentence (msgid) with its items (msgids, or own words) and the entities concerned.

    `kind` is "shared", "unshared", "barred", "opposed", "agree", "own", "risk", "environment", "silent" or "unknown".
    """

    kind: str
    msgid: str
    items: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    form: str = ""
    number: int = 0
    rule: Clash | None = None
    is_own: bool = False

    @property
    def is_conflict(self) -> bool:
        """Whether it has to be settled before anything is signed."""
        return self.kind in {"barred", "opposed", "agree"}

    def say(self, t: Translator) -> str:
        """Return the sentence, with the reason and its source where a rule stands behind it."""
        items = self.items if self.is_own else tuple(t.gettext(item) for item in self.items)
        said = t.gettext(
            self.msgid, item=t.join(items), entities=t.join(self.entities), others=t.join(self.others),
            form=t.gettext(self.form), n=t.number(self.number),
        )  # fmt: skip
        if self.rule is None:
            return said
        return f"{said} {t.gettext(self.rule.reason)} ({t.gettext(self.rule.source)})"


@dataclass(frozen=True)
class RedLines:
    """The tests of an alliance side by side, and what to talk about, the gravest first; `form` is one of `FORMS`."""

    form: str
    parties: tuple[Party, ...]
    aims: tuple[Line, ...]
    conditions: tuple[Line, ...]
    risks: tuple[Line, ...]
    environment: tuple[Line, ...]
    talk: tuple[Point, ...]
