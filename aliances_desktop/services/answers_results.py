"""What a batch answered, question by question: counts, ranks, means, words; and two batches beside each other.

Only sheets typed in to the end count, as they were typed in the first time. Shares are of those who answered.
"""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.model import Answer, Batch, Entity, Reply, Texts, Theme
from aliances_desktop.model.codes import KINDS
from aliances_desktop.services import questionnaires, records
from aliances_desktop.services.questionnaires import Asked, Choice

GUIDE_RANKING: Final = ("ECON", "POL", "TERR", "COLL", "COM", "QUAL", "OTH")
"""The reasons for an alliance in the order the guide's chapter 2 gives them."""
GUIDE_CODE: Final = "chapter2.reasons"
"""The question whose answers are shown beside `GUIDE_RANKING`."""
_NOTHING: Final = Texts()
CHOSEN: Final = frozenset({"yes_no", "single", "multiple", "ranking"})
"""Kinds of questions answered by choosing among options."""


@dataclass(frozen=True)
class OptionCount:
    """How often an option was chosen; `share` is of those who answered, 0 to 1.

    In a ranking `points` adds up places (3, 2 and 1 where three are asked for), `firsts` counts first places. In a
    grid the option is a row and `column` its column.
    """

    code: str
    text: Texts
    count: int
    share: float
    points: int = 0
    firsts: int = 0
    column: Texts = _NOTHING


@dataclass(frozen=True)
class Said:
    """Words of a sheet: `id` is that of the answer, `row` what they stand beside in a grid, `code` what was chosen."""

    id: int
    sheet: int
    entity: str
    text: str
    theme_id: int | None = None
    theme: str = ""
    row: Texts = _NOTHING
    code: str = ""


@dataclass(frozen=True)
class ThemeCount:
    """A theme and how many answers were put under it."""

    id: int
    title: str
    count: int


@dataclass(frozen=True)
class QuestionResult:
    """The answers to a question: of `sheets` sheets `answered` have one. A scale has a mean and a median."""

    asked: Asked
    sheets: int
    answered: int
    options: tuple[OptionCount, ...] = ()
    mean: float | None = None
    median: float | None = None
    said: tuple[Said, ...] = ()
    themes: tuple[ThemeCount, ...] = ()

    @property
    def blanks(self) -> int:
        """Sheets that left the question blank."""
        return self.sheets - self.answered

    @property
    def without_theme(self) -> int:
        """Words not put under a theme yet."""
        return sum(one.theme_id is None for one in self.said)


@dataclass(frozen=True)
class _Sheet:
    id: int
    number: int
    entity: str


_Given = Mapping[int, Sequence[Answer]]
"""Sheet → its answers to a question."""


def kinds(session: Session, batch_id: int) -> list[str]:
    """Return the kinds of the entities whose sheets have been typed in, in the order of the list."""
    found = set(
        session.exec(
            select(Entity.kind)
            .join(Reply, col(Reply.entity_id) == Entity.id)
            .where(Reply.batch_id == batch_id, col(Reply.entered_at).is_not(None))
        )
    )
    return [code for code in KINDS if code in found]


def question_results(session: Session, batch_id: int, kind: str = "") -> list[QuestionResult]:
    """Return the answers to every question; with `kind`, only of the entities of that kind."""
    batch = records.fetch(session, Batch, batch_id)
    content = questionnaires.load(session, batch.questionnaire_id)
    sheets = _sheets(session, batch_id, kind)
    answers: dict[int, dict[int, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    query = (
        select(Answer)
        .join(Reply, col(Reply.id) == Answer.reply_id)
        .where(Reply.batch_id == batch_id, Answer.entry == 1)
        .order_by(col(Answer.id))
    )
    for answer in session.exec(query):
        if answer.reply_id in sheets and (answer.value or answer.text or answer.is_waiting):
            answers[answer.question_id][answer.reply_id].append(answer)
    themes: dict[int, list[Theme]] = defaultdict(list)
    asked_ids = [asked.id for asked in content.questions]
    for theme in session.exec(
        select(Theme)
        .where(col(Theme.question_id).in_(asked_ids))
        .order_by(col(Theme.position), col(Theme.id))
    ):
        themes[theme.question_id].append(theme)
    return [_result(asked, sheets, answers[asked.id], themes[asked.id]) for asked in content.questions]


def _sheets(session: Session, batch_id: int, kind: str) -> dict[int, _Sheet]:
    query = (
        select(Reply, Entity)
        .join(Entity, col(Entity.id) == Reply.entity_id, isouter=True)
        .where(Reply.batch_id == batch_id, col(Reply.entered_at).is_not(None))
        .order_by(col(Reply.number))
    )
    if kind:
        query = query.where(Entity.kind == kind)
    found: dict[int, _Sheet] = {}
    for reply, entity in session.exec(query).all():
        found[reply.key] = _Sheet(reply.key, reply.number, entity.name if entity else "")
    return found


def _result(
    asked: Asked, sheets: Mapping[int, _Sheet], given: _Given, themes: Sequence[Theme]
) -> QuestionResult:
    options: tuple[OptionCount, ...] = ()
    mean = median = None
    if asked.kind in CHOSEN or asked.kind == "scale":
        options = _options(asked, given)
    elif asked.kind == "grid" and asked.columns:
        options = _cells(asked, given)
    if asked.kind == "scale":
        points = [int(a.value) for answers in given.values() for a in answers if _is_number(a.value)]
        if points:
            mean, median = statistics.fmean(points), float(statistics.median(points))
    said = _said(asked, sheets, given, themes)
    counts = Counter(one.theme_id for one in said)
    return QuestionResult(
        asked,
        len(sheets),
        len(given),
        options,
        mean,
        median,
        said,
        tuple(ThemeCount(theme.key, theme.title, counts[theme.key]) for theme in themes),
    )


def _is_number(value: str) -> bool:
    return value.removeprefix("-").isdecimal()


def _options(asked: Asked, given: _Given) -> tuple[OptionCount, ...]:
    counts: Counter[str] = Counter()
    points: Counter[str] = Counter()
    firsts: Counter[str] = Counter()
    for answers in given.values():
        places = _chosen(asked, answers)
        counts.update(places.keys())
        if asked.kind == "ranking":
            points.update({code: max(asked.count + 1 - place, 0) for code, place in places.items()})
            firsts.update(code for code, place in places.items() if place == 1)
    # A code no longer asked for was an answer all the same.
    there = {choice.code for choice in asked.rows}
    gone = tuple(Choice(code, Texts(code, code, code)) for code in sorted(counts) if code not in there)
    return tuple(
        OptionCount(
            choice.code,
            choice.text,
            counts[choice.code],
            _share(counts[choice.code], len(given)),
            points[choice.code],
            firsts[choice.code],
        )
        for choice in (*asked.rows, *gone)
    )


def _chosen(asked: Asked, answers: Iterable[Answer]) -> dict[str, int]:
    """Return the codes of a sheet, each with its best place."""
    places: dict[str, int] = {}
    for answer in answers:
        if not answer.value:
            continue
        if asked.kind == "ranking":
            place = int(answer.item) if answer.item.isdecimal() else asked.count
            places[answer.value] = min(place, places.get(answer.value, place))
        else:
            places[answer.item if asked.kind == "multiple" else answer.value] = 1
    return places


def _cells(asked: Asked, given: _Given) -> tuple[OptionCount, ...]:
    counts = Counter(a.item for answers in given.values() for a in answers if a.value)
    return tuple(
        OptionCount(code, row.text, counts[code], _share(counts[code], len(given)), column=column.text)
        for row in asked.rows
        for column in asked.columns
        for code in (f"{row.code}:{column.code}",)
    )


def _share(count: int, of: int) -> float:
    return count / of if of else 0.0


def _said(
    asked: Asked, sheets: Mapping[int, _Sheet], given: _Given, themes: Sequence[Theme]
) -> tuple[Said, ...]:
    titles = {theme.key: theme.title for theme in themes}
    rows = {choice.code: choice.text for choice in asked.rows} if asked.kind == "grid" else {}
    return tuple(
        Said(
            answer.key,
            sheet.number,
            sheet.entity,
            answer.text,
            answer.theme_id,
            titles.get(answer.theme_id or 0, ""),
            rows.get(answer.item, _NOTHING),
            answer.item if asked.kind == "multiple" else answer.value,
        )
        for sheet in sheets.values()
        for answer in sorted(given.get(sheet.id, ()), key=lambda one: one.item)
        if answer.text
    )


# Beside the guide


@dataclass(frozen=True)
class Ranked:
    """A reason with its place in the guide and in the room; None where nobody of the room named it."""

    code: str
    text: Texts
    guide: int | None
    room: int | None
    points: int


def places(result: QuestionResult) -> dict[str, int]:
    """Return code → place by points, then by first places; equals share a place, who has no points has none."""
    scores = {one.code: (one.points, one.firsts) for one in result.options if one.points}
    return {code: 1 + sum(other > score for other in scores.values()) for code, score in scores.items()}


def beside_guide(result: QuestionResult) -> list[Ranked]:
    """Return the guide's order of the reasons with the room's place of each; nothing for other questions."""
    if result.asked.code != GUIDE_CODE or result.asked.kind != "ranking":
        return []
    room = places(result)
    by_code = {one.code: one for one in result.options}
    ordered = [*GUIDE_RANKING, *(code for code in by_code if code not in GUIDE_RANKING)]
    return [
        Ranked(
            code,
            by_code[code].text,
            GUIDE_RANKING.index(code) + 1 if code in GUIDE_RANKING else None,
            room.get(code),
            by_code[code].points,
        )
        for code in ordered
        if code in by_code
    ]


# Two batches


@dataclass(frozen=True)
class Line:
    """An option in both batches: the share that chose it, None where it was not asked."""

    code: str
    text: Texts
    a: float | None
    b: float | None


@dataclass(frozen=True)
class Comparison:
    """Two questions that ask the same: by shares of options, and for scales by their means too."""

    a: QuestionResult
    b: QuestionResult
    lines: tuple[Line, ...]


def compare(session: Session, batch_a: int, batch_b: int, kind: str = "") -> list[Comparison]:
    """Return what both batches asked: the same built-in question, or questions whose options are of one list."""
    results_a = question_results(session, batch_a, kind)
    results_b = question_results(session, batch_b, kind)
    found: list[Comparison] = []
    for a in results_a:
        same = [b for b in results_b if a.asked.code and a.asked.code == b.asked.code]
        listed = [b for b in results_b if a.asked.code_list and a.asked.code_list == b.asked.code_list]
        found += [Comparison(a, b, _lines(a, b)) for b in same or listed if _is_comparable(a.asked, b.asked)]
    return found


def _is_comparable(a: Asked, b: Asked) -> bool:
    if a.kind == "scale" or b.kind == "scale":
        return (a.kind, a.least, a.most) == (b.kind, b.least, b.most)
    if a.kind == "grid" or b.kind == "grid":
        return a.kind == b.kind and bool(a.columns and b.columns)
    return a.kind in CHOSEN and b.kind in CHOSEN


def _lines(a: QuestionResult, b: QuestionResult) -> tuple[Line, ...]:
    in_a = {one.code: one for one in a.options}
    in_b = {one.code: one for one in b.options}
    return tuple(
        Line(
            code,
            (in_a.get(code) or in_b[code]).text,
            in_a[code].share if code in in_a else None,
            in_b[code].share if code in in_b else None,
        )
        for code in dict.fromkeys((*in_a, *in_b))
    )
