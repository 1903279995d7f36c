"""The command line: what it does, what it says, and how it leaves."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from aliances_desktop import cli
from aliances_desktop.i18n import LANGUAGES
from aliances_desktop.model import Entity
from aliances_desktop.progress import Progress
from aliances_desktop.services import live, plan
from aliances_desktop.services.demo import build_sample
from aliances_desktop.store import Store, migrate
from tests.factories import a_workshop

CSV = "Nom;Municipi;Pressupost\nAssociació Porta Oberta;Vilaclara;148.000 €\nFundació Casa Llevant;Riudelles;690.000 €\n"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a planned workshop of eight, closed again."""
    store = Store.create(tmp_path / "taller.aliances")
    workshop = a_workshop(store, entities=8)
    with store.edit("Plan") as session:
        plan.plan_rounds(session, workshop.key, Progress())
        live.type_result(session, workshop.key, 1, "111")
    store.close()
    return store.path


def count(file: Path) -> int:
    opened = Store.open(file, read_only=True)
    try:
        with opened.read() as session:
            return len(session.exec(select(Entity.id)).all())
    finally:
        opened.close()


def test_help_lists_every_command_and_loads_neither_the_window_nor_the_store() -> None:
    script = (
        "import sys; sys.argv = ['aliances-desktop', '--help']\n"
        "from aliances_desktop.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print([m for m in ('PySide6', 'sqlmodel', 'sqlalchemy', 'reportlab') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[-1] == "[]"
    assert all(f"    {name}" in [line[: 4 + len(name)].rstrip() for line in lines] for name in cli.COMMANDS)


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([command, "--help"])
    assert left.value.code == 0
    assert command in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["check"], ["print", "x.aliances"], ["demo", "--what"], ["schedule", "x"], ["--what"]]
)
def test_a_wrong_call_is_one_line_and_code_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    assert left.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_missing_file_is_one_line_in_the_persons_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.main(["check", str(tmp_path / "no.aliances")]) == 2
    assert capsys.readouterr().err == "no.aliances is no longer there.\n"
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    assert cli.user_language() == "es"
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert cli.user_language() == "ca"


def test_a_sound_file_is_checked_and_counted(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    assert cli.main(["check", str(file), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["version"], report["problem"]) == (migrate.NEWEST, "")
    assert (report["counts"]["entity"], report["counts"]["participant"]) == (8, 8)
    assert file.read_bytes() == before


def test_a_damaged_file_fails_the_check(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(file.read_bytes())
    content[2048:12288] = b"\xff" * 10240
    file.write_bytes(content)
    assert cli.main(["check", str(file)]) == 1
    assert "is damaged" in capsys.readouterr().out


def test_a_file_that_is_not_ours_is_a_user_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "notes.aliances"
    other.write_text("hello" * 100)
    assert cli.main(["check", str(other)]) == 2
    assert "is not an Aliances file" in capsys.readouterr().err


def test_a_backup_is_restored_as_a_new_file_and_never_over_an_old_one(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["backup", str(file), "--name", "abans", "--json"]) == 0
    copy = json.loads(capsys.readouterr().out)["backup"]
    restored = tmp_path / "restored.aliances"
    assert cli.main(["restore", copy, "-o", str(restored)]) == 0
    assert count(restored) == 8
    assert cli.main(["restore", copy, "-o", str(restored)]) == 2
    assert "already a file" in capsys.readouterr().err


def test_a_bare_instance_is_planned_as_the_independent_checker_wants_it(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    instance = shared / "market" / "examples" / "workshop-28.json"
    target = tmp_path / "schedule.json"
    assert cli.main(["schedule", str(instance), "-o", str(target), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    checker = shared / "market" / "check.py"
    done = subprocess.run(
        [sys.executable, checker, instance, target], capture_output=True, text=True, check=False
    )
    judged = json.loads(done.stdout)
    assert judged["feasible"]
    assert (told["value"], told["meetings"]) == (judged["value"], judged["meetings"])
    assert told["most_meetings"] - told["fewest_meetings"] == judged["spread"]


def test_groups_are_planned_too(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    instance = shared / "market" / "examples" / "groups-28.json"
    target = tmp_path / "groups.json"
    assert cli.main(["schedule", str(instance), "-o", str(target), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["groups"], told["conflicts"], told["off_balance"]) == (3, 0, 0)
    assert len(json.loads(target.read_text())["exercises"][0]) == 3


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": "aliances-market/1"}',
        '{"format": "aliances-groups/1", "people": 5}',
        "[" * 10_000,
    ],
)
def test_an_instance_that_is_none_is_a_user_error_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    source.write_text(content)
    assert cli.main(["schedule", str(source), "-o", str(target)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not target.exists()


def test_a_dry_run_imports_nothing_and_the_real_one_does(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "llista.csv"
    data.write_text(CSV, encoding="utf-8")
    assert cli.main(["import", str(file), str(data), "--dry-run", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["rows"], report["rejected"], count(file)) == (2, [], 8)
    assert cli.main(["import", str(file), str(data)]) == 0
    assert count(file) == 10


def test_importing_the_same_list_twice_adds_nothing(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "llista.csv"
    data.write_text(CSV, encoding="utf-8")
    assert cli.main(["import", str(file), str(data)]) == 0
    assert cli.main(["import", str(file), str(data)]) == 0
    assert "Added 0, merged 2, rejected 0" in capsys.readouterr().out
    assert count(file) == 10


def test_a_rejected_row_is_told_with_its_line(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "llista.csv"
    data.write_text(CSV + ";Vilaclara;3\n", encoding="utf-8")
    assert cli.main(["import", str(file), str(data)]) == 0
    assert "Line 4: " in capsys.readouterr().out


def test_a_dry_run_makes_no_file(tmp_path: Path) -> None:
    data = tmp_path / "llista.csv"
    data.write_text(CSV, encoding="utf-8")
    assert cli.main(["import", str(tmp_path / "nou.aliances"), str(data), "--dry-run"]) == 0
    assert not (tmp_path / "nou.aliances").exists()


def test_an_import_makes_the_file_when_there_is_none(tmp_path: Path) -> None:
    data = tmp_path / "llista.csv"
    data.write_text(CSV, encoding="utf-8")
    assert cli.main(["import", str(tmp_path / "nou.aliances"), str(data)]) == 0
    assert count(tmp_path / "nou.aliances") == 2


def test_the_directory_and_the_results_are_exported(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert cli.main(["export", str(file), "-o", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "directory-of-entities.csv",
        "directory-of-entities.xlsx",
        "results-taller-de-prova-1.xlsx",
    ]


@pytest.mark.parametrize(("language", "count"), [("ca", 2), ("own", 2)])
def test_chosen_sheets_are_printed(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, count: int
) -> None:
    words = [
        "print",
        str(file),
        "--sheets",
        "badges,sign_in",
        "--language",
        language,
        "-o",
        str(tmp_path / "pdf"),
    ]
    assert cli.main([*words, "--json"]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert len(files) == count
    assert all(Path(path).read_bytes().startswith(b"%PDF") for path in files)


def test_a_sheet_or_a_workshop_that_does_not_exist_is_a_user_error(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["print", str(file), "--sheets", "nonsense", "-o", str(tmp_path)]) == 2
    assert "nonsense" in capsys.readouterr().err
    assert cli.main(["print", str(file), "--workshop", "99", "-o", str(tmp_path)]) == 2


# Its two halves, the sheets and the pictures, are tested each by itself in less time.
@pytest.mark.slow
def test_the_demo_leaves_the_file_the_pdfs_and_pictures_when_there_is_no_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "demo"
    assert cli.main(["demo", "--out", str(out)]) == 0
    assert "no screen" in capsys.readouterr().out
    printed = {language: len(list((out / language).glob("*.pdf"))) for language in LANGUAGES}
    assert len(set(printed.values())) == 1
    assert printed["ca"] >= 16
    assert list((out / "pictures").glob("*.png"))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its alliance, processes and letter."""
    folder = tmp_path_factory.mktemp("story")
    store = Store.create(folder / "xarxa.aliances", backups=folder / "b")
    build_sample(store)
    store.close()
    return folder / "xarxa.aliances"


@pytest.mark.parametrize(
    "words",
    [
        ("report", "{file}", "-o", "{out}.pdf"),
        ("report", "{file}", "--language", "en", "-o", "{out}.docx"),
        ("report", "{file}", "-o", "{out}.xlsx"),
        ("timeline", "{file}", "1", "-o", "{out}.ics"),
        ("timeline", "{file}", "1", "--language", "es", "-o", "{out}.svg"),
        ("letter", "{file}", "1", "-o", "{out}.pdf"),
        ("letter", "{file}", "1", "--language", "es", "-o", "{out}.docx"),
    ],
    ids=lambda words: f"{words[0]}{Path(words[-1]).suffix}",
)
def test_reports_timelines_and_letters_are_saved_as_their_names_end(
    story: Path, tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    said = [word.format(file=story, out=tmp_path / "out") for word in words]
    assert cli.main([*said, "--json"]) == 0
    written = Path(json.loads(capsys.readouterr().out)["file"])
    assert written.stat().st_size > 1000


@pytest.mark.parametrize(
    ("words", "sheet"),
    [
        (("--alliance", "1"), "letter"),
        (("--alliance", "1"), "red_lines"),
        (("--process", "1"), "phase_cards"),
        (("--whole",), "yearly_report"),
    ],
)
def test_sheets_of_alliances_processes_and_the_whole_file_are_printed(
    story: Path, tmp_path: Path, words: tuple[str, ...], sheet: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ["print", str(story), *words, "--sheets", sheet, "-o", str(tmp_path), "--json"]
    assert cli.main(said) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert len(files) == 1
    assert Path(files[0]).read_bytes().startswith(b"%PDF")


def test_what_does_not_exist_or_cannot_be_saved_is_a_user_error(story: Path, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    target = str(folder / "out")
    assert cli.main(["letter", str(story), "2", "-o", f"{target}.pdf"]) == 2
    assert cli.main(["timeline", str(story), "99", "-o", f"{target}.pdf"]) == 2
    assert cli.main(["timeline", str(story), "1", "-o", f"{target}.txt"]) == 2
    assert cli.main(["report", str(story), "-o", f"{target}.txt"]) == 2
    assert list(folder.iterdir()) == []
