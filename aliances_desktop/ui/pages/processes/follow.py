"""How a process is followed."""

from aliances_desktop.services import following
from aliances_desktop.ui.widgets.following.tab import FollowTab


class ProcessFollowTab(FollowTab):
    """Commitments, meetings, commissions, support, diary and documents of a process."""

    OWNER = following.PROCESS
