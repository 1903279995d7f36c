"""What the file holds of an entity, in one alliance or altogether, and erasing it for good when it withdraws.

Every table that names an entity is listed here, so that nothing is forgotten (a test compares with the model). What
people wrote in free text about others stays: no program can tell whom a sentence is about.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from aliances_desktop.documents.letter_words import Held
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Accompaniment,
    Attachment,
    Attendance,
    Ballot,
    Commission,
    CommissionMember,
    Commitment,
    Contact,
    Contribution,
    Entity,
    Evaluation,
    Gathering,
    IdeaEntity,
    Involvement,
    Letter,
    Membership,
    Offer,
    Pair,
    Participant,
    Partner,
    Project,
    ProjectPart,
    Rating,
    Reach,
    Record,
    Reflection,
    Reply,
    Task,
    WallNote,
)
from aliances_desktop.services import attachments, entities, records

_MOST_NAMES: Final = 12
_LABELS: Final[Mapping[type[Record], tuple[str, str]]] = {
    Entity: (N_("Its sheet in the directory"), "name"),
    Contact: (N_("Contacts"), "name"),
    Offer: (N_("Offers and needs"), "text"),
    Partner: (N_("What it gives and gains as a partner"), "signatory"),
    Pair: (N_("What stands between it and another partner"), ""),
    ProjectPart: (N_("Its part in projects"), ""),
    Evaluation: (N_("Evaluation tests filled in"), "filled_by"),
    Reach: (N_("Its reach in evaluation tests"), ""),
    Rating: (N_("What others answered about it"), "text"),
    Ballot: (N_("Votes"), ""),
    Attachment: (N_("Documents"), "name"),
    Commitment: (N_("Commitments"), "text"),
    CommissionMember: (N_("People in commissions"), "person"),
    Attendance: (N_("People at meetings"), "person"),
    Accompaniment: (N_("Accompaniments"), "text"),
    Letter: (N_("Withdrawal notes"), ""),
    Participant: (N_("People at workshops"), "person"),
    IdeaEntity: (N_("Interest in ideas"), ""),
    Reply: (N_("Questionnaires answered"), "person"),
    Reflection: (N_("Reflections"), ""),
    WallNote: (N_("Notes on the wall"), "text"),
    Contribution: (N_("What it said in workshops"), "text"),
    Involvement: (N_("Phases of processes"), ""),
    Membership: (N_("Membership of spaces and networks"), ""),
    Task: (N_("Tasks"), "owner"),
}
"""Table → what it holds of an entity, and the column with a name to know a row by; in the order it is shown."""
_VIA: Final[Mapping[type[Record], tuple[type[Record], str]]] = {
    Reach: (Evaluation, "evaluation_id"),
    Rating: (Evaluation, "evaluation_id"),
    ProjectPart: (Project, "project_id"),
    Attendance: (Gathering, "gathering_id"),
    CommissionMember: (Commission, "commission_id"),
}
"""Tables that belong to an alliance by way of another."""
_SHARED: Final[Mapping[type[Record], str]] = {Commitment: "person", Task: "owner"}
"""What all agreed on stays without the entity and the name of its person."""


def held(session: Session, entity_id: int, alliance_id: int | None = None) -> tuple[Held, ...]:
    """Return what the file holds of an entity, in one alliance or altogether; tables with nothing are left out."""
    found = []
    for table, (label, column) in _LABELS.items():
        rows = _rows(session, table, entity_id, alliance_id)
        names = [str(getattr(row, column)).split("\n")[0] for row in rows] if column else []
        names = list(dict.fromkeys(name for name in names if name))
        if rows:
            more = (*names[:_MOST_NAMES], "…") if len(names) > _MOST_NAMES else tuple(names)
            found.append(Held(label, len(rows), more))
    return tuple(found)


def erase(session: Session, entity_id: int, alliance_id: int | None = None) -> None:
    """Erase what the file holds of an entity, in one alliance or altogether with its sheet.

    The last step can be undone until the file is closed; copies made before keep it.
    """
    for table in _LABELS:
        if table is Entity:
            continue
        for row in _rows(session, table, entity_id, alliance_id):
            if table in _SHARED:
                for field, value in (("entity_id", None), (_SHARED[table], "")):
                    setattr(row, field, value)
            else:
                session.delete(row)
        session.flush()
    if alliance_id is None:
        entities.delete_entities(session, [entity_id])


def _rows(session: Session, table: type[Record], entity_id: int, alliance_id: int | None) -> Sequence[Record]:
    columns: Any = table
    query = select(table).where(_is_of(columns, entity_id)).order_by(columns.id)
    if alliance_id is not None:
        if "alliance_id" in table.model_fields:
            query = query.where(columns.alliance_id == alliance_id)
        elif table in _VIA:
            parent, key = _VIA[table]
            belonging: Any = parent
            query = query.where(
                getattr(columns, key).in_(select(belonging.id).where(belonging.alliance_id == alliance_id))
            )
        else:
            return []
    return session.exec(query).all()


def _is_of(columns: Any, entity_id: int) -> ColumnElement[bool]:
    if columns is Entity:
        return col(Entity.id) == entity_id
    if columns is Pair:
        return or_(col(Pair.one_id) == entity_id, col(Pair.other_id) == entity_id)
    if columns is Rating:
        return (col(Rating.table_number) == "5") & (col(Rating.subject) == str(entity_id))
    is_of: ColumnElement[bool] = columns.entity_id == entity_id
    return is_of


# Confidential documents


def confidential(session: Session, entity_id: int, alliance_id: int) -> list[Attachment]:
    """Return the documents of an entity in an alliance that are marked confidential."""
    query = select(Attachment).where(
        Attachment.entity_id == entity_id,
        Attachment.alliance_id == alliance_id,
        col(Attachment.is_confidential).is_(True),
    )
    return list(session.exec(query.order_by(col(Attachment.position))))


def save_confidential(session: Session, entity_id: int, alliance_id: int, folder: Path) -> list[Path]:
    """Save those documents in a folder, to be returned; none already there is written over. Return where they are."""
    saved = []
    for document in confidential(session, entity_id, alliance_id):
        target = _free(folder / attachments.clean_name(document.name))
        attachments.save_copy(session, document.key, target)
        saved.append(target)
    return saved


def destroy_confidential(session: Session, entity_id: int, alliance_id: int) -> int:
    """Delete those documents from the file; return how many there were."""
    found = confidential(session, entity_id, alliance_id)
    for document in found:
        session.delete(records.fetch(session, Attachment, document.key))
    session.flush()
    return len(found)


def _free(target: Path) -> Path:
    """Return a path at which there is nothing yet."""
    for number in range(1, 1000):
        path = target if number == 1 else target.with_name(f"{target.stem} ({number}){target.suffix}")
        if not path.exists():
            return path
    raise UserError(N_("Choose an empty folder."))
