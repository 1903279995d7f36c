"""How an alliance is followed."""

from aliances_desktop.services import following
from aliances_desktop.ui.widgets.following.tab import FollowTab


class AllianceFollowTab(FollowTab):
    """Commitments, meetings, commissions, support, diary and documents of an alliance."""

    OWNER = following.ALLIANCE
