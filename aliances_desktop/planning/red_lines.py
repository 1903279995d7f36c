"""From the tests of several entities to their red lines: what they share, where they clash, what to talk about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes_alliance import FORMS, TEST
from aliances_desktop.model.red_lines import Line, Party, Point, RedLines, clash

Key = tuple[str, str, str]
"""Table, subject and item of an answer."""
Answers = Mapping[Key, tuple[str, str]]
"""What a test says: key → (value, text)."""
_FUNDAMENTAL, _NOT_VERY = "3", "1"
_ORDER: Final = (
    "shared", "unshared", "barred", "opposed", "agree", "own", "risk", "environment", "silent", "unknown",
)  # fmt: skip


def red_lines(parties: Sequence[Party], tests: Mapping[int, Answers], form: str) -> RedLines:
    """Return the red lines of `parties` from the latest test of each (by entity) and the form chosen."""
    aims = _lines("1", parties, tests, form)
    conditions = (*_lines("2.1", parties, tests, form), *_own_lines(parties, tests))
    risks = _lines("2.2", parties, tests, form)
    environment = _lines("7", parties, tests, form)
    points = [
        *_shared(aims, parties, tests),
        *_settled((*conditions, *aims, *risks), parties, form),
        *_own_points(conditions, parties),
        *_simple("risk", N_("A fundamental risk for {entities}: {item}."), risks, _FUNDAMENTAL, parties),
        *_simple(
            "environment", N_("The environment is against it, says {entities}: {item}."), environment, "bad", parties
        ),
        *_silent(parties),
        *_unknown(parties, tests),
    ]  # fmt: skip
    points.sort(key=lambda point: _ORDER.index(point.kind))
    return RedLines(form, tuple(parties), aims, conditions, risks, environment, tuple(points))


def _lines(table: str, parties: Sequence[Party], tests: Mapping[int, Answers], form: str) -> tuple[Line, ...]:
    found = []
    for item, label in TEST[table].items.items():
        values = tuple(tests.get(p.entity_id, {}).get((table, "", item), ("", ""))[0] for p in parties)
        is_rated = table != "7"
        rule = clash(table, item, form) if _FUNDAMENTAL in values else None
        is_opposed = is_rated and _FUNDAMENTAL in values and _NOT_VERY in values
        found.append(Line(table, item, label, values, is_opposed=is_opposed, clash=rule))
    return tuple(found)


def _own_lines(parties: Sequence[Party], tests: Mapping[int, Answers]) -> tuple[Line, ...]:
    """Return a line for each condition in an entity's own words."""
    table = TEST["2.1"]
    found = []
    for place, party in enumerate(parties):
        value, words = tests.get(party.entity_id, {}).get(("2.1", "", table.spare), ("", ""))
        if words:
            values = tuple(value if number == place else "" for number in range(len(parties)))
            found.append(Line("2.1", table.spare, words, values, is_own=True))
    return tuple(found)


def _named(parties: Sequence[Party], line: Line, value: str) -> tuple[str, ...]:
    return tuple(p.name for p, said in zip(parties, line.values, strict=True) if said == value)


def _shared(aims: Iterable[Line], parties: Sequence[Party], tests: Mapping[int, Answers]) -> Iterable[Point]:
    """Say what holds the alliance together, or that nothing does yet."""
    tested = [party for party in parties if party.entity_id in tests]
    if len(tested) < 2:
        return
    for_all = tuple(line.label for line in aims if line.fundamental == len(tested))
    if for_all:
        yield Point("shared", N_("Fundamental for everyone: {item}. Start from there."), for_all)
    elif not any(line.is_shared for line in aims):
        yield Point(
            "unshared", N_("No aim is fundamental for two entities: what would hold the alliance together?")
        )
    else:
        shared = tuple(line.label for line in aims if line.is_shared)
        yield Point("shared", N_("Fundamental for several, though not for everyone: {item}."), shared)


def _settled(lines: Iterable[Line], parties: Sequence[Party], form: str) -> Iterable[Point]:
    """Say what has to be settled: two steps apart, and fundamental against the form chosen."""
    for line in lines:
        keen = _named(parties, line, _FUNDAMENTAL)
        if line.is_opposed:
            yield Point(
                "opposed",
                N_("Far apart on “{item}”: fundamental for {entities}, not very relevant for {others}."),
                (line.label,), keen, _named(parties, line, _NOT_VERY),
            )  # fmt: skip
        if line.clash is not None:
            barred = N_("“{item}” is fundamental for {entities}, and the form chosen excludes it: {form}.")
            agreed = N_(
                "“{item}” is fundamental for {entities}: with the form chosen, {form}, it has to be agreed."
            )
            is_barred = line.clash.is_barred
            yield Point(
                "barred" if is_barred else "agree", barred if is_barred else agreed,
                (line.label,), keen, form=FORMS[form], rule=line.clash,
            )  # fmt: skip


def _own_points(conditions: Iterable[Line], parties: Sequence[Party]) -> Iterable[Point]:
    for line in conditions:
        if line.is_own and line.fundamental:
            yield Point(
                "own", N_("A condition of its own, fundamental for {entities}: {item}."), (line.label,),
                _named(parties, line, _FUNDAMENTAL), is_own=True,
            )  # fmt: skip


def _simple(
    kind: str, msgid: str, lines: Iterable[Line], value: str, parties: Sequence[Party]
) -> Iterable[Point]:
    for line in lines:
        if value in line.values:
            yield Point(kind, msgid, (line.label,), _named(parties, line, value))


def _silent(parties: Sequence[Party]) -> Iterable[Point]:
    names = tuple(party.name for party in parties if party.day is None)
    if names:
        yield Point("silent", N_("There is no test yet of {entities}."), entities=names)


def _unknown(parties: Sequence[Party], tests: Mapping[int, Answers]) -> Iterable[Point]:
    """Say how much each entity does not know yet of the others (table 5)."""
    names = {str(party.entity_id): party.name for party in parties}
    for party in parties:
        about = [
            subject
            for (table, subject, _item), (value, _text) in tests.get(party.entity_id, {}).items()
            if table == "5" and value == "unknown" and subject in names
        ]
        if about:
            yield Point(
                "unknown", N_("What {entities} does not know yet of {others}: {n} answers of table 5."),
                entities=(party.name,), others=tuple(names[key] for key in dict.fromkeys(about)), number=len(about),
            )  # fmt: skip
