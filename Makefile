# Two targets do everything on a fresh machine with Python 3.11 or newer: `make analyze` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
JOBS   ?= 2
# The lowest versions of the libraries that are allowed run on the lowest Python.
LOWEST := .venv-lowest
DIST   := .venv-dist
LOWEST_PYTHON ?= $(shell command -v python3.11 || echo $(PYTHON))

.PHONY: analyze test test-lowest lint figures pictures docs tables dist clean

analyze: $(VENV)/.installed
	$(BIN)/framing analyze seeds --actors syria --scope all -o out/seeds

test: $(VENV)/.installed-dev lint
	$(BIN)/python -m pytest -n $(JOBS)
	$(BIN)/python -m pytest --nbmake --nbmake-timeout 3600 notebooks -n $(JOBS) -o addopts= -o filterwarnings=default

test-lowest: $(LOWEST)/.installed $(VENV)/.installed
	$(LOWEST)/bin/python -m pytest -n $(JOBS)
	$(BIN)/python tests/same_tables.py out/tables.json
	$(LOWEST)/bin/python tests/same_tables.py out/tables.json --against

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

figures: $(VENV)/.installed-dev
	cd notebooks && for notebook in *.ipynb; do ../$(BIN)/jupyter nbconvert --to notebook --execute --inplace $$notebook; done

# Those of README.md: pages of a report, as Chromium shows them.
pictures: $(VENV)/.installed-dev
	$(BIN)/python docs/make_pictures.py

# The site, in out/site: open out/site/index.html. Its pages that show the code are written anew before.
docs: tables
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

tables: $(VENV)/.installed-dev
	$(BIN)/python docs/make_tables.py

# Source and wheel in dist/, checked as the package index would.
dist: $(DIST)/.installed
	rm -rf dist
	$(DIST)/bin/python -m build
	$(DIST)/bin/python -m twine check --strict dist/*

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@ $(VENV)/.installed

$(LOWEST)/.installed: pyproject.toml tests/lowest.txt
	$(LOWEST_PYTHON) -m venv --clear $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --upgrade pip
	$(LOWEST)/bin/python -m pip install --quiet --constraint tests/lowest.txt --editable ".[test]"
	touch $@

$(DIST)/.installed:
	$(PYTHON) -m venv --clear $(DIST)
	$(DIST)/bin/python -m pip install --quiet --upgrade pip build twine
	touch $@

clean:
	rm -rf $(VENV) $(LOWEST) $(DIST) out build dist
