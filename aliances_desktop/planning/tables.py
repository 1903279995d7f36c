"""Which table each meeting takes: as few people as possible get up, and held rounds keep theirs."""

from collections.abc import Sequence

from aliances_desktop.planning.instance import Instance, Meeting, Round, Schedule


def assign_tables(instance: Instance, rounds: Sequence[Sequence[tuple[str, str]]]) -> Schedule:
    """Return the schedule with a table for each pair: announced tables stay, then stands stay where they sat."""
    limit = instance.tables if instance.tables is not None else max(len(instance.stands) // 2, 1)
    seated: dict[str, int] = {}
    result: list[Round] = []
    for r, pairs in enumerate(rounds):
        if r < len(instance.held):
            meetings: Round = instance.held[r]
        else:
            announced = (
                {m.pair: m.table for m in (instance.announced or ((),) * (r + 1))[r]}
                if _has(instance, r)
                else {}
            )
            meetings = _seat(pairs, seated, announced, limit)
        for meeting in meetings:
            seated[meeting.a] = seated[meeting.b] = meeting.table
        result.append(meetings)
    return Schedule(tuple(result))


def _has(instance: Instance, r: int) -> bool:
    return instance.announced is not None and r < len(instance.announced)


def _seat(
    pairs: Sequence[tuple[str, str]], seated: dict[str, int], announced: dict[frozenset[str], int], limit: int
) -> Round:
    free = set(range(1, limit + 1))
    table: dict[tuple[str, str], int] = {}

    def take(pair: tuple[str, str], wanted: int | None) -> None:
        if pair not in table and wanted in free:
            table[pair] = wanted
            free.discard(wanted)

    for pair in pairs:
        take(pair, announced.get(frozenset(pair)))
    for pair in pairs:
        if seated.get(pair[0]) == seated.get(pair[1]):
            take(pair, seated.get(pair[0]))
    for place in (0, 1):
        for pair in pairs:
            take(pair, seated.get(pair[place]))
    for pair in pairs:
        if pair not in table:
            take(pair, min(free))
    return tuple(sorted((Meeting(table[p], *p) for p in pairs), key=lambda m: m.table))
