"""Undo and redo over the edits of alliances and processes: the same content comes back, and what is refused leaves none."""

import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as Step
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.model import (
    Alliance,
    Ballot,
    Commitment,
    Criterion,
    Entity,
    Evaluation,
    Gathering,
    Letter,
    Partner,
    Phase,
    Process,
    Project,
    Record,
    Task,
    Texts,
)
from aliances_desktop.model.codes_alliance import INVOLVEMENTS, KEYS, LETTER_KINDS, STAGES, TEST
from aliances_desktop.services import (
    alliances,
    attachments,
    commitments,
    entities,
    evaluations,
    factors,
    gatherings,
    holdings,
    involvement,
    letters,
    lines,
    merging,
    pairs,
    partners,
    phases,
    processes,
    projects,
    radar,
    roadmaps,
    selection,
    timeline_moves,
    voting,
)
from aliances_desktop.store import Store
from tests.services.evaluated import an_alliance, fill_in, partner_ids
from tests.store.test_store import LABEL, dump

R = TypeVar("R", bound=Record)
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TEMPLATES = ("process-five-phases", "process-practical-case", "process-yearly-plan")


def one_of(session: Session, table: type[R], number: int) -> R:
    """Return some record of a table, a `UserError` where there is none."""
    columns: Any = table
    found = session.exec(select(table).order_by(columns.id)).all()
    if not found:
        raise UserError("none")
    return found[number % len(found)]


def _alliance(session: Session, n: int) -> None:
    alliances.add_alliance(session, title=f"Aliança {n}", today=TODAY, entity_ids=_entities(session)[:n])


def _entities(session: Session) -> list[int]:
    return [one.key for one in session.exec(select(Entity).order_by(col(Entity.id)))]


def _stage(session: Session, n: int) -> None:
    key = one_of(session, Alliance, n).key
    alliances.set_stage(session, key, list(STAGES)[n % len(STAGES)], TODAY, "perquè sí")


def _type(session: Session, n: int) -> None:
    key = one_of(session, Alliance, n).key
    alliances.set_type(session, key, "vision", "code", "strategic" if n % 2 else "")


def _drop_alliance(session: Session, n: int) -> None:
    alliances.delete_alliances(session, [one_of(session, Alliance, n).key])


def _partner(session: Session, n: int) -> None:
    key = one_of(session, Partner, n).key
    partners.set_value(session, key, "is_leader", n % 2 == 0)
    partners.set_key(session, key, list(KEYS)[n % len(KEYS)], "level", n % 4)


def _leave(session: Session, n: int) -> None:
    partners.leave(session, one_of(session, Partner, n).key, TODAY, "Se'n va")


def _move_partner(session: Session, n: int) -> None:
    partners.move(session, one_of(session, Partner, n).key, n - 4)


def _pair(session: Session, n: int) -> None:
    alliance = one_of(session, Alliance, n)
    found = partner_ids(session, alliance.key)
    if len(found) > 1:
        pairs.set_text(session, alliance.key, found[0], found[-1], "conflicts", f"Local {n}" if n % 2 else "")


def _project(session: Session, n: int) -> None:
    alliance = one_of(session, Alliance, n)
    project = projects.add(session, alliance.key, f"Projecte {n}")
    for key in partner_ids(session, alliance.key):
        projects.set_part(session, project.key, key, "commitment", n % 4)
    criterion = selection.add_criterion(session, alliance.key, f"Criteri {n}")
    selection.set_score(session, project.key, criterion.key, n % 6)


def _score(session: Session, n: int) -> None:
    value = None if n % 3 == 0 else n % 6
    selection.set_score(session, one_of(session, Project, n).key, one_of(session, Criterion, n).key, value)


def _choose(session: Session, n: int) -> None:
    project = one_of(session, Project, n)
    projects.change(session, project.key, "reason", "Pel vot")
    projects.choose(session, project.key, TODAY)


def _drop_project(session: Session, n: int) -> None:
    projects.delete(session, one_of(session, Project, n).key)


def _open_vote(session: Session, n: int) -> None:
    voting.open_vote(session, one_of(session, Alliance, n).key, TODAY)


def _vote(session: Session, n: int) -> None:
    ballot = one_of(session, Ballot, n)
    voting.cast(session, ballot.alliance_id, ballot.number, n % 3, TODAY, is_remote=n % 2 == 0)


def _recount(session: Session, n: int) -> None:
    voting.set_recount(session, one_of(session, Alliance, n).key, n % 2 == 0)


def _test(session: Session, n: int) -> None:
    alliance = one_of(session, Alliance, n)
    found = partner_ids(session, alliance.key)
    if found:
        evaluations.add_test(
            session, alliance.key, found[n % len(found)], TODAY + timedelta(n), copies_last=n % 2 == 0
        )


def _rate(session: Session, n: int) -> None:
    key = one_of(session, Evaluation, n).key
    table = ("1", "2.1", "2.2", "7")[n % 4]
    item, value = list(TEST[table].items)[n % 4], list(TEST[table].scale)[n % 3]
    evaluations.rate(session, key, table, item, "" if n == 0 else value, text=f"font {n}")
    evaluations.rate(session, key, "6", "mediation", str(n % 5 + 1), subject="Núria")
    evaluations.set_reach(session, key, None, "municipalities", ("Vic", f"Poble {n}"))


def _drop_test(session: Session, n: int) -> None:
    evaluations.delete(session, [one_of(session, Evaluation, n).key])


def _letter(session: Session, n: int) -> None:
    alliance = one_of(session, Alliance, n)
    kind = list(LETTER_KINDS)[n % len(LETTER_KINDS)]
    found = partner_ids(session, alliance.key)
    leaving = (found[0] if found else 1) if kind == "withdrawal" else None
    letters.make_letter(session, alliance.key, kind, TODAY, leaving)


def _word(session: Session, n: int) -> None:
    letter = one_of(session, Letter, n)
    found = letters.clauses(session, letter.key)
    letters.change(session, letter.key, "place", f"Vic {n}")
    if found:
        letters.move_clause(session, found[0].key, n)
    letters.add_clause(session, letter.key, body=Texts(ca=f"Clàusula {n}"))


def _keep(session: Session, n: int) -> None:
    letters.keep(session, one_of(session, Letter, n).key, NOW)


def _drop_letter(session: Session, n: int) -> None:
    letters.delete_letter(session, one_of(session, Letter, n).key)


def _radar(session: Session, n: int) -> None:
    key = one_of(session, Alliance, n).key
    radar.set_aside(session, key, "rhythms", f"fet {n}", "No ens cal", TODAY)
    factors.rate(session, key, f"factor-{n % 2}", n % 4, TODAY + timedelta(n))


def _process(session: Session, n: int) -> None:
    processes.from_template(session, TEMPLATES[n % len(TEMPLATES)], starts_on=TODAY if n % 2 else None)


def _copy_process(session: Session, n: int) -> None:
    key = one_of(session, Process, n).key
    if n % 2:
        processes.save_as_template(session, key)
    else:
        processes.duplicate(session, key, title=Texts(ca="Còpia"), starts_on=TODAY)


def _drop_process(session: Session, n: int) -> None:
    processes.delete_processes(session, [one_of(session, Process, n).key])


def _phase(session: Session, n: int) -> None:
    phase = one_of(session, Phase, n)
    if n % 2:
        phases.close(session, phase.key, "Decidit", TODAY)
    else:
        phases.make_active(session, phase.key, TODAY)
    involvement.add(session, phase.key, _entities(session)[:n])
    if n:
        involvement.set_state(session, phase.key, _entities(session)[0], list(INVOLVEMENTS)[n % 3])


def _task(session: Session, n: int) -> None:
    phase = one_of(session, Phase, n)
    lines.add(session, Task, {"phase_id": phase.key}, title=Texts(ca=f"Tasca {n}"))


def _wait(session: Session, n: int) -> None:
    timeline_moves.set_dependency(
        session, one_of(session, Task, n).key, one_of(session, Task, n * 7 + 1).key, n
    )


def _shift(session: Session, n: int) -> None:
    start = TODAY + timedelta(days=n * 11)
    found = timeline_moves.preview_move(session, one_of(session, Task, n).key, start, start + timedelta(n))
    timeline_moves.move_tasks(session, {one.task_id: one.after for one in found})


def _drop_tasks(session: Session, n: int) -> None:
    lines.delete(session, Task, [one_of(session, Task, k).key for k in range(n)])


def _roadmap(session: Session, n: int) -> None:
    roadmaps.make(session, one_of(session, Alliance, n).key, TODAY)


def _owner(session: Session, n: int) -> dict[str, int]:
    if n % 2:
        return {"alliance_id": one_of(session, Alliance, n).key}
    return {"process_id": one_of(session, Process, n).key}


def _meet(session: Session, n: int) -> None:
    gatherings.add(session, _owner(session, n), TODAY)
    gatherings.agree(session, one_of(session, Gathering, n).key, f"Entitat: trucar a {n} 3/12", TODAY)


def _commit(session: Session, n: int) -> None:
    commitments.add(session, _owner(session, n), f"Fer {n} 1/12", TODAY)
    commitments.set_done(session, [one_of(session, Commitment, n).key], TODAY, n % 2 == 0)


def _attach(session: Session, n: int) -> None:
    attachments.attach(session, _owner(session, n), Path(__file__), NOW)


def _erase(session: Session, n: int) -> None:
    alliance = one_of(session, Alliance, n)
    holdings.erase(session, one_of(session, Entity, n).key, alliance.key if n % 2 else None)


def _merge(session: Session, n: int) -> None:
    found = _entities(session)
    if len(found) > 1:
        merging.merge_entities(session, found[n % len(found)], [found[n % len(found) - 1]], {})


def _drop_entity(session: Session, n: int) -> None:
    entities.delete_entities(session, [one_of(session, Entity, n).key])


EDITS: tuple[Callable[[Session, int], None], ...] = (
    _alliance, _stage, _type, _drop_alliance, _partner, _leave, _move_partner, _pair, _project, _score, _choose,
    _drop_project, _open_vote, _vote, _vote, _recount, _test, _rate, _rate, _drop_test, _letter, _word, _keep,
    _drop_letter, _radar, _process, _copy_process, _drop_process, _phase, _task, _wait, _wait, _shift, _drop_tasks,
    _roadmap, _meet, _commit, _attach, _erase, _merge, _drop_entity,
)  # fmt: skip
# No shrinking: a failing list is short, and making it shorter takes minutes.
PHASES = (Step.explicit, Step.reuse, Step.generate)
ACTIONS = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9)), min_size=5, max_size=25)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with an alliance of three whose projects, tests and roadmap are under way."""
    folder = tmp_path_factory.mktemp("story")
    store = Store.create(folder / "base.aliances", backups=folder / "b")
    with store.edit(LABEL) as session:
        key = an_alliance(session).key
        fill_in(session, key, partner_ids(session, key)[0])
        for number in (1, 2):
            _project(session, number)
        voting.open_vote(session, key, TODAY)
        roadmaps.make(session, key, TODAY)
        _process(session, 1)
        _letter(session, 0)
    store.close()
    return store.path


@settings(
    max_examples=20, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ACTIONS)
def test_all_edits_of_alliances_and_processes_are_taken_back_and_brought_again(
    base: Path, tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[Any, int]]
) -> None:
    folder = tmp_path_factory.mktemp("undo")
    (folder / "a.aliances").write_bytes(base.read_bytes())
    store = Store.open(folder / "a.aliances", backups=folder / "b")
    contents = [dump(store)]
    try:
        for action, number in actions:
            before = store.undo_step
            with contextlib.suppress(UserError), store.edit(LABEL) as session:
                action(session, number)
            if store.undo_step is before:
                assert dump(store) == contents[-1]
            else:
                contents.append(dump(store))
        for content in reversed(contents[:-1]):
            assert store.undo() is not None
            assert dump(store) == content
        assert store.undo() is None
        for content in contents[1:]:
            assert store.redo() is not None
            assert dump(store) == content
    finally:
        store.close()
    # Whatever was let in is let in again when the file is opened.
    Store.open(folder / "a.aliances", backups=folder / "b").close()
