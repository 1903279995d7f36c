"""What every instrument of the method shares: where it comes from, its title, and whether it is one to copy from."""

from typing import Any

from sqlmodel import Field

from aliances_desktop.model.base import Record
from aliances_desktop.model.texts import Texts, TextsType


def texts() -> Any:
    """Return the field of a text in the three languages."""
    return Field(default=Texts(), sa_type=TextsType, nullable=False)


class Instrument(Record):
    """An agenda, questionnaire, case, deck of cards or wording.

    `origin` and `edition` say which built-in instrument it was copied from ("" for one made from nothing). A template
    belongs to the library of the file and to no workshop; using it makes a copy, which may then be edited.
    """

    origin: str = Field(default="", index=True)
    edition: str = ""
    title: Texts = texts()
    is_template: bool = False
    workshop_id: int | None = Field(default=None, foreign_key="workshop.id", ondelete="CASCADE", index=True)
