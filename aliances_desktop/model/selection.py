"""How a project is chosen (phase III): by scores on published criteria, and by a vote of the entities.

Nothing here decides: these are the figures that the entities have before them when they do.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from aliances_desktop.i18n import N_

FORMULA: Final = N_("result = sum of (weight × score) ÷ sum of the weights")
"""The formula as it is published beside the result."""
MOST_SCORE: Final = 5
DAYS_OPEN: Final = 15
"""Days that the guide proposes for a vote."""


@dataclass(frozen=True)
class Standard:
    """A published criterion and its weight."""

    key: int
    text: str
    weight: float


@dataclass(frozen=True)
class Standing:
    """Where a project stands: `mean` of what has been scored, None where nothing has.

    `missing` names the criteria without a score: as long as there are any the project has no `place`. Projects with
    equal means share a place.
    """

    key: int
    title: str
    scores: tuple[float | None, ...]
    mean: float | None
    place: int | None
    missing: tuple[str, ...] = ()
    is_tied: bool = False


@dataclass(frozen=True)
class Ranking:
    """Criteria and where the projects stand: those with a place first, best first, then those not fully scored."""

    standards: tuple[Standard, ...]
    standings: tuple[Standing, ...]


@dataclass(frozen=True)
class Slip:
    """A voting slip: `choice` is a project's key or None for blank, `again` what the second count read.

    `cast_on` is None while it has not come back; `is_reread` says whether the second count has read it.
    """

    key: int
    number: int
    entity: str
    choice: int | None = None
    cast_on: date | None = None
    is_remote: bool = False
    again: int | None = None
    is_reread: bool = False


@dataclass(frozen=True)
class Option:
    """A project one can vote for, by the digit printed on the slips."""

    digit: int
    key: int
    title: str


@dataclass(frozen=True)
class Count:
    """Votes by project, in the order of the options, and the blank ones."""

    votes: tuple[int, ...]
    blank: int

    @property
    def total(self) -> int:
        """All votes, blank ones too."""
        return sum(self.votes) + self.blank


@dataclass(frozen=True)
class Tally:
    """A vote counted. Slips are counted once they are back, if their day is within the window.

    `early` and `late` are those outside of it, named and not counted; `awaited` have not come back. `second` is the
    recount, None where there is none; `unread` are slips it has not read yet and `differing` those it read otherwise.
    `leaders` are the options with most votes: several where they are tied, none while the counts differ.
    """

    options: tuple[Option, ...]
    first: Count
    second: Count | None
    early: tuple[Slip, ...]
    late: tuple[Slip, ...]
    awaited: tuple[Slip, ...]
    unread: tuple[Slip, ...]
    differing: tuple[Slip, ...]
    leaders: tuple[Option, ...]

    @property
    def is_agreed(self) -> bool:
        """Whether both counts agree, or there is only one."""
        return not (self.unread or self.differing)
