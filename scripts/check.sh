#!/usr/bin/env bash
# The quick loop.
source "$(dirname "$0")/lib.sh"
scripts/setup.sh
step "formatting" cargo fmt --all --check
step "lints of the server" scripts/lint.sh native
step "lints of the browser code" scripts/lint.sh browser
step "tests of the rules" cargo test --release ${CI:+--locked} -p kabinet-core
report_steps
