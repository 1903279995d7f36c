"""Made-up content for questionnaires: every kind of question there is, from the built-in ones."""

from typing import Any

from aliances_desktop.documents.questionnaire import Choice, Item, QuestionnaireSheet
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.model import Texts
from aliances_desktop.services import instruments

SHEETS = {"questionnaires", "questionnaire_blank"}


def a_sheet(origin: str, event: Occasion, name: str = "", **values: Any) -> QuestionnaireSheet:
    """Return a built-in questionnaire as it goes on paper; with `name`, every text in it is that name."""

    def texts(value: object) -> Texts:
        return Texts(name, name, name) if name and value else instruments.as_texts(str(value or ""))

    content = instruments.builtin(origin).content
    items = []
    for number, q in enumerate(content["questions"], 1):
        options = q.get("options", [])
        is_grid = q["kind"] == "grid"
        offered = [texts(o["text"]) for o in options if not is_grid or o.get("axis") == "column"]
        if q["kind"] == "scale":
            offered = [Texts()] * (q.get("most", 5) - q.get("least", 1) + 1)
        if q["kind"] == "yes_no":
            offered = [texts("Yes"), texts("No")]
        items.append(
            Item(
                number, q["kind"], texts(q["text"]), texts(q.get("help")),
                tuple(Choice(str(n), one) for n, one in enumerate(offered, q.get("least", 1) if q["kind"] == "scale" else 1)),
                tuple(texts(o["text"]) for o in options if is_grid and o.get("axis", "row") == "row"),
                q.get("count", 3), texts(q.get("least_label")), texts(q.get("most_label")),
                bool(q.get("has_text") if q["kind"] == "yes_no" else q.get("has_other")),
            )
        )  # fmt: skip
    return QuestionnaireSheet(
        event,
        texts(content["title"]),
        texts(content.get("intro")),
        texts(content.get("closing")),
        tuple(items),
        **values,
    )


def content(sheet: str, name: str, event: Occasion, entity: str) -> QuestionnaireSheet:
    """Return the data of one of `SHEETS`."""
    if sheet == "questionnaire_blank":
        return a_sheet("questionnaire-topics", event, name, due_on=event.day)
    return a_sheet(
        "questionnaire-before-workshop", event, name, number=7, entity=entity, person=name or "Núria Vila",
        due_on=event.day, return_to=name or "Ajuntament de Vilaclara", batch=3,
    )  # fmt: skip
