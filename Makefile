# make demo: draft a sample    make test: check everything    make bench: measure
# Each sets up .venv by itself, when pyproject.toml has changed; what is installed already needs no network.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
READY := $(VENV)/.ready
SAMPLE := samples/yunling-2026.yaml

.PHONY: demo test bench
.DELETE_ON_ERROR:

demo: $(READY)
	@$(BIN)/drafter draft $(SAMPLE) -o demo/
	@echo "在这里：$(CURDIR)/demo/"

# pytest comes last: its closing line is the last line printed.
test: $(READY)
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo >$(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }
	@$(BIN)/pytest

bench: $(READY)
	@$(BIN)/python -m benchmarks

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "drafter 要 Python 3.11 以上；装有几个的，指明一个：make demo PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --quiet "pip>=25.1" && $(PIP) install --quiet --group dev \
		&& $(PIP) install --quiet --no-build-isolation --editable . \
		|| { echo "没有装成，多半是连不上软件源；用镜像的，先设 PIP_INDEX_URL。"; exit 1; }
	@touch $@
