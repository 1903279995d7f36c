"""The command line: the window, and what scripts, tests and batch printing need; heavy imports stay in the commands.

Exit codes: 0 done, 1 a check failed, 2 something outside is wrong, said in one line.
"""

import argparse
import json
import locale
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from aliances_desktop import __version__
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_, Translator, translator

DONE, FAILED, WRONG = 0, 1, 2


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
            return _open_window(words, t)
        options = _parser(t).parse_args(words)
        command: Callable[[argparse.Namespace, Translator], int] = options.run
        return command(options, t)
    except UserError as error:
        return _complain(t.gettext(error.msgid, **error.values))
    except OSError as error:
        return _complain(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": "))
    except KeyboardInterrupt:
        return _complain(t.gettext("Stopped."))


def user_language() -> str:
    """Return the language the person's environment asks for, Catalan where it asks for none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if code := os.environ.get(name, "")[:2].lower():
            return code if code in LANGUAGES else LANGUAGES[0]
    code = (locale.getlocale()[0] or "")[:2].lower()
    return code if code in LANGUAGES else LANGUAGES[0]


def _complain(sentence: str) -> int:
    sys.stderr.write(sentence.replace("\n", " ") + "\n")
    return WRONG


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")


def _report(options: argparse.Namespace, values: dict[str, Any], sentences: Sequence[str]) -> None:
    """Tell what was done: as JSON where asked for, else in sentences."""
    if options.json:
        _say(json.dumps(values, ensure_ascii=False, indent=1, default=str))
    else:
        for sentence in sentences:
            _say(sentence)


# The window and the sample


def _open_window(words: Sequence[str], t: Translator) -> int:
    if len(words) > 1:
        return _complain(t.gettext("Give one file to open, or a command; --help lists them."))
    from aliances_desktop.ui.app import run

    return run(Path(words[0]) if words else None)


def has_screen() -> bool:
    """Say whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _demo(options: argparse.Namespace, t: Translator) -> int:
    from aliances_desktop.progress import Progress
    from aliances_desktop.services.demo import make_demo

    done = make_demo(options.out, Progress())
    _say(t.gettext("Sample file: {path}", path=done.file))
    _say(
        t.gettext(
            "Market-place: {meetings} meetings in {rounds} rounds",
            meetings=done.plan.meetings,
            rounds=done.plan.rounds,
        )
    )
    _say(t.ngettext("{n} PDF in {folder}", "{n} PDFs in {folder}", len(done.sheets), folder=options.out))
    if has_screen() and not options.no_window:
        from aliances_desktop.ui.app import run

        return run(done.file)
    if not options.no_window:
        _say(t.gettext("There is no screen here, so the pages are left as pictures."))
    # Qt aborts without a screen unless told to draw in memory, and it reads this when it is loaded.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from aliances_desktop.ui.pictures import picture_pages

    pictures = options.out / "pictures"
    picture_pages(done.file, pictures)
    _say(t.gettext("Pictures of the pages: {folder}", folder=pictures))
    return DONE


# Work on a file


def _check(options: argparse.Namespace, t: Translator) -> int:
    from aliances_desktop.services.checking import check_file

    report = check_file(options.file)
    values: dict[str, Any] = {
        "file": str(options.file),
        "version": report.version,
        "problem": t.gettext(report.problem, **report.values),
        "details": report.details,
        "counts": report.counts,
    }
    if report.problem:
        _report(options, values, [values["problem"], *filter(None, [report.details])])
        return FAILED
    lines = [f"{table}: {t.number(count)}" for table, count in report.counts.items() if count]
    _report(
        options,
        values,
        [t.gettext("The file is sound; its version is {version}.", version=report.version), *lines],
    )
    return DONE


def _import(options: argparse.Namespace, t: Translator) -> int:
    from aliances_desktop.progress import Progress
    from aliances_desktop.services.batch import import_file

    done = import_file(options.file, options.data, is_dry_run=options.dry_run, progress=Progress())
    rejected = [
        {"line": row.line, "reason": t.gettext(row.reason, **row.values), "row": row.excerpt}
        for row in done.draft.rejected
    ]
    names = {number: candidate.values["name"] for number, candidate in enumerate(done.draft.candidates)}
    likely = [{"name": names[one.candidate], "like": one.name, "score": one.score} for one in done.likely]
    doubts = [t.gettext(doubt.msgid, **doubt.values) for doubt in done.draft.doubts]
    result = done.result
    values = {
        "is_dry_run": options.dry_run,
        "rows": len(names) + len(rejected),
        "added": result.added,
        "merged": result.merged,
        "rejected": rejected,
        "likely_duplicates": likely,
        "doubts": doubts,
    }
    told = (
        N_("Would add {added}, merge {merged}, reject {rejected}")
        if options.dry_run
        else N_("Added {added}, merged {merged}, rejected {rejected}")
    )
    lines = [t.gettext(told, added=result.added, merged=result.merged, rejected=result.rejected)]
    lines += [t.gettext("Line {line}: {reason}", line=row["line"], reason=row["reason"]) for row in rejected]
    lines += [t.gettext("{name} may be {like}", name=one["name"], like=one["like"]) for one in likely]
    _report(options, values, [*lines, *doubts])
    return DONE


def _import_answers(options: argparse.Namespace, t: Translator) -> int:
    from aliances_desktop import clock
    from aliances_desktop.progress import Progress
    from aliances_desktop.services.answers_import import import_answers

    draft = import_answers(
        options.file,
        options.batch,
        options.data,
        now=clock.now(),
        is_dry_run=options.dry_run,
        progress=Progress(),
    )
    rejected = [
        {"line": row.line, "reason": t.gettext(row.reason, **row.values), "row": row.excerpt}
        for row in draft.rejected
    ]
    values = {
        "is_dry_run": options.dry_run,
        "rows": len(draft.filled) + len(rejected),
        "entered": len(draft.filled),
        "rejected": rejected,
        "left_out": draft.left_out,
    }
    told = (
        N_("Would enter {entered} sheets, reject {rejected}")
        if options.dry_run
        else N_("Entered {entered} sheets, rejected {rejected}")
    )
    lines = [t.gettext(told, entered=len(draft.filled), rejected=len(rejected))]
    lines += [t.gettext("Line {line}: {reason}", line=row["line"], reason=row["reason"]) for row in rejected]
    if draft.left_out:
        lines.append(t.gettext("Columns left out: {names}", names=t.join(draft.left_out)))
    _report(options, values, lines)
    return DONE


def _export(options: argparse.Namespace, t: Translator) -> int:
    from aliances_desktop.services.batch import export_file

    files = export_file(options.file, options.out, t.gettext)
    _report(options, {"files": [str(path) for path in files]}, [str(path) for path in files])
    return DONE


def _backup(options: argparse.Namespace, t: Translator) -> int:
    from aliances_desktop.store import Store

    store = Store.open(options.file)
    try:
        copy = store.backup("named", options.name)
    finally:
        store.close()
    if copy is None:
        raise UserError(N_("The backup could not be written."))
    _report(
        options,
        {"backup": str(copy.path), "made_at": copy.made_at.isoformat()},
        [t.gettext("Backup: {path}", path=copy.path)],
    )
    return DONE


def _restore(options: argparse.Namespace, t: Translator) -> int:
    from aliances_desktop.store import Store
    from aliances_desktop.store.admission import check_header

    check_header(options.backup)
    Store.restore(options.backup, options.out)
    _say(t.gettext("Restored as {path}", path=options.out))
    return DONE


def _schedule(options: argparse.Namespace, t: Translator) -> int:
    from aliances_desktop.progress import Progress
    from aliances_desktop.services.scheduling import schedule_file

    measures = schedule_file(options.instance, options.out, Progress())
    _report(options, measures, [t.gettext("Schedule: {path}", path=options.out)])
    return DONE


def _print(options: argparse.Namespace, t: Translator) -> int:
    from aliances_desktop import clock
    from aliances_desktop.progress import Progress
    from aliances_desktop.services.batch import print_file

    report = print_file(
        options.file,
        options.out,
        workshop_id=options.workshop,
        subject=_subject(options),
        sheets=options.sheets.split(",") if options.sheets else (),
        language=options.language or "own",
        today=clock.now().date(),
        progress=Progress(),
    )
    values = {"files": [str(path) for path in report.files], "undrawable": report.undrawable}
    lines = [t.ngettext("{n} PDF in {folder}", "{n} PDFs in {folder}", len(report.files), folder=options.out)]
    if report.undrawable:
        lines.append(t.gettext("No font could draw: {characters}", characters=" ".join(report.undrawable)))
    _report(options, values, lines)
    return DONE


def _subject(options: argparse.Namespace) -> tuple[str, int] | None:
    """Return what is printed instead of a workshop, None for nothing."""
    if options.whole:
        return ("file", 0)
    chosen = (("alliance", options.alliance), ("process", options.process))
    return next(((kind, id) for kind, id in chosen if id is not None), None)


# The commands and their options


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


Command = Callable[[argparse.Namespace, Translator], int]
Options = Callable[[argparse.ArgumentParser, Translator], None]

COMMANDS: Mapping[str, tuple[str, Command, Options]] = {
    "demo": (N_("Make the sample, plan its market-place and print the whole pack"), _demo, _demo_options),
    "import": (N_("Import a directory of entities into a file"), _import, _import_options),
    "import-answers": (
        N_("Import the answers of an online form into a batch of questionnaires"),
        _import_answers,
        _import_answers_options,
    ),
    "schedule": (N_("Plan a market-place or groups given as JSON"), _schedule, _schedule_options),
    "print": (N_("Print the sheets of a workshop, an alliance or a process as PDF"), _print, _print_options),
    "check": (N_("Check a file: integrity, version, counts"), _check, _check_options),
    "export": (N_("Export the directory and the results as spreadsheets"), _export, _export_options),
    "backup": (N_("Keep a copy of a file"), _backup, _backup_options),
    "restore": (N_("Restore a backup as a new file"), _restore, _restore_options),
}
"""Name → what it does (a msgid), the function that does it, and its options."""
