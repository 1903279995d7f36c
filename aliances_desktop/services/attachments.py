"""Documents copied into the file: added with a limit, saved or opened as copies, replaced, deleted, counted."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sqlmodel import Session, col, func, select

from aliances_desktop import text
from aliances_desktop.errors import UserError
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import N_
from aliances_desktop.model import Attachment, AttachmentContent, Gathering
from aliances_desktop.services import lines, records, sequence
from aliances_desktop.services.following import Owner

MOST_MEGABYTES: Final = 20
MOST_BYTES: Final = MOST_MEGABYTES * 1024 * 1024
_NAME_LIMIT: Final = 120
_BYTES_LIMIT: Final = 220
_ENDING: Final = re.compile(r"[A-Za-z0-9]{1,12}")
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')
_RESERVED: Final = re.compile(r"(?i)^(con|prn|aux|nul|(com|lpt)[\d¹²³]) *(\.|$)")
_TEXTS: Final = frozenset({"pdf", "doc", "docx", "odt", "rtf", "txt", "md", "csv", "xls", "xlsx", "ods"})
_OTHERS: Final = frozenset({"ppt", "pptx", "odp", "jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "ics"})
OPENED: Final = _TEXTS | _OTHERS
"""Endings of documents that are opened from here; anything else could be a program."""


@dataclass(frozen=True)
class AttachmentLine:
    """A document as the list shows it; `size` in bytes, `meeting_day` that of the meeting it comes from."""

    id: int
    name: str
    size: int
    added_at: datetime
    is_confidential: bool
    entity: str
    notes: str
    meeting_day: date | None


def rows(session: Session, owner: Owner) -> list[AttachmentLine]:
    """Return the documents of an alliance or a process without their content, in order."""
    found = sequence.in_order(session, Attachment, **owner)
    names = lines.entity_names(session, (one.entity_id for one in found))
    meetings = select(Gathering).where(col(Gathering.id).in_({one.gathering_id for one in found}))
    days = {one.key: one.day for one in session.exec(meetings)}
    return [
        AttachmentLine(
            one.key, one.name, one.size, one.added_at, one.is_confidential, names.get(one.entity_id or 0, ""),
            one.notes, days.get(one.gathering_id or 0),
        )
        for one in found
    ]  # fmt: skip


def names_of_meeting(session: Session, gathering_id: int) -> tuple[str, ...]:
    """Return what the documents of a meeting are called, without those kept confidential."""
    found = sequence.in_order(session, Attachment, gathering_id=gathering_id, is_confidential=False)
    return tuple(one.name for one in found)


def total_bytes(session: Session) -> int:
    """Return how much room all documents take in the file."""
    return int(session.exec(select(func.coalesce(func.sum(col(Attachment.size)), 0))).one())


def clean_name(name: str) -> str:
    """Return the name of a document without anything a system could stumble over: no folder, no control or direction
    mark, no reserved word; long ones are cut before their ending.
    """
    # A right-to-left mark would show "exe.pdf" for "fdp.exe".
    name = "".join(c for c in text.normalise(name) if unicodedata.category(c) not in ("Cf", "Cc", "Cs"))
    name = _FORBIDDEN.sub("-", name).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot or not _ENDING.fullmatch(ending):
        stem, ending = name, ""
    # Systems count a name in bytes, and an emoji is four of them.
    room = _NAME_LIMIT - len(ending) - bool(ending)
    stem = stem[:room].encode()[:_BYTES_LIMIT].decode(errors="ignore").rstrip(" .") or "document"
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    return f"{stem}.{ending}" if ending else stem


def read_document(path: Path) -> bytes:
    """Return what a document holds; a `UserError` when it is no file, cannot be read or is too large."""
    too_large = UserError(
        N_("{name} is too large: documents of up to {n} MB can be kept in the file."),
        name=path.name,
        n=MOST_MEGABYTES,
    )
    try:
        if not path.is_file():
            raise UserError(N_("{name} is not a document."), name=path.name)
        if path.stat().st_size > MOST_BYTES:
            raise too_large
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(N_("{name} cannot be read."), name=path.name, details=str(error)) from error
    if len(content) > MOST_BYTES:
        raise too_large
    return content


def attach(
    session: Session, owner: Owner, path: Path, now: datetime, gathering_id: int | None = None
) -> Attachment:
    """Copy a document into the file."""
    content = read_document(path)
    values: dict[str, Any] = {**owner, "gathering_id": gathering_id, "position": 0}
    record = Attachment(**values, name=clean_name(path.name), size=len(content), added_at=now)
    sequence.append(session, record, **owner)
    session.add(AttachmentContent(attachment_id=record.key, content=content))
    session.flush()
    return record


def replace(session: Session, key: int, path: Path, now: datetime) -> Attachment:
    """Put another version in the place of a document; its name becomes that of the new one."""
    content = read_document(path)
    _stored(session, key).content = content
    record = records.fetch(session, Attachment, key)
    record.name, record.size, record.added_at = clean_name(path.name), len(content), now
    session.flush()
    return record


def rename(session: Session, key: int, name: str) -> Attachment:
    """Call a document otherwise; it keeps its ending where none is typed."""
    record = records.fetch(session, Attachment, key)
    wanted = records.line(name)
    if not wanted:
        raise UserError(N_("Write what it says."))
    _stem, dot, ending = record.name.rpartition(".")
    if dot and "." not in wanted:
        wanted = f"{wanted}.{ending}"
    return sequence.change(session, Attachment, key, {"name": clean_name(wanted)})


def content_of(session: Session, key: int) -> bytes:
    """Return the bytes of a document."""
    return _stored(session, key).content


def save_copy(session: Session, key: int, path: Path) -> None:
    """Write a copy of a document where the person says."""
    content = content_of(session, key)
    with replace_with(path) as file:
        file.write(content)


def copy_to_open(session: Session, key: int, folder: Path) -> Path:
    """Write a copy into a folder of its own below `folder`, to be opened by its program; return where it is.

    A `UserError` for what could be a program itself.
    """
    record = records.fetch(session, Attachment, key)
    name = clean_name(record.name)
    if name.rpartition(".")[2].lower() not in OPENED:
        raise UserError(N_("{name} is not opened from here: save a copy instead."), name=name)
    place = folder / str(key)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(N_("{name} cannot be written."), name=name, details=str(error)) from error
    save_copy(session, key, place / name)
    return place / name


def _stored(session: Session, key: int) -> AttachmentContent:
    query = select(AttachmentContent).where(AttachmentContent.attachment_id == key)
    found = session.exec(query).first()
    if found is None:
        raise UserError(records.DELETED)
    return found
