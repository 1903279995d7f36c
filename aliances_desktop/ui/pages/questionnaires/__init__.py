"""Questionnaires: what has been sent out, what came back, typing it in, and what it says."""

from aliances_desktop.ui.pages.questionnaires.page import QuestionnairesPage as QuestionnairesPage
