# Two commands: `make run` serves the desk, `make test` checks the whole house.
# Both make .venv and install into it what the lock files name; a second run starts at once.

.PHONY: run test lock clean
.DEFAULT_GOAL := run

# The first Python from 3.11 on that is on the path.
PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$one -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$one; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq

run: .venv/.runs
	@exec $(BIN)/factcheck serve

test: .venv/.tests
	@.ci/test $(BIN)

.venv/.runs: requirements.lock pyproject.toml
	@echo "making .venv and installing what factcheck needs; this takes a minute the first time"
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer with venv and pip was found; install one (Debian: apt-get install python3 python3-venv), or name it: make run PYTHON=/path/to/python" >&2; exit 2; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	@$(PIP) --only-binary :all: --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.tests: .venv/.runs requirements-test.lock
	@echo "installing what the tests need"
	@$(PIP) --only-binary :all: --require-hashes -r requirements-test.lock
	@touch $@

# Needs uv. Run it after changing the dependencies in pyproject.toml.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		-q pyproject.toml --extra checkout -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		-q pyproject.toml --extra test -c requirements.lock -o requirements-test.lock

# The instance folder, with the database, is never touched.
clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
