#!/bin/sh
# infra/restore.sh SERVICE FILE: see infra/local/README.md, "Backup and restore".
exec node "$(dirname "$0")/run.mjs" restore "$@"
