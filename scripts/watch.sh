#!/usr/bin/env bash
# The server in debug mode, rebuilt and reloaded on every change.
source "$(dirname "$0")/lib.sh"
scripts/setup.sh
exec cargo leptos watch
