"""What a market-place to be planned is, and what a plan is: plain data, and the JSON format both are exchanged in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_

FORMAT: Final = "aliances-market/1"
Pair = frozenset[str]


@dataclass(frozen=True)
class Stand:
    """A place in the market-place. Two stands of one organisation never meet; `available` None is every round."""

    id: str
    organisation: str
    sector: str = ""
    available: frozenset[int] | None = None

    def is_there(self, round_number: int) -> bool:
        """Tell whether the stand is attended in a round, counted from 1."""
        return self.available is None or round_number in self.available


@dataclass(frozen=True)
class Meeting:
    """Two stands at a table; tables count from 1."""

    table: int
    a: str
    b: str

    @property
    def pair(self) -> Pair:
        """The two stands, in no order."""
        return frozenset((self.a, self.b))


Round = tuple[Meeting, ...]


@dataclass(frozen=True)
class Schedule:
    """The meetings of every round."""

    rounds: tuple[Round, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the schedule as the exchange format has it."""
        return {"rounds": [[{"table": m.table, "a": m.a, "b": m.b} for m in r] for r in self.rounds]}


@dataclass(frozen=True)
class Instance:
    """A market-place to be planned.

    `interest` is directed, 1–100; a meeting is worth the sum of both directions. `tables` None is as many as needed.
    `held` rounds stay as they are; of `announced` meetings as many as possible are kept.
    """

    rounds: int
    stands: tuple[Stand, ...]
    tables: int | None = None
    interest: Mapping[tuple[str, str], int] = field(default_factory=dict)
    veto: frozenset[Pair] = frozenset()
    forced: frozenset[Pair] = frozenset()
    held: tuple[Round, ...] = ()
    announced: tuple[Round, ...] | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Instance":
        """Read the exchange format; UserError when it is another format or does not hold together."""
        if data.get("format") != FORMAT:
            raise UserError(
                N_("This is not a market-place to plan: its format is “{format}”."), format=data.get("format")
            )
        try:
            instance = cls(
                rounds=int(data["rounds"]),
                stands=tuple(_stand(s) for s in data["stands"]),
                tables=None if data.get("tables") is None else int(data["tables"]),
                interest={(a, b): int(score) for a, b, score in data.get("interest", ())},
                veto=_pairs(data.get("veto", ())),
                forced=_pairs(data.get("forced", ())),
                held=_rounds(data.get("held", ())),
                announced=_rounds(data["announced"]) if data.get("announced") is not None else None,
            )
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(
                N_("The market-place to plan is incomplete or wrongly written."), details=repr(error)
            ) from None
        instance._check()
        return instance

    def _check(self) -> None:
        ids = {s.id for s in self.stands}
        named = {x for pair in self.interest for x in pair}
        named |= {x for pair in (*self.veto, *self.forced) for x in pair}
        named |= {x for r in (*self.held, *(self.announced or ())) for m in r for x in m.pair}
        if len(ids) != len(self.stands) or named - ids or self.rounds < 1 or len(self.held) > self.rounds:
            raise UserError(
                N_("The market-place to plan is incomplete or wrongly written."),
                details=", ".join(sorted(named - ids)),
            )


def _stand(data: Mapping[str, Any]) -> Stand:
    available = data.get("available")
    return Stand(
        str(data["id"]), str(data["organisation"]), str(data.get("sector", "")),
        None if available is None else frozenset(int(r) for r in available),
    )  # fmt: skip


def _pairs(data: Iterable[Sequence[str]]) -> frozenset[Pair]:
    return frozenset(frozenset((a, b)) for a, b in data)


def _rounds(data: Iterable[Iterable[Mapping[str, Any]]]) -> tuple[Round, ...]:
    return tuple(tuple(Meeting(int(m["table"]), str(m["a"]), str(m["b"])) for m in r) for r in data)
