# Two commands do everything: `make demo` (the main job) and `make test` (everything that checks the project).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo run test test-slow bench catalogues lock wheel clean

demo: $(VENV)/.run  ## the main job on the sample network: plan, print in three languages, open the window
	$(BIN)/python -m aliances_desktop demo

run: $(VENV)/.run  ## open the window
	$(BIN)/python -m aliances_desktop

test: $(VENV)/.dev  ## lint, types, contracts, tests, catalogues
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

test-slow: $(VENV)/.dev  ## what takes longer: kills by the hundred, the wheel in a clean venv
	$(BIN)/python -m pytest -m slow

bench: $(VENV)/.dev  ## ratios measured within one run
	$(BIN)/python -m tests.bench

catalogues: $(VENV)/.dev  ## extract the messages and bring i18n/ up to date
	$(BIN)/python packaging/catalogues.py

lock: $(VENV)/.dev  ## pin the dependencies anew
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

wheel: $(VENV)/.dev
	$(BIN)/python -m hatchling build -t wheel

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The libraries Qt loads are the system's business; the script does nothing where they are.
$(VENV)/.run: $(BIN)/python requirements.lock packaging/system-libraries.sh
	sh packaging/system-libraries.sh
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@
