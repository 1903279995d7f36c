"""One round: who meets whom, as a maximum-weight matching with a limited number of tables."""

from collections.abc import Callable, Sequence

Edge = tuple[int, int, int]
"""Two vertices and the weight of pairing them."""
Matcher = Callable[[int, Sequence[Edge]], list[tuple[int, int]]]
"""(number of vertices, edges) → pairs: a matching of most pairs, and among those of most weight."""


def rustworkx_matcher(vertices: int, edges: Sequence[Edge]) -> list[tuple[int, int]]:
    """Match by rustworkx: 60 times faster than networkx at 150 stands."""
    # Only needed once a plan is made; importing it costs as much as opening the window.
    import rustworkx

    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(vertices))
    graph.add_edges_from(list(edges))
    pairs = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    # The set's order must not decide anything: same input, same plan.
    return sorted((min(p), max(p)) for p in pairs)


def match_round(
    present: Sequence[int], weights: Sequence[Edge], rest_costs: Sequence[int], tables: int, matcher: Matcher
) -> list[tuple[int, int]]:
    """Return the pairs of a round of at most `tables` meetings.

    `weights` are edges between members of `present`. When not everyone can sit, the surplus is matched with empty
    chairs; sitting out costs a stand `rest_costs[stand]`, so those who cost least sit out.
    """
    chairs = max(len(present) - 2 * tables, 0)
    index = {stand: n for n, stand in enumerate(present)}
    edges = [(index[a], index[b], weight) for a, b, weight in weights]
    for chair in range(len(present), len(present) + chairs):
        edges += [(index[stand], chair, -rest_costs[stand]) for stand in present]
    pairs = matcher(len(present) + chairs, edges)
    return [(present[a], present[b]) for a, b in pairs if b < len(present)]
