"""Tables of the .aliances file, code lists and the rules of one record; no session, no query."""

from typing import Final

from aliances_desktop.model.agenda import Agenda, AgendaRow, Contribution
from aliances_desktop.model.base import Record, metadata
from aliances_desktop.model.case import Case, CaseEntity, Exercise, GroupFinding, GroupMember, WorkGroup
from aliances_desktop.model.entity import Contact, Entity, Offer
from aliances_desktop.model.file import LiveState, Printed
from aliances_desktop.model.instrument import Instrument
from aliances_desktop.model.market import Idea, IdeaEntity, Market, Meeting, Pitch, Stand, Wish
from aliances_desktop.model.questionnaire import (
    Answer,
    Batch,
    Question,
    Questionnaire,
    QuestionOption,
    Reply,
    Theme,
)
from aliances_desktop.model.room import (
    Card,
    Deck,
    FocusDatum,
    FocusGroup,
    LeadershipSignal,
    Outcome,
    Reflection,
    WallNote,
    Wording,
)
from aliances_desktop.model.territory import Municipality
from aliances_desktop.model.texts import Texts
from aliances_desktop.model.workshop import Participant, Workshop

SEARCHED: Final[dict[str, tuple[str, ...]]] = {
    "entity": (
        "name",
        "short_name",
        "municipality",
        "address",
        "territory",
        "services",
        "beneficiaries_text",
        "strengths",
        "weaknesses",
        "legal_form",
        "website",
        "decision_body",
        "notes",
        "tags",
    ),
    "contact": ("name", "post", "email", "phone", "substitute"),
    "offer": ("text",),
    "workshop": ("title", "place", "facilitators", "notes"),
    "participant": ("person", "notes"),
    "stand": ("offers", "seeks"),
    "pitch": ("project", "questions", "offers", "comments"),
    "idea": ("title", "description"),
    "agenda_row": ("activity", "description", "responsible", "room", "notes", "agreements"),
    "questionnaire": ("title", "topic"),
    "batch": ("title", "notes"),
    "answer": ("text",),
    "case_study": ("title", "description"),
    "work_group": ("presenter", "alliances", "opportunities", "risks", "proposal"),
    "wording": ("title", "body"),
    "wall_note": ("text",),
    "contribution": ("text",),
    "focus_group": ("topic", "notes"),
    "outcome": ("text", "evidence"),
}
"""Table → columns that the full-text search reads."""

UNLOGGED: Final = frozenset({"printed", "live_state"})
"""Tables that hold traces, not edits: writing them makes no undo step."""

__all__ = [
    "SEARCHED",
    "UNLOGGED",
    "Agenda",
    "AgendaRow",
    "Answer",
    "Batch",
    "Card",
    "Case",
    "CaseEntity",
    "Contact",
    "Contribution",
    "Deck",
    "Entity",
    "Exercise",
    "FocusDatum",
    "FocusGroup",
    "GroupFinding",
    "GroupMember",
    "Idea",
    "IdeaEntity",
    "Instrument",
    "LeadershipSignal",
    "LiveState",
    "Market",
    "Meeting",
    "Municipality",
    "Offer",
    "Outcome",
    "Participant",
    "Pitch",
    "Printed",
    "Question",
    "QuestionOption",
    "Questionnaire",
    "Record",
    "Reflection",
    "Reply",
    "Stand",
    "Texts",
    "Theme",
    "WallNote",
    "Wish",
    "Wording",
    "WorkGroup",
    "Workshop",
    "metadata",
]
