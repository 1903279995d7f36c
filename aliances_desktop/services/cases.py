"""Cases for the group work (guide, Annex III): those a workshop uses, and entities of the directory made anonymous."""

import re
from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from aliances_desktop.i18n import LANGUAGES, translator
from aliances_desktop.method import Template
from aliances_desktop.model import Case, CaseEntity, Entity, Texts
from aliances_desktop.model.codes import TARGET_GROUPS
from aliances_desktop.services import instruments, records, sequence, workshops


def of_workshop(session: Session, workshop_id: int) -> Sequence[Case]:
    """Return the cases a workshop uses, in their order."""
    query = select(Case).where(Case.workshop_id == workshop_id).order_by(col(Case.position), col(Case.id))
    return session.exec(query).all()


def entities(session: Session, case_id: int) -> list[CaseEntity]:
    """Return the entities of a case in their order."""
    return sequence.in_order(session, CaseEntity, case_id=case_id)


def use_case(session: Session, workshop_id: int, source: Template | Case) -> Case:
    """Give a workshop a copy of a case, behind those it has."""
    last = max((case.position for case in of_workshop(session, workshop_id)), default=0)
    made: Case = instruments.use(session, source, workshop_id=workshops.load(session, workshop_id).key)
    made.position = last + 1
    session.flush()
    return made


def add_case(session: Session, workshop_id: int, title: str, language: str) -> Case:
    """Add an empty case to a workshop."""
    last = max((case.position for case in of_workshop(session, workshop_id)), default=0)
    made = Case(
        workshop_id=workshops.load(session, workshop_id).key,
        title=Texts().put(language, records.line(title)),
        position=last + 1,
    )
    session.add(made)
    session.flush()
    return made


def duplicate(session: Session, case_id: int) -> Case:
    """Copy a case of a workshop behind the others."""
    source = records.fetch(session, Case, case_id)
    made: Case = instruments.copy(session, source, source.title)
    if source.workshop_id is not None:
        made.position = max(case.position for case in of_workshop(session, source.workshop_id)) + 1
    session.flush()
    return made


def keep(session: Session, case_id: int) -> Case:
    """Keep a copy of a workshop's case in the library."""
    made: Case = instruments.use(session, records.fetch(session, Case, case_id), is_template=True)
    return made


def delete_cases(session: Session, case_ids: Collection[int]) -> None:
    """Delete cases; groups that worked on them keep their sheets."""
    sequence.delete(session, Case, case_ids)


def add_anonymous(session: Session, case_id: int, entity_id: int) -> CaseEntity:
    """Make an entity of the directory an entity of a case, under a code only.

    Its figures and what it does go along; its names, place, contacts and website do not, and where a name stands in
    its texts the code takes its place.
    """
    case = records.fetch(session, Case, case_id)
    entity = records.fetch(session, Entity, entity_id)
    code = f"{case.position}{_letter(entities(session, case_id))}"

    def plain(text: str) -> Texts:
        hidden = _hidden(text, entity, code)
        return Texts(hidden, hidden, hidden) if hidden else Texts()

    made = CaseEntity(
        case_id=case.key, position=0, code=code, recipients=_groups(entity), staff_full=entity.staff_full,
        staff_part=entity.staff_part, staff_interns=entity.staff_interns, volunteers=entity.volunteers,
        beneficiaries=plain(_beneficiaries(entity)), budget_cents=entity.budget_cents,
        subsidies_percent=entity.subsidies_percent, own_percent=entity.own_percent,
        contracts_percent=entity.contracts_percent, services=plain(entity.services),
        strengths=plain(entity.strengths), weaknesses=plain(entity.weaknesses), organisation=plain(entity.legal_form),
    )  # fmt: skip
    return sequence.append(session, made, case_id=case.key)


def _letter(present: Sequence[CaseEntity]) -> str:
    taken = {one.code[-1:] for one in present}
    return next((letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if letter not in taken), "Z")


def _groups(entity: Entity) -> Texts:
    def said(language: str) -> str:
        t = translator(language)
        return ", ".join(
            t.gettext(TARGET_GROUPS[code]) for code in entity.target_groups if code in TARGET_GROUPS
        )

    return Texts(**{code: said(code) for code in LANGUAGES})


def _beneficiaries(entity: Entity) -> str:
    count = "" if entity.beneficiaries is None else str(entity.beneficiaries)
    return " ".join(part for part in (count, entity.beneficiaries_text) if part)


def _hidden(text: str, entity: Entity, code: str) -> str:
    """Return a text without what names the entity or leads to it."""
    names = sorted({entity.name, entity.short_name, entity.municipality} - {""}, key=len, reverse=True)
    for name in names:
        text = re.sub(re.escape(name), code, text, flags=re.IGNORECASE)
    return re.sub(r"(https?://|www\.)\S+|\S+@\S+", "…", text)
