# make run    the newspaper on http://localhost:8080/   PORT=8081 CONTENT=my-newsroom
# make test   everything that is proved                 TESTS=tests/unit for a part
# make check  the inner loop: lint, types, unit and golden tests but the slow ones
# The rest: coverage, lint, format, converge (N=10000 histories), mutants (ONLY=plan/affected for a
# part), bench, lock, clean.

PORT ?= 8080
CONTENT ?= samples
TESTS ?= tests
N ?= 10000

PYTHON := .venv/bin/python
UV := $(or $(shell command -v uv),.build/uv/bin/uv)
COMPILE := UV_PYTHON_DOWNLOADS=never $(UV) pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url --no-emit-find-links

# A recipe reads these from its environment: what is in them can then be no word of the shell's.
export PORT CONTENT ONLY

.PHONY: run check test coverage lint format converge mutants bench lock clean
.DEFAULT_GOAL := run

.venv/.ready: requirements/dev.txt requirements/environment.sh
	@requirements/environment.sh

run: .venv/.ready
	@exec $(PYTHON) -m local --port "$$PORT" --content "$$CONTENT"

check: lint
	$(PYTHON) -m pytest -n 2 -m "not slow and not growth" --hypothesis-profile quick tests/unit tests/golden

# Two workers, as two cores are what one may count on; the deployed stack is one worker's alone.
test: lint
	$(PYTHON) -m pytest -n 2 --dist loadgroup $(TESTS)

# The branches of layers/ and functions/ that unit, golden and contract tests take; tests of growth
# add none.
coverage: .venv/.ready
	$(PYTHON) -m pytest -n 2 tests/unit tests/golden tests/contract -m "not growth" --cov

lint: .venv/.ready
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy

format: .venv/.ready
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format

converge: .venv/.ready
	N=$(N) $(PYTHON) -m pytest -n 2 tests/converge

# Half an hour on two cores: small changes of the code, each of which a test must see.
mutants: .venv/.ready
	@PYTHONPATH=layers/kilas exec $(PYTHON) -m tests.mutants "$$ONLY"

bench: .venv/.ready
	PYTHONPATH=layers/kilas $(PYTHON) -m benchmarks

# dev.txt comes first: MiniStack pins the botocore that it works with, and the functions need the
# same.
lock:
	$(COMPILE) $(UPGRADE) requirements/dev.in -o requirements/dev.txt
	$(COMPILE) -c requirements/dev.txt requirements/runtime.in -o layers/dependencies/requirements.txt

clean:
	@python3 -m local.lock .local
	rm -rf .venv .build .local .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
