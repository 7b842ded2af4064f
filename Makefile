# make demo   builds the demo workspace from the house series and serves it (ARGS="--no-serve" only builds)
# make test   passes the tests
# make setup  only installs, into .venv, where .venv/bin/shudian then stands

PYTHON ?= python3
VENV := .venv
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
INSTALL = $(UV) pip install --quiet --python $(VENV)/bin/python --constraint constraints.txt

.PHONY: setup demo test docs picture bench constraints

setup: $(VENV)/.installed

demo: setup
	$(VENV)/bin/shudian demo $(ARGS)

test: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -n auto $(ARGS)

.uv/bin/uv:
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/bin/python: | $(if $(findstring .uv/,$(UV)),.uv/bin/uv)
	$(UV) venv --quiet --python $(PYTHON) $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(INSTALL) --editable '.[video]'
	touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt $(VENV)/.installed
	$(INSTALL) --group dev
	touch $@

# Write the generated pages of docs/ anew.
docs: $(VENV)/.installed-dev
	$(VENV)/bin/python docs/generate.py

# Take the README's picture anew from the built demo.
picture: $(VENV)/.installed-dev
	SHUDIAN_BROWSER=$${SHUDIAN_BROWSER:-$$(.ci/browser)} $(VENV)/bin/python docs/picture.py

# Measure beside the peers, and write the README's tables.
bench: $(VENV)/.installed-dev
	$(INSTALL) --group peers
	$(VENV)/bin/python benchmarks/table.py

# Write constraints.txt anew from pyproject.toml.
constraints: | $(VENV)/bin/python
	$(UV) pip compile pyproject.toml --quiet --all-extras --group dev --group peers --universal --fork-strategy fewest --no-header --no-annotate -o constraints.txt
