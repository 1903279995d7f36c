"""The prevention radar: the six common problems (chapter 6), each raised by dated facts of the file, never by a guess."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Alliance,
    Commitment,
    Contact,
    Dismissal,
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
from aliances_desktop.model.codes_alliance import PROBLEMS, TEST
from aliances_desktop.services import decks, records
from aliances_desktop.services.decks import CardText

UNINFORMED_WEEKS: Final = 8
"""Weeks after which a board that has heard nothing is out of touch."""
UNSIGNED_DAYS: Final = 30
"""Days a kept letter may wait for its signatures."""
ASLEEP_WEEKS: Final = 6
"""Weeks after which a commitment that has been moved or not looked at counts as forgotten."""
_ORIGIN: Final = "deck-problems"
_ALIVE: Final = frozenset({"idea", "exploration", "elaboration", "letter", "running"})
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
class _Known:
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


def warnings(session: Session, alliance_id: int, today: date) -> list[Fact]:
    """Return what the facts of an alliance raise, in the order of the problems, also what was set aside (`reason`)."""
    known = _read(session, alliance_id, today)
    if known.alliance.stage not in _ALIVE:
        return []
    set_aside = {
        (one.problem, one.fact): one.reason
        for one in session.exec(select(Dismissal).where(Dismissal.alliance_id == alliance_id))
    }
    return [
        Fact(
            problem, one.fact, one.sentence, one.values, one.since, one.tab, set_aside.get((problem, one.fact), "")
        )
        for problem in PROBLEMS
        for one in _RULES[problem](known)
    ]  # fmt: skip


def cards(session: Session) -> Mapping[str, CardText]:
    """Return the card of each problem with the guide's prevention measures."""
    return decks.deck(session, 0, _ORIGIN).by_code


def set_aside(
    session: Session, alliance_id: int, problem: str, fact: str, reason: str, today: date
) -> Dismissal:
    """Set a warning aside with a reason; a `UserError` without one. It stays aside until the fact changes."""
    words = records.note(reason)
    if not words:
        raise UserError(N_("Write why this is no problem here."))
    take_back(session, alliance_id, problem, fact)
    dismissal = Dismissal(
        alliance_id=alliance_id, problem=records.code(problem, PROBLEMS), fact=fact, reason=words, day=today
    )
    session.add(dismissal)
    session.flush()
    return dismissal


def take_back(session: Session, alliance_id: int, problem: str, fact: str) -> None:
    """Raise a warning again that was set aside."""
    query = select(Dismissal).where(
        Dismissal.alliance_id == alliance_id, Dismissal.problem == problem, Dismissal.fact == fact
    )
    for one in session.exec(query).all():
        session.delete(one)
    session.flush()


# Reading


def _read(session: Session, alliance_id: int, today: date) -> _Known:
    alliance = records.fetch(session, Alliance, alliance_id)
    partners = session.exec(
        select(Partner, Entity, Contact)
        .join(Entity, col(Entity.id) == Partner.entity_id)
        .outerjoin(Contact, col(Contact.id) == Partner.contact_id)
        .where(Partner.alliance_id == alliance_id, col(Partner.left_on).is_(None))
        .order_by(col(Partner.position), col(Partner.id))
    ).all()
    involvements = session.exec(
        select(Involvement, Entity, Phase)
        .join(Entity, col(Entity.id) == Involvement.entity_id)
        .join(Phase, col(Phase.id) == Involvement.phase_id)
        .where(Phase.process_id == alliance.process_id, Involvement.state == "deciding")
    ).all()
    commitments = session.exec(
        select(Commitment).where(Commitment.alliance_id == alliance_id, Commitment.state == "open")
    ).all()
    tasks = session.exec(
        select(Task)
        .join(Phase, col(Phase.id) == Task.phase_id)
        .where(Phase.process_id == alliance.plan_id, Task.kind == "task")
    ).all()
    letters = session.exec(select(Letter).where(Letter.alliance_id == alliance_id)).all()
    chosen = select(Project).where(Project.alliance_id == alliance_id, Project.state == "chosen")
    return _Known(
        alliance, partners, involvements, commitments, tasks, letters, session.exec(chosen).first(),
        _risks(session, alliance_id), today,
    )  # fmt: skip


def _risks(session: Session, alliance_id: int) -> list[tuple[Rating, Entity, Evaluation]]:
    """Return the risks rated fundamental in the latest test of each entity."""
    query = (
        select(Evaluation)
        .where(Evaluation.alliance_id == alliance_id)
        .order_by(col(Evaluation.day), col(Evaluation.id))
    )
    latest = {one.entity_id: one for one in session.exec(query)}
    found = session.exec(
        select(Rating, Entity, Evaluation)
        .join(Evaluation, col(Evaluation.id) == Rating.evaluation_id)
        .join(Entity, col(Entity.id) == Evaluation.entity_id)
        .where(
            col(Evaluation.id).in_([one.key for one in latest.values()]),
            Rating.table_number == "2.2",
            Rating.value == "3",
        )
        .order_by(col(Entity.sort_name), col(Rating.id))
    )
    return list(found.all())


# Rules: each gives its facts; the problem is filled in by whoever asks


def _fact(fact: str, sentence: str, tab: str, since: date | None = None, **values: object) -> Fact:
    return Fact("", fact, sentence, values, since, tab)


def _rhythms(known: _Known) -> Iterator[Fact]:
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


def _disconnection(known: _Known) -> Iterator[Fact]:
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


def _unheard(known: _Known, partner: Partner, entity: Entity) -> Iterator[Fact]:
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


def _leadership(known: _Known) -> Iterator[Fact]:
    if known.partners and not any(partner.is_leader for partner, _entity, _contact in known.partners):
        yield _fact("leader", N_("No natural leader has been found yet."), "partners")
    owned = [one for one in known.commitments if one.entity_id is not None]
    if len(known.commitments) >= 3 and not owned:
        yield _fact("owners", N_("Every open commitment is outside the entities."), "follow")
    mine = [task for task in known.tasks if task.entity_id is not None or task.commission_id is not None]
    if len(known.tasks) >= 3 and not mine:
        yield _fact("tasks", N_("No task of the roadmap belongs to an entity or a commission."), "roadmap")


def _fear(known: _Known) -> Iterator[Fact]:
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


def _realism(known: _Known) -> Iterator[Fact]:
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


def _breach(known: _Known) -> Iterator[Fact]:
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


_RULES: Final[Mapping[str, Callable[[_Known], Iterator[Fact]]]] = {
    "rhythms": _rhythms,
    "disconnection": _disconnection,
    "leadership": _leadership,
    "fear": _fear,
    "realism": _realism,
    "breach": _breach,
}


def words(values: Mapping[str, Any], language: str, translate: Callable[[str], str]) -> dict[str, object]:
    """Return the values of a warning as they are said in a language: texts chosen, labels translated."""
    said: dict[str, object] = {}
    for name, value in values.items():
        own = value.get(language) if hasattr(value, "get") else value
        said[name] = translate(own) if name == "risk" else own
    return said
