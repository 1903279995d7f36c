"""Alliances, their partners, and the projects they choose from (guide, chapters 1, 5 and 6, phases III to V)."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from aliances_desktop.model.base import CodeList, Record


class Alliance(Record, table=True):
    """Entities that do something together. `relation` is one of `RELATIONS`, `form` of `FORMS`, `stage` of `STAGES`.

    `process_id` is the process it came out of, `plan_id` the process that is its roadmap. The vote on its projects is
    open from `vote_opens_on` to `vote_closes_on`. `talked_on` is when the red lines were talked through;
    `purpose` is one of `PURPOSES`.
    """

    title: str
    problem: str = ""
    objective: str = ""
    recipients: str = ""
    impact: str = ""
    scope: str = ""
    relation: str = "collaboration"
    form: str = "network"
    purpose: str = ""
    stage: str = Field(default="idea", index=True)
    stage_since: date | None = None
    motivation: str = ""
    motivation_evidence: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    outcome: str = ""
    talked_on: date | None = None
    talked_notes: str = ""
    vote_opens_on: date | None = None
    vote_closes_on: date | None = None
    vote_notes: str = ""
    is_recounted: bool = False
    process_id: int | None = Field(default=None, foreign_key="process.id", ondelete="SET NULL", index=True)
    plan_id: int | None = Field(default=None, foreign_key="process.id", ondelete="SET NULL", index=True)
    idea_id: int | None = Field(default=None, foreign_key="idea.id", ondelete="SET NULL", index=True)
    notes: str = ""


class AllianceType(Record, table=True):
    """The type of an alliance on one of the four `AXES`, with the strength and the weakness seen in it."""

    __tablename__ = "alliance_type"
    __table_args__ = (UniqueConstraint("alliance_id", "axis"),)

    alliance_id: int = Field(foreign_key="alliance.id", ondelete="CASCADE")
    axis: str
    code: str = ""
    strength: str = ""
    weakness: str = ""


class Partner(Record, table=True):
    """An entity in an alliance: what it gives and gains, what is asked of it, who speaks and who signs for it.

    `required` and `given` are the commitment asked for and given. Amounts are whole cents; `hours` are of the whole
    alliance. `signatory_is_top` says that the person who signs is the top officer; `article` is what stands before the
    entity's name ("l'", "la", "" for none, None to be guessed). `joined_on` and `left_on` bound its time in it.
    """

    __table_args__ = (UniqueConstraint("alliance_id", "entity_id"),)

    alliance_id: int = Field(foreign_key="alliance.id", ondelete="CASCADE")
    position: int
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    contribution: str = ""
    gain: str = ""
    required: str = ""
    given: str = ""
    contact_id: int | None = Field(default=None, foreign_key="contact.id", ondelete="SET NULL", index=True)
    is_leader: bool = False
    motivation: str = ""
    motivation_evidence: str = ""
    hours: float | None = None
    skills: str = ""
    money_cents: int | None = None
    opportunity_cost: str = ""
    decided_on: date | None = None
    approved_on: date | None = None
    informed_on: date | None = None
    signatory: str = ""
    signatory_post: str = ""
    signatory_gender: str = ""
    signatory_is_top: bool = False
    signatory_id_number: str = ""
    article: str | None = None
    aims: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    left_reason: str = ""


class PartnerKey(Record, table=True):
    """How far one of the five `KEYS` is given in a partner, 0–3, with a note."""

    __tablename__ = "partner_key"
    __table_args__ = (
        UniqueConstraint("partner_id", "key_code"),
        CheckConstraint("level IS NULL OR level BETWEEN 0 AND 3", name="level"),
    )

    partner_id: int = Field(foreign_key="partner.id", ondelete="CASCADE")
    key_code: str
    level: int | None = None
    note: str = ""


class Pair(Record, table=True):
    """What stands between two entities of an alliance; `one_id` is the smaller id of the two."""

    __table_args__ = (
        UniqueConstraint("alliance_id", "one_id", "other_id"),
        CheckConstraint("one_id < other_id", name="order"),
    )

    alliance_id: int = Field(foreign_key="alliance.id", ondelete="CASCADE")
    one_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    other_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    conflicts: str = ""
    gains: str = ""
    duplications: str = ""
    complementarities: str = ""


class Project(Record, table=True):
    """A project of an alliance: its sheet (phase III), and whether it was chosen or discarded and why."""

    alliance_id: int = Field(foreign_key="alliance.id", ondelete="CASCADE", index=True)
    position: int
    title: str
    problem: str = ""
    objectives: str = ""
    recipients: str = ""
    impact: str = ""
    scope: str = ""
    relation: str = ""
    form: str = ""
    duration: str = ""
    management: str = ""
    feasibility: str = ""
    interest: str = ""
    merit: str = ""
    resources: str = ""
    idea_id: int | None = Field(default=None, foreign_key="idea.id", ondelete="SET NULL", index=True)
    state: str = "candidate"
    reason: str = ""
    decided_on: date | None = None


class ProjectPart(Record, table=True):
    """What a project asks of an entity: its contribution and the commitment it requires, 0–3."""

    __tablename__ = "project_part"
    __table_args__ = (
        UniqueConstraint("project_id", "entity_id"),
        CheckConstraint("commitment IS NULL OR commitment BETWEEN 0 AND 3", name="commitment"),
    )

    project_id: int = Field(foreign_key="project.id", ondelete="CASCADE")
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    contribution: str = ""
    commitment: int | None = None


class Criterion(Record, table=True):
    """A published criterion of the selection with its weight."""

    __table_args__ = (CheckConstraint("weight >= 0 AND weight <= 1000", name="weight"),)

    alliance_id: int = Field(foreign_key="alliance.id", ondelete="CASCADE", index=True)
    position: int
    text: str
    weight: float = 1


class Score(Record, table=True):
    """How well a project meets a criterion, 0–5."""

    __table_args__ = (
        UniqueConstraint("project_id", "criterion_id"),
        CheckConstraint("value BETWEEN 0 AND 5", name="value"),
    )

    project_id: int = Field(foreign_key="project.id", ondelete="CASCADE")
    criterion_id: int = Field(foreign_key="criterion.id", ondelete="CASCADE", index=True)
    value: float


class Ballot(Record, table=True):
    """An entity's vote: the project named on its slip, None for a blank vote; `recount` what the second count read.

    `number` is printed on the slip; `cast_on` is None while it has not come back. `is_reread` says that the second
    count has read it, which a blank vote could not tell otherwise.
    """

    __table_args__ = (UniqueConstraint("alliance_id", "number"), UniqueConstraint("alliance_id", "entity_id"))

    alliance_id: int = Field(foreign_key="alliance.id", ondelete="CASCADE")
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    number: int
    project_id: int | None = Field(default=None, foreign_key="project.id", ondelete="SET NULL", index=True)
    recount_id: int | None = Field(default=None, foreign_key="project.id", ondelete="SET NULL", index=True)
    cast_on: date | None = None
    is_remote: bool = False
    is_reread: bool = False


class FactorRating(Record, table=True):
    """How present a factor of success or failure (chapter 5) is on a day, 0–3, with its evidence.

    `code` is that of a card of the decks of factors.
    """

    __tablename__ = "factor_rating"
    __table_args__ = (CheckConstraint("level BETWEEN 0 AND 3", name="level"),)

    alliance_id: int = Field(foreign_key="alliance.id", ondelete="CASCADE", index=True)
    position: int
    code: str
    day: date
    level: int
    evidence: str = ""
    who: str = ""


class Dismissal(Record, table=True):
    """A warning of the radar set aside with a reason: `problem` of `PROBLEMS`, `fact` the key of what raised it."""

    __table_args__ = (UniqueConstraint("alliance_id", "problem", "fact"),)

    alliance_id: int = Field(foreign_key="alliance.id", ondelete="CASCADE")
    problem: str
    fact: str
    reason: str
    day: date


class Evaluation(Record, table=True):
    """The evaluation test (Annex VI) as filled in by an entity on a day, about the alliance or one of its projects."""

    alliance_id: int = Field(foreign_key="alliance.id", ondelete="CASCADE", index=True)
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    project_id: int | None = Field(default=None, foreign_key="project.id", ondelete="SET NULL", index=True)
    day: date
    filled_by: str = ""
    notes: str = ""


class Rating(Record, table=True):
    """An answer of the test: `table_number` of `TEST`, `subject` the partner's entity id or the person's name, or "".

    `value` is a code of the table's scale; `text` its source, the words of a blank row, or a text of `PARTNER_REVIEW`.
    """

    __table_args__ = (UniqueConstraint("evaluation_id", "table_number", "subject", "item"),)

    evaluation_id: int = Field(foreign_key="evaluation.id", ondelete="CASCADE")
    table_number: str
    subject: str = ""
    item: str
    value: str = ""
    text: str = ""


class Reach(Record, table=True):
    """Table 3 of the test: the reach of a partner, or with no entity that of the partners allied.

    `municipalities` are names, so that one shared by two is counted once.
    """

    __table_args__ = (
        UniqueConstraint("evaluation_id", "entity_id"),
        CheckConstraint("population IS NULL OR population >= 0", name="population"),
        CheckConstraint("beneficiaries IS NULL OR beneficiaries >= 0", name="beneficiaries"),
    )

    evaluation_id: int = Field(foreign_key="evaluation.id", ondelete="CASCADE")
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="CASCADE", index=True)
    municipalities: tuple[str, ...] = Field(default=(), sa_type=CodeList, nullable=False)
    population: int | None = None
    beneficiaries: int | None = None
