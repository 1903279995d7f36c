"""Import and export: real lists, hostile files, duplicates, all or nothing, and the way back."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_, translator
from aliances_desktop.progress import Cancelled, Progress
from aliances_desktop.services import directory, entities, exporting, importing, territory, values
from aliances_desktop.services.columns import match_columns
from aliances_desktop.services.importing import ADD, MERGE, SKIP, Draft
from aliances_desktop.services.merging import merge_entities
from aliances_desktop.services.tables import Options, read_table
from aliances_desktop.store import Store
from aliances_desktop.text import normalise


def draft_of(path: Path) -> Draft:
    table = read_table(path)
    return importing.prepare(table, match_columns(table.columns))


def names(store: Store) -> list[str]:
    with store.read() as session:
        ids = directory.entity_ids(session)
        rows = directory.entity_rows(session, ids)
    return [rows[id].name for id in ids]


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "llista.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_every_real_list_imports_with_no_row_lost(store: Store, shared: Path) -> None:
    rows = 0
    for path in sorted((shared / "data" / "entities").rglob("*.csv")):
        table = read_table(path)
        draft = draft_of(path)
        assert len(draft.candidates) + len(draft.rejected) == len(table.rows)
        with store.edit(N_("Import entities")) as session:
            result = importing.import_entities(session, draft, {})
        assert result.added == len(draft.candidates)
        rows += result.added
    assert rows == 710
    assert len(names(store)) == 710


def test_importing_the_same_list_again_suggests_merging_all_of_it(store: Store, shared: Path) -> None:
    draft = draft_of(shared / "data" / "entities" / "badalona" / "entitats_0.csv")
    with store.edit(N_("Import entities")) as session:
        importing.import_entities(session, draft, {})
    before = names(store)
    with store.read() as session:
        found = importing.find_duplicates(session, draft)
    assert {d.candidate for d in found if d.is_certain} == set(range(len(draft.candidates)))
    with store.edit(N_("Import entities")) as session:
        result = importing.import_entities(session, draft, {d.candidate: (MERGE, d.entity_id) for d in found})
    assert (result.added, result.merged) == (0, len(draft.candidates))
    assert names(store) == before


@pytest.mark.parametrize("name", ["c12", "c13", "c14", "c15", "c21", "x04", "x08", "x16", "x20"])
def test_what_is_no_list_is_refused_with_a_sentence(name: str, shared: Path, tmp_path: Path) -> None:
    made = {"c12": b"", "c14": b"\xef\xbb\xbf"}
    path = tmp_path / f"{name}.csv"
    if name in made:
        path.write_bytes(made[name])
    else:
        path = next((shared / "hostile").rglob(f"{name}_*"))
    with pytest.raises(UserError) as caught:
        read_table(path)
    assert caught.value.values["name"] == path.name


@pytest.mark.parametrize("name", ["c01", "c03", "c17", "x00", "x10", "x12", "x14", "x18"])
def test_the_same_four_rows_are_read_from_every_form(name: str, shared: Path) -> None:
    draft = draft_of(next((shared / "hostile").rglob(f"{name}_*")))
    assert not draft.rejected
    assert [c.values.get("budget_cents") for c in draft.candidates][:3] == [1250050, 25000000, 123456789]


def test_damaged_files_are_read_as_far_as_they_go_and_say_so(shared: Path) -> None:
    for name in ("c05", "c09", "c07"):
        table = read_table(next((shared / "hostile" / "csv").glob(f"{name}_*")))
        assert table.warnings
    note = read_table(next((shared / "hostile" / "csv").glob("c09_*"))).rows[0][1]
    assert len(str(note)) == 50_000


def test_an_ambiguous_thousand_is_reported(shared: Path) -> None:
    draft = draft_of(next((shared / "hostile" / "csv").glob("c19_*")))
    assert any("1.000" in str(doubt.values.get("text")) for doubt in draft.doubts)


@pytest.mark.parametrize(
    ("typed", "number", "is_doubtful"),
    [("250.000 €", 250000, False), ("1.234,5", 1234.5, False), ("1,234.56", 1234.56, False), ("1.000", 1000, True),
     ("1.234.567,89 €", 1234567.89, False), ("12500,50", 12500.5, False), ("-3.63", -3.63, False), ("35 %", 35, False)],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(typed: str, number: float, is_doubtful: bool) -> None:
    assert values.number(typed) == (number, is_doubtful)


@pytest.mark.parametrize(
    ("typed", "iso"), [("26/11/2026", "2026-11-26"), ("2026-11-26", "2026-11-26"), ("1.2.24", "2024-02-01")]
)
def test_dates_are_read_with_the_day_first(typed: str, iso: str) -> None:
    read = values.day(typed)
    assert read is not None
    assert read.isoformat() == iso


@pytest.mark.parametrize(
    ("typed", "name", "kind"),
    [("Fundación", "", "foundation"), ("", "Fundació Nou Camí", "foundation"), ("", "Ajuntament d’Òdena", "administration"),
     ("Associació", "", "association"), ("", "Serveis Anoia, S.L.", "association"), ("Trade union", "", "union"), ("", "Penya X", "association")],
)  # fmt: skip
def test_kinds_are_known_in_three_languages_and_by_the_name(typed: str, name: str, kind: str) -> None:
    assert values.Coder().kind(typed, name) == kind


def test_sectors_nobody_knows_stay_as_tags(tmp_path: Path) -> None:
    draft = draft_of(csv_file(tmp_path, "Nom;Àmbit\nA;Educació, Ràdio\n"))
    assert draft.candidates[0].values["sectors"] == ("education",)
    assert draft.candidates[0].values["tags"] == ("Ràdio",)


def test_rows_that_cannot_be_imported_are_listed_with_their_line(tmp_path: Path) -> None:
    draft = draft_of(csv_file(tmp_path, "Nom;Voluntaris\nA;3\n;4\nB;molts\n"))
    assert [(r.line, r.excerpt) for r in draft.rejected] == [(3, "4"), (4, "B · molts")]
    assert len(draft.candidates) == 1


def test_a_cancelled_or_failing_import_writes_nothing_and_undo_takes_a_whole_one_back(
    store: Store, tmp_path: Path
) -> None:
    draft = draft_of(
        csv_file(
            tmp_path, "Nom;Telèfon;Ofereix\n" + "".join(f"Entitat {n};600;Sala {n}\n" for n in range(50))
        )
    )
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled), store.edit(N_("Import entities")) as session:
        importing.import_entities(session, draft, {}, progress)
    assert names(store) == []
    with store.edit(N_("Import entities")) as session:
        result = importing.import_entities(session, draft, {0: (SKIP, None), 1: (ADD, None)})
    assert (result.added, result.skipped) == (49, 1)
    store.undo()
    assert names(store) == []
    store.redo()
    assert len(names(store)) == 49


def test_encoding_and_separator_can_be_corrected(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Nom|Nota\nÒdena|a,b,c\n", "cp1252")
    assert read_table(path).columns == ("Nom", "Nota")
    assert read_table(path, Options(separator=",")).columns[0] == "Nom|Nota"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_is_exported_comes_back_the_same(store: Store, tmp_path: Path, suffix: str) -> None:
    awkward = ["=1+1", "+34 600", "-x", "@home", "'cita", 'Casal "<b>" & co; amb, tot', "Col·lectiu"]
    with store.edit(N_("Add entity")) as session:
        for name in awkward:
            entities.add_entity(
                session,
                name=name,
                budget_cents=123450,
                sectors=("culture",),
                kind="foundation",
                municipality="Òdena",
            )
    path = tmp_path / f"sortida.{suffix}"
    with store.read() as session:
        assert exporting.export_entities(session, path, translator("ca").gettext) == len(awkward)
    draft = draft_of(path)
    assert sorted(c.values["name"] for c in draft.candidates) == sorted(awkward)
    assert {(c.values["budget_cents"], c.values["sectors"], c.values["kind"]) for c in draft.candidates} == {
        (123450, ("culture",), "foundation")
    }


def test_an_export_without_contacts_and_notes_holds_none(store: Store, tmp_path: Path) -> None:
    with store.edit(N_("Add entity")) as session:
        entity = entities.add_entity(session, name="A", notes="SECRET-NOTE")
        entities.add_contact(session, entity.key, name="SECRET-NAME", phone="SECRET-PHONE")
    path = tmp_path / "public.csv"
    with store.read() as session:
        exporting.export_entities(session, path, str, is_private=False)
    assert b"SECRET" not in path.read_bytes()


def test_the_hostile_names_are_imported_exported_and_found(
    store: Store, shared: Path, tmp_path: Path
) -> None:
    data = json.loads((shared / "hostile" / "names.json").read_text(encoding="utf-8"))
    wanted = {n for item in data["names"] if (n := normalise(str(item["value"]), limit=300))}
    with store.edit(N_("Add entity")) as session:
        for name in wanted:
            entities.add_entity(session, name=name)
    assert set(names(store)) == wanted
    path = tmp_path / "noms.xlsx"
    with store.read() as session:
        exporting.export_entities(session, path, str)
    assert {c.values["name"] for c in draft_of(path).candidates} == wanted


@given(st.text(max_size=40))
def test_a_guarded_text_is_never_a_formula(text: str) -> None:
    guarded = str(exporting.guarded(text))
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert importing._unguarded(guarded) == text or text.startswith("'")


def test_the_official_list_gives_the_entities_their_comarca(store: Store, shared: Path) -> None:
    with store.edit(N_("Add entity")) as session:
        entities.add_entity(session, name="A", municipality="els garidells")
    for name in ("comarques.csv", "comarquesCodis.xlsx"):
        found = territory.municipalities_of(read_table(shared / "data" / "territory" / name))
        assert len(found) == 947
        assert len({m.comarca for m in found}) >= 42  # Lluçanès came in 2023
    with store.edit(N_("Import the list of municipalities")) as session:
        assert territory.import_municipalities(session, found) == (947, 1)
    with store.read() as session:
        assert entities.entity(session, 1).comarca == "01"
        assert "L'Escala" in directory.municipalities(session, "esc")


def test_merging_keeps_every_link_and_undo_brings_both_back(store: Store) -> None:
    with store.edit(N_("Add entity")) as session:
        a = entities.add_entity(session, name="Càritas Anoia", tags=("x",))
        b = entities.add_entity(session, name="Caritas Anoia", website="caritas.cat", tags=("y",))
        entities.add_contact(session, b.key, name="Núria")
        entities.add_offer(session, b.key, "offer", "space", "Una sala")
    with store.edit(N_("Merge entities")) as session:
        merge_entities(session, a.key, [b.key], {"name": "Càritas Anoia"})
    with store.read() as session:
        kept = entities.entity(session, a.key)
        assert (kept.website, kept.tags) == ("caritas.cat", ("x", "y"))
        assert [c.name for c in entities.contacts(session, a.key)] == ["Núria"]
        assert len(entities.offers(session, a.key)) == 1
    assert names(store) == ["Càritas Anoia"]
    store.undo()
    assert len(names(store)) == 2
