"""Table 3 of the evaluation test: its arithmetic holds for any parts, with any overlap."""

from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop.planning.extension import Part, extension

_NAMES = ("Òdena", "Vic", "Manresa", "Sant Fruitós de Bages", "Berga", "Moià")
_figures = st.none() | st.integers(0, 10**7)
_parts = st.builds(
    Part,
    st.lists(st.sampled_from(_NAMES), unique=True).map(tuple),
    population=_figures,
    beneficiaries=_figures,
)


@given(st.lists(_parts, min_size=1, max_size=8), _parts)
def test_a_municipality_counts_once_however_many_reach_it(parts: list[Part], allied: Part) -> None:
    table = extension(parts, allied)
    reached = [name for part in parts for name in part.municipalities]
    assert sorted(table.sum.municipalities) == sorted(set(reached))
    assert {one.name for one in table.shared} == {name for name in reached if reached.count(name) > 1}
    doubled = sum(len(one.parts) - 1 for one in table.shared)
    assert len(reached) - doubled == len(table.sum.municipalities)
    for one in table.shared:
        assert one.parts == tuple(n for n, part in enumerate(parts) if one.name in part.municipalities)


@given(st.lists(_parts, min_size=1, max_size=8), _parts)
def test_figures_are_summed_and_shares_are_derived(parts: list[Part], allied: Part) -> None:
    table = extension(parts, allied)
    known = [part.population for part in parts if part.population is not None]
    assert table.sum.population == (sum(known) if known else None)
    if table.sum_share is not None:
        both = [(p.beneficiaries, p.population) for p in parts if p.population is not None]
        assert table.sum_share == sum(b or 0 for b, _p in both) / sum(p for _b, p in both)
        assert all((p.population is None) == (p.beneficiaries is None) for p in parts)


@given(st.lists(_parts, min_size=1, max_size=8), _parts)
def test_a_gain_added_to_the_sum_gives_what_the_allied_reach(parts: list[Part], allied: Part) -> None:
    table = extension(parts, allied)
    for gain, base, reached in (
        (table.population_gain, table.sum.population, allied.population),
        (table.beneficiaries_gain, table.sum.beneficiaries, allied.beneficiaries),
    ):
        if base is None or reached is None:
            assert gain.absolute is None
            assert gain.relative is None
            continue
        assert gain.absolute is not None
        assert base + gain.absolute == reached
        assert (gain.relative is None) == (base == 0)


def test_the_order_of_the_parts_changes_no_figure() -> None:
    parts = [Part(("Vic", "Berga"), 100, 10), Part(("VIC",), 300, 60), Part(("Moià",), None, None)]
    one, other = extension(parts, Part()), extension(parts[::-1], Part())
    assert (
        (one.sum.population, one.sum.beneficiaries)
        == (other.sum.population, other.sum.beneficiaries)
        == (400, 70)
    )
    assert len(one.sum.municipalities) == len(other.sum.municipalities) == 3


def test_two_spellings_of_a_municipality_are_one() -> None:
    table = extension([Part(("Òdena",)), Part(("ODENA",))], Part(("Odena", "Igualada", "Òdena")))
    assert table.sum.municipalities == ("Òdena",)
    assert table.shared[0].parts == (0, 1)
    assert table.municipalities_gain.absolute == 1
    assert table.municipalities_gain.relative == 1


def test_a_share_is_withheld_where_a_part_tells_only_one_figure() -> None:
    table = extension([Part((), 1000, 100), Part((), None, 50)], Part((), 2000, 300))
    assert table.sum_share is None
    assert table.share_gain.absolute is None
    whole = extension([Part((), 1000, 100), Part((), 3000, 100)], Part((), 4000, 400))
    assert whole.sum_share == 0.05
    assert whole.share_gain.absolute == 0.05
    assert whole.share_gain.relative == 1
