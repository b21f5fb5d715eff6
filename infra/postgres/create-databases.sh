#!/bin/bash
# Run once by the PostgreSQL image on an empty volume: a database and two roles per service. Passwords come from the environment.
set -euo pipefail

create() {
  local service=$1 owner_password=$2 app_password=$3
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -v owner_password="$owner_password" -v app_password="$app_password" <<SQL
CREATE ROLE conect_${service}_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE conect_${service}_app LOGIN PASSWORD :'app_password';
CREATE DATABASE conect_${service} OWNER conect_${service}_owner;
REVOKE ALL ON DATABASE conect_${service} FROM PUBLIC;
GRANT CONNECT ON DATABASE conect_${service} TO conect_${service}_app;
SQL
}

create identity "$IDENTITY_OWNER_PASSWORD" "$IDENTITY_APP_PASSWORD"
create registry "$REGISTRY_OWNER_PASSWORD" "$REGISTRY_APP_PASSWORD"
create messaging "$MESSAGING_OWNER_PASSWORD" "$MESSAGING_APP_PASSWORD"
create consultations "$CONSULTATIONS_OWNER_PASSWORD" "$CONSULTATIONS_APP_PASSWORD"
create volunteering "$VOLUNTEERING_OWNER_PASSWORD" "$VOLUNTEERING_APP_PASSWORD"
