# Where everything lies and on which ports it answers; sourced, never run.
# shellcheck shell=bash
#
# A port comes from its variable, else from what deploy/up last used (until deploy/down), else it is the default.

root=$(dirname "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")")

port_variables=(POS_API_PORT POS_LEDGER_PORT POS_INVENTORY_PORT POS_AUTH_PORT POS_RABBITMQ_PORT POS_RABBITMQ_MANAGEMENT_PORT
  POS_POSTGRES_PORT POS_API_MANAGEMENT_PORT POS_LEDGERSYNC_MANAGEMENT_PORT)

declare -A default_port=(
  [POS_API_PORT]=8001 [POS_LEDGER_PORT]=8000 [POS_INVENTORY_PORT]=8002 [POS_AUTH_PORT]=8004
  [POS_RABBITMQ_PORT]=5672 [POS_RABBITMQ_MANAGEMENT_PORT]=15672 [POS_POSTGRES_PORT]=5432
  [POS_API_MANAGEMENT_PORT]=9081 [POS_LEDGERSYNC_MANAGEMENT_PORT]=9082)

declare -A remembered=()

load_settings() {
  if [ -z "${POS_HOME:-}" ]; then
    if [ "$(id -u)" = 0 ]; then POS_HOME=/var/lib/pos; else POS_HOME=${XDG_STATE_HOME:-$HOME/.local/state}/pos; fi
  fi
  POS_HOME=$(realpath -m "$POS_HOME")
  export POS_HOME
  settings=$POS_HOME/settings

  local name value
  if [ -r "$settings" ]; then
    while IFS='=' read -r name value; do remembered[$name]=$value; done <"$settings"
  fi
  # native or containers; empty when nothing is up.
  mode=${remembered[mode]:-}

  declare -Ag used_by=()
  for name in "${port_variables[@]}"; do
    value=${!name:-${remembered[$name]:-${default_port[$name]}}}
    [[ $value =~ ^[1-9][0-9]{0,4}$ ]] && [ "$value" -le 65535 ] || fail 2 "$name=$value is no port"
    [ -z "${used_by[$value]:-}" ] || fail 2 "${used_by[$value]} and $name are both $value: give one of them another port"
    used_by[$value]=$name
    declare -gx "$name=$value"
  done
}

# So that deploy/down, deploy/token and the next deploy/up need no flags and no variables.
remember_settings() {
  local name
  {
    echo "mode=$mode"
    for name in "${port_variables[@]}"; do echo "$name=${!name}"; done
  } >"$settings.new"
  mv "$settings.new" "$settings"
}

forget_settings() { rm -f "$settings"; }
