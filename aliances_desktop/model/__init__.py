"""Tables of the .aliances file, code lists and the rules of one record; no session, no query."""

from typing import Final

from aliances_desktop.model.base import Record, metadata
from aliances_desktop.model.entity import Contact, Entity, Offer
from aliances_desktop.model.file import LiveState, Printed, Setting
from aliances_desktop.model.market import Idea, IdeaEntity, Market, Meeting, Pitch, Stand, Wish
from aliances_desktop.model.territory import Municipality
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
}
"""Table → columns that the full-text search reads."""

UNLOGGED: Final = frozenset({"printed", "live_state"})
"""Tables that hold traces, not edits: writing them makes no undo step."""

__all__ = [
    "SEARCHED",
    "UNLOGGED",
    "Contact",
    "Entity",
    "Idea",
    "IdeaEntity",
    "LiveState",
    "Market",
    "Meeting",
    "Municipality",
    "Offer",
    "Participant",
    "Pitch",
    "Printed",
    "Record",
    "Setting",
    "Stand",
    "Wish",
    "Workshop",
    "metadata",
]
