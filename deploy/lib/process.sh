# The services as processes: begun in the background, known by pid file, ended by pid; sourced, never run.
# shellcheck shell=bash
#
# run/NAME.pid   the pid
# run/NAME.as    a hash of what it was begun with: another hash means that it has to be begun anew

service_user=pos

# As root nothing of ours runs as root; the user is the one that deploy/native makes for its servers.
as_service_user() { # replaces the shell that calls it
  if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid "$service_user" --regid "$service_user" --clear-groups -- "$@"
  else
    exec "$@"
  fi
}

# A number in a pid file may by now belong to somebody else: the command line must name our folder.
service_pid() { # NAME
  local pid
  pid=$(cat "$POS_HOME/run/$1.pid" 2>/dev/null) && [ -n "$pid" ] || return 1
  tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "$POS_HOME/app/" || return 1
  echo "$pid"
}

# Settings given to deploy/up in its environment reach the programs: other ones are a reason to begin them anew.
settings_of_the_caller() { env | grep -E '^(OTEL_|ASPNETCORE_|[A-Za-z0-9]+__)' | sort || true; }

# Begins it unless it already runs as wanted. The variables are given as NAME=VALUE words.
start_service() { # NAME DLL NAME=VALUE…
  local name=$1 dll=$2 log="$POS_HOME/log/$1.log" wanted
  shift 2
  wanted=$({ printf '%s\n' "$dll" "$@"; settings_of_the_caller; } | sha256sum | cut -d' ' -f1)
  if service_pid "$name" >/dev/null; then
    [ "$(cat "$POS_HOME/run/$name.as" 2>/dev/null)" != "$wanted" ] || return 0
    stop_service "$name"
  fi

  # One log a start, and the one before it: the last lines are then those of this run.
  [ ! -e "$log" ] || mv -f "$log" "$log.1"
  : >"$log"
  # In a session of its own, so that Ctrl-C in a terminal ends the script and not the service; without the lock (9).
  # Every program in this row becomes the next one, so that the pid stays the same.
  (cd "$POS_HOME/app" && as_service_user env "$@" HOME="$POS_HOME/app" \
    NO_PROXY="127.0.0.1,localhost${NO_PROXY:+,$NO_PROXY}" setsid "$dotnet" "$dll") </dev/null >>"$log" 2>&1 9>&- &
  echo $! >"$POS_HOME/run/$name.pid"
  # Its end is told by await_service, not by the shell.
  disown
  echo "$wanted" >"$POS_HOME/run/$name.as"
}

# Returns when URL answers 200; ends the script when the process is gone first, or after a minute.
await_service() { # NAME URL
  local deadline=$((SECONDS + 60)) log="$POS_HOME/log/$1.log" pid
  pid=$(cat "$POS_HOME/run/$1.pid")
  until answers_ok "$2"; do
    kill -0 "$pid" 2>/dev/null || fail_with_log "$log" "$1 ended by itself"
    [ "$SECONDS" -lt "$deadline" ] || fail_with_log "$log" "$1 does not answer at $2"
    sleep 0.2
  done
}

# In good order, by SIGTERM; after half a minute by force.
stop_service() { # NAME
  local pid deadline=$((SECONDS + 30))
  if pid=$(service_pid "$1"); then
    kill "$pid" || fail 1 "process $pid ($1) belongs to another user: run deploy/down as that user"
    while service_pid "$1" >/dev/null; do
      [ "$SECONDS" -lt "$deadline" ] || { kill -9 "$pid" 2>/dev/null || true; }
      sleep 0.1
    done
  fi
  rm -f "$POS_HOME/run/$1.pid" "$POS_HOME/run/$1.as"
}
