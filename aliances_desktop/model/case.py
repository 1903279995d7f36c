"""Case work (guide, Annex III): cases with their entities, and the groups that work on them as consultants."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from aliances_desktop.model.base import Record
from aliances_desktop.model.instrument import Instrument, texts
from aliances_desktop.model.texts import Texts

_SHARES = ("subsidies_percent", "own_percent", "contracts_percent")


class Case(Instrument, table=True):
    """A situation in which entities might ally; `questions` are what the group is asked, one a line."""

    __tablename__ = "case_study"

    position: int = 1
    description: Texts = texts()
    funding: Texts = texts()
    questions: Texts = texts()


class CaseEntity(Record, table=True):
    """An entity of a case, anonymous: its `code` is all it is called ("1A"). Fields as in `Entity`; whole cents."""

    __tablename__ = "case_entity"
    __table_args__ = (
        *(CheckConstraint(f"{c} IS NULL OR ({c} >= 0 AND {c} <= 100)", name=c) for c in _SHARES),
    )

    case_id: int = Field(foreign_key="case_study.id", ondelete="CASCADE", index=True)
    position: int
    code: str
    recipients: Texts = texts()
    staff_full: int | None = None
    staff_part: int | None = None
    staff_interns: int | None = None
    volunteers: int | None = None
    beneficiaries: Texts = texts()
    budget_cents: int | None = None
    subsidies_percent: float | None = None
    own_percent: float | None = None
    contracts_percent: float | None = None
    services: Texts = texts()
    strengths: Texts = texts()
    weaknesses: Texts = texts()
    organisation: Texts = texts()
    own_income: Texts = texts()

    @property
    def budget_gap(self) -> float | None:
        """Percentage points by which the budget split misses 100, 0 when it adds up.

        A share left blank counts as nothing where the others add up by themselves, else the gap is not known.
        """
        shares = [getattr(self, name) for name in _SHARES]
        gap = round(sum(share or 0 for share in shares) - 100, 2)
        return None if gap and None in shares else gap


class Exercise(Record, table=True):
    """A time in which the participants work in groups; people meet new people from one exercise to the next."""

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    position: int
    title: str = ""
    groups: int = 3


class WorkGroup(Record, table=True):
    """A group of an exercise, the case it works on and what it wrote on its sheet; `relation` is one of `RELATIONS`."""

    __tablename__ = "work_group"
    __table_args__ = (UniqueConstraint("exercise_id", "number"),)

    exercise_id: int = Field(foreign_key="exercise.id", ondelete="CASCADE")
    number: int
    case_id: int | None = Field(default=None, foreign_key="case_study.id", ondelete="SET NULL", index=True)
    presenter: str = ""
    alliances: str = ""
    opportunities: str = ""
    risks: str = ""
    overlaps: str = ""
    complementarities: str = ""
    relation: str = ""
    proposal: str = ""


class GroupMember(Record, table=True):
    """A participant's place in a group."""

    __tablename__ = "group_member"
    __table_args__ = (UniqueConstraint("work_group_id", "participant_id"),)

    work_group_id: int = Field(foreign_key="work_group.id", ondelete="CASCADE")
    participant_id: int = Field(foreign_key="participant.id", ondelete="CASCADE", index=True)


class GroupFinding(Record, table=True):
    """What a group says an entity of its case contributes to the alliance and gains by it."""

    __tablename__ = "group_finding"
    __table_args__ = (UniqueConstraint("work_group_id", "case_entity_id"),)

    work_group_id: int = Field(foreign_key="work_group.id", ondelete="CASCADE")
    case_entity_id: int = Field(foreign_key="case_entity.id", ondelete="CASCADE", index=True)
    contributes: str = ""
    gains: str = ""
