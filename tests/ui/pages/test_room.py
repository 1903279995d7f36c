"""The room, the focus group and the day after, by keyboard as a facilitator uses them."""

from collections.abc import Callable
from pathlib import Path

import docx
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aliances_desktop.errors import UserError
from aliances_desktop.services import (
    aftermath,
    decks,
    focus,
    ideas,
    judging,
    participants,
    reflections,
    wall,
    wordings,
    workshops,
)
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.pages.printing import PrintPage
from aliances_desktop.ui.pages.workshops import WorkshopsPage
from aliances_desktop.ui.pages.workshops.after import AfterTab, HandBackStep
from aliances_desktop.ui.pages.workshops.focus import FocusTab, LeadershipStep
from aliances_desktop.ui.pages.workshops.focus_design import DataStep, DesignStep
from aliances_desktop.ui.pages.workshops.focus_moments import MomentsStep
from aliances_desktop.ui.pages.workshops.judged import JudgedStep
from aliances_desktop.ui.pages.workshops.outcomes import MembersStep, OutcomesStep
from aliances_desktop.ui.pages.workshops.reflections import ReflectionsStep
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.pages.workshops.wall import ConcernsStep, WallStep
from tests.factories import a_workshop
from tests.services.test_afterwards import SIGN, a_day
from tests.services.test_focus import a_focus_group

Key = Qt.Key


def shown(qtbot: QtBot, step: WorkshopTab, workshop_id: int) -> None:
    qtbot.addWidget(step)
    step.resize(900, 500)
    step.show()
    qtbot.waitExposed(step)
    step.show_workshop(workshop_id)


def type_line(qtbot: QtBot, line: QWidget, text: str) -> None:
    line.setFocus()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Key.Key_Return)


# The wall


def test_notes_are_typed_one_after_another_and_matched_with_a_digit(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    workshop_id = a_workshop(store, 2).key
    step = WallStep(context)
    shown(qtbot, step, workshop_id)
    step.section.setCurrentIndex(step.section.findData("success"))
    type_line(qtbot, step.line, "Bona gent")
    type_line(qtbot, step.line, "Tothom hi guanya")
    assert step.line.text() == ""
    qtbot.keyClick(step.table, Key.Key_2)
    step.table.selectAll()
    qtbot.keyClick(step.table, Key.Key_0)
    with store.read() as session:
        codes = [note.code for note in wall.rows(session, workshop_id)]
    assert codes == ["success.10", "success.10"]
    qtbot.keyClick(step.table, Key.Key_Minus)
    with store.read() as session:
        assert [note.code for note in wall.rows(session, workshop_id)] == ["", ""]


def test_a_digit_leaves_notes_of_another_deck_alone(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop_id = a_workshop(store, 1).key
    with store.edit("Write") as session:
        for section in ("success", "failure", "concern"):
            wall.add_note(session, workshop_id, section, section)
    step = WallStep(context)
    shown(qtbot, step, workshop_id)
    step.table.selectAll()
    step.table.selectionModel().setCurrentIndex(
        step.table.rows.index(0, 0), step.table.selectionModel().SelectionFlag.NoUpdate
    )
    qtbot.keyClick(step.table, Key.Key_1)
    with store.read() as session:
        found = {note.section: note.code for note in wall.rows(session, workshop_id)}
    assert found == {"success": "success.1", "failure": "", "concern": ""}


def test_a_note_moves_with_alt_and_the_arrows_and_goes_with_del(
    qtbot: QtBot, context: Context, store: Store, told: list[tuple[object, ...]]
) -> None:
    workshop_id = a_workshop(store, 1).key
    with store.edit("Write") as session:
        keys = [wall.add_note(session, workshop_id, "concern", text).key for text in ("a", "b")]
    step = ConcernsStep(context)
    shown(qtbot, step, workshop_id)
    step.table.choose(keys[1])
    qtbot.keyClick(step.table, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert step.table.rows.ids == [keys[1], keys[0]]
    qtbot.keyClick(step.table, Key.Key_Delete)
    assert step.table.rows.ids == [keys[0]]
    assert told == [("1 note deleted", True)]
    store.undo()
    assert step.table.rows.ids == [keys[1], keys[0]]


def test_the_cards_are_copied_into_the_workshop_by_one_press(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    workshop_id = a_workshop(store, 1).key
    step = WallStep(context)
    shown(qtbot, step, workshop_id)
    step.use_cards()
    with store.read() as session:
        assert len(decks.in_use(session, workshop_id)) == 4


def test_reflections_are_answered_with_digits_and_shared_with_s(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    workshop_id = a_workshop(store, 2).key
    step = ReflectionsStep(context)
    shown(qtbot, step, workshop_id)
    step.table.choose("mission.1")
    qtbot.keyClick(step.table, Key.Key_3)
    qtbot.keyClick(step.table, Key.Key_S)
    step.table.choose("hidden.3")
    qtbot.keyClick(step.table, Key.Key_1)
    with store.read() as session:
        key = participants.rows(session, workshop_id)[0].entity_id
        found = {
            r.code: (r.answer, r.is_private) for r in reflections.rows(session, workshop_id, key) if r.answer
        }
    assert found == {"mission.1": ("doubt", False), "hidden.3": ("yes", True)}


# The focus group


def test_the_design_says_what_it_asks_of_whoever_leads(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop_id = a_focus_group(store)
    step = DesignStep(context)
    shown(qtbot, step, workshop_id)
    assert not step._advice.isVisible()
    combo = step.form.editors["concreteness"].widget
    qtbot.keyClick(combo, Key.Key_Down)
    step.form.save_all()
    with store.read() as session:
        assert focus.design(session, workshop_id).concreteness == "broad"
    assert "Narrow the topic" in step._sentences.text()


def test_the_data_sheet_starts_with_what_the_guide_asks(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop_id = a_focus_group(store)
    step = DataStep(context)
    shown(qtbot, step, workshop_id)
    step.add_usual()
    type_line(qtbot, step.line, "Una altra dada")
    assert len(step.table.rows.ids) == 6
    qtbot.keyClick(step.table, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    with store.read() as session:
        assert [d.label for d in focus.data(session, workshop_id)][4] == "Una altra dada"


def test_what_is_said_and_agreed_is_typed_moment_by_moment(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    workshop_id = a_focus_group(store, 3)
    step = MomentsStep(context)
    shown(qtbot, step, workshop_id)
    assert step.form is not None
    names = list(step.form.editors)
    for name, text in ((names[0], "Arriba tard"), ("agreements", "Començar abans")):
        step.form.editors[name].set_value(text)
        step.leave()
    step.table.choose(step.table.rows.ids[1])
    assert step.form.editors[names[0]].value() == ""
    with store.read() as session:
        first = focus.moments(session, workshop_id)[0]
    assert (first.said[0].text, first.agreements) == ("Arriba tard", "Començar abans")


def test_a_focus_group_without_an_agenda_begins_with_the_three_moments(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    workshop_id = a_workshop(store, 2).key
    step = MomentsStep(context)
    shown(qtbot, step, workshop_id)
    step.start()
    assert len(step.table.rows.ids) == 3


def test_an_idea_is_judged_with_digits_down_a_column(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop_id = a_focus_group(store, 3)
    step = JudgedStep(context)
    shown(qtbot, step, workshop_id)
    type_line(qtbot, step.line, "Banc de voluntaris")
    step.table.setCurrentIndex(step.table.rows.index(0, 1))
    for key in (Key.Key_3, Key.Key_2, Key.Key_0):
        qtbot.keyClick(step.table, key)
    qtbot.keyClick(step.ideas, Key.Key_C)
    with store.read() as session:
        (idea,) = judging.ideas(session, workshop_id)
    assert [one.interest for one in idea.judgements] == [3, 2, 0]
    assert idea.is_candidate


def test_a_third_candidate_is_refused_in_words(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop_id = a_focus_group(store)
    with store.edit("Choose") as session:
        keys = [ideas.add_idea(session, workshop_id, title=f"Idea {n}").key for n in range(3)]
        for key in keys[:2]:
            judging.set_candidate(session, key, True)
    step = JudgedStep(context)
    shown(qtbot, step, workshop_id)
    step.ideas.choose(keys[2])
    with pytest.raises(UserError):
        step.toggle()


def test_signs_of_leadership_are_noted_for_the_person_chosen(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    workshop_id = a_focus_group(store, 3)
    step = LeadershipStep(context)
    shown(qtbot, step, workshop_id)
    step.person.setCurrentIndex(1)
    type_line(qtbot, step.line, SIGN)
    with store.read() as session:
        (sign,) = focus.signals(session, workshop_id)
    assert (sign.participant_id, sign.text) == (step.person.currentData(), SIGN)
    qtbot.keyClick(step.table, Key.Key_Delete)
    assert step.table.rows.ids == []


def test_the_focus_group_tab_shows_for_focus_groups_alone(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    workshop_id = a_workshop(store, 2).key
    page = WorkshopsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    place = list(page.pages).index("focus")
    assert not page.tabs.isTabVisible(place)
    page.go(Route("workshops", workshop_id, "focus"))
    assert page.route().tab == "summary"
    with store.edit("Kind") as session:
        workshops.set_value(session, workshop_id, "kind", "focus_group")
    assert page.tabs.isTabVisible(place)
    assert isinstance(page.pages["focus"], FocusTab)


# Afterwards


def test_outputs_and_outcomes_are_typed_and_dated(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop_id = a_workshop(store, 1).key
    step = OutcomesStep(context)
    shown(qtbot, step, workshop_id)
    type_line(qtbot, step.line, "Un full de ruta")
    model = step.table.rows
    assert model.setData(model.index(0, 3), "26/11/2026")
    assert model.setData(model.index(0, 0), "outcome")
    with pytest.raises(UserError):
        model.setData(model.index(0, 3), "demà")
    with store.read() as session:
        (line,) = aftermath.outcomes(session, workshop_id)
    assert (line.kind, line.text, str(line.day)) == ("outcome", "Un full de ruta", "2026-11-26")


def test_the_members_lead_to_their_entity(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop_id = a_workshop(store, 3).key
    step = MembersStep(context)
    shown(qtbot, step, workshop_id)
    routes: list[Route] = []
    context.routed.connect(routes.append)
    step.table.choose(step.table.rows.ids[2])
    qtbot.keyClick(step.table, Key.Key_Return)
    with store.read() as session:
        key = participants.rows(session, workshop_id)[2].entity_id
    assert routes == [Route("entities", key)]


def answer_with(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str) -> None:
    answer: Callable[..., tuple[str, str]] = lambda *_args: (str(path), kind)  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(answer))


def test_the_report_and_the_return_pages_are_saved_where_the_person_says(
    qtbot: QtBot, context: Context, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop_id = a_day(store)
    step = HandBackStep(context)
    shown(qtbot, step, workshop_id)
    answer_with(monkeypatch, tmp_path / "informe", "Word document (*.docx)")
    step.save_report()
    assert docx.Document(str(tmp_path / "informe.docx")).tables
    answer_with(monkeypatch, tmp_path / "retorn", "PDF (*.pdf)")
    step.save_returns()
    assert len(pypdf.PdfReader(tmp_path / "retorn.pdf").pages) == 6


def test_the_next_date_and_the_greeting_are_kept(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop_id = a_workshop(store, 1).key
    step = HandBackStep(context)
    shown(qtbot, step, workshop_id)
    for name, value in (("next_text", "Focus grup"), ("greeting", "Gràcies, {entity}")):
        step.form.editors[name].set_value(value)
        step.leave()
    with store.read() as session:
        assert workshops.load(session, workshop_id).next_text == "Focus grup"
        assert wordings.body(session, workshop_id, wordings.GREETING).own("en") == "Gràcies, {entity}"


def test_one_press_leads_to_the_print_page_with_the_return_pages_alone(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    workshop_id = a_day(store)
    tab = AfterTab(context)
    shown(qtbot, tab, workshop_id)
    routes: list[Route] = []
    context.routed.connect(routes.append)
    tab.handlers()["after.returns"]()
    page = PrintPage(context)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    page.go(routes[0])
    assert page.tree.ticks() == ("returns",)
    assert page.workshop_id == workshop_id
    page.go(Route("print", workshop_id))
    assert set(page.tree.ticks()) == set(page.tree.lines)
    qtbot.waitUntil(lambda: not context.runner.is_busy(), timeout=30_000)
