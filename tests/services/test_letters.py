"""Letters of an alliance: made, worded, kept, gated, saved; and what the file holds of who withdraws."""

import io
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.model import (
    Alliance,
    Attachment,
    AttachmentContent,
    Commission,
    CommissionMember,
    Commitment,
    Contact,
    Entity,
    Evaluation,
    Letter,
    Pair,
    Partner,
    Rating,
    Texts,
    metadata,
)
from aliances_desktop.services import (
    gather_letter,
    holdings,
    instruments,
    letter_gate,
    letters,
    letters_save,
    lines,
)
from aliances_desktop.services.pieces_of import Subject, pieces_of
from aliances_desktop.store import Store

TODAY = date(2027, 4, 5)
NOW = datetime(2027, 4, 6, 10, tzinfo=UTC)


def an_alliance(session: Session, names: tuple[str, ...] = ("Associació Saó", "Casal Jove", "AMPANS")) -> int:
    alliance = Alliance(title="Un pis per començar")
    session.add(alliance)
    session.flush()
    for position, name in enumerate(names, 1):
        entity = Entity(name=name, sort_name=name.lower())
        session.add(entity)
        session.flush()
        session.add(Partner(alliance_id=alliance.key, position=position, entity_id=entity.key))
    session.flush()
    return alliance.key


def made_ready(session: Session, alliance_id: int) -> None:
    session.get_one(Alliance, alliance_id).talked_on = TODAY
    for partner in session.exec(select(Partner)):
        contact = Contact(entity_id=partner.entity_id, name="Interlocutora")
        session.add(contact)
        session.flush()
        partner.contact_id, partner.decided_on, partner.approved_on = contact.key, TODAY, TODAY
        partner.signatory, partner.signatory_post, partner.signatory_is_top = "Núria Vila", "presidenta", True
        partner.aims = "acompanyar joves"
    session.flush()


def a_letter(session: Session, kind: str = "commitment") -> Letter:
    alliance_id = an_alliance(session)
    letter = letters.make_letter(session, alliance_id, kind, TODAY)
    letters.change(session, letter.key, "place", "Manresa")
    return letters.change(session, letter.key, "purpose", Texts(ca="l'habitatge"))


@pytest.mark.parametrize(
    ("kind", "clauses"), [("commitment", 7), ("intentions", 7), ("agreement", 10), ("withdrawal", 3)]
)
def test_a_letter_is_made_from_its_template(store: Store, kind: str, clauses: int) -> None:
    with store.edit("make") as session:
        alliance_id = an_alliance(session)
        leaving = session.exec(select(Partner)).first()
        assert leaving is not None
        entity_id = leaving.entity_id if kind == "withdrawal" else None
        letter = letters.make_letter(session, alliance_id, kind, TODAY, entity_id)
        assert (letter.kind, letter.version, letter.day) == (kind, 1, TODAY)
        assert len(letters.clauses(session, letter.key)) == clauses
        assert all(one.body.ca and one.heading.es for one in letters.clauses(session, letter.key))


def test_the_librarys_own_text_is_taken_before_the_built_in_one(store: Store) -> None:
    with store.edit("make") as session:
        own = instruments.use(session, instruments.builtin("letter-commitment"), is_template=True)
        own.title = Texts(ca="La nostra carta")
        letter = letters.make_letter(session, an_alliance(session), "commitment", TODAY)
        assert letter.title.ca == "La nostra carta"
        assert not letter.is_template


def test_the_next_letter_takes_place_and_purpose_along(store: Store) -> None:
    with store.edit("make") as session:
        letter = a_letter(session, "intentions")
        assert letter.alliance_id is not None
        made = letters.make_letter(session, letter.alliance_id, "commitment", TODAY)
        assert (made.place, made.purpose.ca, made.version) == ("Manresa", "l'habitatge", 1)


def test_only_a_partner_can_withdraw(store: Store) -> None:
    with store.edit("make") as session:
        alliance_id = an_alliance(session)
        stranger = Entity(name="Ningú", sort_name="ningu")
        session.add(stranger)
        session.flush()
        with pytest.raises(UserError, match="partner"):
            letters.make_letter(session, alliance_id, "withdrawal", TODAY, stranger.key)


def test_a_kept_version_is_frozen_and_a_change_makes_the_next(store: Store) -> None:
    with store.edit("make") as session:
        letter = letters.keep(session, a_letter(session).key, NOW)
        first = letters.clauses(session, letter.key)[0]
        changed = letters.change_clause(session, first.key, "body", Texts(ca="Una altra cosa."))
        made = session.get_one(Letter, changed.letter_id)
        assert (made.version, made.kept_at, made.place, made.day) == (2, None, "Manresa", TODAY)
        assert session.get_one(type(first), first.key).body.ca != "Una altra cosa."
        # The copy is open: the next change stays in it.
        assert letters.change(session, made.key, "place", "Berga").key == made.key
        assert letter.place == "Manresa"
        assert made.alliance_id is not None
        assert [one.version for one in letters.letters(session, made.alliance_id)] == [2, 1]


@pytest.mark.parametrize("field", sorted(letters.ABOUT))
def test_what_happens_to_a_kept_version_makes_no_other(store: Store, field: str) -> None:
    value: object = {"override": "Fa tard", "postponed": 3, "signed_on": TODAY}[field]
    with store.edit("make") as session:
        letter = letters.keep(session, a_letter(session).key, NOW)
        assert letters.change(session, letter.key, field, value).key == letter.key
        assert getattr(letter, field) == value


def test_clauses_are_added_moved_and_deleted_in_the_version_that_is_open(store: Store) -> None:
    with store.edit("make") as session:
        letter = letters.keep(session, a_letter(session).key, NOW)
        keys = [one.key for one in letters.clauses(session, letter.key)]
        letters.delete_clauses(session, letter.key, keys[1:3])
        assert letter.alliance_id is not None
        newest = letters.newest(session, letter.alliance_id, "commitment")
        assert newest is not None
        assert newest.version == 2
        assert len(letters.clauses(session, newest.key)) == 5
        added = letters.add_clause(session, newest.key, heading=Texts(ca="Nova"))
        letters.move_clause(session, added.key, -2)
        assert [one.heading.ca for one in letters.clauses(session, newest.key)].index("Nova") == 3
        assert len(letters.clauses(session, letter.key)) == 7


def test_deleting_clauses_with_a_gap_leaves_the_others_in_order(store: Store) -> None:
    with store.edit("make") as session:
        letter = a_letter(session)
        before = [one.key for one in letters.clauses(session, letter.key)]
        letters.delete_clauses(session, letter.key, [before[0], before[4]])
        assert [one.key for one in letters.clauses(session, letter.key)] == [*before[1:4], *before[5:]]


def test_keeping_and_changing_can_be_undone(store: Store) -> None:
    with store.edit("make") as session:
        key = a_letter(session).key
    with store.edit("keep") as session:
        letters.keep(session, key, NOW)
    with store.edit("change") as session:
        letters.change(session, key, "place", "Berga")
    store.undo()
    with store.read() as session:
        assert [one.version for one in session.exec(select(Letter))] == [1]
    store.undo()
    with store.read() as session:
        assert session.get_one(Letter, key).kept_at is None


# The gate


def codes(session: Session, letter: Letter) -> set[str]:
    return {one.code for one in letter_gate.missing(session, letter)}


def test_the_gate_lists_everything_that_is_missing_and_nothing_once_it_is_there(store: Store) -> None:
    with store.edit("make") as session:
        letter = letters.make_letter(session, an_alliance(session), "commitment", TODAY)
        assert codes(session, letter) == {
            "purpose", "place", "talked", "signatory", "decision", "interlocutor", "aims",
        }  # fmt: skip
        assert letter.alliance_id is not None
        made_ready(session, letter.alliance_id)
        letters.change(session, letter.key, "place", "Manresa")
        letters.change(session, letter.key, "purpose", Texts(ca="l'habitatge"))
        assert codes(session, letter) == set()


@pytest.mark.parametrize(
    ("column", "value", "kind", "code"),
    [
        ("decided_on", None, "commitment", "decision"),
        ("approved_on", None, "agreement", "approval"),
        ("signatory", "", "commitment", "signatory"),
        ("signatory_post", "", "intentions", "post"),
        ("signatory_is_top", False, "commitment", "top"),
        ("contact_id", None, "agreement", "interlocutor"),
        ("aims", "", "commitment", "aims"),
    ],
)
def test_each_condition_of_a_partner_is_asked_for_by_itself(
    store: Store, column: str, value: object, kind: str, code: str
) -> None:
    with store.edit("make") as session:
        letter = a_letter(session, kind)
        assert letter.alliance_id is not None
        made_ready(session, letter.alliance_id)
        assert codes(session, letter) == set()
        partner = session.exec(select(Partner)).all()[1]
        setattr(partner, column, value)
        session.flush()
        found = letter_gate.missing(session, letter)
        assert [(one.code, one.values["entity"], one.entity_id) for one in found] == [
            (code, "Casal Jove", partner.entity_id)
        ]


def test_the_document_of_intentions_asks_only_who_signs(store: Store) -> None:
    with store.edit("make") as session:
        assert codes(session, a_letter(session, "intentions")) == {"signatory"}


def test_who_has_left_does_not_sign_but_who_withdraws_does(store: Store) -> None:
    with store.edit("make") as session:
        letter = a_letter(session)
        partner = session.exec(select(Partner)).all()[2]
        partner.left_on = TODAY
        session.flush()
        assert [one.name.text for one in gather_letter.content(session, letter.key).parties] == [
            "Associació Saó", "Casal Jove",
        ]  # fmt: skip
        assert letter.alliance_id is not None
        note = letters.make_letter(session, letter.alliance_id, "withdrawal", TODAY, partner.entity_id)
        content = gather_letter.content(session, note.key)
        assert content.leaving is not None
        assert content.signing[0].name.text == "AMPANS"
        assert len(content.parties) == 3


# Saving


def test_a_letter_is_saved_as_its_name_says_once_it_is_ready(store: Store, tmp_path: Path) -> None:
    with store.edit("make") as session:
        letter = a_letter(session)
        assert letter.alliance_id is not None
        assert letters_save.save_letter(session, letter.key, "ca", tmp_path / "carta.pdf") is False
        assert "Núria Vila" not in PdfReader(tmp_path / "carta.pdf").pages[0].extract_text()
        with pytest.raises(UserError, match="lacks"):
            letters_save.save_letter(session, letter.key, "ca", tmp_path / "carta.docx")
        made_ready(session, letter.alliance_id)
        assert letters_save.save_letter(session, letter.key, "ca", tmp_path / "carta.pdf") is True
        assert "La Sra. Núria Vila" in PdfReader(tmp_path / "carta.pdf").pages[0].extract_text()
        assert letters_save.save_letter(session, letter.key, "es", tmp_path / "carta.DOCX") is True
        assert len(docx.Document(str(tmp_path / "carta.DOCX")).tables) == 1


def test_a_reason_overrides_the_gate_and_is_not_printed(store: Store, tmp_path: Path) -> None:
    with store.edit("make") as session:
        letter = a_letter(session)
        letters.change(session, letter.key, "override", "La junta es reuneix dijous")
        assert letters_save.save_letter(session, letter.key, "ca", tmp_path / "carta.pdf") is True
        text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "carta.pdf").pages)
        assert "dijous" not in text
        assert "____" in text


def test_the_newest_letter_of_each_kind_goes_to_the_print_tree(store: Store) -> None:
    with store.edit("make") as session:
        alliance_id, leaving, other = withdrawn(session)
        subject = Subject("alliance", alliance_id)
        sheets = ["letter", "intentions", "agreement", "withdrawal"]
        assert pieces_of(session, subject, sheets, "ca", TODAY) == []
        for _time in range(2):
            letters.make_letter(session, alliance_id, "commitment", TODAY)
        for entity_id in (leaving, other):
            letters.make_letter(session, alliance_id, "withdrawal", TODAY, entity_id)
        found = pieces_of(session, subject, sheets, "ca", TODAY)
        assert [(one.sheet.id, one.entity_id, one.data.version) for one in found] == [
            ("letter", 0, 2),
            ("withdrawal", other, 2),
            ("withdrawal", leaving, 1),
        ]


def test_a_version_that_is_ready_is_kept_with_its_pdf_which_does_not_change_any_more(store: Store) -> None:
    with store.edit("make") as session:
        letter = a_letter(session)
        assert letter.alliance_id is not None
        made_ready(session, letter.alliance_id)
        copy = letters_save.keep_letter(session, letter.key, "en", NOW)
        assert copy is not None
        assert (copy.name, copy.alliance_id) == ("Letter of commitment, version 1.pdf", letter.alliance_id)
        session.exec(select(Partner)).all()[0].signatory = "Una altra"
        session.flush()
        pdf = session.exec(select(AttachmentContent)).one().content
        assert len(pdf) == copy.size
        text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
        assert "Núria Vila" in text
        assert "Una altra" not in text
        assert letters_save.keep_letter(session, letter.key, "ca", NOW) is None
        assert len(session.exec(select(Attachment)).all()) == 1


def test_a_version_that_lacks_something_is_kept_without_a_pdf(store: Store) -> None:
    with store.edit("make") as session:
        letter = a_letter(session)
        assert letters_save.keep_letter(session, letter.key, "ca", NOW) is None
        assert letter.kept_at == NOW
        assert session.exec(select(Attachment)).all() == []


# Withdrawing


def withdrawn(session: Session) -> tuple[int, int, int]:
    """Return an alliance, who leaves it and another partner, with something in most tables."""
    alliance_id = an_alliance(session)
    first, second = (one.entity_id for one in session.exec(select(Partner)).all()[:2])
    session.add(Pair(alliance_id=alliance_id, one_id=first, other_id=second, gains="Molts"))
    session.add(
        Commitment(alliance_id=alliance_id, position=1, text="Buscar pis", entity_id=first, person="Núria")
    )
    session.add(Contact(entity_id=first, name="Núria Vila"))
    other = Evaluation(alliance_id=alliance_id, entity_id=second, day=TODAY)
    commission = Commission(alliance_id=alliance_id, position=1, title="Pisos")
    papers = [
        Attachment(
            alliance_id=alliance_id, entity_id=first, position=n, name="Comptes.pdf", size=3, added_at=NOW,
            is_confidential=n < 3,
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    session.add_all([other, commission, *papers])
    session.flush()
    session.add(
        Rating(evaluation_id=other.key, table_number="5", subject=str(first), item="track", value="no")
    )
    session.add(CommissionMember(commission_id=commission.key, position=1, entity_id=first, person="Núria"))
    session.add_all([AttachmentContent(attachment_id=one.key, content=b"abc") for one in papers])
    session.flush()
    return alliance_id, first, second


def test_every_table_that_names_an_entity_is_listed() -> None:
    named = {
        table.name
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "entity"
    }
    assert named <= {str(table.__tablename__) for table in holdings._LABELS}


def test_what_is_held_is_counted_in_the_alliance_and_altogether(store: Store) -> None:
    with store.edit("make") as session:
        alliance_id, leaving, _other = withdrawn(session)
        there = {one.label: (one.count, one.names) for one in holdings.held(session, leaving, alliance_id)}
        assert there["Documents"] == (3, ("Comptes.pdf",))
        assert there["Commitments"] == (1, ("Buscar pis",))
        assert there["What others answered about it"] == (1, ())
        assert there["People in commissions"] == (1, ("Núria",))
        assert "Contacts" not in there
        altogether = {one.label for one in holdings.held(session, leaving)}
        assert {"Contacts", "Its sheet in the directory", *there} <= altogether


def test_erasing_from_an_alliance_leaves_the_record_and_what_all_agreed_on(store: Store) -> None:
    with store.edit("make") as session:
        alliance_id, leaving, other = withdrawn(session)
        holdings.erase(session, leaving, alliance_id)
        assert holdings.held(session, leaving, alliance_id) == ()
        assert session.get(Entity, leaving) is not None
        agreed = session.exec(select(Commitment)).one()
        assert (agreed.text, agreed.person, agreed.entity_id) == ("Buscar pis", "", None)
        assert session.exec(select(Evaluation)).one().entity_id == other
        assert session.exec(select(AttachmentContent)).all() == []


def test_erasing_altogether_leaves_nothing_of_it_in_the_file(store: Store, tmp_path: Path) -> None:
    with store.edit("make") as session:
        _alliance_id, leaving, _other = withdrawn(session)
        session.get_one(Entity, leaving).notes = "Quelcom molt secret"
    with store.edit("erase") as session:
        holdings.erase(session, leaving)
    with store.read() as session:
        assert holdings.held(session, leaving) == ()
        assert session.get(Entity, leaving) is None
        assert len(session.exec(select(Partner)).all()) == 2
    store.close()
    assert b"Quelcom molt secret" not in store.path.read_bytes()


def test_erased_words_leave_the_index_even_after_the_program_was_killed(store: Store, tmp_path: Path) -> None:
    with store.edit("make") as session:
        _alliance_id, leaving, _other = withdrawn(session)
        session.get_one(Entity, leaving).notes = "zaragusta"
    with store.edit("erase") as session:
        holdings.erase(session, leaving)
    killed = tmp_path / "killed.aliances"
    for ending in ("", "-journal"):
        shutil.copyfile(f"{store.path}{ending}", f"{killed}{ending}")
    assert b"zaragusta" in killed.read_bytes()
    Store.open(killed, backups=tmp_path / "b").close()
    assert b"zaragusta" not in killed.read_bytes()


def test_confidential_documents_are_saved_to_be_returned_and_destroyed(store: Store, tmp_path: Path) -> None:
    with store.edit("make") as session:
        alliance_id, leaving, _other = withdrawn(session)
        saved = holdings.save_confidential(session, leaving, alliance_id, tmp_path)
        assert [path.name for path in saved] == ["Comptes.pdf", "Comptes (2).pdf"]
        assert saved[1].read_bytes() == b"abc"
        assert holdings.destroy_confidential(session, leaving, alliance_id) == 2
        assert [one.is_confidential for one in lines.rows(session, Attachment, alliance_id=alliance_id)] == [
            False
        ]
