#!/usr/bin/env bash
source "$(dirname "$0")/lib.sh"
scripts/setup.sh
exec cargo bench -p kabinet-server --bench hall "$@"
