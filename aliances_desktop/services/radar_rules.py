"""The rules of the prevention radar: what of an alliance raises each of the six common problems (chapter 6)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Alliance,
    Commitment,
    Contact,
    Entity,
    Evaluation,
    Involvement,
    Letter,
    Partner,
    Phase,
    Project,
    Rating,
    Task,
)
from aliances_desktop.model.codes_alliance import TEST

UNINFORMED_WEEKS: Final = 8
"""Weeks after which a board that has heard nothing is out of touch."""
UNSIGNED_DAYS: Final = 30
"""Days a kept letter may wait for its signatures."""
ASLEEP_WEEKS: Final = 6
"""Weeks after which a commitment that has been moved or not looked at counts as forgotten."""
_ADVANCED: Final = frozenset({"elaboration", "letter", "running"})
_TOP: Final = ("presid", "direct", "gerent", "chair", "head", "alcald", "rector", "secret")


@dataclass(frozen=True)
class Fact:
    """A fact that raises a problem: `sentence` is a msgid with its `values`; `since` when it came to be, if known.

    `fact` is its key, the same every time it is found; `tab` is where it is mended; `reason` says why it was set aside.
    """

    problem: str
    fact: str
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    since: date | None = None
    tab: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Known:
    """All the rules look at, read once."""

    alliance: Alliance
    partners: Sequence[tuple[Partner, Entity, Contact | None]]
    involvements: Sequence[tuple[Involvement, Entity, Phase]]
    commitments: Sequence[Commitment]
    tasks: Sequence[Task]
    letters: Sequence[Letter]
    project: Project | None
    risks: Sequence[tuple[Rating, Entity, Evaluation]]
    today: date


def _fact(fact: str, sentence: str, tab: str, since: date | None = None, **values: object) -> Fact:
    return Fact("", fact, sentence, values, since, tab)


def _rhythms(known: Known) -> Iterator[Fact]:
    for _partner, entity, _contact in known.partners:
        if not entity.decision_body:
            yield _fact(
                f"body:{entity.key}", N_("{entity} has not said which body decides."), "partners", entity=entity.name
            )  # fmt: skip
    for one, entity, phase in known.involvements:
        if one.due_on is None and one.decided_on is None:
            yield _fact(
                f"no-date:{one.key}", N_("{entity} is deciding on “{phase}” without a date."), "partners",
                entity=entity.name, phase=phase.title,
            )  # fmt: skip
        elif one.due_on is not None and one.decided_on is None and one.due_on < known.today:
            yield _fact(
                f"late:{one.key}:{one.due_on}", N_("{entity} was to decide on “{phase}” by then."), "partners",
                one.due_on, entity=entity.name, phase=phase.title,
            )  # fmt: skip


def _disconnection(known: Known) -> Iterator[Fact]:
    for partner, entity, contact in known.partners:
        post = contact.post.casefold() if contact is not None else ""
        # Someone whose post says that they lead the entity speaks for its board.
        if contact is not None and not any(word in post for word in _TOP):
            yield from _unheard(known, partner, entity)
        if partner.signatory and not partner.signatory_is_top:
            yield _fact(
                f"signatory:{partner.key}:{partner.signatory}",
                N_("{person} would sign for {entity} without being its top officer."), "letter",
                person=partner.signatory, entity=entity.name,
            )  # fmt: skip
    for letter in known.letters:
        if letter.kind == "commitment" and letter.kept_at and letter.signed_on is None:
            since = letter.kept_at.date()
            if known.today - since > timedelta(days=UNSIGNED_DAYS):
                yield _fact(
                    f"unsigned:{letter.key}", N_("The letter of commitment has not been signed yet."), "letter", since
                )  # fmt: skip


def _unheard(known: Known, partner: Partner, entity: Entity) -> Iterator[Fact]:
    limit = known.today - timedelta(weeks=UNINFORMED_WEEKS)
    told = partner.informed_on
    begun = partner.joined_on or known.alliance.started_on or known.alliance.stage_since
    if told is None and begun is not None and begun < limit:
        yield _fact(
            f"unheard:{partner.key}", N_("The board of {entity} has not been informed since it joined."),
            "partners", begun, entity=entity.name,
        )  # fmt: skip
    elif told is not None and told < limit:
        yield _fact(
            f"unheard:{partner.key}:{told}", N_("The board of {entity} was last informed then."), "partners",
            told, entity=entity.name,
        )  # fmt: skip


def _leadership(known: Known) -> Iterator[Fact]:
    if known.partners and not any(partner.is_leader for partner, _entity, _contact in known.partners):
        yield _fact("leader", N_("No natural leader has been found yet."), "partners")
    owned = [one for one in known.commitments if one.entity_id is not None]
    if len(known.commitments) >= 3 and not owned:
        yield _fact("owners", N_("Every open commitment is outside the entities."), "follow")
    mine = [task for task in known.tasks if task.entity_id is not None or task.commission_id is not None]
    if len(known.tasks) >= 3 and not mine:
        yield _fact("tasks", N_("No task of the roadmap belongs to an entity or a commission."), "roadmap")


def _fear(known: Known) -> Iterator[Fact]:
    labels = TEST["2.2"].items
    for rating, entity, evaluation in known.risks:
        yield _fact(
            f"risk:{entity.key}:{rating.item}:{evaluation.day}", N_("For {entity} a risk is fundamental: {risk}"),
            "test", evaluation.day, entity=entity.name, risk=labels.get(rating.item, rating.item),
        )  # fmt: skip
    for letter in known.letters:
        if letter.postponed and letter.signed_on is None:
            yield _fact(
                f"postponed:{letter.key}:{letter.postponed}", N_("The signature has been put off {n} times."),
                "letter", letter.day, n=letter.postponed,
            )  # fmt: skip


def _realism(known: Known) -> Iterator[Fact]:
    if known.project is not None and not known.project.resources:
        yield _fact(
            f"resources:{known.project.key}", N_("“{project}” says nothing of its resources."), "projects",
            known.project.decided_on, project=known.project.title,
        )  # fmt: skip
    unowned = [
        t for t in known.tasks if not (t.owner or t.entity_id or t.commission_id) and t.done_on is None
    ]
    if unowned:
        yield _fact("unowned", N_("{n} tasks of the roadmap have no owner."), "roadmap", n=len(unowned))
    if known.alliance.stage in _ADVANCED:
        if known.alliance.plan_id is None:
            yield _fact("plan", N_("There is no roadmap yet."), "roadmap", known.alliance.stage_since)
        invested = [p.hours or p.money_cents or p.skills for p, _entity, _contact in known.partners]
        if known.partners and not any(invested):
            yield _fact("investment", N_("Nobody has said what they will put in."), "partners")


def _breach(known: Known) -> Iterator[Fact]:
    forgotten = known.today - timedelta(weeks=ASLEEP_WEEKS)
    for one in known.commitments:
        if one.due_on is None:
            yield _fact(f"undated:{one.key}", N_("“{text}” has no date."), "follow", text=one.text)
        elif one.due_on < known.today:
            yield _fact(
                f"overdue:{one.key}:{one.due_on}", N_("“{text}” is overdue."), "follow", one.due_on, text=one.text
            )  # fmt: skip
        elif one.first_due_on and one.first_due_on < forgotten and one.first_due_on < one.due_on:
            yield _fact(
                f"moved:{one.key}:{one.due_on}", N_("“{text}” has been put off since then."), "follow",
                one.first_due_on, text=one.text,
            )  # fmt: skip


RULES: Final[Mapping[str, Callable[[Known], Iterator[Fact]]]] = {
    "rhythms": _rhythms,
    "disconnection": _disconnection,
    "leadership": _leadership,
    "fear": _fear,
    "realism": _realism,
    "breach": _breach,
}
"""Each gives the facts that raise its problem; the problem is filled in by whoever asks."""
