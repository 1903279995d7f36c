"""Opening the window, and the sample with everything in it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from aliances_desktop.cli.output import DONE, complain, say
from aliances_desktop.i18n import Translator


def open_window(words: Sequence[str], t: Translator) -> int:
    """Open the window, on a file where one is given."""
    if len(words) > 1:
        return complain(t.gettext("Give one file to open, or a command; --help lists them."))
    from aliances_desktop.ui.app import run

    return run(Path(words[0]) if words else None)


def has_screen() -> bool:
    """Say whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def demo(options: argparse.Namespace, t: Translator) -> int:
    """Make the sample, print everything, and open it or leave pictures."""
    from aliances_desktop.progress import Progress
    from aliances_desktop.services.demo import make_demo

    done = make_demo(options.out, Progress())
    say(t.gettext("Sample file: {path}", path=done.file))
    say(
        t.gettext(
            "Market-place: {meetings} meetings in {rounds} rounds",
            meetings=done.plan.meetings,
            rounds=done.plan.rounds,
        )
    )
    say(t.ngettext("{n} PDF in {folder}", "{n} PDFs in {folder}", len(done.sheets), folder=options.out))
    if has_screen() and not options.no_window:
        from aliances_desktop.ui.app import run

        return run(done.file)
    if not options.no_window:
        say(t.gettext("There is no screen here, so the pages are left as pictures."))
    # Qt aborts without a screen unless told to draw in memory, and it reads this when it is loaded.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from aliances_desktop.ui.pictures import picture_pages

    pictures = options.out / "pictures"
    picture_pages(done.file, pictures)
    say(t.gettext("Pictures of the pages: {folder}", folder=pictures))
    return DONE
