"""Market-places made like the examples: stands of a few organisations, sparse wishes, some late, some vetoes."""

import random

from aliances_desktop.planning.instance import Instance, Stand

SCORES = (100, 60, 30, 30, 30)


def an_instance(
    stands: int = 28, rounds: int = 12, tables: int | None = None, *, seed: int = 1, late: int = 2, forced: int = 0,
    wishes: int = 7,
) -> Instance:  # fmt: skip
    """Return a market-place of `stands` stands with about `wishes` wishes each; the same seed gives the same."""
    chance = random.Random(seed)
    ids = [f"s{n:03d}" for n in range(stands)]
    organisation = {id: f"o{chance.randrange(max(stands * 9 // 10, 2)):03d}" for id in ids}
    absent_first = set(chance.sample(ids, min(late, stands // 4)))
    interest = {
        (a, b): chance.choice(SCORES)
        for a in ids
        for b in chance.sample(ids, min(wishes, stands))
        if organisation[a] != organisation[b]
    }
    others = [(a, b) for a in ids for b in ids if a < b and organisation[a] != organisation[b]]
    chosen = chance.sample(others, min(len(others), 2 + forced)) if rounds > 3 else []
    return Instance(
        rounds=rounds,
        stands=tuple(
            Stand(id, organisation[id], "", frozenset(range(3, rounds + 1)) if id in absent_first else None)
            for id in ids
        ),
        tables=tables,
        interest=interest,
        veto=frozenset(frozenset(p) for p in chosen[:2]),
        forced=frozenset(frozenset(p) for p in chosen[2:]),
    )
