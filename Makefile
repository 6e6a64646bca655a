# Sets Crossroads up in .venv, opens it and checks it. `make` alone lists the targets.
# Written for GNU make 3.81 and later and a plain POSIX shell.

PYTHON ?= python3
ARGS ?=
# On machines of many cores the servers and browsers of four are enough.
IN_PARALLEL := -n auto --maxprocesses 4 --dist loadgroup
# Each browser keeps most of a core busy, its server the rest.
TWO_BROWSERS := -n 2 --dist load
# On a busy machine a click can be lost on a page that is still drawn. Whatever passes only the second
# time is listed, to be mended; what fails twice fails.
ONCE_MORE := --reruns 1 -rR

BROWSER_PACKAGES := chromium-headless-shell libatomic1 fonts-liberation fonts-noto-color-emoji
DATABASE_PACKAGES := postgresql
PROXY_PACKAGES := nginx-light openssl
PIP_INSTALL := -m pip --disable-pip-version-check install -q
FIND_BROWSER := .venv/bin/python -m tests.browser.find_browser
FIND_DATABASE := .venv/bin/python -m tests.store.postgres_server

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: run test check soak bench pictures constraints clean help lint browser database proxy

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

run: .venv/.run-installed ## open the app; options: make run ARGS="--server.port 8600"
	@.venv/bin/crossroads run $(ARGS)

# What Python compiles is kept: every worker and every server started would compile it anew.
test check soak bench: export PYTHONDONTWRITEBYTECODE =

test: .venv/.test-installed browser database proxy lint ## run every check and every test, those in the browser too
	@.venv/bin/pytest -q $(IN_PARALLEL) -m "not browser"
	@.venv/bin/pytest -q $(TWO_BROWSERS) $(ONCE_MORE) tests/browser

check: .venv/.test-installed database proxy lint ## the same without a browser
	@.venv/bin/pytest -q $(IN_PARALLEL) -m "not browser"

soak: .venv/.test-installed browser database proxy ## run every test with all its repetitions, and new random cases
	@.venv/bin/pytest -q $(IN_PARALLEL) --soak

bench: .venv/.bench-installed browser database ## measure how fast and how accurate it is; writes docs/performance.md
	@test -d tests/bench || { echo "There is nothing to measure: tests/bench does not exist." >&2; exit 1; }
	@.venv/bin/python -m tests.bench.performance docs/performance.md
	@.venv/bin/pytest -q tests/bench

pictures: .venv/.test-installed browser ## take a picture of every page, into pictures/, and the README's
	@.venv/bin/python -m tests.browser.pictures pictures
	@.venv/bin/python -m tests.browser.readme_pictures docs

lint: .venv/.test-installed
	@.venv/bin/ruff check -q
	@.venv/bin/ruff format -q --check
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

# A browser counts when it starts, wherever it lies. One named by CROSSROADS_BROWSER is never replaced.
browser: .venv/.test-installed
	@$(FIND_BROWSER) >/dev/null 2>&1 \
	|| { if test -z "$$CROSSROADS_BROWSER"; then $(call debian,$(BROWSER_PACKAGES)); fi; $(FIND_BROWSER) >/dev/null; }

# The tests start a PostgreSQL server of their own. The one that Debian starts is left alone.
database: .venv/.test-installed
	@$(FIND_DATABASE) >/dev/null 2>&1 \
	|| { $(call debian,$(DATABASE_PACKAGES)); $(FIND_DATABASE) >/dev/null; }

# The tests start an nginx of their own, with the file of docs/.
proxy: .venv/.test-installed
	@PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || $(call debian,$(PROXY_PACKAGES))

# Pins chosen by a newer Python may not exist for the oldest one, so the oldest one chooses.
constraints: ## renew constraints.txt from a clean environment
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null \
	|| { echo "The oldest supported Python chooses the versions: make constraints PYTHON=python3.11" >&2; exit 1; }
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && trap 'exit 1' HUP INT TERM \
	&& $(call environment,"$$folder/venv") \
	&& "$$folder/venv/bin/python" $(PIP_INSTALL) -e '.[test]' \
	&& "$$folder/venv/bin/python" -m pip freeze --exclude-editable >"$$folder/pins" \
	&& { echo "# What pip chose for Crossroads and its tests; renewed by: make constraints"; cat "$$folder/pins"; } \
	>constraints.txt

clean: ## remove .venv and everything else that can be made again
	@rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis pictures
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up. .venv/.made names the folder .venv was made in; it is away while pip works. So a .venv is made
# anew when making or filling it broke off, when its Python has gone, and when the checkout was copied or moved.
ifneq ($(shell .venv/bin/python -c '' 2>/dev/null && cat .venv/.made 2>/dev/null),$(shell pwd -P))
.PHONY: .venv/.made
endif

.venv/.made:
	@$(python_is_new_enough)
	@echo "Making .venv; the first time this takes a minute or two."
	@$(call environment,.venv)
	@pwd -P >$@

.venv/.run-installed: .venv/.made pyproject.toml constraints.txt
	@mv .venv/.made .venv/.filling
	@.venv/bin/python $(PIP_INSTALL) -c constraints.txt -e .
	@mv .venv/.filling .venv/.made
	@touch $@

.venv/.test-installed: .venv/.made pyproject.toml constraints.txt
	@mv .venv/.made .venv/.filling
	@.venv/bin/python $(PIP_INSTALL) -c constraints.txt -e '.[test]'
	@mv .venv/.filling .venv/.made
	@touch .venv/.run-installed $@

# Libraries to measure beside, which no test needs.
.venv/.bench-installed: .venv/.test-installed
	@mv .venv/.made .venv/.filling
	@.venv/bin/python $(PIP_INSTALL) -c constraints.txt -e '.[bench]'
	@mv .venv/.filling .venv/.made
	@touch .venv/.run-installed .venv/.test-installed $@

python_is_new_enough = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "Crossroads needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing)." >&2; \
	echo "With another one: make run PYTHON=python3.13" >&2; exit 1; }

# $(call environment,folder): a virtual environment; Debian keeps what that takes in a package of its own.
environment = { $(PYTHON) -m venv --clear $(1) >/dev/null 2>&1 \
	|| { $(call debian,python3-venv) && $(PYTHON) -m venv --clear $(1); } \
	|| { rm -rf $(1); echo "$(PYTHON) -m venv does not work here. On Debian or Ubuntu, as root:" >&2; \
	echo "    apt-get install python3-venv" >&2; exit 1; }; }

# $(call debian,packages): installs them where apt-get and root are at hand, fails elsewhere.
debian = { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "Installing $(1)" \
	&& PATH="$$PATH:/usr/sbin:/sbin" && export PATH DEBIAN_FRONTEND=noninteractive \
	&& apt-get update -qq && apt-get install -y -qq --no-install-recommends $(1) >/dev/null; }
