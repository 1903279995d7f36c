"""The content of the sheets of a focus group. Signs of leadership stay in the file: none of them is read here."""

from sqlmodel import Session

from aliances_desktop.documents.focus import (
    DataLine,
    FocusData,
    FocusGuide,
    FocusResults,
    GuideMoment,
    IdeaResult,
    MomentResult,
)
from aliances_desktop.model.codes import FOCUS_FACTORS
from aliances_desktop.services import focus, judging
from aliances_desktop.services.gather import Material


def focus_guide(session: Session, m: Material) -> FocusGuide | None:
    """Return how the group is to be led; None where the workshop is none."""
    if m.workshop.kind != "focus_group":
        return None
    design = focus.design(session, m.workshop.key)
    factors = tuple(
        (label, FOCUS_FACTORS[field].get(getattr(design, field), ""))
        for field, label in focus.FACTOR_LABELS.items()
    )
    return FocusGuide(
        occasion=m.occasion,
        topic=design.topic,
        factors=factors,
        advice=tuple(focus.advice(design)),
        notes=design.notes,
        entities=tuple(dict.fromkeys(row.entity for row in m.expected)),
        moments=tuple(
            GuideMoment(one.title, one.questions, one.method, one.minutes)
            for one in focus.moments(session, m.workshop.key)
        ),
    )


def focus_data(session: Session, m: Material) -> FocusData | None:
    """Return what was gathered beforehand; None while nothing is on the list."""
    lines = tuple(DataLine(one.label, one.value, one.source) for one in focus.data(session, m.workshop.key))
    return FocusData(m.occasion, focus.design(session, m.workshop.key).topic, lines) if lines else None


def focus_results(session: Session, m: Material) -> FocusResults | None:
    """Return what was said and agreed, and the ideas; None while there is nothing, or where it is no focus group."""
    if m.workshop.kind != "focus_group":
        return None
    moments = tuple(
        MomentResult(one.title, tuple((s.entity, s.text) for s in one.said if s.text), one.agreements)
        for one in focus.moments(session, m.workshop.key)
    )
    ideas = idea_results(session, m)
    if not ideas and not any(one.said or one.agreements for one in moments):
        return None
    return FocusResults(m.occasion, focus.design(session, m.workshop.key).topic, moments, ideas)


def idea_results(session: Session, m: Material) -> tuple[IdeaResult, ...]:
    """Return the ideas of a workshop with what each entity says of them."""
    return tuple(
        IdeaResult(
            idea.title,
            idea.description,
            idea.is_candidate,
            tuple((one.entity, one.interest, one.viability, one.commitment) for one in idea.judgements),
        )
        for idea in judging.ideas(session, m.workshop.key)
    )
