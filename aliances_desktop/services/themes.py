"""Themes: headings under which words written in answer to a question are put by hand."""

from collections.abc import Collection

from sqlmodel import Session

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Answer, Question, Theme
from aliances_desktop.services import records, sequence
from aliances_desktop.text import fold


def themes(session: Session, question_id: int) -> list[Theme]:
    """Return the themes of a question in their order."""
    return sequence.in_order(session, Theme, question_id=question_id)


def add_theme(session: Session, question_id: int, title: str) -> Theme:
    """Add a theme behind those of the question; a `UserError` without a title or with one there is already."""
    question = records.fetch(session, Question, question_id)
    theme = Theme(question_id=question.key, position=0, title=_titled(session, question.key, title))
    return sequence.append(session, theme, question_id=question.key)


def rename_theme(session: Session, theme_id: int, title: str) -> None:
    """Give a theme another title."""
    theme = records.fetch(session, Theme, theme_id)
    theme.title = _titled(session, theme.question_id, title, theme.key)
    session.flush()


def delete_theme(session: Session, theme_id: int) -> None:
    """Delete a theme; what was put under it stays, without a theme."""
    sequence.delete(session, Theme, [theme_id])


def assign(session: Session, answer_ids: Collection[int], theme_id: int | None) -> None:
    """Put answers under a theme of their question, or under none."""
    theme = records.fetch(session, Theme, theme_id) if theme_id else None
    for key in answer_ids:
        answer = records.fetch(session, Answer, key)
        if theme is not None and theme.question_id != answer.question_id:
            raise ValueError(theme_id)
        answer.theme_id = theme.key if theme is not None else None
    session.flush()


def _titled(session: Session, question_id: int, title: str, own: int = 0) -> str:
    said = records.line(title)
    if not said:
        raise UserError(N_("Give the theme a title."))
    if any(fold(one.title) == fold(said) for one in themes(session, question_id) if one.key != own):
        raise UserError(N_("There is a theme with this title already."))
    return said
