"""Groups for 36 people × 6 groups × 3 exercises: what the search finds, and what it takes of a second."""

import time

from aliances_desktop.planning.groups import Task, measure, plan_groups
from tests.planning.test_groups import some_people


def run() -> dict[str, float]:
    """Return the seconds, and the pairs who meet again over all pairs of the three exercises."""
    task = Task(some_people(36, 30), 6, 3)
    start = time.perf_counter()
    plan = plan_groups(task)
    seconds = time.perf_counter() - start
    return {
        "36 people x 6 groups x 3, in seconds": seconds,
        "pairs who meet again over all": measure(task, plan.exercises).repeated / (3 * 6 * 15),
    }
