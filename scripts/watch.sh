#!/usr/bin/env bash
# The server in debug mode, rebuilt and reloaded on every change.
source "$(dirname "$0")/lib.sh"
scripts/setup.sh
# Split as in the release: without it no page of a room comes to life, for the loader of its chunks is missing.
exec cargo leptos watch --split
