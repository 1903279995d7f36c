"""Run every benchmark and print its ratios: figures measured in one run, so that they hold on any machine."""

import importlib
import os
import pkgutil

import tests.bench as package


def main() -> None:
    """Print name and ratio, a line each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for module in sorted(
        m.name for m in pkgutil.iter_modules(package.__path__) if m.name.startswith("bench_")
    ):
        for name, ratio in importlib.import_module(f"tests.bench.{module}").run().items():
            print(f"{module.removeprefix('bench_')}: {name}: {ratio:.3f}")


if __name__ == "__main__":
    main()
