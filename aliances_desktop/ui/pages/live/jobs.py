"""Planning the coming rounds anew off the interface's thread, as one undo step."""

from aliances_desktop import clock
from aliances_desktop.i18n import N_
from aliances_desktop.progress import Progress
from aliances_desktop.services import live
from aliances_desktop.services.replan import ReplanResult
from aliances_desktop.store import Store


def plan_without(
    progress: Progress, store: Store, workshop_id: int, participant_id: int, begun_round: int
) -> ReplanResult:
    """Note that somebody is missing; people sit at the tables of `begun_round` already, so it stays (0 for none)."""
    with store.edit(N_("Note who is missing")) as session:
        live.hold_round(session, workshop_id, begun_round)
        return live.mark_absent(session, workshop_id, [participant_id], progress)


def plan_with(
    progress: Progress, store: Store, workshop_id: int, participant_id: int, begun_round: int
) -> ReplanResult:
    """Note that somebody has come after all, from the round after `begun_round` on."""
    with store.edit(N_("Note who has come")) as session:
        live.hold_round(session, workshop_id, begun_round)
        return live.mark_arrived(session, workshop_id, [participant_id], clock.now(), progress)
