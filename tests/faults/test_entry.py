"""Killed while a sheet is typed in: every field confirmed is there, at most the one being typed is lost."""

import multiprocessing
import random
import time
from multiprocessing.connection import Connection
from pathlib import Path

from aliances_desktop.i18n import N_
from aliances_desktop.services import batches, entry, entry_fields, instruments
from aliances_desktop.services.batches import Addressee
from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_fields import NUMBER, TICKS, Field
from aliances_desktop.store import Store

SHEETS = 400
SECONDS = 0.15


def value_of(one: Field, sheet: int) -> Given:
    """Return what is typed into a field of a sheet, the same every time."""
    if one.kind == NUMBER:
        return Given((one.choices[sheet % len(one.choices)].code,))
    if one.kind == TICKS:
        return Given(tuple(choice.code for choice in one.choices))
    return Given(text=f"Full {sheet}, camp {one.number}")


def type_in(path: Path, acknowledge: Connection) -> None:
    """Type sheet after sheet, a commit a field, and say after each how many; sends 0 when the file is open."""
    store = Store.open(path, backups=path.parent / "b")
    with store.read() as session:
        fields = entry_fields.fields(entry.content_of(session, 1))
        sheets = batches.replies(session, 1)
    acknowledge.send(0)
    number = 0
    for sheet in sheets:
        for one in fields:
            with store.edit(N_("Type in an answer")) as session:
                entry.save(session, sheet.id, one, value_of(one, sheet.number))
            number += 1
            acknowledge.send(number)


def kill_after(path: Path, seconds: float) -> int:
    """Let a child type, kill it, and return how many fields it had confirmed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=type_in, args=(path, theirs))
    child.start()
    theirs.close()
    confirmed = ours.recv()
    time.sleep(seconds)
    child.kill()
    child.join()
    try:
        while True:
            confirmed = ours.recv()
    except EOFError:
        ours.close()
    return int(confirmed)


def make(path: Path) -> None:
    store = Store.create(path, backups=path.parent / "b")
    with store.edit(N_("Add")) as session:
        template = instruments.builtin("questionnaire-before-workshop")
        batches.make_batch(session, template, [Addressee()] * SHEETS, title="Lot")
    store.close()


def typed(path: Path) -> int:
    """Return how many fields the file holds; each must hold what was typed, without a gap before the last."""
    store = Store.open(path, backups=path.parent / "b")
    with store.read() as session:
        content = entry.content_of(session, 1)
        fields = entry_fields.fields(content)
        found: list[bool] = []
        for sheet in batches.replies(session, 1):
            held = entry.given(session, sheet.id, content)
            found += [one.key in held for one in fields]
            assert all(held[one.key] == value_of(one, sheet.number) for one in fields if one.key in held)
    store.close()
    count = found.count(True)
    assert all(found[:count])
    return count


def test_kill_during_paper_entry_loses_at_most_the_field_being_typed(tmp_path: Path) -> None:
    chance, confirmed = random.Random(3), 0
    for number in range(12):
        path = tmp_path / f"{number}.aliances"
        make(path)
        done = kill_after(path, chance.uniform(0.02, SECONDS))
        assert typed(path) in (done, done + 1)
        confirmed += done
    assert confirmed > 12
