"""The commands that work on a file; heavy imports stay inside them."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aliances_desktop.cli.output import DONE, FAILED, report, say
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_, Translator

if TYPE_CHECKING:
    from sqlmodel import Session


def check(options: argparse.Namespace, t: Translator) -> int:
    """Check a file."""
    from aliances_desktop.services.checking import check_file

    found = check_file(options.file)
    values: dict[str, Any] = {
        "file": str(options.file),
        "version": found.version,
        "problem": t.gettext(found.problem, **found.values),
        "details": found.details,
        "counts": found.counts,
    }
    if found.problem:
        report(options, values, [values["problem"], *filter(None, [found.details])])
        return FAILED
    lines = [f"{table}: {t.number(count)}" for table, count in found.counts.items() if count]
    report(
        options,
        values,
        [t.gettext("The file is sound; its version is {version}.", version=found.version), *lines],
    )
    return DONE


def import_directory(options: argparse.Namespace, t: Translator) -> int:
    """Import a directory of entities into a file."""
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
    report(options, values, [*lines, *doubts])
    return DONE


def import_answers(options: argparse.Namespace, t: Translator) -> int:
    """Import the answers of an online form into a batch."""
    from aliances_desktop import clock
    from aliances_desktop.progress import Progress
    from aliances_desktop.services.answers_import import import_answers as import_them

    draft = import_them(
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
    report(options, values, lines)
    return DONE


def export(options: argparse.Namespace, t: Translator) -> int:
    """Export the directory and the results as spreadsheets."""
    from aliances_desktop.services.batch import export_file

    files = export_file(options.file, options.out, t.gettext)
    report(options, {"files": [str(path) for path in files]}, [str(path) for path in files])
    return DONE


def backup(options: argparse.Namespace, t: Translator) -> int:
    """Keep a copy of a file."""
    from aliances_desktop.store import Store

    store = Store.open(options.file)
    try:
        copy = store.backup("named", options.name)
    finally:
        store.close()
    if copy is None:
        raise UserError(N_("The backup could not be written."))
    report(
        options,
        {"backup": str(copy.path), "made_at": copy.made_at.isoformat()},
        [t.gettext("Backup: {path}", path=copy.path)],
    )
    return DONE


def restore(options: argparse.Namespace, t: Translator) -> int:
    """Restore a backup as a new file."""
    from aliances_desktop.store import Store
    from aliances_desktop.store.admission import check_header

    check_header(options.backup)
    Store.restore(options.backup, options.out)
    say(t.gettext("Restored as {path}", path=options.out))
    return DONE


def schedule(options: argparse.Namespace, t: Translator) -> int:
    """Plan a market-place or groups given as JSON."""
    from aliances_desktop.progress import Progress
    from aliances_desktop.services.scheduling import schedule_file

    measures = schedule_file(options.instance, options.out, Progress())
    report(options, measures, [t.gettext("Schedule: {path}", path=options.out)])
    return DONE


def print_sheets(options: argparse.Namespace, t: Translator) -> int:
    """Print the sheets of a workshop, an alliance, a process or the whole file as PDF."""
    from aliances_desktop import clock
    from aliances_desktop.progress import Progress
    from aliances_desktop.services.batch import print_file

    printed = print_file(
        options.file,
        options.out,
        workshop_id=options.workshop,
        subject=_subject(options),
        sheets=options.sheets.split(",") if options.sheets else (),
        language=options.language or "own",
        today=clock.now().date(),
        progress=Progress(),
    )
    values = {"files": [str(path) for path in printed.files], "undrawable": printed.undrawable}
    lines = [
        t.ngettext("{n} PDF in {folder}", "{n} PDFs in {folder}", len(printed.files), folder=options.out)
    ]
    if printed.undrawable:
        lines.append(t.gettext("No font could draw: {characters}", characters=" ".join(printed.undrawable)))
    report(options, values, lines)
    return DONE


def _subject(options: argparse.Namespace) -> tuple[str, int] | None:
    """Return what is printed instead of a workshop, None for nothing."""
    if options.whole:
        return ("file", 0)
    chosen = (("alliance", options.alliance), ("process", options.process))
    return next(((kind, id) for kind, id in chosen if id is not None), None)


def save_report(options: argparse.Namespace, t: Translator) -> int:
    """Save the report of a year as PDF, DOCX or XLSX."""
    from aliances_desktop import clock
    from aliances_desktop.services import yearly_save

    today = clock.now().date()
    with _reading(options.file) as session:
        yearly_save.save_report(
            session, options.year or today.year, options.file.stem, options.language, options.out, today
        )
    return _saved(options, t)


def save_timeline(options: argparse.Namespace, t: Translator) -> int:
    """Save the timeline of a process as PDF, SVG, ICS or XLSX."""
    from aliances_desktop import clock
    from aliances_desktop.services import timeline_export

    with _reading(options.file) as session:
        timeline_export.save(session, options.process, options.language, options.out, clock.now())
    return _saved(options, t)


def save_letter(options: argparse.Namespace, t: Translator) -> int:
    """Save the newest letter of an alliance as PDF or DOCX, or the page that says what is missing."""
    from aliances_desktop.services import letters, letters_save

    with _reading(options.file) as session:
        letter = letters.newest(session, options.alliance, options.kind)
        if letter is None:
            raise UserError(N_("This alliance has no letter of that kind yet."))
        is_whole = letters_save.save_letter(session, letter.key, options.language, options.out)
    done = _saved(options, t)
    return done if is_whole else FAILED


@contextmanager
def _reading(file: Path) -> Iterator["Session"]:
    """Give the file to read; whoever has it open goes on writing."""
    from aliances_desktop.store import Store

    store = Store.open(file, read_only=True)
    try:
        with store.read() as session:
            yield session
    finally:
        store.close()


def _saved(options: argparse.Namespace, t: Translator) -> int:
    path = str(options.out)
    report(options, {"file": path}, [t.gettext("Saved: {path}", path=path)])
    return DONE
