# Thin: each target hands its variables to the command line, which holds all logic.
# Values travel through the environment, never through a shell line.
#   INDUSTRY=finance | healthcare | tech | finance,tech | (empty: the base alone)
#   COMPANY=<folder in companies/>
#   FOR=owner (the owner's pages, with guide, review and reviewers' notes, in build/<name>.owner)
#   RELEASE=1 (a release must be approved, complete and reviewed; without it a draft is built)

PYTHON ?= python3
MATRIX ?= six
HANDBOOK := .venv/bin/handbook
PYTEST := .venv/bin/python -m pytest -n 2 --dist worksteal -q
TSC := tests/js/node_modules/.bin/tsc
export INDUSTRY COMPANY FOR RELEASE

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev handbook all serve pdf check test lint types fix schemas messages locks install-matrix engines fleet office bench standards wheel wheelhouse packed long clean fuzz suites sbom

help: ## Show this list
	@case "$${HANDBOOK_UI:-$${LC_ALL:-$${LC_MESSAGES:-$$LANG}}}" in \
		[Pp][Ll]*) form='s/^\#pl \([a-z-]*\): /  make \1|/p'; \
			more='(puste: same zasady wspólne)   COMPANY=<folder w companies/>';; \
		*) form='s/^\([a-z-]*\):.*\#\# /  make \1|/p'; \
			more='(empty: the base alone)   COMPANY=<folder in companies/>';; \
	esac; \
	sed -n "$$form" $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '%-18s %s\n' "$$name" "$$text"; done; \
	printf '\n%s\n' "  INDUSTRY=finance|healthcare|tech|finance,tech $$more"

# What `make help` says where the language is Polish.
#pl help: Pokazuje tę listę
#pl setup: Przygotowuje folder .venv ze wszystkim, czego wymaga budowanie
#pl handbook: Buduje witrynę: make handbook INDUSTRY=finance
#pl all: Buduje zasady wspólne, każdą branżę i każdą firmę
#pl serve: Pokazuje podgląd, który nadąża za zmianami w każdym pliku źródłowym
#pl pdf: Drukuje PDF w każdym języku
#pl check: Wymienia wszystkie problemy w plikach źródłowych; niczego nie zapisuje
#pl test: Uruchamia wszystkie testy
#pl long: Uruchamia testy, które trwają długo: przerwane polecenia, teksty zmyślone i wrogie
#pl packed: Sprawdza program zainstalowany jako pakiet, obok folderu z firmami
#pl engines: Buduje wszystkie podręczniki oboma silnikami i porównuje każdy bajt
#pl fleet: Buduje kilka firm na procesach Daska, także przez TLS
#pl office: Otwiera dokumenty w LibreOffice, zapisuje je i sprawdza uwagi, które wracają
#pl lint: Sprawdza styl kodu
#pl types: Sprawdza typy, także w skryptach
#pl fix: Poprawia styl kodu
#pl schemas: Zapisuje schematy JSON dla edytorów
#pl messages: Dopasowuje wpisy polskiego katalogu do tego, co mówi program
#pl locks: Tworzy wszystkie pliki requirements*.txt z pyproject.toml (LOCK=--upgrade: z najnowszymi wydaniami)
#pl install-matrix: Próbuje instalacji z każdym pip, Pythonem i systemem, które obiecuje README
#pl fuzz: Długo próbuje zmienionych plików każdego rodzaju (KIND=drawing MINUTES=10)
#pl suites: Próbuje plików z zestawów testów YAML i JSON, a kursy porównuje ze schematami SCORM
#pl sbom: Zapisuje, co obcego zawiera program: dist/sbom.cdx.json i THIRD-PARTY.md
#pl bench: Mierzy szybkość; opis w benchmarks/README.md
#pl standards: Drukuje PDF wszystkich podręczników i sprawdza je według PDF/UA-1 i PDF/A-2a
#pl wheel: Pakuje program razem z zasadami do dist/, żeby zainstalować go gdzie indziej
#pl wheelhouse: Zbiera wszystkie pakiety w wheelhouse/, żeby przygotowanie nie wymagało sieci
#pl clean: Usuwa to, co zapisało budowanie, i nic więcej

setup: ## Set up .venv with everything that building needs
	@$(PYTHON) generator/bootstrap.py

setup-dev:
	@$(PYTHON) generator/bootstrap.py --dev

handbook: setup ## Build the site: make handbook INDUSTRY=finance
	@$(HANDBOOK) build

all: setup ## Build the base, every industry and every company
	@$(HANDBOOK) all

serve: setup ## Live preview that follows every source file
	@$(HANDBOOK) serve

pdf: setup ## The onboarding PDF in every language
	@$(HANDBOOK) pdf

check: setup ## Report every problem in the sources; write nothing
	@$(HANDBOOK) check

# Where bytecode is not kept, each of the many commands that tests start compiles the program anew.
test long packed engines suites standards: export PYTHONDONTWRITEBYTECODE :=
test: setup-dev ## Run all tests
	@# Some read what we write with packages of npm; where there are none, they say so.
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(TSC) || true; fi
	@# Two runs: tests that fork do not go well with a browser's driver in the same process.
	@# What the first one builds, the second reads; a shelf that is named stays for other targets.
	@[ -n "$$HANDBOOK_TEST_SHELF" ] || { HANDBOOK_TEST_SHELF=$$(mktemp -d) && trap 'rm -rf "$$HANDBOOK_TEST_SHELF"' EXIT; } && \
		export HANDBOOK_TEST_SHELF && \
		$(PYTEST) -m "not (browser or packed or standards or engines or fleet or long or office)" --cov && \
		$(PYTEST) -m browser

long: setup-dev ## Run the tests that take long: walks, killed commands, made-up and hostile texts
	@$(PYTEST) -m long

packed: setup-dev ## Try the packed program beside a folder of companies
	@$(PYTEST) -m packed

engines: setup-dev ## Build all handbooks with both engines and compare every byte
	@$(PYTEST) -m engines

fleet: setup-dev ## Build some companies on workers of Dask, over TLS as well
	@.venv/bin/python -m pytest -q -m fleet

office: setup-dev ## Let LibreOffice open documents, save them and mark them up
	@.venv/bin/python -m pytest -q -m office

lint: setup-dev ## Check style
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

types: setup-dev $(TSC) ## Check types, those of the scripts too
	@.venv/bin/mypy
	@$(TSC) --project tests/js
	@$(TSC) --project tests/js/tsconfig.search.json
	@$(TSC) --project tests/js/tsconfig.lms.json

$(TSC): tests/js/package-lock.json
	@command -v npm >/dev/null || { echo 'The types of the scripts need npm. On Debian or Ubuntu: sudo apt-get install npm' >&2; exit 1; }
	@cd tests/js && npm ci --loglevel=error >/dev/null
	@touch $@

fix: setup-dev ## Mend style
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

schemas: setup ## Write the JSON Schemas for editors
	@$(HANDBOOK) schemas

messages: setup-dev ## Bring the entries of the Polish catalogue up to what the program says
	@.venv/bin/python -m tests.messages

locks: setup-dev ## Make all locks from pyproject.toml (LOCK=--upgrade: with the newest releases)
	@.venv/bin/uv pip compile --quiet $(LOCK) --group build --output-file requirements.txt pyproject.toml
	@.venv/bin/uv pip compile --quiet $(LOCK) --group build --extra fleet --constraints requirements.txt \
		--output-file requirements-fleet.txt pyproject.toml
	@.venv/bin/uv pip compile --quiet $(LOCK) --group build --extra fleet --extra dev \
		--constraints requirements-fleet.txt --output-file requirements-dev.txt pyproject.toml

install-matrix: setup-dev ## Try all locks with every pip, Python and system that the README promises
	@.venv/bin/python -m tests.install_matrix

fuzz: setup-dev ## Try changed files of every kind for long (KIND=drawing MINUTES=10)
	@.venv/bin/python -m tests.fuzz

suites: setup-dev ## Try the test suites of YAML and JSON, and courses by SCORM's schemas
	@.venv/bin/python -m tests.fuzz.suites
	@.venv/bin/python -m tests.lms.schemas

sbom: setup-dev ## Write what of others is shipped: dist/sbom.cdx.json and THIRD-PARTY.md
	@.venv/bin/python -m tests.supply

bench: setup-dev ## Measure; see benchmarks/README.md
	@.venv/bin/python benchmarks/stages.py

standards: export HANDBOOK_PDF_MATRIX := $(MATRIX)
standards: setup-dev ## Print the PDFs of all handbooks and hold them against PDF/UA-1 and PDF/A-2a
	@.venv/bin/python -m pytest -n 2 -q tests/pdf/test_pdf_verapdf.py

wheel: setup ## Pack the program with its policy into dist/, to install it elsewhere
	@.venv/bin/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --no-index --wheel-dir dist .
	@cp requirements.txt requirements-fleet.txt dist/

# It must be able to fill a folder that the locks have outgrown, so it sets up without it.
wheelhouse: ## Keep every package in wheelhouse/, so that setting up needs no registry
	@$(PYTHON) generator/bootstrap.py --online
	@$(HANDBOOK) doctor --wheelhouse wheelhouse

clean: setup ## Remove what builds wrote, and nothing else
	@$(HANDBOOK) clean
