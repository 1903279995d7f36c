"""What commands say, and how they end."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

DONE, FAILED, WRONG = 0, 1, 2
"""Exit codes: done, a check failed, something outside is wrong."""


def say(sentence: str) -> None:
    """Write a line."""
    sys.stdout.write(sentence + "\n")


def complain(sentence: str) -> int:
    """Say in one line what is wrong; return the exit code for it."""
    sys.stderr.write(sentence.replace("\n", " ") + "\n")
    return WRONG


def report(options: argparse.Namespace, values: dict[str, Any], sentences: Sequence[str]) -> None:
    """Tell what was done: as JSON where asked for, else in sentences."""
    if options.json:
        say(json.dumps(values, ensure_ascii=False, indent=1, default=str))
    else:
        for sentence in sentences:
            say(sentence)
