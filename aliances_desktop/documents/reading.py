"""What an entity reads before the workshop, sent with the invitation (guide, Annex VIII, action 4)."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from aliances_desktop.documents.agenda import Invitation, invited
from aliances_desktop.documents.sheet import Document
from aliances_desktop.documents.text import BODY, paragraph
from aliances_desktop.i18n import Translator


def reading(data: Invitation, t: Translator) -> Document:
    """Return the text to read, with its placeholders filled for the entity."""

    def story() -> list[Flowable]:
        parts = [part for part in invited(data, t).split("\n\n") if part.strip()]
        return [flowable for part in parts for flowable in (paragraph(part, BODY), Spacer(1, 3 * mm))]

    return Document(
        t.gettext("To read before the workshop"), t.language, story, owner=data.entity,
        code=f"READ-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip
