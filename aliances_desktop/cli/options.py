"""The commands by name, each with its options."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from aliances_desktop.cli.commands import (
    backup,
    check,
    export,
    import_answers,
    import_directory,
    print_sheets,
    restore,
    save_letter,
    save_report,
    save_timeline,
    schedule,
)
from aliances_desktop.cli.window import demo
from aliances_desktop.i18n import LANGUAGES, N_, Translator

_LETTERS: Final = ("commitment", "intentions", "agreement")


def _demo_options(command: argparse.ArgumentParser, t: Translator) -> None:
    command.add_argument(
        "--out",
        type=Path,
        default=Path("build/demo"),
        metavar="DIR",
        help=t.gettext("folder for what is made"),
    )
    command.add_argument(
        "--no-window", action="store_true", help=t.gettext("leave pictures instead of a window")
    )


def _file(command: argparse.ArgumentParser, t: Translator) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help=t.gettext("an .aliances file"))


def _out(command: argparse.ArgumentParser, metavar: str, help_text: str) -> None:
    command.add_argument("-o", "--out", type=Path, required=True, metavar=metavar, help=help_text)


def _json(command: argparse.ArgumentParser, t: Translator) -> None:
    command.add_argument("--json", action="store_true", help=t.gettext("report as JSON"))


def _import_options(command: argparse.ArgumentParser, t: Translator) -> None:
    _file(command, t)
    command.add_argument(
        "data", type=Path, metavar="DATA", help=t.gettext("a CSV, XLSX or ODS file of entities")
    )
    command.add_argument("--dry-run", action="store_true", help=t.gettext("only say what would be imported"))
    _json(command, t)


def _import_answers_options(command: argparse.ArgumentParser, t: Translator) -> None:
    _file(command, t)
    command.add_argument("batch", metavar="BATCH", help=t.gettext("number or title of a batch"))
    command.add_argument(
        "data", type=Path, metavar="DATA", help=t.gettext("a CSV, XLSX or ODS file of answers")
    )
    command.add_argument("--dry-run", action="store_true", help=t.gettext("only say what would be imported"))
    _json(command, t)


def _schedule_options(command: argparse.ArgumentParser, t: Translator) -> None:
    command.add_argument(
        "instance", type=Path, metavar="INSTANCE.json", help=t.gettext("a market-place to plan")
    )
    _out(command, "SCHEDULE.json", t.gettext("where the schedule goes"))
    _json(command, t)


def _print_options(command: argparse.ArgumentParser, t: Translator) -> None:
    _file(command, t)
    command.add_argument(
        "--workshop", type=int, metavar="ID", help=t.gettext("a workshop; else the next one")
    )
    command.add_argument("--alliance", type=int, metavar="ID", help=t.gettext("an alliance instead"))
    command.add_argument("--process", type=int, metavar="ID", help=t.gettext("a process instead"))
    command.add_argument(
        "--whole", action="store_true", help=t.gettext("the directory and the reports instead")
    )
    command.add_argument("--sheets", metavar="A,B", help=t.gettext("only these sheets"))
    command.add_argument(
        "--language", choices=[*LANGUAGES, "own"], help=t.gettext("of every sheet, or each person's own")
    )
    _out(command, "DIR", t.gettext("folder for the PDFs"))
    _json(command, t)


def _check_options(command: argparse.ArgumentParser, t: Translator) -> None:
    _file(command, t)
    _json(command, t)


def _export_options(command: argparse.ArgumentParser, t: Translator) -> None:
    _file(command, t)
    _out(command, "DIR", t.gettext("folder for the spreadsheets"))
    _json(command, t)


def _backup_options(command: argparse.ArgumentParser, t: Translator) -> None:
    _file(command, t)
    command.add_argument("--name", default="", help=t.gettext("a name for the backup"))
    _json(command, t)


def _restore_options(command: argparse.ArgumentParser, t: Translator) -> None:
    command.add_argument("backup", type=Path, metavar="BACKUP", help=t.gettext("a backup"))
    _out(command, "FILE", t.gettext("the new file; an old one is never overwritten"))


def _language(command: argparse.ArgumentParser, t: Translator) -> None:
    command.add_argument(
        "--language", choices=LANGUAGES, default=LANGUAGES[0], help=t.gettext("of what is saved")
    )


def _report_options(command: argparse.ArgumentParser, t: Translator) -> None:
    _file(command, t)
    command.add_argument("--year", type=int, metavar="YEAR", help=t.gettext("a year; else this one"))
    _language(command, t)
    _out(command, "FILE", t.gettext("a PDF, DOCX or XLSX file"))
    _json(command, t)


def _timeline_options(command: argparse.ArgumentParser, t: Translator) -> None:
    _file(command, t)
    command.add_argument("process", type=int, metavar="PROCESS", help=t.gettext("number of a process"))
    _language(command, t)
    _out(command, "FILE", t.gettext("a PDF, SVG, ICS or XLSX file"))
    _json(command, t)


def _letter_options(command: argparse.ArgumentParser, t: Translator) -> None:
    _file(command, t)
    command.add_argument("alliance", type=int, metavar="ALLIANCE", help=t.gettext("number of an alliance"))
    command.add_argument("--kind", choices=_LETTERS, default="commitment", help=t.gettext("which letter"))
    _language(command, t)
    _out(command, "FILE", t.gettext("a PDF or DOCX file"))
    _json(command, t)


Command = Callable[[argparse.Namespace, Translator], int]
Options = Callable[[argparse.ArgumentParser, Translator], None]

COMMANDS: Final[Mapping[str, tuple[str, Command, Options]]] = {
    "demo": (N_("Make the sample, plan its market-place and print the whole pack"), demo, _demo_options),
    "import": (N_("Import a directory of entities into a file"), import_directory, _import_options),
    "import-answers": (
        N_("Import the answers of an online form into a batch of questionnaires"),
        import_answers,
        _import_answers_options,
    ),
    "schedule": (N_("Plan a market-place or groups given as JSON"), schedule, _schedule_options),
    "print": (
        N_("Print the sheets of a workshop, an alliance or a process as PDF"),
        print_sheets,
        _print_options,
    ),
    "check": (N_("Check a file: integrity, version, counts"), check, _check_options),
    "export": (N_("Export the directory and the results as spreadsheets"), export, _export_options),
    "report": (N_("Save the report of a year"), save_report, _report_options),
    "timeline": (N_("Save the timeline of a process"), save_timeline, _timeline_options),
    "letter": (N_("Save the letter of an alliance"), save_letter, _letter_options),
    "backup": (N_("Keep a copy of a file"), backup, _backup_options),
    "restore": (N_("Restore a backup as a new file"), restore, _restore_options),
}
"""Name → what it does (a msgid), the function that does it, and its options."""
