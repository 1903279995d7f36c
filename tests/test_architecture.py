"""The house's measures: sizes, annotations, docstrings, and a lock file that names no host."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "aliances_desktop").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in MODULES:
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def functions() -> list[tuple[Path, Function]]:
    return [(p, n) for p, tree in trees() for n in ast.walk(tree) if isinstance(n, Function)]


def share(values: list[int], most: int) -> float:
    return sum(v <= most for v in values) / len(values)


def test_modules_are_short() -> None:
    sizes = sorted(len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES)
    assert sizes[len(sizes) // 2] <= 150
    assert share(sizes, 400) >= 0.95


def test_functions_are_short() -> None:
    sizes = {f"{p.name}:{f.name}": (f.end_lineno or 0) - f.lineno + 1 for p, f in functions()}
    assert share(list(sizes.values()), 35) >= 0.95
    assert {name: n for name, n in sizes.items() if n > 80} == {}


def test_everything_is_annotated() -> None:
    bare = [
        f"{p.name}:{f.name}"
        for p, f in functions()
        if f.returns is None or any(a.annotation is None for a in f.args.args if a.arg not in {"self", "cls"})
    ]
    assert bare == []


def test_public_names_below_the_window_say_what_they_are() -> None:
    public = [
        node
        for path, tree in trees()
        if "ui" not in path.relative_to(ROOT).parts
        for owner in (tree, *(node for node in tree.body if isinstance(node, ast.ClassDef)))
        for node in owner.body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
    ]
    documented = sum(ast.get_docstring(node) is not None for node in public)
    assert documented / len(public) >= 0.95


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.stat().st_size], ids=lambda p: str(p.relative_to(ROOT))
)
def test_every_module_begins_by_saying_what_it_holds(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_files_name_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--hash=sha256:" in text


def test_only_one_place_builds_paragraphs() -> None:
    building = [
        p.name for p in MODULES if "Paragraph(" in p.read_text(encoding="utf-8").replace("_Paragraph(", "")
    ]
    assert building == ["text.py"]
