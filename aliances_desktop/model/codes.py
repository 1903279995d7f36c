"""Code lists: what is stored is the code, what is shown is its label in the language asked for.

The kinds and sectors are those of the guide (chapters 1 and 2), the four conditions those of its chapter 5.
"""

from collections.abc import Mapping
from typing import Final

from aliances_desktop.i18n import N_

Codes = Mapping[str, str]
"""Code → label (a msgid)."""

KINDS: Final[Codes] = {
    "association": N_("Association"),
    "foundation": N_("Foundation"),
    "cooperative": N_("Cooperative"),
    "company": N_("Company"),
    "administration": N_("Public administration"),
    "university": N_("University"),
    "union": N_("Trade union"),
    "job_agency": N_("Job agency"),
    "other": N_("Other kind"),
}
SECTORS: Final[Codes] = {
    "social": N_("Social action"),
    "culture": N_("Culture"),
    "sports": N_("Sports"),
    "environment": N_("Environment"),
    "business": N_("Business and professional"),
    "education": N_("Education"),
    "health": N_("Health"),
    "employment": N_("Employment"),
    "community": N_("Community and neighbourhood"),
    "public": N_("Public services"),
    "other": N_("Other sector"),
}
TARGET_GROUPS: Final[Codes] = {
    "children": N_("Children"),
    "youth": N_("Young people"),
    "older": N_("Older people"),
    "families": N_("Families"),
    "women": N_("Women"),
    "migrants": N_("Migrants"),
    "disability": N_("People with disabilities"),
    "mental_health": N_("Mental health"),
    "homeless": N_("Homeless people"),
    "unemployed": N_("Unemployed people"),
    "prison": N_("Prisoners and ex-prisoners"),
    "addictions": N_("Addictions"),
    "poverty": N_("People in poverty"),
    "lgbti": N_("LGBTI people"),
    "everyone": N_("Everyone"),
}
OFFER_CATEGORIES: Final[Codes] = {
    "space": N_("Space"),
    "material": N_("Material and equipment"),
    "volunteers": N_("Volunteers"),
    "staff": N_("Professionals"),
    "training": N_("Training"),
    "knowledge": N_("Knowledge and advice"),
    "funding": N_("Funding"),
    "communication": N_("Communication"),
    "contacts": N_("Contacts and networks"),
    "services": N_("Services"),
    "projects": N_("Joint projects"),
    "jobs": N_("Jobs and placements"),
    "other": N_("Other"),
}
OFFER_SIDES: Final[Codes] = {"offer": N_("Offer"), "need": N_("Need")}
CONDITIONS: Final[Codes] = {
    "knows_entity": N_("Knows the entity well"),
    "is_constructive": N_("Constructive manner"),
    "has_empathy": N_("Empathy"),
    "has_time": N_("Has time"),
}
CONDITION_LEVELS: Final[Mapping[int, str]] = {0: N_("No"), 1: N_("A little"), 2: N_("Enough"), 3: N_("Fully")}

WORKSHOP_KINDS: Final[Codes] = {
    "alliances": N_("Alliances workshop"),
    "focus_group": N_("Focus group"),
    "learning_space": N_("Learning space"),
    "other": N_("Other meeting"),
}
WORKSHOP_STATES: Final[Codes] = {
    "draft": N_("Being prepared"),
    "called": N_("Called"),
    "running": N_("Under way"),
    "done": N_("Done"),
    "cancelled": N_("Cancelled"),
}
ATTENDANCE: Final[Codes] = {
    "invited": N_("Invited"),
    "confirmed": N_("Confirmed"),
    "arrived": N_("Arrived"),
    "absent": N_("Absent"),
}
WISHES: Final[Codes] = {
    "must": N_("Must meet"),
    "like": N_("Would like to meet"),
    "veto": N_("Never together"),
}
INTERESTS: Final[Codes] = {"yes": N_("Yes"), "maybe": N_("Maybe"), "no": N_("Not now")}

# Agendas

ROW_KINDS: Final[Codes] = {
    "opening": N_("Opening"),
    "talk": N_("Talk"),
    "exercise": N_("Exercise"),
    "sharing": N_("Sharing"),
    "market": N_("Market-place"),
    "break": N_("Break"),
    "moment": N_("Moment of a focus group"),
    "closing": N_("Closing"),
}
GROUPINGS: Final[Codes] = {
    "plenary": N_("Everyone together"),
    "groups": N_("Groups"),
    "pairs": N_("Pairs"),
    "alone": N_("Each alone"),
}

# Questionnaires

QUESTION_KINDS: Final[Codes] = {
    "yes_no": N_("Yes or no"),
    "single": N_("One choice"),
    "multiple": N_("Several choices"),
    "ranking": N_("In order"),
    "scale": N_("Scale"),
    "texts": N_("Short texts"),
    "open": N_("Open text"),
    "grid": N_("Grid"),
}
BATCH_MOMENTS: Final[Codes] = {
    "before": N_("Before"),
    "during": N_("During"),
    "after": N_("After"),
}
MOTIVES: Final[Codes] = {
    "ECON": N_("Economic viability"),
    "POL": N_("Political influence"),
    "TERR": N_("Territorial reach"),
    "COLL": N_("Reaching other groups"),
    "COM": N_("Better communication"),
    "QUAL": N_("Better quality"),
    "IMG": N_("Better image"),
    "CIRC": N_("A more complete circuit, with more actors"),
    "NEWP": N_("A new project"),
    "IMP": N_("More impact"),
    "LEAD": N_("Need for leadership"),
    "STAG": N_("Getting out of stagnation"),
    "OTH": N_("Other motive"),
}
"""Motives of an alliance: one list for all instruments (chapter 2, Annexes I, IV and VI)."""
MINIMUM_CONDITIONS: Final[Codes] = {
    "PERS": N_("Affinity with the people"),
    "DEC": N_("Equal say in decisions"),
    "STAFF": N_("Keeping the staff"),
    "JUR": N_("Keeping the legal personality"),
    "PAT": N_("Keeping the assets"),
    "MARCA": N_("Keeping the image and brand"),
    "OTH": N_("Other condition"),
}
"""Minimum conditions of an alliance (Annexes I and VI)."""
CODE_LISTS: Final[Mapping[str, Codes]] = {"motives": MOTIVES, "conditions": MINIMUM_CONDITIONS}
"""Lists that answers of different questionnaires are compared by."""

# The room

RELATIONS: Final[Codes] = {
    "collaboration": N_("Collaboration"),
    "cooperation": N_("Cooperation"),
    "alliance": N_("Alliance"),
}
WALL_SECTIONS: Final[Codes] = {
    "values": N_("Added values"),
    "models": N_("Models"),
    "processes": N_("Processes"),
    "factors": N_("Factors"),
    "success": N_("Success factors of the room"),
    "failure": N_("Failure factors of the room"),
    "concern": N_("Concerns"),
}
PERSPECTIVES: Final[Codes] = {
    "mission": N_("Mission"),
    "operations": N_("Operations"),
    "survival": N_("Survival"),
    "hidden": N_("Hidden interest"),
}
DOUBTS: Final[Codes] = {"yes": N_("Yes"), "no": N_("No"), "doubt": N_("In doubt")}
FOCUS_FACTORS: Final[Mapping[str, Codes]] = {
    "people_know": {
        "little": N_("Hardly know each other"),
        "some": N_("Some know each other"),
        "well": N_("Know each other well"),
    },
    "entities_know": {
        "little": N_("Have not worked together"),
        "some": N_("Some have worked together"),
        "well": N_("Work together often"),
    },
    "concreteness": {
        "broad": N_("Broad topic"),
        "bounded": N_("Bounded topic"),
        "precise": N_("Precise topic"),
    },
    "openness": {
        "open": N_("Topic still open"),
        "partly": N_("Partly decided"),
        "defined": N_("Topic decided"),
    },
}
"""The four factors of the design of a focus group (Annex V), each with its levels."""
LEVELS: Final[Mapping[int, str]] = {0: N_("None"), 1: N_("Low"), 2: N_("Medium"), 3: N_("High")}
"""How much interest, viability or commitment an entity sees in an idea."""
