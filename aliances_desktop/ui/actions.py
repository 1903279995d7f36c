"""The one table of actions: menu, shortcuts, Ctrl+K, help and tests all read it."""

from dataclasses import dataclass
from typing import Final

from aliances_desktop.i18n import N_


@dataclass(frozen=True)
class Action:
    """Something a person can do. `id` begins with the word of its scope; `menu` is one of `MENUS`, "" for none."""

    id: str
    text: str
    icon: str = ""
    shortcut: str = ""
    menu: str = ""
    is_checkable: bool = False


MENUS: Final = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "entities": N_("E&ntities"),
    "workshop": N_("&Workshop"),
    "alliances": N_("&Alliances"),
    "processes": N_("&Processes"),
    "questionnaires": N_("&Questionnaires"),
    "library": N_("&Library"),
    "help": N_("&Help"),
}

ACTIONS: Final = (
    Action("file.new", N_("New file…"), "file-text", "Ctrl+Shift+N", "file"),
    Action("file.open", N_("Open a file…"), "folder-open", "Ctrl+O", "file"),
    Action("file.sample", N_("Try it with the sample"), "sparkles", "", "file"),
    Action("file.restore_point", N_("Make a restore point…"), "save", "Ctrl+S", "file"),
    Action("file.restore", N_("Open a backup…"), "history", "", "file"),
    Action("file.quit", N_("Quit"), "", "Ctrl+Q", "file"),
    Action("edit.undo", N_("Undo"), "undo-2", "Ctrl+Z", "edit"),
    Action("edit.redo", N_("Redo"), "redo-2", "Ctrl+Shift+Z", "edit"),
    Action("edit.find", N_("Filter this list"), "filter", "Ctrl+F", "edit"),
    Action("edit.search", N_("Search or run…"), "search", "Ctrl+K", "edit"),
    Action("edit.delete", N_("Delete"), "trash-2", "Ctrl+Backspace", "edit"),
    Action("view.back", N_("Back"), "chevron-left", "Alt+Left", "view"),
    Action("view.forward", N_("Forward"), "chevron-right", "Alt+Right", "view"),
    Action("view.dark", N_("Dark theme"), "moon", "Ctrl+Shift+D", "view", is_checkable=True),
    Action("view.larger", N_("Larger text"), "plus", "Ctrl++", "view"),
    Action("view.smaller", N_("Smaller text"), "", "Ctrl+-", "view"),
    Action("entity.add", N_("Add entity"), "plus", "Ctrl+E", "entities"),
    Action("entity.import", N_("Import entities…"), "upload", "Ctrl+I", "entities"),
    Action("entity.export", N_("Export entities…"), "download", "", "entities"),
    Action("entity.merge", N_("Merge the chosen entities…"), "merge", "Ctrl+M", "entities"),
    Action("entity.invite", N_("Add the chosen ones to a workshop…"), "user-plus", "", "entities"),
    Action("entity.territory", N_("Import the list of municipalities…"), "map", "", "entities"),
    Action("workshop.add", N_("New workshop…"), "plus", "Ctrl+N", "workshop"),
    Action("workshop.duplicate", N_("Duplicate the workshop"), "copy", "", "workshop"),
    Action("workshop.invite", N_("Add participants…"), "user-plus", "Ctrl+Shift+A", "workshop"),
    Action("workshop.check_in", N_("Check in"), "user-check", "F4", "workshop"),
    Action("agenda.add", N_("Add a row to the agenda"), "plus", "", "workshop"),
    Action("agenda.live", N_("Run the agenda"), "play", "F6", "workshop"),
    Action("agenda.pack", N_("Print the workshop pack…"), "printer", "Ctrl+Shift+P", "workshop"),
    Action("agenda.calendar", N_("Save as calendar file…"), "calendar-clock", "", "workshop"),
    Action("groups.plan", N_("Make the groups"), "users", "", "workshop"),
    Action("groups.present", N_("Show the work sheet on the projector"), "monitor", "", "workshop"),
    Action("market.plan", N_("Plan the rounds"), "sparkles", "Ctrl+R", "workshop"),
    Action("market.live", N_("Run the market-place"), "play", "F5", "workshop"),
    Action("market.export", N_("Export the results…"), "download", "", "workshop"),
    Action("alliance.add", N_("New alliance"), "plus", "", "alliances"),
    Action("alliance.from_idea", N_("Make an alliance of this idea"), "handshake", "", "alliances"),
    Action("alliance.partners", N_("Add partners…"), "user-plus", "", "alliances"),
    Action("alliance.project", N_("New project"), "lightbulb", "", "alliances"),
    Action("alliance.vote", N_("Type in votes"), "check", "", "alliances"),
    Action("alliance.test", N_("New evaluation test"), "clipboard-list", "", "alliances"),
    Action("alliance.talked", N_("Red lines talked through"), "message-square", "", "alliances"),
    Action("letter.add", N_("New letter of commitment"), "plus", "", "alliances"),
    Action("letter.print", N_("Print the letter…"), "printer", "", "alliances"),
    Action("letter.save", N_("Save the letter as a file…"), "file-text", "", "alliances"),
    Action("letter.keep", N_("Keep this version"), "lock", "", "alliances"),
    Action("letter.withdraw", N_("A partner withdraws…"), "user-x", "", "alliances"),
    Action("follow.commitment", N_("New commitment"), "plus", "", "alliances"),
    Action("follow.meeting", N_("New meeting"), "calendar-clock", "", "alliances"),
    Action("follow.attach", N_("Attach documents…"), "upload", "", "alliances"),
    Action("commitment.done", N_("Commitment done"), "check", "", "alliances"),
    Action("process.add", N_("New process…"), "plus", "", "processes"),
    Action("radar.print", N_("Print the cards of the six problems"), "printer", "", "alliances"),
    Action("timeline.print", N_("Print the timeline"), "printer", "", "processes"),
    Action("timeline.save", N_("Save the timeline as a file…"), "file-down", "", "processes"),
    Action("report.yearly", N_("Save the yearly report…"), "file-text", "", "processes"),
    Action("process.keep", N_("Save as a template"), "library", "", "processes"),
    Action("batch.add", N_("New batch…"), "plus", "", "questionnaires"),
    Action("batch.enter", N_("Type in sheets"), "pencil", "F7", "questionnaires"),
    Action("batch.import", N_("Import answers…"), "upload", "", "questionnaires"),
    Action("batch.report", N_("Save the results as a report…"), "file-down", "", "questionnaires"),
    Action("batch.print", N_("Print the sheets…"), "printer", "", "questionnaires"),
    Action("library.duplicate", N_("Copy it to edit"), "copy", "", "library"),
    Action("library.add", N_("New instrument"), "plus", "", "library"),
    Action("library.export", N_("Export the instrument…"), "download", "", "library"),
    Action("library.import", N_("Import an instrument…"), "upload", "", "library"),
    Action("after.returns", N_("Print the return pages"), "printer", "", "workshop"),
    Action("after.report", N_("Save the results report…"), "file-text", "", "workshop"),
    Action("print.open", N_("Print…"), "printer", "Ctrl+P", "file"),
    Action("help.page", N_("Help on this page"), "circle-help", "F1", "help"),
    Action("help.shortcuts", N_("Keys"), "list", "Ctrl+F1", "help"),
    Action("help.traces", N_("Forget recent files"), "trash-2", "", "help"),
    Action("help.about", N_("About Aliances Desktop"), "info", "", "help"),
)

BY_ID: Final = {action.id: action for action in ACTIONS}
