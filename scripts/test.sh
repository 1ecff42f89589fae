#!/usr/bin/env bash
# Everything that must hold before a change goes in. A part that is missing fails; nothing is skipped.
# Only optimised builds, so that the dependencies are compiled once and what is tested is what a hall sees.
source "$(dirname "$0")/lib.sh"
trap report_steps EXIT

journeys() { (cd end2end && playwright test); }
types() { (cd end2end && tsc --noEmit); }

step "tools" scripts/setup.sh test
step "formatting" cargo fmt --all --check
step "types of the journeys" types
step "lints of the server" scripts/lint.sh native
step "lints of the browser code" scripts/lint.sh browser
step "tests, on SQLite and PostgreSQL" \
  scripts/with-postgres cargo test --release ${CI:+--locked} --workspace --features kabinet-app/ssr
step "server" scripts/build.sh server
step "browser code" scripts/build.sh browser
step "size of the browser code" node scripts/budget.mjs
step "journeys in Chromium" journeys
