"""One question whose answer is a few lines of text."""

from PySide6.QtWidgets import QInputDialog, QWidget


def ask_reason(parent: QWidget, title: str, question: str) -> str | None:
    """Return what the person answers to a translated question, None when nothing was answered."""
    text, is_given = QInputDialog.getMultiLineText(parent, title, question)
    return text.strip() or None if is_given else None
