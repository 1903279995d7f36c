"""The map of entities and alliances, drawn for the screen in the theme's colours."""

from aliances_desktop.charts.alliances_map import MapHub, alliances_map
from aliances_desktop.charts.palette import Palette
from aliances_desktop.charts.svg import to_svg
from aliances_desktop.services.network import Network

_SIZE = 520.0


def map_hubs(found: Network, marked_id: int = 0) -> list[MapHub]:
    """Return the alliances of a network as the chart takes them; `marked_id` is the one drawn thick."""
    place = {node.entity_id: number for number, node in enumerate(found.nodes)}
    return [
        MapHub(tuple(place[id] for id in hub.entity_ids), hub.is_begun, hub.alliance_id == marked_id)
        for hub in found.hubs
    ]


def map_svg(found: Network, marked_id: int, palette: Palette) -> bytes:
    """Return the map as SVG."""
    labels = [node.label for node in found.nodes]
    return to_svg(alliances_map(labels, map_hubs(found, marked_id), _SIZE, palette=palette))
