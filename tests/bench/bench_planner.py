"""The market-place's planner at 150 stands × 20 rounds × 60 tables: our matcher against networkx's."""

import time
from collections.abc import Sequence

import networkx

from aliances_desktop.planning.instance import Instance
from aliances_desktop.planning.matching import Edge, Matcher, rustworkx_matcher
from aliances_desktop.planning.rounds import plan_rounds
from tests.planning.instances import an_instance


def networkx_matcher(vertices: int, edges: Sequence[Edge]) -> list[tuple[int, int]]:
    """Match by networkx: the same result, in pure Python."""
    graph = networkx.Graph()
    graph.add_nodes_from(range(vertices))
    graph.add_weighted_edges_from(edges)
    return sorted((min(p), max(p)) for p in networkx.max_weight_matching(graph, maxcardinality=True))


def seconds(instance: Instance, matcher: Matcher) -> float:
    """Return how long a plan takes."""
    start = time.perf_counter()
    plan_rounds(instance, matcher=matcher)
    return time.perf_counter() - start


def run() -> dict[str, float]:
    """Return the ratio (target: at most 0.05) and what a plan of 28 stands takes of a second."""
    plan_rounds(an_instance(6, 3), matcher=rustworkx_matcher)
    large = an_instance(150, 20, 60, late=4)
    ours = seconds(large, rustworkx_matcher)
    theirs = seconds(large, networkx_matcher)
    return {
        "150 stands over the same idea on networkx": ours / theirs,
        "28 stands x 12 rounds, in seconds": seconds(an_instance(), rustworkx_matcher),
    }
