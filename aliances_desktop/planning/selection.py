"""The arithmetic of choosing a project: the weighted mean of its scores, and the count of a vote.

Both are exact: the same figures in another order give the same result, and equal means are equal.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from aliances_desktop.model.selection import Count, Option, Ranking, Slip, Standard, Standing, Tally


def weighted_mean(pairs: Sequence[tuple[float, float]]) -> Fraction | None:
    """Return Σ weight·score / Σ weight of (weight, score) pairs; None where the weights sum to nothing."""
    weights = sum((_exact(weight) for weight, _score in pairs), Fraction(0))
    if not weights:
        return None
    return sum((_exact(weight) * _exact(score) for weight, score in pairs), Fraction(0)) / weights


def _exact(value: float) -> Fraction:
    # Through its figures: 0.1 is meant as a tenth, not as the binary fraction next to it.
    return Fraction(repr(float(value)))


def rank(
    standards: Sequence[Standard],
    projects: Sequence[tuple[int, str]],
    scores: Mapping[tuple[int, int], float],
) -> Ranking:
    """Rank projects (key, title) by their `scores`, which go by (project, criterion).

    A project that lacks the score of a criterion with weight has no place: it is not counted as 0.
    """
    means: dict[int, Fraction | None] = {}
    missing: dict[int, tuple[str, ...]] = {}
    for key, _title in projects:
        given = [(one.weight, scores[key, one.key]) for one in standards if (key, one.key) in scores]
        means[key] = weighted_mean(given)
        missing[key] = tuple(one.text for one in standards if one.weight and (key, one.key) not in scores)
    complete: list[Fraction | None] = [m for key, m in means.items() if m is not None and not missing[key]]
    found = []
    for key, title in projects:
        mean = means[key]
        is_placed = mean is not None and not missing[key]
        found.append(
            Standing(
                key, title, tuple(scores.get((key, one.key)) for one in standards),
                None if mean is None else float(mean),
                1 + sum(other is not None and other > mean for other in complete) if is_placed and mean is not None else None,
                missing[key], is_placed and complete.count(mean) > 1,
            )
        )  # fmt: skip
    found.sort(key=lambda one: (one.place is None, one.place or 0))
    return Ranking(tuple(standards), tuple(found))


def count(
    options: Sequence[Option], slips: Sequence[Slip], opens_on: date | None, closes_on: date | None,
    is_recounted: bool = False,
) -> Tally:  # fmt: skip
    """Count the slips that came back within the window, both ends included; without a day there is no limit."""
    ordered = sorted(slips, key=lambda one: one.number)
    back = [one for one in ordered if one.cast_on is not None]
    early = [
        one for one in back if opens_on is not None and one.cast_on is not None and one.cast_on < opens_on
    ]
    late = [
        one for one in back if closes_on is not None and one.cast_on is not None and one.cast_on > closes_on
    ]
    valid = [one for one in back if one not in early and one not in late]
    reread = [one for one in valid if one.is_reread] if is_recounted else []
    first = _count(options, [one.choice for one in valid])
    unread = [one for one in valid if not one.is_reread] if is_recounted else []
    differing = [one for one in reread if one.again != one.choice]
    most = max(first.votes, default=0)
    leaders = [one for one, votes in zip(options, first.votes, strict=True) if votes == most and most]
    is_agreed = not (unread or differing)
    return Tally(
        tuple(options), first, _count(options, [one.again for one in reread]) if is_recounted else None,
        tuple(early), tuple(late), tuple(one for one in ordered if one.cast_on is None),
        tuple(unread), tuple(differing), tuple(leaders) if is_agreed else (),
    )  # fmt: skip


def _count(options: Sequence[Option], choices: Sequence[int | None]) -> Count:
    counted = Counter(choices)
    return Count(tuple(counted[one.key] for one in options), counted[None])
