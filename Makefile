# make demo | test | check | bench | clean; the environment is made in .venv when it is first needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
BENCHMARKS := $(sort $(wildcard benchmarks/*.py))

.PHONY: help setup demo test check bench pictures constraints clean
help:
	@echo "make demo         read the sample articles; answers on the screen, the page in demo/graph.html"
	@echo "make test         linters, types, layers and all tests, as .ci/run does"
	@echo "make check        the same without the tests"
	@echo "make bench        measure what the README quotes"
	@echo "make pictures     draw the pictures in docs/ anew"
	@echo "make constraints  pin the newest versions that fit, in constraints.txt"
	@echo "make clean        remove what make has made"

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "tieup needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "$(PYTHON) cannot make environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade --constraint constraints.txt pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --build-constraint constraints.txt \
		--group dev --editable .
	@touch $@

demo: $(READY)
	$(BIN)/tieup demo

test: check
	@.ci/scripts
	@.ci/browser
	$(BIN)/pytest -n 2

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy tests benchmarks docs
	$(BIN)/lint-imports

bench: $(READY)
	@for script in $(BENCHMARKS); do echo "$$script"; $(BIN)/python $$script || exit 1; done

pictures: $(READY)
	$(BIN)/python docs/pictures.py

constraints:
	rm -rf build/pins
	$(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip install --quiet --upgrade pip
	build/pins/bin/python -m pip install --quiet --group dev .
	build/pins/bin/python -m pip freeze --all --exclude tieup --exclude setuptools | LC_ALL=C sort -f > build/pins/new
	{ echo "# The versions that the tests run with; make constraints writes this file."; cat build/pins/new; } > constraints.txt

clean:
	rm -rf $(VENV) node_modules build dist demo .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find benchmarks graph notebooks ontology tests -name __pycache__ -type d -prune -exec rm -rf {} +
