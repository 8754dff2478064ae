# Two commands do everything: `make run` and `make test`. Both set up .venv on first use.
PYTHON ?= python3
TARGET ?= resnet18
BIN := .venv/bin

.PHONY: run test bench lint types rules pytest clean

run: .venv/run.done
	$(BIN)/python main.py $(TARGET)

test: lint types rules pytest

lint: .venv/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test.done
	$(BIN)/mypy

rules: .venv/test.done
	$(BIN)/lint-imports

pytest: .venv/test.done
	$(BIN)/pytest -n 2 --dist worksteal

bench: .venv/bench.done
	$(BIN)/python -m benchmarks

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Netwright needs Python 3.11 or newer: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv .venv

.venv/run.done: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/test.done: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable '.[test]'
	touch $@ .venv/run.done

.venv/bench.done: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable '.[test,bench]'
	touch $@ .venv/test.done .venv/run.done
