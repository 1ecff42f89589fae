#!/usr/bin/env bash
# Builds the optimised server (target/release/kabinet) and the browser code (target/site: split, hashed, compressed ahead).
# "server" or "browser" builds only that half.
source "$(dirname "$0")/lib.sh"

# Plain cargo rather than cargo-leptos: cargo-leptos empties target/site even when only the server changed, and its environment
# would make cargo build leptos once for it and once for the tests.
server() {
  say "Building the server"
  cargo build --release ${CI:+--locked} -p kabinet-server --bin kabinet
}

# Everything the browser code is made from. cargo-leptos would split, optimise and compress again each time, so it is asked only
# when this changes.
fingerprint() {
  {
    rustc -vV
    find app style public Cargo.toml Cargo.lock end2end/package-lock.json scripts/setup.sh -type f -print0 | LC_ALL=C sort -z | xargs -0 cksum
  } | cksum
}

browser() {
  local now
  now=$(fingerprint)
  if [ -s target/release/hash.txt ] && [ -d target/site/pkg ] && [ "$(cat target/site.stamp 2>/dev/null)" = "$now" ]; then
    say "The browser code is up to date"
    return
  fi
  say "Building the browser code"
  rm -f target/site.stamp
  cargo leptos build --release --split --precompress --frontend-only ${CI:+--cargo-locked}
  [ "$(fingerprint)" != "$now" ] || printf '%s\n' "$now" >target/site.stamp
}

case "${1:-all}" in
all) server && browser ;;
server | browser) "$1" ;;
*) die "usage: scripts/build.sh [server|browser]" ;;
esac
