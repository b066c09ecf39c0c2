# Is every port free that is about to be used? Asked for all of them before anything starts; sourced, never run.
# shellcheck shell=bash

# Which part answers on which port, and what a person calls it.
declare -A port_part=(
  [POS_API_PORT]=api [POS_API_MANAGEMENT_PORT]=api [POS_LEDGERSYNC_MANAGEMENT_PORT]=ledger-sync
  [POS_LEDGER_PORT]=simulators [POS_INVENTORY_PORT]=simulators [POS_AUTH_PORT]=simulators
  [POS_RABBITMQ_PORT]=rabbitmq [POS_RABBITMQ_MANAGEMENT_PORT]=rabbitmq [POS_POSTGRES_PORT]=postgres)
declare -A port_purpose=(
  [POS_API_PORT]='Pos.Api' [POS_API_MANAGEMENT_PORT]='Pos.Api, metrics' [POS_LEDGERSYNC_MANAGEMENT_PORT]='Pos.LedgerSync, health and metrics'
  [POS_LEDGER_PORT]='Ledger simulator' [POS_INVENTORY_PORT]='Inventory simulator' [POS_AUTH_PORT]='Auth simulator'
  [POS_RABBITMQ_PORT]='RabbitMQ' [POS_RABBITMQ_MANAGEMENT_PORT]='RabbitMQ, management page' [POS_POSTGRES_PORT]='PostgreSQL')

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# " by NAME (pid N)", where the machine tells.
port_holder() { # PORT
  command -v ss >/dev/null || return 0
  ss -Hltnp "sport = :$1" 2>/dev/null | sed -nE '1s/.*users:\(\("([^"]+)",pid=([0-9]+).*/ by \1 (pid \2)/p'
}

free_port_near() { # PORT
  local candidate=$(($1 < 50000 ? $1 + 10000 : $1 - 10000))
  while port_answers "$candidate"; do candidate=$((candidate + 1)); done
  echo "$candidate"
}

# IS_UP is a command that says whether a part of ours is running; its own port is then not "taken".
require_free_ports() { # IS_UP
  local name port way_out=
  for name in "${port_variables[@]}"; do
    port=${!name}
    port_answers "$port" || continue
    [ "${remembered[$name]:-}" = "$port" ] && "$1" "${port_part[$name]}" && continue
    printf '%s: port %s (%s) is taken%s\n' "$script" "$port" "${port_purpose[$name]}" "$(port_holder "$port")" >&2
    way_out+="$name=$(free_port_near "$port") "
  done
  [ -z "$way_out" ] || fail 4 "stop what holds it, or move ours:  ${way_out}deploy/up"
}
