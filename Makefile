# Everything that a person or CI types. `make demo` and `make test` need Python 3.11 and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: install install-dev demo dashboard test lint bench accuracy lock generated samples clean

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml requirements.lock | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml requirements-dev.lock | $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# The made-up county, from files to a journey in the terminal. Leaves the tree as it was: build/ is ignored.
demo: install
	$(BIN)/minutegraph ingest samples/documents --workspace build/demo
	$(BIN)/minutegraph journey "Harrow Lane Bridge" --workspace build/demo
	@echo
	@echo "To see it in a browser: make dashboard"

dashboard: install
	$(BIN)/minutegraph ingest samples/documents --quiet --workspace build/demo
	$(BIN)/minutegraph dashboard --workspace build/demo

test: install-dev lint
	scripts/test-tools.sh
	$(BIN)/python -m pytest -n auto --maxprocesses 4

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install-dev
	$(BIN)/python -m benchmarks

# Scores all gold that is there; writes docs/accuracy.md and tests/accuracy/baseline.json.
accuracy: install-dev
	$(BIN)/python -m tests.accuracy

# What is derived from the schema and committed; a test fails when it differs.
generated: install-dev
	$(BIN)/python -m ontology

samples: install-dev
	$(BIN)/python -m samples

lock: install-dev
	scripts/lock.sh

clean:
	rm -rf build
