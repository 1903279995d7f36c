"""Where the person has been: back and forward, as in a browser."""

from aliances_desktop.ui.context import Route


class History:
    """Two stacks of routes around the present one."""

    def __init__(self) -> None:
        self._past: list[Route] = []
        self._future: list[Route] = []

    def visit(self, left: Route) -> None:
        """Remember the route just left for a new one."""
        if not self._past or self._past[-1] != left:
            self._past.append(left)
        self._future.clear()

    def back(self, present: Route) -> Route | None:
        """Return the route before `present`, None at the beginning."""
        return self._move(self._past, self._future, present)

    def forward(self, present: Route) -> Route | None:
        """Return the route after `present`, None at the end."""
        return self._move(self._future, self._past, present)

    @staticmethod
    def _move(source: list[Route], target: list[Route], present: Route) -> Route | None:
        while source:
            route = source.pop()
            if route != present:
                target.append(present)
                return route
        return None
