"""The map of who wants to work with whom, drawn for the screen in the theme's colours."""

from sqlmodel import Session

from aliances_desktop.charts.network import Link, network
from aliances_desktop.charts.palette import Palette
from aliances_desktop.charts.svg import to_svg
from aliances_desktop.services import results

_SIZE = 520.0


def map_svg(session: Session, workshop_id: int, text: str, quiet: str, main: str) -> bytes:
    """Return the map as SVG; colours are #rrggbb."""
    found = results.network(session, workshop_id)
    place = {node.entity_id: n for n, node in enumerate(found.nodes)}
    links = [
        Link(place[link.from_entity_id], place[link.to_entity_id], link.is_mutual)
        for link in found.links
        if link.from_entity_id in place and link.to_entity_id in place
    ]
    palette = Palette(text=text, quiet=quiet, main=main)
    return to_svg(network([node.label for node in found.nodes], links, _SIZE, palette=palette))
