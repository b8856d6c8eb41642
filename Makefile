# Needs Debian, Ubuntu or the like with Python 3.11 or newer and make; the rest is installed into
# .venv and node_modules. Another Python: make build PYTHON=python3.12

PYTHON ?= python3

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

# The templates made ready, so that the program need not do it each time it starts; it does where this is out of date.
PREPARED := $(VENV)/.prepared

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help build page test format lint accept house bench fuzz pictures site judges pins clean

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

build: $(PREPARED) ## write the policies of every organisation in orgs/ into build/
	$(BIN)/policygen build

# Your own: make page TEMPLATES=our-templates DEFAULTS=start.yaml
page: $(VENV)/.installed node_modules/.installed ## make the program in a web page: dist/policy-maker.html, and dist/page/ for a web host
	$(BIN)/python -m generator.page.bundle $(if $(TEMPLATES),--templates $(TEMPLATES)) $(if $(DEFAULTS),--defaults $(DEFAULTS))

test: $(VENV)/.tools lint ## check format, lint, types, tests, and that build/ is current
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/.tools ## check format, lint and types
	$(BIN)/ruff format --check generator tests hatch_build.py
	$(BIN)/ruff check generator tests hatch_build.py
	$(BIN)/mypy

format: $(VENV)/.tools ## lay out the code and mend what ruff can mend
	$(BIN)/ruff format generator tests hatch_build.py
	$(BIN)/ruff check --fix generator tests hatch_build.py

accept: $(VENV)/.tools ## take what the program writes now as the expected results: read the diff
	$(BIN)/python -m pytest -n auto --dist worksteal --accept

house: $(VENV)/.tools ## show the rooms of the program, who imports whom, and what leads upward or round
	@$(BIN)/python -m tests.house

# For minutes, and into the page of the guide: make bench BENCH="--full --write"
bench: $(VENV)/.tools $(PREPARED) ## time a policy, cold and warm, alone and among many, beside other tools
	$(BIN)/python -m tests.speed $(BENCH)

# Other inputs: make fuzz SEED=7 SECONDS=600; one fuzzer: make fuzz FUZZER=--only=templates
SEED    ?= 0
SECONDS ?= 60

fuzz: $(VENV)/.tools ## try inputs by lot for a minute, and tell what breaks a law
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS) --seed $(SEED) $(FUZZER)

pictures: $(VENV)/.tools ## picture every page of every sample, in Word and on the web, into dist/pictures
	$(BIN)/python -m tests.pictures dist/pictures

site: $(VENV)/.tools node_modules/.installed ## make the site over build/, with register, guides, pictures and the policy maker, into dist/site
	$(BIN)/python -m tests.website dist/site

judges: $(VENV)/.tools node_modules/.installed ## install the independent judges of npm, and name those of apt that are missing
	@$(BIN)/python -m tests.tools

pins: ## write constraints.txt anew with the newest versions, from a clean environment
	@./.ci/pins $(PYTHON)

clean: ## remove what make installed; build/ stays
	rm -rf $(VENV) node_modules dist generator/prepared .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(PREPARED): $(VENV)/.installed $(shell find generator templates -name '*.py' -o -path 'templates/*' -type f)
	$(BIN)/python -m generator.batch.prepare
	@touch $@

# A stamp is touched when its step is done: a second make does not install again.

$(VENV)/.created:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: sudo apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "policygen needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1)."; \
	  echo "Name a newer one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml constraints.txt
	$(PIP) editables hatchling
	$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.installed
	$(PIP) --no-build-isolation --editable '.[dev]'
	@touch $@

node_modules/.installed: package.json package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: sudo apt install npm (Node 20 or newer)"; exit 1; }
	PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund
	@touch $@
