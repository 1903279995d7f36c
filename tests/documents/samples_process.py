"""Made-up content for the sheets of processes: a programme of five phases, its plan, its support, a learning space."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from aliances_desktop.documents.learning import (
    ChosenTopic,
    Experience,
    Session,
    SpaceProgramme,
    SpaceSatisfaction,
)
from aliances_desktop.documents.plan import Action, PlanTable, StateOfExecution, Support
from aliances_desktop.documents.process import About, PhaseCard, Proof, Step
from aliances_desktop.documents.programme import Colleague, Measure, Money, ProgrammeSheet, Stage
from aliances_desktop.model import Texts

SHEETS = {
    "phase_cards", "programme_sheet", "plan_table", "plan_table_a3", "execution", "space_programme",
    "space_satisfaction",
}  # fmt: skip


def content(sheet: str, name: str, entities: Sequence[str]) -> Any:
    """Return the data of one of `SHEETS`; with `name`, every text in it is that name."""

    def texts(ca: str, es: str, en: str) -> Texts:
        return Texts(name, name, name) if name else Texts(ca, es, en)

    def said(text: str) -> str:
        return name or text

    about = About(
        texts("Aliances a Vilaclara", "Alianzas en Vilaclara", "Alliances in Vilaclara"), "programme", date(2026, 11, 21),
        said("Vilaclara"), date(2026, 9, 1), date(2027, 6, 30),
    )  # fmt: skip
    title = texts("III Selecció i definició", "III Selección y definición", "III Choosing and defining")
    words = texts(
        "Triar un projecte i deixar dit per què els altres no.",
        "Elegir un proyecto y dejar dicho por qué los demás no.",
        "Choose one project, and say why not the others.",
    )
    duty = texts("Convocar les entitats", "Convocar a las entidades", "Invite the entities")
    steps = (
        Step(duty, said("Núria Vila"), (date(2026, 10, 1), date(2026, 10, 15)), date(2026, 10, 14)),
        Step(words, said("Pau Güell"), (date(2026, 10, 20), None)),
    )
    line = texts("Promoció i visibilitat", "Promoción y visibilidad", "Promotion and visibility")
    other = texts("Atenció i suport", "Atención y apoyo", "Attention and support")
    unit = texts("reunions", "reuniones", "meetings")
    team = (
        Colleague(said("Núria Vila"), texts("Coordinació", "Coordinación", "Coordination"), line, 37.5),
        Colleague(said("Pau Güell"), texts("Suport", "Apoyo", "Support"), other, None),
    )
    session = Session(
        said("Primera sessió"), date(2026, 12, 3), time(10), time(13), said("Centre cívic El Molí"), ("research", "exchange"),
        said("Benvinguda\nDues experiències\nTreball en grups"), said("Porteu una experiència de deu minuts."),
        (Experience(entities[0], said("Marta Roig"), said("Banc del temps")),),
    )  # fmt: skip
    actions = tuple(
        Action(
            (line, other)[n % 2], (duty, words)[n % 2], ("q1", "", "year", "s2")[n % 4], date(2026, 3, 1), date(2026, 3, 31),
            20.0 * (n + 1), (None, 12.0)[n % 2], unit, words, said("Núria Vila"), 1_250_000, ("11", "17"), None,
        )
        for n in range(14)
    )  # fmt: skip
    return {
        "phase_cards": PhaseCard(
            about, title, texts("Incubació", "Incubación", "Incubation"), words, words, words, words, words, words,
            "active", date(2026, 10, 1), None, None, "", "decision",
            (
                Proof("{entity}: the decision of its board, with its date", (("entity", said(entities[0])),), True),
                Proof(
                    "{entity}: the decision of its board, due on {due}",
                    (("entity", said(entities[1])), ("due", date(2026, 11, 15))), False,
                ),
            ),
            ("Agenda", "Route cards"), steps, steps, tuple(entities[:8]), ((entities[8], said("Sense temps fins a l’estiu")),),
        ),
        "programme_sheet": ProgrammeSheet(
            about, words, words, words, words, words, said("Ajuntament de Vilaclara"), said("Diputació"), said("TRE/293/2026"),
            said("Núria Vila"), said("Xarxa d’entitats"),
            tuple(Stage(title, (date(2026, 9, 1), None), (duty, words), "") for _n in range(5)), team,
            (Money("2026", 5_800_000), Money("2027", 5_200_000), Money("", 100_000)),
            (Measure(words, unit, 300.0, 320.5, date(2026, 11, 1), ("1", "10")),),
        ),
        "plan_table": PlanTable(about, actions, team),
        "plan_table_a3": PlanTable(about, actions, team),
        "execution": StateOfExecution(
            about, words,
            tuple(
                Support(said(entity), "economic", said("Acompanyament"), said("Població"), 1_200_000, state)
                for entity, state in zip(entities, ("asked", "granted", "running", "done", "dropped"), strict=False)
            ),
        ),
        "space_programme": SpaceProgramme(
            about, (ChosenTopic(words, 3, said("Estudi i opinió dels membres")),), (session, session)
        ),
        "space_satisfaction": SpaceSatisfaction(about, session),
    }[sheet]  # fmt: skip
