"""An evaluation test (Annex VI) with all its answers, and how far it is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from aliances_desktop.model.codes_alliance import TEST
from aliances_desktop.planning.extension import Extension, Part, extension

Key = tuple[str, str, str]
"""Table, subject and item of an answer."""

TABLES: Final = ("1", "2.1", "2.2", "3", "4", "5", "6", "7")


@dataclass(frozen=True)
class Said:
    """An answer: a code of the table's scale, and its source, own words or review."""

    value: str = ""
    text: str = ""


@dataclass(frozen=True)
class Other:
    """A partner as a test names it."""

    entity_id: int
    name: str


@dataclass(frozen=True)
class Fill:
    """How much of a table, or of the whole test, has been filled in."""

    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return self.done >= self.total


@dataclass(frozen=True)
class EvaluationTest:
    """A test with all its answers. `partners` are those of the alliance, this entity among them; `reach` is by entity,
    None for what all reach allied; `persons` conduct the process.
    """

    id: int
    alliance_id: int
    entity_id: int
    entity: str
    day: date
    filled_by: str
    notes: str
    project_id: int | None
    partners: tuple[Other, ...]
    said: Mapping[Key, Said]
    reach: Mapping[int | None, Part] = field(default_factory=dict)

    @property
    def others(self) -> tuple[Other, ...]:
        """The partners that table 5 is about."""
        return tuple(one for one in self.partners if one.entity_id != self.entity_id)

    @property
    def persons(self) -> tuple[str, ...]:
        """Those who conduct the process, in the order they were named."""
        return tuple(
            dict.fromkeys(subject for table, subject, _item in self.said if table == "6" and subject)
        )

    @property
    def extension(self) -> Extension:
        """Table 3 with its sum and gain."""
        parts = [self.reach.get(one.entity_id, Part()) for one in self.partners]
        return extension(parts, self.reach.get(None, Part()))

    def answer(self, table: str, item: str, subject: str = "") -> Said:
        """Return what is said of an item."""
        return self.said.get((table, subject, item), Said())

    def subjects(self, table: str) -> tuple[str, ...]:
        """Return what a table's answers are about, by their codes."""
        return {
            "partner": tuple(str(one.entity_id) for one in self.others),
            "person": self.persons or ("",),
        }.get(TEST[table].subject, ("",))

    def fill(self, table: str) -> Fill:
        """Return how far a table is filled in; a blank row counts once it has words."""
        if table == "3":
            parts = [self.reach.get(key, Part()) for key in (*(o.entity_id for o in self.partners), None)]
            given = [
                bool(p.municipalities) + (p.population is not None) + (p.beneficiaries is not None)
                for p in parts
            ]
            return Fill(sum(given), 3 * len(parts))
        done = total = 0
        for subject in self.subjects(table):
            for item in TEST[table].items:
                total += 1
                done += bool(self.answer(table, item, subject).value)
            own = self.answer(table, TEST[table].spare, subject) if TEST[table].spare else Said()
            total += bool(own.text)
            done += bool(own.text and own.value)
        return Fill(done, total)

    @property
    def whole(self) -> Fill:
        """How far the test is filled in."""
        parts = [self.fill(table) for table in TABLES]
        return Fill(sum(part.done for part in parts), sum(part.total for part in parts))
