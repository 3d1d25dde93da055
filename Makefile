# Two commands do everything: `make pr-checks` and `make test`. Both install from the lockfile first.
# Node 24 comes with the lockfile and stands first in PATH, so the machine needs only git, make and Node 20 with npm.

export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
export ASTRO_TELEMETRY_DISABLED := 1

INSTALLED := node_modules/.throughline-installed
BROWSER := node_modules/.throughline-browser
# What follows the command's own words: `make test ARGS=test/rules`, `make check ARGS=--quiet`.
ARGS ?=
# The revision to compare with: `make pr-checks BASE=main`. Found where it is not named; the environment does not name it.
BASE =

.DEFAULT_GOAL := help
.PHONY: help install pr-checks review test check dev site build format generate bench clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED) ## Install what the lockfile pins (every other target does it first)

# `npm ci` refuses a lockfile that lacks other platforms' optional packages; `npm install` takes it and leaves it as it is.
$(INSTALLED): package-lock.json package.json scripts/node-version.cjs
	npm install --ignore-scripts --no-audit --no-fund --loglevel=error
	@node scripts/node-version.cjs
	@touch $@

# Only where there is none: Debian's package, where this is root on a Debian. Without a browser no marker is left.
$(BROWSER): $(INSTALLED) scripts/browser.ts scripts/browser/find.ts
	@node scripts/browser.ts $@

pr-checks: $(INSTALLED) $(BROWSER) ## Run every gate of a change, side by side (BASE= names what it is compared with)
	@node scripts/pr-checks.ts --base="$$THROUGHLINE_BASE" $(ARGS)

review: $(INSTALLED) ## Write what the change means into dist/review.html, and open it
	@node scripts/review.ts --base="$$THROUGHLINE_BASE"

# By the environment, because a shell would read what stands in the name.
pr-checks review: export THROUGHLINE_BASE = $(BASE)

test: $(INSTALLED) $(BROWSER) ## Run every test (ARGS= names files)
	@node scripts/pr-checks/test.ts $(ARGS)

check: $(INSTALLED) ## Check this repository's own documents
	@node src/cli/main.ts check $(ARGS)

dev: $(INSTALLED) ## Open the site, rebuilt while you write
	@astro dev $(ARGS)

site: $(INSTALLED) ## Build the site into dist/site
	@astro build $(ARGS)

build: $(INSTALLED) ## Build the library and the command into dist
	@tsdown $(ARGS)

format: $(INSTALLED) ## Format every file, and write the generated ones
	@node scripts/generate.ts
	@prettier --write --log-level warn .

generate: $(INSTALLED) ## Write registries, schemas and the rules' pages
	@node scripts/generate.ts $(ARGS)

bench: $(INSTALLED) build ## Measure speed and memory beside a peer
	@node scripts/bench.ts $(ARGS)

clean: ## Remove what the other targets built
	rm -rf dist .astro coverage node_modules/.astro node_modules/.cache node_modules/.vite
