# Everything needs Python 3.11 or later, make and the package registries; `make test` also Java 17.
# The classifier is compiled where there is a C compiler (docs/decisions/0006-compiled-steps.md).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
INSTALL = $(BIN)/python -m pip install
PYTEST := $(BIN)/pytest -n 2 --dist worksteal
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help build demo run test test-fast test-each test-pythons check format lock readme train soak bench bench-steps clean

help:  ## Show this list
	@[ -t 1 ] && bold=$$(printf '\033[1m') plain=$$(printf '\033[0m'); \
		awk -F ':.*## ' -v bold="$$bold" -v plain="$$plain" \
		'/^[a-z-]+:.*## / {printf "  %s%-13s%s %s\n", bold, $$1, plain, $$2}' $(MAKEFILE_LIST)

$(VENV)/.installed: pyproject.toml setup.py requirements.lock requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "news-streams needs Python 3.11 or later; try make PYTHON=python3.12" >&2; exit 1; }
	@echo "installing what it needs into $(VENV), and compiling the steps: minutes, the first time"
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# Where only the steps have changed, what has is compiled again (the first time all of it).
$(READY): $(VENV)/.installed $(wildcard streams/steps/*.py streams/steps/*/*.py streams/steps/*/*.pxd)
	@if [ $@ -nt $< ]; then $(BIN)/python setup.py --quiet build_ext --inplace; \
		else $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .; fi
	@touch $@

build: $(READY)  ## Compile what has changed of the steps

demo: $(READY)  ## Run the stream on the sample feed with an embedded broker, then stop
	@$(BIN)/news-streams demo samples/feed

run: $(READY)  ## The same, and stay up until Ctrl-C
	@$(BIN)/news-streams run samples/feed

test: $(READY)  ## Run the whole suite, on a real Apache Kafka
	$(PYTEST)

test-each: $(READY)  ## Run all but the slow tests and those of Kafka's faults
	$(PYTEST) -m "not kafka and not slow"

test-pythons: $(READY)  ## The same on every other supported Python found
	@own=$$($(BIN)/python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	for version in 3.11 3.12 3.13; do \
		[ $$version = $$own ] && continue; \
		found=; for python in python$$version $$HOME/.pyenv/versions/$$version.*/bin/python; do \
			$$python -c '' 2>/dev/null && found=$$python && break; \
		done; \
		if [ -z "$$found" ]; then echo "Python $$version: not found, not tested"; continue; fi; \
		echo "Python $$version:"; \
		venv=.cache/venv-$$version; \
		$(MAKE) --no-print-directory test-each PYTHON=$$found VENV=$$venv \
			INSTALL="$(BIN)/uv pip install --python $$venv/bin/python" || exit 1; \
	done

test-fast: $(READY)  ## Run what needs no broker and is quick
	$(PYTEST) -m "not kafka and not broker and not slow"

check: $(READY)  ## Lint, format, types and schemas, as CI does
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q tests/schemas -m "not slow"

format: $(READY)  ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(READY)  ## Make the lock files anew from pyproject.toml
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate \
		--no-emit-index-url pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --extra dev --extra demo --extra train --extra fuzz pyproject.toml -o requirements-dev.lock

readme: $(READY)  ## Make what the documents show of the code anew
	$(BIN)/python -m tests.readme.shown

train: $(READY)  ## Train the labels on ../shared and write the model
	@[ -d $(SHARED)/gold ] || { echo "no labelled articles in $(SHARED); try make train SHARED=..." >&2; exit 1; }
	$(BIN)/python -m training.train --shared $(SHARED)

soak: $(READY)  ## Break things at random and account for every item (SECONDS=180 SEED=7)
	$(BIN)/python -m tests.soak --seconds $(or $(SECONDS),180) $(if $(SEED),--seed $(SEED))

bench: $(READY)  ## Measure the worker beside its peers on one broker (long)
	$(BIN)/python -m pip install --quiet -e '.[bench]'
	$(BIN)/python -m bench.run

bench-steps: $(READY)  ## Measure each pure step, beside TF-IDF with logistic regression
	$(BIN)/python -m bench.steps

clean:  ## Remove the environment and the caches
	find streams -name '*.so' -delete
	rm -rf $(VENV) build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
