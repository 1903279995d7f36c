"""What alliances and processes are followed with: commitments, meetings, commissions, support, a diary, documents."""

from aliances_desktop.ui.widgets.following.commitments import CommitmentList
from aliances_desktop.ui.widgets.following.tab import ACTIONS, FollowTab

__all__ = ["ACTIONS", "CommitmentList", "FollowTab"]
