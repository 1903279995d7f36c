"""Case work: the cases, the groups that work on them, and the sheets they bring back."""

from aliances_desktop.i18n import N_
from aliances_desktop.ui.pages.workshops.case_texts import CaseTexts
from aliances_desktop.ui.pages.workshops.group_people import GroupPeople
from aliances_desktop.ui.pages.workshops.group_sheets import GroupSheets
from aliances_desktop.ui.pages.workshops.tab import StepsTab


class CasesTab(StepsTab):
    """Three steps, each a page of its own."""

    NAME = "workshops"
    TITLE = N_("Cases")
    HEADER = ("groups.plan", "groups.present")
    STEPS = (CaseTexts, GroupPeople, GroupSheets)
