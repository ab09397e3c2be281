# Strideshare: `make run` to try it, `make test` to test it. Both start from nothing.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
PYTHON ?= python3
# One more than the two cores that we count on: a test that waits for a server or a browser leaves its core idle.
TEST_PROCESSES ?= 3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

# Many containers forbid Python to keep what it compiled; every start of ours would then compile the whole house again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run dev shell migration seed-big reach train test check lint format figures docs lock wheel bench claims grades clean

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: export STRIDESHARE_INSTANCE ?= $(CURDIR)/instance
run: export STRIDESHARE_BASE_URL ?= http://127.0.0.1:$(PORT)
run: $(READY) ## Serve a demo community on 127.0.0.1:8000 (PORT=8001 for another port).
	@$(BIN)/strideshare init --demo
	@echo
	@echo "Strideshare: http://127.0.0.1:$(PORT)   (Ctrl-C stops it)"
	@echo "Log in as ana (member), ben (moderator), cleo (member), okafor (clinician) or dee (admin)."
	@echo "The password of each is demo-pass-1."
	@echo
	@exec $(BIN)/strideshare serve --host 127.0.0.1 --port $(PORT)

dev: export STRIDESHARE_INSTANCE ?= $(CURDIR)/instance-dev
dev: export STRIDESHARE_BASE_URL ?= http://127.0.0.1:$(PORT)
dev: $(READY) ## Serve a demo community of its own that shows changes at once, tracebacks, and SQL counts (PORT=8001).
	@echo "Strideshare for its developers: http://127.0.0.1:$(PORT)   (Ctrl-C stops it; log in as with make run)"
	@exec $(BIN)/python -m dev.serve --port $(PORT)

shell: export STRIDESHARE_INSTANCE ?= $(CURDIR)/instance-dev
shell: $(READY) ## Ask the community of `make dev` something in Python.
	@$(BIN)/strideshare init --demo >/dev/null
	@exec $(BIN)/python -m dev.shell

migration: $(READY) ## Write the next migration out of what changed in the models, and test it (NAME=add_thanks).
	@$(BIN)/python -m dev.migration "$(NAME)"

seed-big: export STRIDESHARE_INSTANCE ?= $(CURDIR)/instance-big
seed-big: $(READY) ## Fill instance-big/ with a made-up community of 100,000 posts, to feel growth: 3 minutes of CPU.
	$(BIN)/python -m dev.big_file $(STRIDESHARE_INSTANCE)/big.jsonl
	$(BIN)/strideshare init --demo
	$(BIN)/strideshare import $(STRIDESHARE_INSTANCE)/big.jsonl --index
	@echo "Linking the exercises that posts name …"
	$(BIN)/strideshare init
	@echo "Serve it with: make run STRIDESHARE_INSTANCE=$(STRIDESHARE_INSTANCE)"

train: $(READY) ## Learn the weights of the reader of prose, and say how well it reads what it has not seen: 1 minute.
	@$(BIN)/python -m dev.train_prose

claims: $(READY) ## Say how well the claim check tells what fits a study, and what each of its words is worth: 40 s.
	@$(BIN)/python -m dev.claims_report

grades: $(READY) ## Say how hard our digests are to read: a school grade each.
	@$(BIN)/python -m dev.grades

reach: $(READY) ## Count what the exercise library offers to seven people, as docs/library-audit.md says.
	@$(BIN)/python -m dev.reach

test: $(READY) ## Run every check and every test, in the browser and on PostgreSQL too.
	@scripts/prepare-tests
	@$(MAKE) --no-print-directory lint
	EVERY_TEST=1 $(BIN)/pytest --numprocesses $(TEST_PROCESSES) --dist loadscope --no-loadscope-reorder

check: lint ## Check style, types and the house rules before each commit: 10 s of CPU, 23 s when mypy knows nothing yet.
	$(BIN)/pytest --quiet tests/house -m "not slow and not postgres"

lint: $(READY) ## Check style and types only.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY) ## Put all Python files into the house style.
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

figures: $(READY) ## Write a page with every figure, to look at, into build/.
	$(BIN)/python -m dev.contact_sheet build

docs: $(READY) ## Write the table of settings into docs/configuration.md.
	$(BIN)/python scripts/document-settings

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra scale \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header

lock: $(READY) ## Pin every dependency with hashes, for work and for running (LOCK_OPTIONS=--upgrade for newer ones).
	@$(BIN)/python -m dev.newer $(LOCK_OPTIONS)
	$(LOCK) --extra dev $(LOCK_OPTIONS) --output-file requirements.lock pyproject.toml
	$(LOCK) --constraint requirements.lock --output-file requirements-runtime.lock pyproject.toml

wheel: $(READY) ## Build the wheel into dist/.
	rm -rf dist
	$(BIN)/hatchling build -t wheel

bench: $(READY) ## Measure what cooking costs; the other files in bench/ say how they are run.
	$(BIN)/python bench/cook.py

clean: ## Remove what the other targets made, except the instance folders with their data.
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml scripts/venv
	@scripts/venv $(PYTHON) $(VENV)
	@touch $@
