"""What an interlocutor has to bring (knowledge of the entity, time…) as fields of a form."""

from aliances_desktop.model.codes import CONDITION_LEVELS, CONDITIONS
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Choice
from aliances_desktop.ui.widgets.form import Field


def condition_fields() -> tuple[Field, ...]:
    """Return a field for each condition: its level with its number, or not known yet."""
    return tuple(Field(name, text, _level, 3) for name, text in CONDITIONS.items())


def _level() -> Choice:
    levels = {level: f"{level} · {_(text)}" for level, text in CONDITION_LEVELS.items()}
    return Choice(levels, _("Not known yet"), is_translated=True)
