"""What is followed for months and has sheets of its own beside workshops: alliances and processes, by their titles."""

from sqlmodel import Session, col, select

from aliances_desktop.model import Alliance, Process
from aliances_desktop.text import sort_key


def subjects(session: Session, language: str) -> list[tuple[str, int, str]]:
    """Return ("alliance", id, title) of every alliance, then ("process", id, title) of every process in use."""
    alliances = [("alliance", one.key, one.title) for one in session.exec(select(Alliance))]
    in_use = session.exec(select(Process).where(col(Process.is_template).is_(False)))
    processes = [("process", one.key, one.title.get(language)) for one in in_use]
    return [
        *sorted(alliances, key=lambda one: sort_key(one[2])),
        *sorted(processes, key=lambda one: sort_key(one[2])),
    ]


def has_any(session: Session) -> bool:
    """Tell whether there is an alliance, or a process in use."""
    if session.exec(select(Alliance.id).limit(1)).first() is not None:
        return True
    return (
        session.exec(select(Process.id).where(col(Process.is_template).is_(False)).limit(1)).first()
        is not None
    )
