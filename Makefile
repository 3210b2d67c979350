# Two commands: `make run` opens the journal, `make test` passes every gate.
# Both build what they need, with nothing but Python 3.11 or newer; a second `make run` builds
# nothing, and a build that was interrupted is taken up again.

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
# Looked for only when something must be built: what the gates were run with, then any that will do.
# Another one: `make clean`, then `make test PYTHON=python3.14`.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	command -v "$$python" && exit; done)

.PHONY: run demo test coverage bench calibrate torture format clean

run: .venv/.run
	@$(BIN)/tightrope

demo: .venv/.run
	@$(BIN)/tightrope demo

# Every gate, cheapest first. The tests start the program hundreds of times: it is compiled once,
# also where an environment asks for no bytecode.
test: export PYTHONDONTWRITEBYTECODE :=
test: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest -n 4 --dist loadgroup

# The same tests, and which lines and branches they reach; slower, and no gate.
coverage: .venv/.dev
	$(BIN)/pytest -n 4 --dist loadgroup --cov --cov-report=term

# Ratios, not times; `make bench ARGS=--large` takes the better part of an hour.
bench: .venv/.dev
	@$(BIN)/python benchmarks/run.py $(ARGS)

# Counts how often each sentence is wrong, over thousands of made-up journals, and writes the page.
calibrate: .venv/.dev
	@$(BIN)/python calibration/calibrate.py

# Kills, failing calls, full disks, many writers, hostile files; ARGS="--minutes 60 --seed 1".
torture: .venv/.dev
	@$(BIN)/python torture/torture.py $(ARGS)

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/.run: .venv/.made pyproject.toml constraints.txt
	@echo "Preparing Tightrope; this happens once." >&2
	$(install) .
	@touch $@

.venv/.dev: .venv/.made pyproject.toml constraints.txt
	@echo "Preparing Tightrope and its gates; this happens once." >&2
	$(install) '.[dev,rivals]'
	@touch .venv/.run $@

# The build backend is installed like the rest, so that its version is a pinned one too. Without
# its own configuration an environment would be the Python of the whole machine: hands off that.
define install
@$(BIN)/python -c 'import sys; sys.exit(sys.prefix == sys.base_prefix)'
@$(PIP) install -c constraints.txt hatchling
@$(PIP) install -c constraints.txt --no-build-isolation -e
endef

# Whatever is there without this mark was interrupted, and is made anew.
.venv/.made:
	@test -n "$(PYTHON)" || { echo "Tightrope needs Python 3.11 or newer; install it and try again." >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; \
		echo "This Python cannot make environments; install its venv package and try again." >&2; exit 1; }
	@echo "$(CURDIR)" > $@

# An environment whose Python has gone, or whose folder was moved, only looks like one.
$(shell test -x .venv/bin/python && test "$$(cat .venv/.made 2>&1)" = "$(CURDIR)" || rm -f .venv/.made)
ifeq ($(wildcard .venv/.made),)
$(shell rm -f .venv/.run .venv/.dev)
endif

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .import_linter_cache .coverage* .hypothesis
