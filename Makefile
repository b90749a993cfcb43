# Every target sets up all it needs in .venv, once: Python 3.11 or newer, make and a package index are enough.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: help demo test lint types check format docs compiled clean

help: ## say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

demo: $(READY) ## read ten short articles and show the book they make
	@$(RUN)/wirebook demo --book demo.book
	@echo; echo "The command wirebook lies in $(RUN); this puts it on the path: . $(RUN)/activate"
	@echo "To look through what was read in a web browser: $(RUN)/wirebook serve --book demo.book"

test: $(READY) ## run the tests
	@$(RUN)/python -m pytest

lint: $(READY) ## check style and form
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .

types: $(READY) ## check the types, strictly
	@$(RUN)/mypy

check: lint types test ## all of these

format: $(READY) ## bring the code into form
	@$(RUN)/ruff check --fix .
	@$(RUN)/ruff format .

docs: $(READY) ## write docs/cli.md anew from the commands' help
	@$(RUN)/python docs/make_cli.py

compiled: $(READY) ## make the quick forms of the large data files anew
	@$(RUN)/python -m wirebook.knowledge.compiled

clean: ## remove the environment and what the tools keep
	@rm -rf demo.book demo.book-shm demo.book-wal $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

# Installed anew when the dependencies change. What pip says goes to a file: it names the index in use, which is nobody's
# business but the user's.
$(READY): pyproject.toml
	@python=; for candidate in python3.11 python3 python3.12 python3.13 python; do \
	    if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "wirebook needs Python 3.11 or newer; found none of that age (python3.11, python3)" >&2; exit 1; fi; \
	echo "Setting up $(VENV) with $$($$python --version), once; this takes a minute or two."; \
	if ! $$python -m venv $(VENV); then \
	    echo "$$python cannot make a virtual environment; on Debian and Ubuntu install python3-venv" >&2; exit 1; fi
	@install() { $(RUN)/python -m pip install --quiet --disable-pip-version-check "$$@" >>$(VENV)/install.log 2>&1; }; \
	: >$(VENV)/install.log; \
	if ! { install 'pip>=25.1' && install --editable . --group dev; }; then \
	    echo "The installation failed:" >&2; \
	    grep -iE 'error|not find|no matching|no space' $(VENV)/install.log | sed -E 's#[a-z]+://[^ ]+#(address)#g' | tail -n 5 >&2; \
	    echo "All of it: $(VENV)/install.log" >&2; exit 1; fi
	@touch $@
