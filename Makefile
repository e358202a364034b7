# Everything a newcomer needs is `make demo` and `make test`; the rest is for the daily work.
PYTHON ?= python3.11
BIN := .venv/bin
ARGS ?=

.PHONY: setup demo run test test-slow check fix migration texts pin clean

setup: .venv/installed

# One stamp: pip runs again only when the pins or the package's own metadata change.
.venv/installed: requirements-dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

demo: setup
	$(BIN)/verbatim demo $(ARGS)

# Tables first, then the bot: migrations run before start, not during it.
run: setup
	$(BIN)/verbatim db upgrade
	$(BIN)/verbatim run

# One process for each core; the tests of a file share what they set up, so they stay together.
# Those with processes, sockets and a browser wait for real things, and have the machine to themselves.
test: setup
	$(BIN)/pytest -m "not slow" --numprocesses auto --dist loadfile --ignore tests/e2e $(ARGS)
	$(BIN)/pytest -m "not slow" tests/e2e

test-slow: setup
	$(BIN)/pytest -m slow $(ARGS)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# make migration m="Add the colour of a guild"
migration: setup
	$(BIN)/verbatim db revision "$(m)"

# Every text of the code into the catalogues of translations; says how many are left to translate.
texts: setup
	$(BIN)/python -m translation

# Writes the pins anew from pyproject.toml; versions only, no address of any index.
pin: setup
	$(BIN)/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --all-extras --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf .venv build *.egg-info
