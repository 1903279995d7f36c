"""Territorial extension of allied entities (Annex VI, table 3): parts, sum and gain, municipalities counted once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from aliances_desktop.text import fold


@dataclass(frozen=True)
class Part:
    """What an entity, or the alliance, reaches; None where a figure is not known."""

    municipalities: tuple[str, ...] = ()
    population: int | None = None
    beneficiaries: int | None = None

    @property
    def share(self) -> float | None:
        """Beneficiaries per inhabitant of the target population; None where one is unknown or nobody lives there."""
        if self.beneficiaries is None or not self.population:
            return None
        return self.beneficiaries / self.population

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all has been filled in."""
        return not self.municipalities and self.population is None and self.beneficiaries is None


@dataclass(frozen=True)
class Shared:
    """A municipality that several parts reach; `parts` are their positions."""

    name: str
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Gain:
    """How much more the allied reach than the sum; each None where it cannot be told.

    `relative` is a share of the sum: 0.5 for half as much again.
    """

    absolute: float | None
    relative: float | None


@dataclass(frozen=True)
class Extension:
    """Table 3: the parts, what they sum up to, and what they reach allied."""

    parts: tuple[Part, ...]
    allied: Part

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """The municipalities in more than one part, in the order they are met."""
        found = _places(self.parts)
        return tuple(Shared(name, where) for name, where in found.values() if len(where) > 1)

    @cached_property
    def sum(self) -> Part:
        """The parts together: each municipality once, population and beneficiaries summed.

        A figure no part knows stays None. The share is that of the sums, never a sum of shares; it is withheld when a
        part knows only one of the two figures, because it would compare different people.
        """
        names = tuple(name for name, _where in _places(self.parts).values())
        return Part(
            names, _total([p.population for p in self.parts]), _total([p.beneficiaries for p in self.parts])
        )

    @property
    def sum_share(self) -> float | None:
        """The share of the sum; see `sum`."""
        is_lopsided = any((p.population is None) != (p.beneficiaries is None) for p in self.parts)
        return None if is_lopsided else self.sum.share

    @property
    def municipalities_gain(self) -> Gain:
        """Gain in municipalities."""
        whole = len(_places((self.allied,)))
        return _gain(whole or None, len(self.sum.municipalities) or None)

    @property
    def population_gain(self) -> Gain:
        """Gain in target population."""
        return _gain(self.allied.population, self.sum.population)

    @property
    def beneficiaries_gain(self) -> Gain:
        """Gain in beneficiaries."""
        return _gain(self.allied.beneficiaries, self.sum.beneficiaries)

    @property
    def share_gain(self) -> Gain:
        """Gain in the share: absolute as a difference of shares (percentage points), relative to the sum's share."""
        return _gain(self.allied.share, self.sum_share)


def extension(parts: Sequence[Part], allied: Part) -> Extension:
    """Return table 3 of these parts and of what they reach allied."""
    return Extension(tuple(parts), allied)


def _places(parts: Sequence[Part]) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Return each municipality as it is first written, with the parts it is in; spelling and accents do not matter."""
    found: dict[str, tuple[str, tuple[int, ...]]] = {}
    for number, part in enumerate(parts):
        for name in part.municipalities:
            written, where = found.get(fold(name), (name, ()))
            if fold(name) and number not in where:
                found[fold(name)] = (written, (*where, number))
    return found


def _total(figures: Sequence[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def _gain(allied: float | None, base: float | None) -> Gain:
    if allied is None or base is None:
        return Gain(None, None)
    return Gain(allied - base, (allied - base) / base if base else None)
