"""The facilitator's first page of a pack: what was printed, how many, in which languages."""

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from aliances_desktop.documents.sheet import Document, Occasion, table, tick_box
from aliances_desktop.i18n import LANGUAGE_NAMES, Translator


@dataclass(frozen=True)
class PackLine:
    """A sheet of the pack: title (a msgid), name of the paper, how many copies, code of the language."""

    title: str
    paper: str
    copies: int
    language: str


@dataclass(frozen=True)
class PackContents:
    """The sheets of a pack in the order they were printed."""

    occasion: Occasion
    lines: tuple[PackLine, ...]


def pack_contents(data: PackContents, t: Translator) -> Document:
    """Return the list to tick off when the pack is put together."""

    def story() -> list[Flowable]:
        rows = [
            [
                tick_box(),
                t.gettext(line.title),
                line.paper,
                str(line.copies),
                LANGUAGE_NAMES.get(line.language, ""),
            ]
            for line in data.lines
        ]
        head = ["", t.gettext("Sheet"), t.gettext("Paper"), t.gettext("Copies"), t.gettext("Language")]
        return [table(head, rows, [12 * mm, 87 * mm, 20 * mm, 20 * mm, 34 * mm])]

    return Document(
        t.gettext("Contents of the pack"), t.language, story,
        instruction=t.gettext("Tick what is printed and in its folder."), code=f"PACK-{data.occasion.code}",
        footer=data.occasion.line(t),
    )  # fmt: skip
