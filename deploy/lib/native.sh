# Everything as processes of this machine, from its own packages; sourced, never run.
# shellcheck shell=bash
# shellcheck source=process.sh
. "$lib/process.sh"
# shellcheck source=publish.sh
. "$lib/publish.sh"

native=$root/deploy/native

native_is_up() { # PART
  case $1 in
  postgres | rabbitmq) "$native/$1" status "$POS_HOME/$1" >/dev/null 2>&1 ;;
  *) service_pid "$1" >/dev/null ;;
  esac
}

# Development passwords of this machine: made once, readable by its owner alone, never in the repository.
load_secrets() {
  local name file=$POS_HOME/secrets
  [ -e "$file" ] || (umask 077 && : >"$file")
  for name in POS_OWNER_PASSWORD POS_API_PASSWORD POS_LEDGER_SYNC_PASSWORD SIMULATORS_PASSWORD; do
    grep -q "^$name=" "$file" || echo "$name=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" >>"$file"
  done
  . "$file"
}

# Runs one of deploy/native's scripts, whose own words say what is wrong.
native_server() { # NAME ARGUMENT…
  local log="$POS_HOME/log/$1.start.log" code=0
  "$native/$1" "${@:2}" >"$log" 2>&1 9>&- || code=$?
  [ "$code" = 0 ] || { printf 'failed\n'; cat "$log" >&2; fail "$code" "$1 did not start"; }
}

# A server keeps its port while it runs: one that is to move is stopped first.
stop_if_moved() { # NAME VARIABLE…
  local name=$1 variable
  shift
  for variable in "$@"; do
    [ "${remembered[$variable]:-${!variable}}" = "${!variable}" ] || { "$native/$name" stop "$POS_HOME/$name"; return; }
  done
}

as_superuser() { PGPASSWORD=$(cat "$POS_HOME/postgres/password") psql -X -q -h 127.0.0.1 -p "$POS_POSTGRES_PORT" -U postgres "$@"; }

create_database() {
  as_superuser -d postgres -At -c "SELECT 1 FROM pg_database WHERE datname = 'pos'" | grep -q 1 ||
    as_superuser -d postgres -c 'CREATE DATABASE pos'
  POS_OWNER_PASSWORD=$POS_OWNER_PASSWORD POS_API_PASSWORD=$POS_API_PASSWORD \
    POS_LEDGER_SYNC_PASSWORD=$POS_LEDGER_SYNC_PASSWORD SIMULATORS_PASSWORD=$SIMULATORS_PASSWORD \
    as_superuser -d pos -f "$root/deploy/postgres/roles.sql"
}

database_of() { # USER PASSWORD
  echo "DATABASE_URL=Host=127.0.0.1;Port=$POS_POSTGRES_PORT;Database=pos;Username=$1;Password=$2"
}

install_servers() {
  local log="$POS_HOME/log/install.log"
  "$native/install" --check >/dev/null 2>&1 && return
  begin 'PostgreSQL, RabbitMQ: installation'
  if [ "$(id -u)" = 0 ]; then
    "$native/install" >"$log" 2>&1 9>&- || fail_with_log "$log" 'PostgreSQL and RabbitMQ could not be installed'
  else
    # Its words are shown as they come: sudo may ask for a password, and what may not be installed is named.
    printf '\n'
    "$native/install" 9>&- || exit
  fi
  done_with
}

# The programs write there themselves, as the user they run as.
prepare_traces() {
  mkdir -p "$POS_HOME/traces"
  [ "$(id -u)" != 0 ] || chown "$service_user:" "$POS_HOME/traces"
}

native_prepare() {
  require_dotnet
  install_servers
  require_free_ports native_is_up
  stop_if_moved postgres POS_POSTGRES_PORT
  stop_if_moved rabbitmq POS_RABBITMQ_PORT POS_RABBITMQ_MANAGEMENT_PORT
  remember_settings
  load_secrets
}

native_up() {
  native_prepare

  begin 'Pos.Api, Pos.LedgerSync, simulators: build'
  publish_programs
  done_with

  begin 'PostgreSQL'
  native_server postgres start "$POS_HOME/postgres" "$POS_POSTGRES_PORT"
  done_with
  (as_service_user test -x "$dotnet") || fail 1 "the user '$service_user' can't run $dotnet: install the .NET SDK where all users can, for example in /usr/share/dotnet"

  begin 'Database roles'
  create_database >"$POS_HOME/log/roles.log" 2>&1 || fail_with_log "$POS_HOME/log/roles.log" 'the roles could not be created'
  done_with

  begin 'Migrations'
  (cd "$app/api" && as_service_user env "$(database_of pos_owner "$POS_OWNER_PASSWORD")" HOME="$POS_HOME/app" "$dotnet" Pos.Api.dll migrate) \
    </dev/null >"$POS_HOME/log/migrate.log" 2>&1 9>&- || fail_with_log "$POS_HOME/log/migrate.log" 'the database could not be migrated'
  done_with

  begin 'RabbitMQ'
  native_server rabbitmq start "$POS_HOME/rabbitmq" "$POS_RABBITMQ_PORT" "$POS_RABBITMQ_MANAGEMENT_PORT"
  done_with

  local auth="http://127.0.0.1:$POS_AUTH_PORT" inventory="http://127.0.0.1:$POS_INVENTORY_PORT" ledger="http://127.0.0.1:$POS_LEDGER_PORT"
  local broker="RABBITMQ_URL=amqp://pos:pos@127.0.0.1:$POS_RABBITMQ_PORT"
  # The simulator's, whose secrets are in its source.
  local webhook_secret=whsec_ZGV2ZWxvcG1lbnQtb25seS1kZXZlbG9wbWVudC1vbmx5
  # Each program's spans, for deploy/trace.
  local traces=$POS_HOME/traces
  prepare_traces
  local -a upstreams=("AUTH_SERVICE_URL=$auth" "INVENTORY_SERVICE_URL=$inventory" "LEDGER_SERVICE_URL=$ledger")

  begin 'Simulators of Auth, Inventory and Ledger'
  start_service simulators "$app/simulators/Pos.Simulators.dll" "$(database_of simulators "$SIMULATORS_PASSWORD")" \
    "Simulators__AuthUrl=$auth" "Simulators__Issuer=$auth" "Simulators__InventoryUrl=$inventory" "Simulators__LedgerUrl=$ledger" \
    "Simulators__WebhookUrl=http://127.0.0.1:$POS_API_PORT/api/v1/webhooks/ledger" "Simulators__WebhookSecret=$webhook_secret"
  await_service simulators "$auth/health"
  await_service simulators "$inventory/health"
  await_service simulators "$ledger/health"
  done_with

  begin 'Pos.Api'
  start_service api "$app/api/Pos.Api.dll" "$(database_of pos_api "$POS_API_PASSWORD")" "$broker" "${upstreams[@]}" \
    "ASPNETCORE_URLS=http://127.0.0.1:$POS_API_PORT" "Management__Url=http://127.0.0.1:$POS_API_MANAGEMENT_PORT" \
    ServiceAccount__ClientId=pos-api ServiceAccount__ClientSecret=pos-api-secret "Webhooks__LedgerSecrets__0=$webhook_secret" \
    "Telemetry__TraceFile__Path=$traces/api.jsonl" "OperatorsPage__BrokerUrl=http://127.0.0.1:$POS_RABBITMQ_MANAGEMENT_PORT"
  await_service api "http://127.0.0.1:$POS_API_PORT/health/ready"
  done_with

  begin 'Pos.LedgerSync'
  start_service ledger-sync "$app/ledger-sync/Pos.LedgerSync.dll" "$(database_of pos_ledger_sync "$POS_LEDGER_SYNC_PASSWORD")" "$broker" "${upstreams[@]}" \
    "Management__Url=http://127.0.0.1:$POS_LEDGERSYNC_MANAGEMENT_PORT" \
    ServiceAccount__ClientId=ledger-sync ServiceAccount__ClientSecret=ledger-sync-secret \
    "Telemetry__TraceFile__Path=$traces/ledger-sync.jsonl"
  await_service ledger-sync "http://127.0.0.1:$POS_LEDGERSYNC_MANAGEMENT_PORT/health/ready"
  done_with

  drop_older_programs
}

native_down() {
  local part
  for part in ledger-sync api simulators; do
    [ -e "$POS_HOME/run/$part.pid" ] || continue
    begin "$part"
    stop_service "$part"
    done_with ended
  done
  for part in rabbitmq postgres; do
    [ -d "$POS_HOME/$part" ] || continue
    begin "$part"
    "$native/$part" stop "$POS_HOME/$part" || fail 1 "$part could not be stopped"
    done_with ended
  done
}

native_database_hint() { echo "PGPASSWORD=\$(cat $POS_HOME/postgres/password) psql -h 127.0.0.1 -p $POS_POSTGRES_PORT -U postgres pos"; }

native_logs() { say "The logs are in $POS_HOME/log." >&2; }

# By name, never the whole of POS_HOME: it may be a folder that holds something else too.
native_purge() {
  rm -rf "$POS_HOME"/{app,log,run,traces,postgres,rabbitmq,secrets}
}
