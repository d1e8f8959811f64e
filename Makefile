# make run    start the application from nothing     make test   every check and every suite
# make demo   start it with made-up learners         make lint   the checks alone
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
.PHONY: run demo test quick lint browsers lock clean

PORT ?= 8501
# This machine only; `make run ADDRESS=0.0.0.0` opens it to the network.
ADDRESS ?= 127.0.0.1
DATA_DIR ?= data
DEMO_DIR ?= data/demo
VENV ?= .venv
BIN := $(VENV)/bin
PACKAGES := app.py manage.py activities charts commands course pages storage takeaway ui
export PIP_DISABLE_PIP_VERSION_CHECK := 1

run: $(VENV)/.run
	$(BIN)/python -m compileall -q $(wildcard $(PACKAGES)) >/dev/null || true
	DATA_DIR="$(DATA_DIR)" exec $(BIN)/streamlit run app.py --server.port "$(PORT)" --server.address "$(ADDRESS)"

demo: $(VENV)/.run
	test -e "$(DEMO_DIR)/companion.db" || \
		DATA_DIR="$(DEMO_DIR)" PUBLIC_URL="$${PUBLIC_URL:-http://localhost:$(PORT)}" $(BIN)/python manage.py demo
	$(MAKE) --no-print-directory run DATA_DIR="$(DEMO_DIR)"

# One run of pytest over all suites, so that its closing line counts everything. Browser suites come last.
test: lint browsers
	$(BIN)/python -m pytest

# The suites without a browser: what to run while working.
quick: $(VENV)/.test
	$(BIN)/python -m pytest -m "not browser"

lint: $(VENV)/.test node_modules/.package-lock.json
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	npm run --silent lint

browsers:
	@.ci/packages chromium firefox-esr

$(VENV)/bin/python:
	@.ci/venv "$(VENV)"

# Only when the lock has changed: the stamp is younger than the lock it was made from.
$(VENV)/.run: requirements.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.test: requirements-dev.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/.run

node_modules/.package-lock.json: package-lock.json
	@.ci/packages node npm
	npm ci --no-audit --no-fund --silent
	@touch $@

# After a change in requirements*.txt. The locks name no package index: everybody installs from the one they are set up for.
lock: $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet pip-tools
	for name in requirements requirements-dev; do \
		$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url \
			--no-emit-trusted-host --no-emit-find-links --output-file $$name.lock $$name.txt; done

clean:
	rm -rf "$(VENV)" node_modules test-results .mypy_cache .ruff_cache .pytest_cache .hypothesis
