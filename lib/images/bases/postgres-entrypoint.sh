#!/bin/bash
# Entrypoint of the stand-in for docker.io/library/postgres: the official image's environment variables and behaviour,
# as far as this project uses them. Differs in one thing: a first start that is interrupted begins anew on the next one.
set -Eeuo pipefail

# file_env VAR: takes VAR's value from the file named by VAR_FILE, for mounted secrets.
file_env() {
  local variable=$1 file=${1}_FILE
  if [[ -n ${!variable:-} && -n ${!file:-} ]]; then
    echo >&2 "error: both $variable and $file are set (but are exclusive)"
    exit 1
  fi
  if [[ -n ${!file:-} ]]; then export "$variable=$(<"${!file}")"; fi
}

require_password() {
  if [[ -z ${POSTGRES_PASSWORD:-} && ${POSTGRES_HOST_AUTH_METHOD:-} != trust ]]; then
    echo >&2 'error: database is uninitialized and superuser password is not specified'
    echo >&2 '       set POSTGRES_PASSWORD (or POSTGRES_PASSWORD_FILE) to a non-empty value'
    exit 1
  fi
}

# initdb wants the current user to have an account; any user id may run this image.
pretend_account() {
  if getent passwd "$(id -u)" >/dev/null; then return; fi
  NSS_WRAPPER_PASSWD=$(mktemp)
  NSS_WRAPPER_GROUP=$(mktemp)
  echo "postgres:x:$(id -u):$(id -g):PostgreSQL:$PGDATA:/bin/false" >"$NSS_WRAPPER_PASSWD"
  echo "postgres:x:$(id -g):" >"$NSS_WRAPPER_GROUP"
  export NSS_WRAPPER_PASSWD NSS_WRAPPER_GROUP LD_PRELOAD=libnss_wrapper.so
}

# initialize DIR: a cluster with the user and the database asked for, in DIR.
initialize() {
  local dir=$1 script arguments
  read -ra arguments <<<"${POSTGRES_INITDB_ARGS:-}"
  initdb --pgdata="$dir" --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "${POSTGRES_PASSWORD:-unused}") \
    "${arguments[@]}"
  printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"$dir/pg_hba.conf"

  export PGUSER=$POSTGRES_USER PGHOST=/var/run/postgresql
  pg_ctl --pgdata="$dir" --wait --options="-c listen_addresses='' -c unix_socket_directories=$PGHOST" start
  if [[ $POSTGRES_DB != postgres ]]; then createdb --maintenance-db=postgres "$POSTGRES_DB"; fi
  for script in /docker-entrypoint-initdb.d/*; do
    case $script in
      *.sql) psql --set=ON_ERROR_STOP=1 --no-psqlrc --dbname="$POSTGRES_DB" --file="$script" ;;
      *.sh) bash "$script" ;;
    esac
  done
  pg_ctl --pgdata="$dir" --wait --mode=fast stop
}

# The cluster is made aside and moved into place with PG_VERSION last: where that file is, the data is complete.
first_start() {
  local new=$PGDATA/.new
  require_password
  if [[ -e $new ]]; then find "$PGDATA" -mindepth 1 -delete; fi
  (
    pretend_account
    initialize "$new"
    rm -f "${NSS_WRAPPER_PASSWD:-}" "${NSS_WRAPPER_GROUP:-}"
  )
  find "$new" -mindepth 1 -maxdepth 1 ! -name PG_VERSION -exec mv -t "$PGDATA" {} +
  mv "$new/PG_VERSION" "$PGDATA"
  rmdir "$new"
}

if [[ ${1:0:1} == - ]]; then set -- postgres "$@"; fi
if [[ $1 != postgres ]]; then exec "$@"; fi

mkdir -p "$PGDATA" /var/run/postgresql
if [[ $(id -u) == 0 ]]; then
  chown -R postgres "$PGDATA" /var/run/postgresql
  exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$0" "$@"
fi
# A volume's own root may belong to another user; postgres says so itself if it cannot be used.
chmod 0700 "$PGDATA" 2>/dev/null || true

file_env POSTGRES_USER
file_env POSTGRES_PASSWORD
file_env POSTGRES_DB
: "${POSTGRES_USER:=postgres}"
: "${POSTGRES_DB:=$POSTGRES_USER}"
if [[ ! -s $PGDATA/PG_VERSION ]]; then first_start; fi
unset POSTGRES_PASSWORD
exec "$@"
