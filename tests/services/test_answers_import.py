"""Answers of an online form: columns matched by their texts, codes recognised in three languages, all or nothing."""

import csv
import json
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter
from sqlmodel import Session, select

from aliances_desktop.cli import main
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, translator
from aliances_desktop.model import Answer
from aliances_desktop.model.codes import MOTIVES
from aliances_desktop.progress import Cancelled, Progress
from aliances_desktop.services import answers_import, batches, entry, entry_fields, instruments
from aliances_desktop.services.answers_columns import match_answers
from aliances_desktop.services.batches import Addressee
from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_fields import Key
from aliances_desktop.services.questionnaires import OTHER, Choice, Content
from aliances_desktop.services.tables import read_table
from aliances_desktop.store import Store
from tests.factories import some_entities

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


def a_batch(store: Store, origin: str, *, entities: int = 0, sheets: int = 3) -> int:
    with store.edit("Make batch") as session:
        keys = [entity.key for entity in some_entities(session, entities)]
        people = batches.entities_addressed(session, keys) if keys else [Addressee()] * sheets
        return batches.make_batch(session, instruments.builtin(origin), people, title="Lot").key


def a_table(path: Path, *rows: list[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def run(store: Store, batch_id: int, path: Path) -> answers_import.Draft:
    table = read_table(path)
    with store.edit("Import answers") as session:
        mapping = match_answers(table.columns, entry.content_of(session, batch_id))
        draft = answers_import.prepare(session, batch_id, table, mapping)
        answers_import.write(session, batch_id, draft, NOW)
    return draft


def held(session: Session, batch_id: int, number: int) -> dict[str, str]:
    content = entry.content_of(session, batch_id)
    reply = batches.reply_at(session, batch_id, number)
    given = entry.given(session, reply.id, content)
    said = {}
    for one in entry_fields.fields(content):
        if one.key in given:
            name = f"{one.number}{'t' if one.key.part == 'text' else ''}"
            said[name] = " ".join(given[one.key].codes) or given[one.key].text
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_forms_table_is_read_in_each_language(store: Store, tmp_path: Path, language: str) -> None:
    batch_id = a_batch(store, "questionnaire-before-workshop", entities=3)
    t = translator(language)
    asked = [
        t.gettext(q["text"])
        for q in instruments.builtin("questionnaire-before-workshop").content["questions"]
    ]
    motives = ", ".join([t.gettext(MOTIVES["ECON"]), t.gettext(MOTIVES["IMG"]), "Per curiositat"])
    draft = run(
        store,
        batch_id,
        a_table(
            tmp_path / "a.csv",
            ["Marca de temps", t.gettext("Entity"), *(f"{n}. {text}" for n, text in enumerate(asked, 1))],
            [
                "2026-11-20",
                "ENTITAT 2",
                f"{t.gettext('Yes')}, soci",
                motives,
                "",
                "Confiança\nTemps",
                "",
                "Una",
                "",
            ],
            ["2026-11-20", "Ningú", t.gettext("No"), "", "", "", "", "", ""],
            ["2026-11-20", "Entitat 3", t.gettext("No"), "", "", "", "", "", ""],
            ["2026-11-20", "Entitat 3", t.gettext("Yes"), "", "", "", "", "", ""],
            ["2026-11-20", "Entitat 1", "potser", "", "", "", "", "", ""],
            ["2026-11-20", "Entitat 1", "", "", "", "", "", "", ""],
        ),
    )
    assert [row.line for row in draft.filled] == [2, 4]
    assert [row.line for row in draft.rejected] == [3, 5, 6, 7]
    assert draft.left_out == ("Marca de temps",)
    with store.read() as session:
        assert held(session, batch_id, 2) == {
            "1": "yes", "1t": "soci", "2": "ECON IMG OTH", "2t": "Per curiositat", "4.1t": "Confiança",
            "4.2t": "Temps", "6t": "Una",
        }  # fmt: skip
        assert [one.is_entered for one in batches.replies(session, batch_id)] == [False, True, True]


def test_grids_ranks_scales_and_ticks_in_columns_of_their_own(store: Store, tmp_path: Path) -> None:
    batch_id = a_batch(store, "questionnaire-topics")
    question = "How do you see each topic?"
    run(
        store,
        batch_id,
        a_table(
            tmp_path / "a.csv",
            [f"{question} [Failure at school]", f"{question} [Access to housing] [B. Viable]", "2.1"],
            ["A. Priority; C. We can commit to it", "x", "Transport"],
        ),
    )
    ranking = a_batch(store, "questionnaire-three-reasons")
    run(store, ranking, a_table(tmp_path / "b.csv", ["chapter2.reasons"], ["POL, Better quality; Perquè sí"]))
    apart = a_batch(store, "questionnaire-three-reasons")
    run(store, apart, a_table(tmp_path / "c.csv", ["1.1", "1.2", "1.text"], ["3", "1", "Perquè sí"]))
    scale = a_batch(store, "questionnaire-session-evaluation")
    run(
        store,
        scale,
        a_table(tmp_path / "d.csv", ["session.useful", "session.cases"], ["5 - Very much", "Not at all"]),
    )
    with store.read() as session:
        assert held(session, batch_id, 1) == {"1.1": "priority commit", "1.4": "viable", "2.1t": "Transport"}
        assert held(session, ranking, 1) == {"1.1": "POL", "1.2": "QUAL", "1.3": "OTH", "1t": "Perquè sí"}
        assert held(session, apart, 1) == {"1.1": "TERR", "1.2": "ECON", "1.3": "OTH", "1t": "Perquè sí"}
        assert held(session, scale, 1) == {"2": "5", "4": "1"}


def test_an_answer_with_a_comma_in_it_is_one_answer(store: Store, tmp_path: Path) -> None:
    batch_id = a_batch(store, "questionnaire-before-focus-group")
    run(
        store,
        batch_id,
        a_table(
            tmp_path / "a.csv", ["Full", "annex4.motives"], ["1", f"{MOTIVES['CIRC']}, {MOTIVES['POL']}"]
        ),
    )
    with store.read() as session:
        assert held(session, batch_id, 1) == {"4": "POL CIRC"}


def test_more_answers_than_anonymous_sheets_add_sheets(store: Store, tmp_path: Path) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation", sheets=2)
    rows = [[str(n % 5 + 1)] for n in range(5)]
    assert len(run(store, batch_id, a_table(tmp_path / "a.csv", ["session.useful"], *rows)).filled) == 5
    with store.read() as session:
        assert [one.number for one in batches.replies(session, batch_id) if one.is_entered] == [1, 2, 3, 4, 5]


def test_a_table_of_something_else_is_refused(store: Store, tmp_path: Path) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    with pytest.raises(UserError):
        run(store, batch_id, a_table(tmp_path / "a.csv", ["Nom", "Pressupost"], ["Ateneu", "1000"]))


def test_the_command_line_tells_what_it_would_do_does_it_and_does_it_once(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB")
    a_batch(store, "questionnaire-session-evaluation")
    path, book = store.path, tmp_path / "answers.xlsx"
    store.close()
    with xlsxwriter.Workbook(book) as workbook:
        sheet = workbook.add_worksheet()
        for row, cells in enumerate((["Full", "session.useful"], [1, 4], [2, 9], [3, 5])):
            sheet.write_row(row, 0, cells)
    arguments = ["import-answers", str(path), "lot", str(book), "--json"]
    assert main([*arguments, "--dry-run"]) == 0
    dry = json.loads(capsys.readouterr().out)
    assert main(arguments) == 0
    done = json.loads(capsys.readouterr().out)
    assert {**dry, "is_dry_run": False} == done
    assert (done["entered"], [row["line"] for row in done["rejected"]]) == (2, [3])
    assert main(arguments) == 0
    assert json.loads(capsys.readouterr().out)["entered"] == 0
    assert main(["import-answers", str(path), "cap", str(book)]) == 2
    again = Store.open(path, backups=tmp_path / "b")
    with again.read() as session:
        assert len(session.exec(select(Answer)).all()) == 2
    again.close()


def test_a_cancelled_import_leaves_nothing(store: Store, tmp_path: Path) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    table = read_table(a_table(tmp_path / "a.csv", ["session.useful"], ["1"], ["2"], ["3"]))
    progress = Progress()
    with store.read() as session:
        mapping = match_answers(table.columns, entry.content_of(session, batch_id))
        draft = answers_import.prepare(session, batch_id, table, mapping)

    class Stops(Progress):
        def step(self, done: int, total: int, msgid: str = "") -> None:
            if done == 2:
                progress.cancel()
            progress.step(done, total, msgid)

    with pytest.raises(Cancelled), store.edit("Import answers") as session:
        answers_import.write(session, batch_id, draft, NOW, Stops())
    with store.read() as session:
        assert not session.exec(select(Answer)).all()
        assert batches.load(session, batch_id).entered == 0


def on_a_form(
    content: Content, language: str, chance: random.Random
) -> tuple[dict[str, str], dict[Key, Given]]:
    """Return column → cell as an online form would give them, for answers by chance, and what they mean."""
    cells: dict[str, str] = {}
    meant: dict[Key, Given] = {}

    def some(choices: Sequence[Choice], count: int) -> tuple[str, Given]:
        chosen = chance.sample([c for c in choices if c.code != OTHER], count)
        texts = [choice.text.get(language) for choice in chosen]
        return ", ".join(texts), Given(tuple(c.code for c in choices if c in chosen))

    for asked in content.questions:
        name, key = f"{asked.number}. {asked.text.get(language)}", Key(asked.id)
        if asked.kind in {"yes_no", "single", "scale"}:
            cells[name], meant[key] = some(asked.rows, 1)
        elif asked.kind == "multiple":
            cells[name], meant[key] = some(asked.rows, 3)
        elif asked.kind == "ranking":
            ranked = chance.sample([c for c in asked.rows if c.code != OTHER], asked.count)
            for n, choice in enumerate(ranked, 1):
                cells[f"{name} [{n}]"] = choice.text.get(language)
                meant[Key(asked.id, str(n))] = Given((choice.code,))
        elif asked.kind == "grid":
            for line in asked.rows:
                column = f"{name} [{line.text.get(language)}]"
                if asked.columns:
                    cells[column], meant[Key(asked.id, line.code)] = some(asked.columns, 2)
                else:
                    cells[column] = "Unes paraules, amb coma"
                    meant[Key(asked.id, line.code, "text")] = Given(text=cells[column])
        elif asked.kind == "texts":
            texts = [f"Text {n}" for n in range(1, asked.count + 1)]
            cells[name] = "; ".join(texts)
            meant |= {Key(asked.id, str(n), "text"): Given(text=t) for n, t in enumerate(texts, 1)}
        else:
            cells[name] = "Unes paraules, amb coma"
            meant[Key(asked.id, "", "text")] = Given(text=cells[name])
    return cells, meant


@pytest.mark.parametrize("origin", [one.origin for one in instruments.templates("questionnaire")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_on_a_form_is_what_the_sheet_holds(
    store: Store, tmp_path: Path, origin: str, language: str
) -> None:
    batch_id = a_batch(store, origin, sheets=4)
    chance = random.Random(origin + language)
    with store.read() as session:
        content = entry.content_of(session, batch_id)
    forms = [on_a_form(content, language, chance) for _ in range(4)]
    rows = [list(cells.values()) for cells, _meant in forms]
    draft = run(store, batch_id, a_table(tmp_path / "a.csv", list(forms[0][0]), *rows))
    assert (draft.rejected, draft.left_out) == ((), ())
    with store.read() as session:
        for number, (_cells, meant) in enumerate(forms, 1):
            reply = batches.reply_at(session, batch_id, number)
            assert entry.given(session, reply.id, content) == meant
