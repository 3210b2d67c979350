# Two commands: `make run` opens the journal, `make test` passes every gate.
# Both build what they need, with nothing but Python 3.11 or newer; a second `make run` builds
# nothing, and a build that was interrupted is taken up again.

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
# Looked for only when something must be built. The gates were tried with 3.11, so it comes first.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	command -v "$$python" && exit; done)

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
	$(BIN)/pytest -n 4 --dist loadgroup --cov --cov-report=term

# Ratios, not times; `make bench ARGS=--large` takes the better part of an hour.
bench: .venv/.dev
	@$(BIN)/python benchmarks/run.py $(ARGS)

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/.run: .venv/bin/python pyproject.toml constraints.txt
	@echo "Preparing Tightrope; this happens once." >&2
	$(install) .
	@touch $@

.venv/.dev: .venv/bin/python pyproject.toml constraints.txt
	@echo "Preparing Tightrope and its gates; this happens once." >&2
	$(install) '.[dev,rivals]'
	@touch .venv/.run $@

# The build backend is installed like the rest, so that its version is a pinned one too.
define install
@$(BIN)/python -c 'import pip._internal.cli.main' 2>/dev/null || $(MAKE) --no-print-directory -B .venv/bin/python
@$(PIP) install -c constraints.txt hatchling
@$(PIP) install -c constraints.txt --no-build-isolation -e
endef

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Tightrope needs Python 3.11 or newer; install it and try again." >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; \
		echo "This Python cannot make environments; install its venv package and try again." >&2; exit 1; }

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .import_linter_cache .coverage* .hypothesis
