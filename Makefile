.DEFAULT_GOAL := help
.PHONY: help run setup test test-faults check bench lock messages environment environment-dev

PORT ?= 8000
export PORT
PY := .venv/bin/python

help: ## Show what can be done here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: ## Set up what is missing and serve http://127.0.0.1:8000 (another port: PORT=8123)
	@tools/with-python tools/development.py port $(PORT)
	@$(MAKE) --no-print-directory setup
	@exec $(PY) tools/development.py serve $(PORT)

setup: environment ## Set up .venv, libraries, database with demo, translations and static files
	@$(PY) tools/development.py prepare

test: environment-dev ## Run every test, on SQLite and on PostgreSQL when a server answers
	@env -u DATABASE_URL DEVELOPMENT=1 $(PY) tools/development.py prepare
	@$(PY) tools/run_tests.py $(ARGS)

test-faults: environment-dev ## Kill the server ten times during five hundred answers, on both databases
	@FAULTS_PEOPLE=500 FAULTS_KILLS=10 $(PY) -m pytest -q tests/faults $(ARGS)

check: environment-dev ## Style, types, imports, templates, translations, migrations, production settings
	@$(PY) tools/check.py

bench: environment-dev ## Measure against the anchors: pages, PDF, import, memory
	@$(PY) -m benchmarks $(ARGS)

lock: environment-dev ## Lock requirements*.in anew, with hashes, for Python 3.11 to 3.13
	@tools/lock $(ARGS)

messages: environment-dev ## Extract texts to translate into locale/sv
	@$(PY) tools/messages.py extract

environment:
	@tools/with-python tools/environment.py

environment-dev:
	@tools/with-python tools/environment.py --dev
