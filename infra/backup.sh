#!/bin/sh
# infra/backup.sh SERVICE FILE: see infra/local/README.md, "Backup and restore".
exec node "$(dirname "$0")/run.mjs" backup "$@"
