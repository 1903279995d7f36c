"""Long work off the interface's thread: one worker keeps the order, results come back by queued signals."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from aliances_desktop.progress import Cancelled, Progress


class Task(QObject):
    """A job under way. Signals arrive in the interface's thread, `finished` always last."""

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    # A job that ends at once would answer before anybody listens, so the answer is always queued.
    _ended = Signal(object, object)

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self.progress = Progress(self.progressed.emit)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self.progress.cancel()

    def run(self, job: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        """Do the job in the calling thread and queue its outcome."""
        try:
            result = job(self.progress, *arguments)
        except BaseException as error:
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    def _deliver(self, result: object, error: BaseException | None) -> None:
        if error is None:
            self.succeeded.emit(result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.finished.emit()


class Runner(QObject):
    """Starts jobs one after another; at most one runs."""

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._tasks: list[Task] = []

    def start(self, label: str, job: Callable[..., Any], *arguments: Any) -> Task:
        """Queue `job(progress, *arguments)` under a translated `label`; connect to the task returned.

        A job without a label is done quietly: it only reads, and the status bar does not show it.
        """
        task = Task(label, self)
        self._tasks.append(task)
        task.finished.connect(lambda: self._tasks.remove(task))
        self.started.emit(task)
        self._executor.submit(task.run, job, arguments)
        return task

    def is_busy(self) -> bool:
        """Tell whether a job is running or waiting."""
        return bool(self._tasks)

    def stop(self) -> None:
        """Cancel everything and wait: called when the window closes."""
        for task in self._tasks:
            task.cancel()
        self._executor.shutdown(wait=True)
