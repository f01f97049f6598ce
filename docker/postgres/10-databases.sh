#!/bin/bash
# Run once by the PostgreSQL image on an empty volume: a database and three roles for each service.
set -euo pipefail
for service in booking session reporting; do
  for role in owner writing reading; do
    password=$(cat "/run/secrets/${service}_${role}")
    psql -v ON_ERROR_STOP=1 -v name="${service}_${role}" -v password="$password" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
SQL
  done
  psql -v ON_ERROR_STOP=1 -v database="$service" -v owner="${service}_owner" <<'SQL'
CREATE DATABASE :"database" OWNER :"owner";
REVOKE CONNECT ON DATABASE :"database" FROM PUBLIC;
SQL
  psql -v ON_ERROR_STOP=1 -c "GRANT CONNECT ON DATABASE $service TO ${service}_writing, ${service}_reading"
done
