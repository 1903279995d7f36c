"""Time comes in from outside: the wall clock for dates, the monotonic clock for timers."""

import time
from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Gives the present local time, with its zone."""

Monotonic = Callable[[], float]
"""Gives seconds that never jump, for timers."""


def now() -> datetime:
    """Return the present local time with its zone: the one place that reads the wall clock."""
    return datetime.now().astimezone()


monotonic: Monotonic = time.monotonic
