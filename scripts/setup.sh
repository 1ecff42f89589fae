#!/usr/bin/env bash
# Installs what is missing to build (and with "test": to test) Kabinet. Does nothing, quickly, when all is there.
source "$(dirname "$0")/lib.sh"

leptos_version=0.3.10 # the newest whose lock file builds with Rust 1.95

# What Cargo.lock says about wasm-bindgen: its command line tool must be the very same version, and nothing else checks that.
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

need_programs() {
  command -v rustup >/dev/null || die "rustup is missing. Install it (see rustup.rs), open a new shell and run this again."
  command -v cc >/dev/null || command -v gcc >/dev/null || command -v clang >/dev/null ||
    die "A C compiler is missing. On Debian or Ubuntu: apt-get install build-essential. On macOS: xcode-select --install."
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then die "Node.js 20 or newer with npm is missing."; fi
  at_least "$(node --version | tr -d v)" 20 || die "Node.js is $(node --version); 20 or newer is needed."
}

need_rust() {
  if [ -n "${RUSTUP_TOOLCHAIN:-}" ] && ! rustc --version >/dev/null 2>&1; then
    say "Installing Rust $RUSTUP_TOOLCHAIN (with clippy and rustfmt)"
    rustup toolchain install "$RUSTUP_TOOLCHAIN" --profile minimal --component clippy,rustfmt
  fi
  if ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
    say "Adding the browser target wasm32-unknown-unknown to Rust"
    rustup target add wasm32-unknown-unknown
  fi
}

# need_tool <crate> <version> <how it is called> <install options...>: installed beside the machine's own when that is another version.
need_tool() {
  local crate=$1 version=$2 call=$3 found root=()
  shift 3
  found=$($call --version 2>/dev/null | grep -o '[0-9][0-9.]*' | head -n 1) || found=
  [ "$found" != "$version" ] || return 0
  [ -z "$found" ] || root=(--root .tools)
  say "Installing $crate $version${found:+ into .tools, as this machine has $found} (once; this takes some minutes)"
  # Built quickly rather than to be fast: it does little work itself.
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo install "$crate@$version" ${root[@]+"${root[@]}"} "$@"
}

need_packages() {
  if cmp -s end2end/package-lock.json end2end/node_modules/.installed; then return; fi
  say "Installing the npm packages (wasm-opt, Playwright)"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefix end2end
  cp end2end/package-lock.json end2end/node_modules/.installed
}

# as_root <command...>: fails where neither root nor sudo is to be had.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then sudo "$@"
  else return 1
  fi
}

# apt <package> <what for>: installs it, or says that it has to be installed.
apt() {
  if ! command -v apt-get >/dev/null || ! as_root true; then
    die "$1 is missing, and $2 need it. Install it with your package manager and run this again."
  fi
  say "Installing $1, for $2"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$1"
}

need_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then return; fi
  done
  apt chromium "the journeys through the pages"
}

need_postgres() {
  if scripts/with-postgres --find >/dev/null 2>&1; then return; fi
  # Debian would also set up and start a server of its own; we only want the programs.
  local quiet=/etc/postgresql-common/createcluster.d/kabinet.conf
  ! command -v apt-get >/dev/null || as_root sh -c "mkdir -p '${quiet%/*}' && echo 'create_main_cluster = false' >'$quiet'" 2>/dev/null || true
  apt postgresql "the tests of the store"
  as_root rm -f "$quiet"
}

check_bindgen() {
  local found
  found=$(wasm-bindgen --version)
  [ "$found" = "wasm-bindgen $bindgen_version" ] || die "The wasm-bindgen on the PATH is \"$found\", but Cargo.lock says $bindgen_version."
}

need_programs
need_rust
need_tool cargo-leptos "$leptos_version" "cargo leptos" --locked --features no_downloads
need_tool wasm-bindgen-cli "$bindgen_version" wasm-bindgen
need_packages
check_bindgen
if [ "${1:-}" = test ]; then
  for component in clippy rustfmt; do
    cargo ${component/rustfmt/fmt} --version >/dev/null 2>&1 || rustup component add "$component"
  done
  need_chromium
  need_postgres
  command -v prlimit >/dev/null || apt util-linux "the journeys with a full disk"
fi
