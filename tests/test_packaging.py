"""The wheel carries everything: built, installed in a clean environment outside the checkout, it does the demo."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_resources_catalogues_and_migrations(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "aliances_desktop/resources/fonts/NotoSans-Regular.ttf",
        "aliances_desktop/resources/icons/house.svg",
        "aliances_desktop/resources/style.qss",
        "aliances_desktop/resources/help/ca/home.md",
        "aliances_desktop/resources/sample/entities.json",
        "aliances_desktop/i18n/ca/LC_MESSAGES/aliances.mo",
        "aliances_desktop/store/schema/0001.sql",
        "aliances_desktop/store/migrations/versions/0001_first.py",
    ):
        assert wanted in names, wanted
    assert not any(name.startswith("tests/") for name in names)


@pytest.mark.slow
def test_installed_outside_the_checkout_it_does_the_demo(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    python = venv / ("Scripts" if os.name == "nt" else "bin") / "python"
    purelib = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    zipfile.ZipFile(wheel).extractall(purelib)
    # The dependencies come from the environment the tests run in: nothing is fetched.
    (Path(purelib) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {
        "QT_QPA_PLATFORM": "offscreen"
    }
    done = subprocess.run(
        [python, "-m", "aliances_desktop", "demo", "--no-window", "--out", str(tmp_path / "out")],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=150,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    printed = {p.parent.name for p in (tmp_path / "out").rglob("*.pdf")}
    assert {"ca", "es", "en"} <= printed
    assert list((tmp_path / "out").rglob("*.png"))
