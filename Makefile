# Two targets do everything on a fresh machine with Python 3.11 or newer: `make analyze` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
JOBS   ?= 2

.PHONY: analyze test lint figures docs clean

analyze: $(VENV)/.installed
	$(BIN)/framing analyze seeds --actors syria --scope all -o out/seeds

test: $(VENV)/.installed-dev lint
	$(BIN)/python -m pytest -n $(JOBS)
	$(BIN)/python -m pytest --nbmake notebooks -n $(JOBS) -o addopts= -o filterwarnings=default

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

figures: $(VENV)/.installed-dev
	cd notebooks && for notebook in *.ipynb; do ../$(BIN)/jupyter nbconvert --to notebook --execute --inplace $$notebook; done

docs: $(VENV)/.installed-dev
	$(BIN)/python docs/make_tables.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) out build dist
