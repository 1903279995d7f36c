"""The command line: the window, and what scripts, tests and batch printing need; heavy imports stay in the commands.

Exit codes: 0 done, 1 a check failed, 2 something outside is wrong, said in one line.
"""

import argparse
import locale
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from aliances_desktop import __version__
from aliances_desktop.cli.options import COMMANDS
from aliances_desktop.cli.output import DONE, FAILED, WRONG, complain
from aliances_desktop.cli.window import has_screen, open_window
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, Translator, translator

__all__ = ["COMMANDS", "DONE", "FAILED", "WRONG", "has_screen", "main", "user_language"]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line instead of repeating the usage."""

    def error(self, message: str) -> NoReturn:
        """Leave with the code of a user error."""
        self.exit(WRONG, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; without a command, open the window."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    t = translator(user_language())
    try:
        if not words or (words[0] not in COMMANDS and not words[0].startswith("-")):
            return open_window(words, t)
        options = _parser(t).parse_args(words)
        command: Callable[[argparse.Namespace, Translator], int] = options.run
        return command(options, t)
    except UserError as error:
        return complain(t.gettext(error.msgid, **error.values))
    except OSError as error:
        return complain(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": "))
    except KeyboardInterrupt:
        return complain(t.gettext("Stopped."))


def user_language() -> str:
    """Return the language the person's environment asks for, Catalan where it asks for none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if code := os.environ.get(name, "")[:2].lower():
            return code if code in LANGUAGES else LANGUAGES[0]
    code = (locale.getlocale()[0] or "")[:2].lower()
    return code if code in LANGUAGES else LANGUAGES[0]


def _parser(t: Translator) -> _Parser:
    parser = _Parser(
        prog="aliances-desktop",
        description=t.gettext(
            "Prepare, run and follow local alliances. With a file or alone: opens the window."
        ),
    )
    parser.add_argument("--version", action="version", version=f"Aliances Desktop {__version__}")
    commands = parser.add_subparsers(metavar="", required=True, parser_class=_Parser)
    for name, (help_msgid, run, add_options) in COMMANDS.items():
        command = commands.add_parser(name, help=t.gettext(help_msgid), description=t.gettext(help_msgid))
        add_options(command, t)
        command.set_defaults(run=run)
    return parser
