# DashPro Live Chat. `make help` lists what can be done here.
.DEFAULT_GOAL := help
.PHONY: help run test again quick bench bench-bot faults lint format lock clean
py := .venv/bin/python

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## Start the server: SQLite, one process, http://127.0.0.1:8000
	@./boot.sh run
	@exec $(py) -m chat_server serve

test: ## Lint, types, and all tests with real PostgreSQL, Redis and Chromium
	@./boot.sh test
	@$(MAKE) --no-print-directory lint
	@PATH="$(CURDIR)/.boot/bin:$$PATH" node widget/run_tests.mjs
	@$(py) -m pytest || { [ $$? -eq 1 ] && $(MAKE) --no-print-directory again; }

again: ## Run the tests that failed once more, alone and one after the other
	@echo "Once more, alone: what passes now failed beside others, and is a fault to look for."
	@$(py) -m pytest -v -n 0 --exitfirst --last-failed --last-failed-no-failures none

quick: ## The pure tests alone, in seconds
	@$(py) -m pytest tests/bot tests/domain

bench: ## Measure the server (tests/bench), print tables
	@./boot.sh test
	@$(py) -m tests.bench

bench-bot: ## Measure the matcher on the evaluation sets (NLU_DATA)
	@./boot.sh test
	@$(py) -m tests.bench.matcher

faults: ## The long round of crash tests (ROUNDS=, MINUTES=)
	@./boot.sh test
	@$(py) -m tests.faults

lint: ## Check style, types and layers; changes nothing
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo 2>/dev/null || .venv/bin/lint-imports
	@PATH="$(CURDIR)/.boot/bin:$$PATH" npm run --silent typecheck

format: ## Format the Python code and mend what can be mended by itself
	@.venv/bin/ruff check --fix --exit-zero .
	@.venv/bin/ruff format .

lock: ## Pin the newest versions of all requirements, with hashes
	@./boot.sh run
	@for name in boot node run dev; do .boot/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements/$$name.in -o requirements/$$name.txt; done

clean: ## Remove everything that was built or installed here (not data/)
	rm -rf .boot .venv node_modules chat_server/web/built .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
