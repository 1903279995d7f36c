"""Start to the first painted page against a bare window, and the memory an empty file takes."""

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
desktop.files.open(Path(sys.argv[1])); desktop.window.grab()
"""
_TELL = """
import json, resource
print(json.dumps([time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
import os; os._exit(0)
"""


def measure(program: str, *arguments: str) -> tuple[float, float]:
    """Return the median seconds and MiB of five starts."""
    found = []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-c", program + _TELL, *arguments], capture_output=True, text=True, check=True
        )
        found.append(json.loads(done.stdout.splitlines()[-1]))
        for side in Path(arguments[0]).parent.glob("*.lock*") if arguments else ():
            side.unlink()
    return statistics.median(f[0] for f in found), statistics.median(f[1] for f in found)


def run() -> dict[str, float]:
    """Return the ratio (target: at most 6) and the memory in MiB (target: at most 150)."""
    from aliances_desktop.store import Store

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = name
        path = Path(name) / "buit.aliances"
        Store.create(path).close()
        bare, _memory = measure(_BARE)
        ours, memory = measure(_OURS, str(path))
    return {
        "start to first painted page over a bare window": ours / bare,
        "memory with an empty file, in MiB": memory,
    }
