"""Start to the first painted page, and to an empty file, against a bare window; the memory an empty file takes."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

_BARE = """
import time; start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.show(); window.grab()
"""
_OURS = """
import sys, time; start = time.perf_counter()
from pathlib import Path
from aliances_desktop.ui.app import Desktop, make_application
from aliances_desktop.ui.preferences import Preferences
app = make_application(); desktop = Desktop(app, Preferences())
if len(sys.argv) > 1:
    desktop.files.open(Path(sys.argv[1]))
else:
    desktop.show_start()
desktop.window.grab()
"""
_TELL = """
import json, resource
print(json.dumps([time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
import os; os._exit(0)
"""


def measure(program: str, *arguments: str) -> tuple[float, float]:
    """Return the median seconds and MiB of five starts after a first one, which compiles what is not installed."""
    found = []
    for number in range(6):
        done = subprocess.run(
            [sys.executable, "-c", program + _TELL, *arguments],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        if number:
            found.append(json.loads(done.stdout.splitlines()[-1]))
        for side in Path(arguments[0]).parent.glob("*.lock*") if arguments else ():
            side.unlink()
    return statistics.median(f[0] for f in found), statistics.median(f[1] for f in found)


def run() -> dict[str, float]:
    """Return the ratios (target for the first page: at most 6) and the memory in MiB (target: at most 150)."""
    from aliances_desktop.store import Store

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = name
        # As installed: Python keeps what it has compiled.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(name) / "compiled")
        path = Path(name) / "buit.aliances"
        Store.create(path).close()
        bare, _memory = measure(_BARE)
        start_page, _memory = measure(_OURS)
        empty_file, memory = measure(_OURS, str(path))
    return {
        "start to first painted page over a bare window": start_page / bare,
        "start to the home page of an empty file over the same": empty_file / bare,
        "memory with an empty file, in MiB": memory,
    }
