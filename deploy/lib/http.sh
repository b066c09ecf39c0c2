# HTTP by curl, and the little JSON that is read from it; sourced, never run.
# shellcheck shell=bash

require_curl() {
  command -v curl >/dev/null && return
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || fail 3 'curl is missing: please install it (Debian and Ubuntu: apt-get install curl)'
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends curl ca-certificates; } </dev/null >/dev/null ||
    fail 3 'curl is missing and could not be installed'
}

# Everything asked here is on this machine: a proxy of the caller's must not come between.
# The time is for the first request to programs that have just started, on a machine that is still busy with that.
request() { curl --silent --show-error --noproxy '*' --max-time 60 "$@"; }

answers_ok() { curl --silent --fail --noproxy '*' --max-time 3 --output /dev/null "$1" 2>/dev/null; }

# The value of the first member of that name, if it is a string, a number or a word; nothing if there is none.
json_field() { # NAME <JSON
  { grep -oE "\"$1\" *: *(\"[^\"]*\"|[^\", }]+)" || true; } |
    sed -nE '1{s/^"[^"]*" *: *//; s/^"(.*)"$/\1/; p}'
}

# Prints an access token; on failure says why on standard error.
fetch_token() { # cashier|manager|ops|service
  local auth="http://127.0.0.1:$POS_AUTH_PORT" answer token
  local -a form
  case $1 in
  cashier) form=(-d grant_type=password -d username=grace -d password=grace-password) ;;
  manager) form=(-d grant_type=password -d username=ada -d password=ada-password) ;;
  ops) form=(-d grant_type=password -d username=olga -d password=olga-password) ;;
  service) form=(-d grant_type=client_credentials -d client_id=operator -d client_secret=operator-secret --data-urlencode 'audience=ledger inventory') ;;
  *) fail 2 "'$1' is no role: cashier, manager, ops or service" ;;
  esac
  answer=$(request "${form[@]}" "$auth/connect/token" 2>/dev/null) ||
    fail 1 "the Auth service does not answer at $auth; is everything up (deploy/up)?"
  token=$(json_field access_token <<<"$answer")
  [ -n "$token" ] || fail 1 "the Auth service at $auth gave no token: $answer"
  printf '%s\n' "$token"
}
