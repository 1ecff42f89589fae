#!/usr/bin/env bash
# Clippy, once per side: `ssr` and `hydrate` never meet in one build. Both share their procedural macros and build scripts with the
# optimised builds that follow, the browser's side through cargo-leptos' target directory.
source "$(dirname "$0")/lib.sh"

native() {
  cargo clippy --release ${CI:+--locked} --workspace --all-targets --features kabinet-app/ssr -- -D warnings
}

browser() {
  cargo clippy --profile wasm-release --target-dir target/front ${CI:+--locked} --target wasm32-unknown-unknown \
    -p kabinet-core -p kabinet-app --lib --features kabinet-app/hydrate -- -D warnings
}

case "${1:-all}" in
all) native && browser ;;
native | browser) "$1" ;;
*) die "usage: scripts/lint.sh [native|browser]" ;;
esac
