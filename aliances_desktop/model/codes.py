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
