"""Made-up content for every sheet, as large as the guide's workshop: 28 people, 12 rounds, 14 tables."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from aliances_desktop.charts.network import Link
from aliances_desktop.documents.attendance import Badges, Person, SignInSheet
from aliances_desktop.documents.cards import CardLine, CardSheet, ReflectionGroup, ReflectionSheet
from aliances_desktop.documents.contents import PackContents, PackLine
from aliances_desktop.documents.directory import ContactLine, EntityDirectory, EntitySheet, OfferLine
from aliances_desktop.documents.focus import (
    DataLine,
    FocusData,
    FocusGuide,
    FocusResults,
    GuideMoment,
    IdeaResult,
    MomentResult,
)
from aliances_desktop.documents.report import MemberLine, OutcomeLine, Rated, Sent, WallGroup, WorkshopReport
from aliances_desktop.documents.results import (
    IdeaLine,
    Match,
    MatchLine,
    MatchSheet,
    PitchLine,
    ResultsReport,
)
from aliances_desktop.documents.returns import Heard, Joined, Met, ReturnPage, SharedAnswer
from aliances_desktop.documents.room import (
    PlenarySheet,
    PosterLine,
    RoundPoster,
    RoundPosters,
    TableSigns,
    WallLine,
    WallSheet,
)
from aliances_desktop.documents.room import WallGroup as WallOffers
from aliances_desktop.documents.routes import InterestSlips, RouteCard, Slip, Stop
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.model import Texts
from aliances_desktop.services import decks, instruments
from tests.documents import (
    samples_agenda,
    samples_alliance,
    samples_cases,
    samples_evaluation,
    samples_following,
    samples_letter,
    samples_process,
    samples_projects,
    samples_questionnaires,
    samples_reports,
)

AFTERWARDS = {"returns", "report", "cards", "reflections", "focus_guide", "focus_data", "focus_results"}
NAMES = (
    "Ateneu Popular de la Riera", "Fundació Camins d’Acollida", "Cooperativa L’Hort Viu", "Col·lectiu Dones del Barri Vell",
    "Esplai Quatre Vents", "Associació de Famílies Nouvingudes", "Club Bàsquet Vilaclara", "Ajuntament de Vilaclara",
    "Unió de Comerç i Serveis", "Banc de Temps Parèntesi", "Escola d’Adults Pont Nou", "Treball i Futur ETT",
    "Casal de la Gent Gran El Roure", "Fundació Privada per a la Inserció Laboral i l’Habitatge de les Comarques Centrals",
)  # fmt: skip


def people(name: str = "", names: Sequence[str] = NAMES) -> tuple[Person, ...]:
    first = ("Núria", "Jordi", "Fàtima", "Oriol", "Maria Àngels", "Pau", "Aïcha")
    last = ("Puigdollers", "El Amrani", "Roca i Soler", "Vila", "Muñoz", "Güell", "Ferrer")
    return tuple(
        Person(n + 1, name or f"{first[n % 7]} {last[(n * 3) % 7]}", name or names[n % len(names)])
        for n in range(28)
    )


def occasion(name: str = "") -> Occasion:
    return Occasion(
        name or "Taller d’aliances de Vilaclara", date(2026, 11, 26), name or "Centre cívic El Molí", "07"
    )


def at(n: int) -> time:
    minutes = 12 * 60 + 5 + n * 6
    return time(minutes // 60, minutes % 60)


def an_entity(name: str = "", number: int = 0, names: Sequence[str] = NAMES) -> EntitySheet:
    text = (
        name
        or "Acompanyem persones que busquen feina: orientació, formació i contacte amb empreses de la comarca."
    )
    return EntitySheet(
        name or names[number % len(names)], name, "Association", ("Social action", "Employment"), name or "Vilaclara",
        "Bages", name, name or "Bages i Moianès", ("Young people", "Unemployed people"), text, (4, 3, 2), 35, 420,
        name or "joves de 16 a 25 anys", 25_000_000, (35, 10, 55), text, name or "Poca base social.", name or "Associació", 1998,
        name or "https://exemple.example", name or "Junta", name or "primer dilluns de mes",
        (ContactLine(name or "Núria Vila", name or "Directora", name or "nuria@exemple.example", "600 000 000", True,
                     (("Empathy", 3), ("Has time", 1))),),
        (OfferLine("Space", name or "Sala gran amb projector, dues tardes"),), (OfferLine("Volunteers", name or "Mentors"),),
    )  # fmt: skip


def texts(name: str, usual: str = "") -> Texts:
    return Texts(name, name, name) if name else Texts(ca=usual, es=usual, en=usual)


def cards(origin: str, name: str = "") -> tuple[CardLine, ...]:
    found = instruments.builtin(origin).content["cards"]
    return tuple(
        CardLine(
            n,
            texts(name) if name else instruments.as_texts(c["text"]),
            texts(name) if name else instruments.as_texts(c["detail"]),
        )
        for n, c in enumerate(found, 1)
    )


def focus_results(name: str, event: Occasion, entities: Sequence[str]) -> FocusResults:
    said = tuple(
        (entities[n], name or "El reforç arriba tard: caldria començar a primària.") for n in range(5)
    )
    levels = ((3, 2, 3), (2, 2, 1), (0, None, None), (3, 3, 2))
    return FocusResults(
        event,
        name or "Reforç escolar",
        tuple(
            MomentResult(texts(name, title), said, name or "Compartir els voluntaris i formar-los junts.")
            for title in ("Identificar i situar el tema", "Estratègies i noves mirades", "Definir la cooperació")
        ),
        tuple(
            IdeaResult(
                name or title, name or "Un grup de voluntaris comú per a totes les entitats.", n == 0,
                tuple((entities[k], *some) for k, some in enumerate(levels)),
            )
            for n, title in enumerate(("Voluntariat per l’aprenentatge", "Espai de deures al casal"))
        ),
    )  # fmt: skip


def after(name: str, event: Occasion, entities: Sequence[str]) -> dict[str, Any]:
    """Return the data of the sheets made after the day and of the exercises."""
    note = name or "Cal que ens coneguem abans de demanar-nos res."
    shared = SharedAnswer(texts(name, "Compartim tots aquest propòsit?"), "doubt", note)
    groups = ("Mission", "Operations", "Survival", "Hidden interest")
    questions = tuple((card.text, card.detail) for card in cards(decks.REFLECTIONS, name))
    results = focus_results(name, event, entities)
    outcomes = tuple(OutcomeLine(note, name or "18 qüestionaris de 39", event.day) for _ in range(4))
    matched = tuple((note, card.text) for card in cards(decks.SUCCESS, name)[:4])
    return {
        "returns": ReturnPage(
            event, 7, entities[0], (name or "Núria Vila", name or "Pau Güell"),
            texts(name) if name else instruments.as_texts(str(instruments.builtin("wording-return-page").content["body"])),
            name or "Ajuntament de Vilaclara", (Heard("Added values", note), Heard(texts(name, "Estratègies"), note)),
            (shared,), (name or "Una sala gran amb projector",), (name or "Voluntaris per a les tardes",),
            tuple(Met(n + 1, entities[n + 1], name or "Jordi Roca i Soler") for n in range(11)),
            tuple(Match(entities[n], name or "Pau Güell", "600 111 222", name or "pau@exemple.example", note) for n in (3, 5)),
            (Joined(name or "Rebost compartit", note, tuple(entities[5:8]), True), Joined(name or "Banc de temps", "", ())),
            date(2026, 12, 17), name or "A les 18 h, al casal: primer focus grup.",
        ),
        "report": WorkshopReport(
            event, name or "Aïcha Ferrer", name or "Ajuntament de Vilaclara",
            (("Entities", 14), ("People", 28), ("Meetings", 168), ("Mutual matches", 31), ("Ideas", 7), ("Candidate projects", 2)),
            outcomes, outcomes[:3], results.ideas, tuple((entities[n], tuple(entities[n + 4 : n + 7])) for n in range(6)),
            (WallGroup("Added values", ((note, Texts()),)), WallGroup("Success factors of the room", (*matched, (note, Texts())))),
            ((note, entities[2]),), ((entities[3], shared),), None, (Sent(name or "Qüestionari previ", 39, 18),),
            (Rated(texts(name, "La trobada ha estat útil?"), 22, 4.27, 5),),
            tuple(MemberLine(entity, (name or "Núria Vila",)) for entity in entities), date(2026, 12, 17), note,
        ),
        "cards": CardSheet(
            event, texts(name, "Factors d’èxit"), texts(name, "Deu coses que fan funcionar les aliances."),
            cards(decks.SUCCESS, name),
        ),
        "reflections": ReflectionSheet(
            event, 5, entities[4],
            tuple(ReflectionGroup(g, questions[start:end]) for g, start, end in zip(groups, (0, 3, 6, 11), (3, 6, 11, 14), strict=True)),
        ),
        "focus_guide": FocusGuide(
            event, results.topic, (("How concrete the topic is", "Bounded topic"), ("How well the people know each other", "")),
            ("Begin with a round of introductions: what each entity does and for whom.",), note, tuple(entities[:6]),
            tuple(GuideMoment(m.title, texts(name, "Qui en surt perdent?\nQuè s’està fent?"), texts(name), 50) for m in results.moments),
        ),
        "focus_data": FocusData(
            event, results.topic, (*(DataLine(name or f"Dada {n}", note, name or "Consell escolar") for n in range(6)), DataLine("x", "", "")),
        ),
        "focus_results": results,
    }  # fmt: skip


def content(sheet: str, name: str = "", names: Sequence[str] = NAMES) -> Any:
    """Return the data of a sheet; its entities are called `names` (14 of them), or with `name` every text is that."""
    who, event = people(name, names), occasion(name)
    entities = tuple(name or n for n in names)
    lines = tuple(PosterLine(n + 1, entities[n], entities[(n * 3 + 1) % 14]) for n in range(14))
    stops = tuple(
        Stop(
            n + 1,
            at(n),
            None if n == 4 else n + 1,
            "" if n == 4 else entities[n],
            "" if n == 4 else name or "Pau Güell",
        )
        for n in range(12)
    )
    walls = tuple(
        WallLine(entities[n], name or f"Una sala per a {n} persones, de dilluns a divendres")
        for n in range(8)
    )
    if sheet in samples_agenda.SHEETS:
        return samples_agenda.content(sheet, name, event, entities)
    if sheet in samples_alliance.SHEETS:
        return samples_alliance.content(sheet, name, entities)
    if sheet in samples_questionnaires.SHEETS:
        return samples_questionnaires.content(sheet, name, event, entities[0])
    if sheet in samples_cases.SHEETS:
        return samples_cases.content(sheet, name, event, entities, who)
    if sheet in samples_evaluation.SHEETS:
        return samples_evaluation.content(sheet, name, event, entities)
    if sheet in samples_following.SHEETS:
        return samples_following.content(sheet, name, entities)
    if sheet in samples_letter.SHEETS:
        return samples_letter.content(sheet, name)
    if sheet in samples_projects.SHEETS:
        return samples_projects.content(sheet, name, entities)
    if sheet in samples_reports.SHEETS:
        return samples_reports.content(sheet, name, entities)
    if sheet in samples_process.SHEETS:
        return samples_process.content(sheet, name, entities)
    if sheet in AFTERWARDS:
        return after(name, event, entities)[sheet]
    return {
        "sign_in": lambda: SignInSheet(event, name or "Ajuntament de Vilaclara", who),
        "badges": lambda: Badges(event, who),
        "route_cards": lambda: RouteCard(event, who[6], stops),
        "table_signs": lambda: TableSigns(event, 14),
        "round_posters": lambda: RoundPosters(event, tuple(RoundPoster(n, at(n - 1), lines, entities[:3]) for n in (1, 2))),
        "interest_slips": lambda: InterestSlips(event, tuple(Slip(1, n + 1, who[n], who[n + 14]) for n in range(14))),
        "plenary": lambda: PlenarySheet(event, ((name or "Núria Vila", name or "Rebost compartit"), ("", ""), ("", ""))),
        "wall": lambda: WallSheet(event, (WallOffers("Space", walls, walls[:5]), WallOffers("Volunteers", walls[:2], walls))),
        "results": lambda: ResultsReport(
            event, 168, 160, (("Yes", 80), ("Maybe", 120), ("Not now", 30)),
            tuple(MatchLine(entities[n], entities[n + 3], n + 1, name or "Trucar-nos al gener") for n in range(9)),
            tuple(MatchLine(entities[n], entities[n + 1], 2) for n in range(6)), entities,
            tuple(Link(n, (n * 5 + 3) % 14, n % 3 == 0) for n in range(14) if n != (n * 5 + 3) % 14),
            (IdeaLine(name or "Rebost compartit", name or "Un magatzem per a tots els bancs d’aliments.", entities[:3]),),
            (PitchLine(name or "Núria Vila", name or "Rebost", name or "Qui paga?", name or "Una furgoneta", name or "Bé"),),
        ),
        "matches": lambda: MatchSheet(
            event, 7, name or "Aïcha Ferrer", entities[6],
            tuple(Match(entities[n], name or "Pau Güell", "600 111 222", name or "pau@exemple.example", name) for n in range(3)),
            entities[8:10],
        ),
        "directory": lambda: EntityDirectory(name or "Xarxa de Vilaclara", tuple(an_entity(name, n, names) for n in range(39))),
        "entity": lambda: an_entity(name, names=names),
        "contents": lambda: PackContents(event, (PackLine("Badges", "A4", 28, "ca"), PackLine("Results", "A4", 1, "es"))),
    }[sheet]()  # fmt: skip
