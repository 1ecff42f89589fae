# The steps themselves are in scripts/.
.DEFAULT_GOAL := help
.PHONY: help run demo watch release check test bench fmt clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

run: ## Install what is missing, build, migrate and start on http://127.0.0.1:3000
	@scripts/run.sh

demo: ## The same with a filled-in cabinet to look at
	@scripts/run.sh demo

watch: ## Rebuild and reload while you write
	@scripts/watch.sh

release: ## Build what goes on a server, and say which files those are
	@scripts/release.sh

check: ## The quick loop: formatting, lints, the tests of the rules
	@scripts/check.sh

test: ## Everything, as CI runs it; installs Chromium and PostgreSQL where it can
	@scripts/test.sh

bench: ## A full hall against the server, in ratios
	@scripts/bench.sh

fmt: ## Format the Rust code
	@cargo fmt --all

clean: ## Remove everything built; data/ stays
	@rm -rf target .tools end2end/node_modules end2end/test-results end2end/playwright-report
