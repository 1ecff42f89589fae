#!/usr/bin/env bash
# Installs what is missing, builds, and starts the server; arguments go to the server.
source "$(dirname "$0")/lib.sh"
scripts/setup.sh
scripts/build.sh
say "Starting Kabinet (Ctrl-C stops it)"
exec target/release/kabinet "$@"
