# Two commands: `make run` opens the journal, `make test` passes every gate.
# Both build what they need with nothing but Python 3.11 or newer.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: run demo test bench format clean

run: .venv/.run
	@$(BIN)/tightrope

demo: .venv/.run
	@$(BIN)/tightrope demo

# Every gate, cheapest first.
test: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest -n 4 --cov --cov-report=term

bench: .venv/.dev
	$(BIN)/python benchmarks/run.py

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python pyproject.toml constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/.dev: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,rivals]'
	@touch .venv/.run $@

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .coverage*
