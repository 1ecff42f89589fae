#!/usr/bin/env bash
source "$(dirname "$0")/lib.sh"
scripts/setup.sh
scripts/build.sh
say "Ready. Put these on the server, side by side as they are here, and start target/release/kabinet from their directory:"
du -sh Leptos.toml target/release/kabinet target/release/hash.txt target/site
