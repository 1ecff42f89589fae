# shellcheck shell=bash
# Shared by the other scripts: strict mode, the repository's root, tools, steps with their times.
# They all say ${CI:+--locked}: in CI a Cargo.lock that does not fit is a failure; on a desk cargo may update it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Our own tools first (.tools holds what differs from what the machine has), then those that npm pins.
export PATH="$PWD/.tools/bin:$PWD/end2end/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
unset CARGO_TARGET_DIR # the scripts and the server look in target/

say() { printf '\033[1m%s\033[0m\n' "$*"; }
die() { printf '\033[1;31m%s\033[0m\n' "$*" >&2; exit 1; }

# at_least 1.95.0 1.95: is the first version the second or newer?
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# The oldest Rust that works is named in Cargo.toml; where the machine's own is older, rustup's toolchain of that version is used.
rust_version=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
rust=$(rustc --version 2>/dev/null | cut -d' ' -f2) || rust=
at_least "${rust:-0}" "$rust_version" || export RUSTUP_TOOLCHAIN="$rust_version"

# step <name> <command...>: runs it and keeps its time; the first step that fails ends the script.
steps=()
step() {
  local name=$1 start=$SECONDS status=0
  shift
  say "== $name"
  "$@" || status=$?
  steps+=("$(printf '%6d s  %s%s' $((SECONDS - start)) "$name" "$([ $status -eq 0 ] || echo '  FAILED')")")
  [ $status -eq 0 ] || exit $status
}

# report_steps: the times of all steps so far, on the screen and in target/test-summary.txt.
report_steps() {
  mkdir -p target
  { printf '%s\n' ${steps[@]+"${steps[@]}"}; printf '%6d s  in all\n' $SECONDS; } | tee target/test-summary.txt
}
