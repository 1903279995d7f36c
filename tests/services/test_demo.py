"""The sample network, and the main job from end to end on it."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pypdf
import pytest
from sqlmodel import select

from aliances_desktop.model import Contact, Entity, Offer
from aliances_desktop.model.codes import KINDS, OFFER_CATEGORIES, SECTORS, TARGET_GROUPS
from aliances_desktop.progress import Progress
from aliances_desktop.services import demo, market, participants, plan_checks, sample, workshops
from aliances_desktop.store import Store

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_the_sample_is_a_town_of_39_entities_of_every_kind_and_sector(store: Store) -> None:
    with store.edit("Sample") as session:
        sample.load_sample(session, date(2026, 11, 21))
    with store.read() as session:
        entities = session.exec(select(Entity)).all()
        contacts = session.exec(select(Contact)).all()
        offers = session.exec(select(Offer)).all()
    assert len(entities) == 39
    assert {entity.kind for entity in entities} == set(KINDS)
    assert {sector for entity in entities for sector in entity.sectors} == set(SECTORS) - {"other"}
    assert {group for entity in entities for group in entity.target_groups} <= set(TARGET_GROUPS)
    assert all(entity.budget_gap == 0 for entity in entities)
    assert all(contact.email.endswith(".example.org") for contact in contacts)
    assert Counter(contact.is_interlocutor for contact in contacts)[True] == 39
    assert {offer.category for offer in offers} <= set(OFFER_CATEGORIES)
    assert all(
        Counter(offer.side for offer in offers if offer.entity_id == e.key) == {"offer": 2, "need": 2}
        for e in entities
    )


def test_the_samples_workshop_is_on_a_thursday_to_come_with_28_confirmed_people(store: Store) -> None:
    with store.edit("Sample") as session:
        workshop = sample.load_sample(session, date(2026, 11, 21))
    with store.read() as session:
        counts = participants.counts(session, workshop.key)
        fit = market.fit(session, workshop.key)
        assert workshops.next_workshop(session, date(2026, 11, 21)) == workshop.key
    assert (counts.confirmed, counts.total) == (28, 28)
    assert (workshop.day, workshop.day and workshop.day.isoweekday()) == (date(2026, 12, 10), 4)
    assert (fit.rounds, fit.tables, fit.fits) == (12, 14, True)


def test_the_demo_plans_and_prints_everything_in_three_languages(tmp_path: Path) -> None:
    done = demo.make_demo(tmp_path / "demo", Progress(), lambda: NOW)
    assert done.plan.spread <= 1
    assert done.plan.without_wish == ()
    store = Store.open(done.file, read_only=True)
    with store.read() as session:
        assert plan_checks.problems(session, done.workshop_id) == []
    store.close()
    counts = Counter(path.parent.name for path in done.sheets)
    assert counts["ca"] == counts["es"] == counts["en"] >= 20
    assert counts["after"] >= 5
    assert counts["alliance-1"] >= 12
    assert counts["process-1"] >= 3
    assert counts["year"] == 2
    cards = next(path for path in done.sheets if path.parent.name == "en" and "route" in path.name)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(cards).pages)
    assert "Montserrat Vidal Roca" in text
    assert "Agència Col·loca't" in text


@pytest.mark.slow
def test_a_second_demo_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first = demo.make_demo(tmp_path, Progress(), lambda: NOW)
    before = {path: path.read_bytes() for path in first.sheets}
    second = demo.make_demo(tmp_path, Progress(), lambda: NOW)
    assert {path: path.read_bytes() for path in second.sheets} == before
