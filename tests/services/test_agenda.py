"""A workshop's agenda: templates used, rows edited and timed, run live, what to cut; every step undone."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Texts
from aliances_desktop.services import agenda, agenda_live, instruments, workshops
from aliances_desktop.store import Store
from tests.store.test_store import dump

NOW = datetime(2026, 11, 26, 10, 0).astimezone()
GUIDE = instruments.builtin("agenda-workshop")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path / "f.aliances", backups=tmp_path / "b")
    with store.edit(N_("Add")) as session:
        workshops.add_workshop(session, title="Taller", starts_at=time(10), ends_at=time(14))
        agenda.use_template(session, 1, GUIDE)
    return store


def starts(store: Store) -> list[str]:
    with store.read() as session:
        found = agenda.view(session, 1)
    assert found is not None
    return [f"{line.starts:%H:%M}" for line in found.lines]


def live(store: Store, minutes: int) -> agenda_live.LiveAgenda:
    with store.read() as session:
        found = agenda_live.at(session, 1, NOW + timedelta(minutes=minutes))
    assert found is not None
    return found


def test_the_guides_agenda_has_the_times_of_annex_ii(store: Store) -> None:
    assert starts(store) == ["10:00", "10:05", "10:10", "10:30", "11:00", "11:20", "12:05", "13:50"]
    with store.read() as session:
        found = agenda.view(session, 1)
        assert found is not None
        assert (found.ends, found.until, found.over) == (time(14), time(14), 0)
        assert found.title.ca
        assert found.title.es
        assert "route_cards" in agenda.sheets_wanted(session, 1)


def test_a_duration_typed_times_the_rest_anew_and_is_undone(store: Store) -> None:
    before = dump(store)
    with store.edit(N_("Change")) as session:
        agenda.set_value(session, 3, "minutes", "0h40")
    assert starts(store)[3:] == ["10:50", "11:20", "11:40", "12:25", "14:10"]
    with store.read() as session:
        found = agenda.view(session, 1)
        assert found is not None
        assert found.over == 20
        cuts = agenda.propose_cuts([line.row for line in found.lines], found.over)
    assert sum(cut.minutes for cut in cuts) == 20
    with store.edit(N_("Cut")) as session:
        agenda.apply_cuts(session, cuts)
    with store.read() as session:
        found = agenda.view(session, 1)
        assert found is not None
        assert found.over == 0
    store.undo()
    store.undo()
    assert dump(store) == before


def test_a_row_held_to_a_time_stays_there(store: Store) -> None:
    with store.edit(N_("Change")) as session:
        agenda.set_value(session, 7, "fixed_at", time(12))
        agenda.set_value(session, 1, "minutes", 1)
    with store.read() as session:
        found = agenda.view(session, 1)
    assert found is not None
    assert found.lines[6].starts == time(12)
    assert (found.lines[6].gap, found.lines[6].overlap) == (0, 1)


def test_rows_move_and_are_added_where_asked(store: Store) -> None:
    with store.edit(N_("Move")) as session:
        agenda.move_row(session, 5, -1)
        made = agenda.add_row(session, 1, Texts(ca="Foto de grup"), after=1)
    with store.read() as session:
        found = agenda.view(session, 1)
    assert found is not None
    assert [line.id for line in found.lines] == [1, made.key, 2, 3, 5, 4, 6, 7, 8]


@pytest.mark.parametrize("typed", ["", "mitja hora", "1:90", "-3"])
def test_what_is_no_duration_is_refused(store: Store, typed: str) -> None:
    with pytest.raises(UserError), store.edit(N_("Change")) as session:
        agenda.set_value(session, 1, "minutes", typed)


def test_breaks_are_cut_only_when_nothing_else_is_left(store: Store) -> None:
    with store.read() as session:
        found = agenda.view(session, 1)
    assert found is not None
    rows = [line.row for line in found.lines]
    assert 5 not in {cut.id for cut in agenda.propose_cuts(rows, 20)}
    cuts = {cut.id: cut.minutes for cut in agenda.propose_cuts(rows, 500)}
    assert cuts[5] == 10


def test_materials_are_summed_by_the_most_that_any_row_needs(store: Store) -> None:
    with store.read() as session:
        found = agenda.view(session, 1)
    assert found is not None
    rows = [line.row for line in found.lines]
    rows[0].materials = Texts(ca="2 taules\nBolígrafs")
    rows[1].materials = Texts(ca="3 taules\n1 projector\n1 projector")
    assert agenda.materials(rows[:2], "ca") == [("taules", 3), ("Bolígrafs", 0), ("projector", 2)]


def test_running_the_day_row_by_row(store: Store) -> None:
    before = dump(store)
    assert not live(store, -60).has_begun
    with store.edit(N_("Begin")) as session:
        assert agenda_live.go_on(session, 1, NOW + timedelta(minutes=4)) == [1]
    now = live(store, 6)
    assert [(one.id, one.left) for one in now.position.running] == [(1, 3)]
    assert now.position.late == 4
    with store.edit(N_("Next")) as session:
        agenda_live.go_on(session, 1, NOW + timedelta(minutes=9))
        agenda_live.skip(session, 3, NOW + timedelta(minutes=9))
        agenda_live.extend(session, 2, 5)
    now = live(store, 10)
    assert [one.left for one in now.position.running] == [9]
    assert now.position.late == 4 + 5 - 20
    while store.undo_step is not None and store.undo_step.label != "Add":
        store.undo()
    assert dump(store) == before


def test_behind_time_a_cut_is_proposed_and_leaves_the_plan_as_it_was(store: Store) -> None:
    with store.edit(N_("Begin")) as session:
        agenda_live.go_on(session, 1, NOW + timedelta(minutes=25))
    now = live(store, 25)
    assert now.position.late == 25
    assert sum(cut.minutes for cut in now.cuts) == 25
    planned = starts(store)
    with store.edit(N_("Cut")) as session:
        agenda_live.apply_cuts(session, now.cuts)
    assert live(store, 25).position.late == 0
    assert starts(store) == planned


def test_parallel_groups_begin_together_and_everyone_waits_for_the_last(store: Store) -> None:
    with store.edit(N_("Add")) as session:
        agenda.delete_rows(session, range(1, 9))
        for track in (1, 2, 2, 0):
            row = agenda.add_row(session, 1, Texts(ca=f"Grup {track}"))
            agenda.set_value(session, row.key, "track", track)
    with store.edit(N_("Go on")) as session:
        assert len(agenda_live.go_on(session, 1, NOW)) == 2
    first, second = (one.id for one in live(store, 1).position.running)
    with store.edit(N_("Go on")) as session:
        assert agenda_live.go_on(session, 1, NOW, first) == []
        (third,) = agenda_live.go_on(session, 1, NOW, second)
        (last,) = agenda_live.go_on(session, 1, NOW, third)
        assert agenda_live.go_on(session, 1, NOW) == []
    assert live(store, 1).has_ended
    assert last > third
    with store.edit(N_("Again")) as session:
        agenda_live.reset(session, 1)
    assert not live(store, 1).has_begun


def test_the_times_on_the_wall_are_local_whatever_zone_they_are_kept_in(store: Store) -> None:
    with store.edit(N_("Begin")) as session:
        agenda_live.go_on(session, 1, NOW.astimezone(UTC))
    assert live(store, 0).position.late == 0


def test_an_agenda_is_kept_in_the_library_for_the_next_workshop(store: Store) -> None:
    with store.edit(N_("Keep")) as session:
        kept = agenda.save_as_template(session, 1, "El nostre programa", "ca")
        workshops.add_workshop(session, title="Un altre")
        made = agenda.use_template(session, 2, kept)
        assert (made.origin, made.title.ca, made.is_template) == (
            instruments.own_origin(kept),
            "El nostre programa",
            False,
        )
