"""Every sheet there is: the print tree, the command line and one parametrised test read this table."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from aliances_desktop.documents.agenda import agenda, agenda_lead, agenda_poster, checklist, invitation
from aliances_desktop.documents.alliance import alliance_sheet
from aliances_desktop.documents.attendance import badges, sign_in_sheet
from aliances_desktop.documents.cards import card_sheet, reflection_sheet
from aliances_desktop.documents.cases import (
    case_booklet,
    group_lists,
    group_sheet,
    group_sheet_large,
    group_signs,
    plenary_wall,
)
from aliances_desktop.documents.commitments import commitments_list
from aliances_desktop.documents.comparison import evaluation_comparison
from aliances_desktop.documents.contents import pack_contents
from aliances_desktop.documents.directory import entity_directory, entity_sheet
from aliances_desktop.documents.evaluation import evaluation_test
from aliances_desktop.documents.focus import focus_data, focus_guide, focus_results
from aliances_desktop.documents.learning import space_programme, space_satisfaction
from aliances_desktop.documents.letter import letter
from aliances_desktop.documents.meetings import meeting_agenda, meeting_minutes
from aliances_desktop.documents.network import network_map
from aliances_desktop.documents.pairs import pair_matrix, pair_matrix_large
from aliances_desktop.documents.path import path_sheet
from aliances_desktop.documents.plan import execution, plan_table, plan_table_a3
from aliances_desktop.documents.process import phase_card
from aliances_desktop.documents.programme import programme_sheet
from aliances_desktop.documents.projects import candidates, contributions, project_sheet
from aliances_desktop.documents.questionnaire import questionnaire
from aliances_desktop.documents.radar import problem_cards
from aliances_desktop.documents.reading import reading
from aliances_desktop.documents.red_lines import red_lines_sheet
from aliances_desktop.documents.report import workshop_report
from aliances_desktop.documents.results import match_sheet, results_report
from aliances_desktop.documents.returns import return_page
from aliances_desktop.documents.room import plenary_sheet, round_posters, table_signs, wall_sheet
from aliances_desktop.documents.routes import interest_slips, route_card
from aliances_desktop.documents.selection import selection_sheet, tally_sheet, voting_slips
from aliances_desktop.documents.sheet import Document
from aliances_desktop.documents.timeline import timeline_sheet
from aliances_desktop.documents.yearly import yearly_report
from aliances_desktop.i18n import N_, Translator

Draw = Callable[[Any, Translator], Document | list[Document]]


@dataclass(frozen=True)
class Sheet:
    """A kind of sheet of a `subject`: "workshop", "alliance", "process" or "file".

    `audience` is "participant", "entity" or "reply" (a sheet of a batch), one each, "room" or "facilitator".

    `draw` takes the frozen data its module declares. `group` and `title` are msgids; `paper` is A3, A4 or A5. Sheets
    of the group "Directory" need no workshop. `is_numbered` says whether the title shows the sheet's number; what is
    read from across the room does not.
    """

    id: str
    title: str
    group: str
    paper: str
    audience: str
    draw: Draw
    is_numbered: bool = True
    subject: str = "workshop"

    @property
    def is_personal(self) -> bool:
        """Whether there is one for each participant or entity, in that person's language where asked for."""
        return self.audience in {"participant", "entity", "reply"}

    def documents(self, data: Any, t: Translator) -> list[Document]:
        """Draw `data` and return the documents, one or several, with the sheet's number in their titles."""
        drawn = self.draw(data, t)
        documents = drawn if isinstance(drawn, list) else [drawn]
        if not self.is_numbered:
            return documents
        number = [sheet for sheet in SHEETS if sheet.is_numbered].index(self) + 1
        return [
            replace(d, title=t.gettext("Sheet {n} · {title}", n=number, title=d.title)) for d in documents
        ]


BEFORE, MARKET, AFTER, DIRECTORY = N_("For the door"), N_("Market-place"), N_("Afterwards"), N_("Directory")
ALLIANCES, PROCESSES, SELECTION = N_("Alliances"), N_("Processes"), N_("Choosing a project")
TEST, LETTERS, FOLLOWING, REPORTS = N_("Evaluation test"), N_("Letters"), N_("Follow-up"), N_("Reports")
EARLY, CASES, ROOM, FOCUS = N_("Beforehand"), N_("Case work"), N_("Exercises of the room"), N_("Focus group")

SHEETS: Final = (
    Sheet("invitation", N_("Invitations"), EARLY, "A4", "entity", invitation, False),
    Sheet("reading", N_("To read before the workshop"), EARLY, "A4", "entity", reading, False),
    Sheet("agenda", N_("Agenda"), EARLY, "A4", "facilitator", agenda, False),
    Sheet("agenda_lead", N_("Agenda for whoever leads it"), EARLY, "A4", "facilitator", agenda_lead, False),
    Sheet("agenda_poster", N_("Agenda on the wall"), BEFORE, "A3", "room", agenda_poster, False),
    Sheet("checklist", N_("Check-list of the room"), BEFORE, "A4", "facilitator", checklist, False),
    Sheet("questionnaires", N_("Questionnaires of each"), EARLY, "A4", "reply", questionnaire, False),
    Sheet("questionnaire_blank", N_("Blank questionnaires"), EARLY, "A4", "room", questionnaire, False),
    Sheet("sign_in", N_("Attendance"), BEFORE, "A4", "facilitator", sign_in_sheet),
    Sheet("badges", N_("Badges"), BEFORE, "A4", "room", badges, False),
    Sheet("case_booklets", N_("Case booklets"), CASES, "A4", "room", case_booklet, False),
    Sheet("group_sheets", N_("Work sheets of the groups"), CASES, "A4", "room", group_sheet),
    Sheet("group_sheets_a3", N_("Work sheets, large"), CASES, "A3", "room", group_sheet_large, False),
    Sheet("case_wall", N_("Wall of the plenary"), CASES, "A3", "room", plenary_wall, False),
    Sheet("group_lists", N_("Lists of the groups"), CASES, "A3", "room", group_lists, False),
    Sheet("group_signs", N_("Signs of the groups"), CASES, "A5", "room", group_signs, False),
    Sheet("route_cards", N_("Route cards"), MARKET, "A4", "participant", route_card),
    Sheet("table_signs", N_("Table signs"), MARKET, "A5", "room", table_signs, False),
    Sheet("round_posters", N_("Round posters"), MARKET, "A3", "room", round_posters, False),
    Sheet("interest_slips", N_("Interest slips"), MARKET, "A4", "room", interest_slips),
    Sheet("plenary", N_("Plenary sheet"), MARKET, "A4", "facilitator", plenary_sheet),
    Sheet("wall", N_("Offers and needs"), MARKET, "A3", "room", wall_sheet, False),
    Sheet("results", N_("Results"), AFTER, "A4", "facilitator", results_report),
    Sheet("matches", N_("Matches of each"), AFTER, "A4", "participant", match_sheet),
    Sheet("returns", N_("Return pages"), AFTER, "A4", "entity", return_page, False),
    Sheet("report", N_("Results report"), AFTER, "A4", "facilitator", workshop_report, False),
    Sheet("cards", N_("Cards to cut out"), ROOM, "A4", "room", card_sheet, False),
    Sheet("reflections", N_("Reflection sheets"), ROOM, "A4", "entity", reflection_sheet),
    Sheet("focus_guide", N_("Guide of the focus group"), FOCUS, "A4", "facilitator", focus_guide),
    Sheet("focus_data", N_("Data sheet of the focus group"), FOCUS, "A4", "room", focus_data),
    Sheet("focus_results", N_("Results of the focus group"), FOCUS, "A4", "room", focus_results, False),
    Sheet("directory", N_("Directory of entities"), DIRECTORY, "A4", "facilitator", entity_directory),
    Sheet("entity", N_("Entity sheets"), DIRECTORY, "A4", "entity", entity_sheet, False),
    Sheet("test_blank", N_("Evaluation test, blank"), TEST, "A4", "entity", evaluation_test, False, "alliance"),
    Sheet("test_filled", N_("Evaluation test, filled in"), TEST, "A4", "entity", evaluation_test, False, "alliance"),
    Sheet("test_comparison", N_("Evaluation tests side by side"), TEST, "A4", "facilitator", evaluation_comparison, False, "alliance"),
    Sheet("red_lines", N_("Red lines"), TEST, "A4", "room", red_lines_sheet, False, "alliance"),
    Sheet("meeting_agenda", N_("Agenda of the meeting"), FOLLOWING, "A4", "room", meeting_agenda, False, "alliance"),
    Sheet("minutes", N_("Minutes of the meeting"), FOLLOWING, "A4", "room", meeting_minutes, False, "alliance"),
    Sheet("commitments", N_("Commitments"), FOLLOWING, "A4", "facilitator", commitments_list, False, "alliance"),
    Sheet("timeline", N_("Timeline"), PROCESSES, "A4", "room", timeline_sheet, False, "process"),
    Sheet("timeline_large", N_("Timeline, large"), PROCESSES, "A3", "room", timeline_sheet, False, "process"),
    Sheet("timeline_tiled", N_("Timeline, tiled over pages"), PROCESSES, "A4", "room", timeline_sheet, False, "process"),
    Sheet("path", N_("Path done, path left"), PROCESSES, "A4", "room", path_sheet, False, "process"),
    Sheet("phase_cards", N_("Phase cards"), PROCESSES, "A4", "facilitator", phase_card, False, "process"),
    Sheet("programme_sheet", N_("Programme sheet"), PROCESSES, "A4", "facilitator", programme_sheet, False, "process"),
    Sheet("plan_table", N_("Plan as a table"), PROCESSES, "A4", "facilitator", plan_table, False, "process"),
    Sheet("plan_table_a3", N_("Plan as a table, large"), PROCESSES, "A3", "room", plan_table_a3, False, "process"),
    Sheet("execution", N_("State of execution"), PROCESSES, "A4", "facilitator", execution, False, "process"),
    Sheet("space_programme", N_("Programme of the learning space"), PROCESSES, "A4", "room", space_programme, False, "process"),
    Sheet("space_satisfaction", N_("Satisfaction with the session"), PROCESSES, "A4", "room", space_satisfaction, False, "process"),
    Sheet("project_sheets", N_("Project sheets"), SELECTION, "A4", "room", project_sheet, False, "alliance"),
    Sheet("project_blank", N_("Project sheet, blank"), SELECTION, "A4", "room", project_sheet, False, "alliance"),
    Sheet("candidates", N_("Projects side by side"), SELECTION, "A4", "room", candidates, False, "alliance"),
    Sheet("contributions", N_("Contributions and commitment"), SELECTION, "A4", "room", contributions, False, "alliance"),
    Sheet("selection", N_("Criteria and result"), SELECTION, "A4", "room", selection_sheet, False, "alliance"),
    Sheet("vote_slips", N_("Voting slips"), SELECTION, "A4", "room", voting_slips, False, "alliance"),
    Sheet("tally", N_("Tally of the vote"), SELECTION, "A4", "facilitator", tally_sheet, False, "alliance"),
    Sheet("letter", N_("Letter of commitment"), LETTERS, "A4", "room", letter, False, "alliance"),
    Sheet("intentions", N_("Document of intentions and confidentiality"), LETTERS, "A4", "room", letter, False, "alliance"),
    Sheet("agreement", N_("Collaboration agreement"), LETTERS, "A4", "room", letter, False, "alliance"),
    Sheet("withdrawal", N_("Withdrawal note"), LETTERS, "A4", "entity", letter, False, "alliance"),
    Sheet("alliance_sheet", N_("Sheet of the alliance"), ALLIANCES, "A4", "facilitator", alliance_sheet, False, "alliance"),
    Sheet("pair_matrix", N_("Partners, pair by pair"), ALLIANCES, "A4", "room", pair_matrix, False, "alliance"),
    Sheet("pair_matrix_a3", N_("Partners, pair by pair, large"), ALLIANCES, "A3", "room", pair_matrix_large, False, "alliance"),
    Sheet("alliance_map", N_("Map around the alliance"), ALLIANCES, "A4", "room", network_map, False, "alliance"),
    Sheet("network_map", N_("Map of entities and alliances"), REPORTS, "A4", "room", network_map, False, "file"),
    Sheet("problem_cards", N_("Prevention radar"), ALLIANCES, "A4", "facilitator", problem_cards, False, "alliance"),
    Sheet("yearly_report", N_("Yearly report"), REPORTS, "A4", "facilitator", yearly_report, False, "file"),
    Sheet("contents", N_("Contents of the pack"), DIRECTORY, "A4", "facilitator", pack_contents),
)  # fmt: skip
BY_ID: Final = {sheet.id: sheet for sheet in SHEETS}
