"""Made-up content for the agenda's sheets: the guide's workshop with a moment in parallel groups."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from aliances_desktop.documents.agenda import DayAgenda, Entry, Invitation, RoomChecklist
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.model import Texts
from aliances_desktop.services import instruments

SHEETS = {"agenda", "agenda_lead", "agenda_poster", "checklist", "invitation", "reading"}


def content(sheet: str, name: str, event: Occasion, entities: Sequence[str]) -> Any:
    """Return the data of one of `SHEETS`; with `name`, every text in it is that name."""

    def texts(value: object) -> Texts:
        return Texts(name, name, name) if name else instruments.as_texts(str(value or ""))

    rows = instruments.builtin("agenda-workshop").content["rows"]
    entries = tuple(
        Entry(
            time(10 + n // 2, n % 2 * 30), time(10 + (n + 1) // 2, (n + 1) % 2 * 30), row["minutes"], row["kind"],
            n - 3 if n in (4, 5) else 0, texts(row["activity"]), texts(row.get("description")), texts(row.get("method")),
            row.get("grouping", "plenary"), name or ("Núria Vila" if n % 2 else ""), name or ("Sala gran" if n % 3 else ""),
            texts(row.get("materials")), ("Attendance", "Badges") if n == 0 else (), name or "",
        )
        for n, row in enumerate(rows)
    )  # fmt: skip
    letters = {
        sheet: Invitation(
            event, entities[0], name or "Núria Vila", texts(instruments.builtin(origin).content["body"]),
            time(10), name or "Centre cívic El Molí", name or "Ajuntament de Vilaclara",
        )
        for sheet, origin in (("invitation", "wording-invitation"), ("reading", "wording-before-reading"))
    }  # fmt: skip
    thing = (name or "taules", 12), (name or "Retoladors", 0)
    return {
        "checklist": RoomChecklist(
            event, dict.fromkeys(("ca", "es", "en"), thing), ("Badges", "Route cards"), (name or "Sala gran",)
        ),
        **letters,
    }.get(sheet) or DayAgenda(
        event, name or "Aïcha Ferrer", entries, time(14), texts(instruments.builtin("agenda-workshop").content["notes"])
    )  # fmt: skip
