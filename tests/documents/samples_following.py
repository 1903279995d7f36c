"""Made-up content for the sheets of following: a nucleus that meets, a session of a learning space, commitments."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from aliances_desktop.documents.commitments import CommitmentEntry, CommitmentsSheet
from aliances_desktop.documents.meetings import Attendee, MeetingSheet
from aliances_desktop.model import Texts

SHEETS = {"meeting_agenda", "minutes", "commitments"}
_WHAT = (
    "Demanar la sala gran per a la presentació pública", "Esborrany del pressupost dels dos primers anys",
    "Explicar el projecte a la junta i portar-ne la decisió per escrit", "Fer l'acta",
)  # fmt: skip


def content(sheet: str, name: str, entities: Sequence[str], count: int = 8) -> Any:
    """Return the data of one of `SHEETS` for `count` entities; with `name`, every text in it is that name."""
    title = name or "Reforç escolar compartit"
    entries = tuple(
        CommitmentEntry(
            name or _WHAT[n % 4], name or f"Núria Vila ({entities[n]})", date(2026, 11, 20 + n) if n % 4 < 3 else None,
            "open" if n % 5 < 4 else "done", date(2026, 11, 13) if n % 2 else None, date(2026, 11, 21) if n % 5 == 4 else None,
            3 if n == 1 else 0,
        )
        for n in range(count)
    )  # fmt: skip
    if sheet == "commitments":
        return CommitmentsSheet(Texts(title, title, title), date(2026, 11, 21), entries, "COM-A01")
    people = tuple(
        Attendee(name or f"Persona {n}", name or entities[n], n % 3 < 2, name or ("Banc de llibres" if n == 0 else ""))
        for n in range(count)
    )  # fmt: skip
    return MeetingSheet(
        Texts(title, title, title), "session", name, name or "Comunicació", date(2026, 11, 26), time(18), time(19, 30),
        name or "Centre cívic El Molí", name or "Calendari, pressupost i qui parla amb les juntes.",
        name or "Es revisa el calendari i es reparteixen les tasques.\nEs parla del conveni amb l'Ajuntament.", people,
        entries, entries[:3], ("research", "exchange"), name or "Qui té una experiència per explicar?", 4.25,
        name or "Va faltar temps per al debat.", name or "Mitja hora més de debat.", date(2026, 12, 1), date(2026, 12, 3),
        (name or "Pressupost.ods", "Calendari.pdf"), "MEET-A01",
    )  # fmt: skip
