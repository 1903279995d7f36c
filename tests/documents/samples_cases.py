"""Made-up content for the case work's sheets: a case of the guide and a group of seven."""

from collections.abc import Sequence
from typing import Any

from aliances_desktop.documents.attendance import Person
from aliances_desktop.documents.cases import (
    CaseBooklet,
    CaseContent,
    CaseEntityLine,
    GroupLine,
    GroupLists,
    GroupSheet,
    GroupSigns,
    PlenaryWall,
)
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.model import Texts
from aliances_desktop.services import instruments

SHEETS = {"case_booklets", "group_sheets", "group_sheets_a3", "group_lists", "group_signs", "case_wall"}


def content(sheet: str, name: str, event: Occasion, entities: Sequence[str], who: Sequence[Person]) -> Any:
    """Return the data of one of `SHEETS`; with `name`, every text in it is that name."""

    def texts(value: object) -> Texts:
        return Texts(name, name, name) if name else instruments.as_texts(str(value or ""))

    case = instruments.builtin("case-1").content
    lines = tuple(
        CaseEntityLine(
            name or e["code"], texts(e.get("recipients")), (e.get("staff_full"), e.get("staff_part"), 2), e["volunteers"],
            texts(e["beneficiaries"]), e["budget_cents"], (e["subsidies_percent"], e.get("own_percent"), e["contracts_percent"]),
            texts(e["services"]), texts(e["strengths"]), texts(e["weaknesses"]), texts(e["organisation"]), texts(""),
        )
        for e in case["entities"]
    )  # fmt: skip
    group = GroupLine(2, tuple(who[:7]))
    title = texts(case["title"])
    blank = GroupSheet(event, name, group, title, tuple(name or e["code"] for e in case["entities"]))
    written = GroupSheet(
        event, name, group, title, blank.entities, tuple((b, name or "Un pis pont compartit.") for b in ("alliances", "risks")),
        "cooperation", name or "Núria Vila", ((blank.entities[0], name or "Quatre pisos", name or "Més places"),),
    )  # fmt: skip
    return {
        "case_booklets": CaseBooklet(
            event, name, group, CaseContent(1, title, texts(case["description"]), texts(case["funding"]), texts(case["questions"]), lines)
        ),
        "group_sheets": written if name else blank,
        "group_sheets_a3": blank,
        "group_lists": GroupLists(event, name or "Treball de casos", tuple((GroupLine(n, tuple(who[n * 7 : n * 7 + 7])), title) for n in range(4))),
        "case_wall": PlenaryWall(
            event, (("Added values", (name or "Més veu", name or "Menys despesa")), ("Models", ()), ("Processes", ()), ("Factors", ()))
        ),
        "group_signs": GroupSigns(event, tuple((GroupLine(n, ()), title) for n in (1, 2, 3))),
    }[sheet]  # fmt: skip
