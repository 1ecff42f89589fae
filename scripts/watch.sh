#!/usr/bin/env bash
# The server in debug mode, rebuilt and reloaded on every change.
source "$(dirname "$0")/lib.sh"
scripts/setup.sh
# Split as in the release: without it no page of a room comes to life, for the loader of its chunks is missing.
# Plain names: the server knows hashed ones as they were when it started, and would go on with the old style sheet.
LEPTOS_HASH_FILES=false exec cargo leptos watch --split
