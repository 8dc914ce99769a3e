# The commands of this project. `make demo` and `make test` set up what they need in .venv and say so.

# The first Python that fits: 3.11 to 3.14 have a ready-made sqlcipher3. Another one: make PYTHON=/path/to/python3.12 demo
fits = import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c '$(fits)' 2>/dev/null && echo $$each && break; done)
VENV := .venv
comma := ,
BIN := $(VENV)/bin

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := demo
.PHONY: demo test test-spark lint bench docs words access screens clean

demo: $(VENV)/installed
	@rm -rf demo-case
	@$(BIN)/habeas demo demo-case

test: lint
	@echo 'Tests ...'
	@$(BIN)/python -m pytest -q -n auto
	@echo 'Not run here: the tests on Spark, which need Java 17 and a download of 456 MB. make test-spark runs them.'

test-spark: $(VENV)/installed-spark
	@command -v java >/dev/null || { echo 'Spark needs Java 17. On Debian and Ubuntu: apt install openjdk-17-jre-headless'; exit 1; }
	@echo 'Tests on Spark, with workers on this machine ...'
	@$(BIN)/python -m pytest -q -m spark tests/corpus

lint: $(VENV)/installed-dev
	@echo 'Style (ruff) ...'
	@$(BIN)/ruff check --quiet .
	@echo 'Types (mypy) ...'
	@$(BIN)/mypy
	@echo 'Who imports whom (import-linter) ...'
	@$(BIN)/lint-imports
	@echo 'Pure folders without Django ...'
	@$(BIN)/python tools/check_pure.py
	@echo 'docs/cli.md against --help ...'
	@$(BIN)/python tools/cli_docs.py --check

bench: $(VENV)/installed-bench
	@$(BIN)/python benchmarks/run.py $(PARTS)

words: $(VENV)/installed-dev
	@$(BIN)/python tools/words.py

access: $(VENV)/installed-dev
	@$(BIN)/python -m tests.web.access

screens: $(VENV)/installed-dev
	@$(BIN)/python -m tests.web.screens screens

docs: $(VENV)/installed-dev
	@$(BIN)/python tools/cli_docs.py

clean:
	@rm -rf $(VENV) build dist demo-case .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n '$(PYTHON)' || { echo 'Habeas needs Python 3.11 to 3.14, and python3 here is' \
		"$$(python3 --version 2>/dev/null || echo missing). Install one of these (Debian, Ubuntu: apt install python3" \
		'python3-venv), or name it: make PYTHON=/path/to/python3.12'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo '$(PYTHON) cannot make virtual environments.' \
		'On Debian and Ubuntu: apt install python3-venv'; exit 1; }
	@echo "Making a virtual environment in $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo 'Installing Habeas and the packages it needs from PyPI (about 15 MB, once) ...'
	@$(call install,.)
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	@echo 'Installing Habeas and the tools that test it from PyPI (180 MB at most, once) ...'
	@$(call install,.[dev])
	@touch $(VENV)/installed $@

$(VENV)/installed-spark: pyproject.toml | $(VENV)/installed-dev
	@echo 'Installing PySpark from PyPI (456 MB, once; it is built here, which takes a minute) ...'
	@$(call install,.[spark])
	@touch $@

$(VENV)/installed-bench: pyproject.toml | $(VENV)/installed-dev
	@echo 'Installing what the benchmarks compare with, PySpark among it (456 MB, once) ...'
	@$(call install,.[bench$(comma)spark])
	@touch $@

install = $(BIN)/python -m pip install --quiet --editable '$(1)' || { \
	echo 'The installation did not finish; the lines above say why. It needs a way to PyPI, this one time.'; exit 1; }
