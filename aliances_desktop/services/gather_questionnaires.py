"""The content of questionnaires on paper, frozen: what is printed beside a box is what is typed for it."""

from collections.abc import Sequence

from sqlmodel import Session

from aliances_desktop.documents.questionnaire import Choice, Item, QuestionnaireSheet
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.services import batches, questionnaires
from aliances_desktop.services.batches import BatchRow, ReplyRow
from aliances_desktop.services.gather import Material
from aliances_desktop.services.questionnaires import Asked, Content

Pieces = list[tuple[int, int, QuestionnaireSheet]]


def personal(session: Session, m: Material) -> Pieces:
    """Return the sheets of a workshop's batches that are still expected, each for its entity."""
    return [
        (reply.id, reply.entity_id or 0, sheet(session, batch, m.occasion, m.workshop.organiser, reply))
        for batch in _batches(session, m)
        for reply in batches.replies(session, batch.id)
        if not reply.is_entered
    ]


def blank(session: Session, m: Material) -> Pieces:
    """Return a blank sheet of each of a workshop's questionnaires."""
    return [
        (batch.id, 0, sheet(session, batch, m.occasion, m.workshop.organiser, None))
        for batch in _batches(session, m)
    ]


def _batches(session: Session, m: Material) -> Sequence[BatchRow]:
    ids = batches.batch_ids(session, workshop_id=m.workshop.key)
    return sorted(batches.rows(session, ids), key=lambda row: row.id) if ids else []


def languages(session: Session, workshop_id: int) -> dict[int, str]:
    """Return the language of every sheet of a workshop's batches."""
    ids = batches.batch_ids(session, workshop_id=workshop_id)
    return {reply.id: reply.language for id in ids for reply in batches.replies(session, id)}


def sheet(
    session: Session, batch: BatchRow, occasion: Occasion, return_to: str, reply: ReplyRow | None
) -> QuestionnaireSheet:
    """Return the sheet of a reply, or the blank one of its batch."""
    content = questionnaires.load(session, batch.questionnaire_id)
    return QuestionnaireSheet(
        occasion, content.title, content.intro, content.closing, items(content),
        number=reply.number if reply else None, entity=reply.entity if reply else "",
        person=reply.person if reply else "", due_on=batch.due_on, return_to=return_to, batch=batch.id,
    )  # fmt: skip


def items(content: Content) -> tuple[Item, ...]:
    """Return the questions as they stand on paper."""
    return tuple(_item(asked) for asked in content.questions)


def _item(asked: Asked) -> Item:
    first = asked.least if asked.kind == "scale" else 1
    offered = asked.columns if asked.kind == "grid" else asked.rows
    has_own = asked.has_text if asked.kind == "yes_no" else asked.has_other
    return Item(
        asked.number, asked.kind, asked.text, asked.help,
        tuple(Choice(str(number), choice.text) for number, choice in enumerate(offered, first)),
        tuple(row.text for row in asked.rows) if asked.kind == "grid" else (),
        asked.count, asked.least_label, asked.most_label, has_own,
    )  # fmt: skip
