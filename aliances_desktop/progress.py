"""How long work reports its progress and is cancelled, without knowing who listens."""

from collections.abc import Callable


class Cancelled(Exception):
    """The person asked to stop; whoever is inside `store.edit` rolls back by this exception alone."""


class Progress:
    """Given to every job as its first argument: the job calls `step`, the listener draws, `cancel` stops it.

    `listener(done, total, msgid)` runs in the job's thread. A job may call `step` as often as it likes.
    """

    def __init__(self, listener: Callable[[int, int, str], None] | None = None) -> None:
        self._listener = listener
        self._is_cancelled = False

    def cancel(self) -> None:
        """Ask the job to stop at its next step; callable from any thread."""
        self._is_cancelled = True

    def step(self, done: int, total: int, msgid: str = "") -> None:
        """Report `done` of `total` units; raise `Cancelled` when the person asked to stop."""
        if self._is_cancelled:
            raise Cancelled
        if self._listener is not None:
            self._listener(done, total, msgid)
