# What the scripts in this folder share; sourced, never run.
# shellcheck shell=bash
#
# Exit codes of all of them: 0 done · 1 failed, or not running (status) · 2 wrong use
#                            3 a package is missing · 4 a port is taken

script=$(basename "$0")

fail() { # CODE SENTENCE…
  local code=$1
  shift
  printf '%s: %s\n' "$script" "$*" >&2
  exit "$code"
}

# The text between the first line and the first line that is no comment is the help.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

# Servers of this kind refuse to run as root, or should.
# As root they run as the system user "pos", else as the caller. (A prefix and no function: the
# process in the background must be the server itself, not a shell that waits for it.)
server_user=pos
as_server=(env)
[ "$(id -u)" != 0 ] || as_server=(setpriv --reuid "$server_user" --regid "$server_user" --clear-groups --)

give_to_server() { # FILE…
  [ "$(id -u)" != 0 ] || chown -R "$server_user:$server_user" "$@"
}

# Makes DIR, for the server alone, and turns $dir into its full path.
prepare_dir() {
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd -P)
  chmod 700 "$dir"
  [ "$(id -u)" = 0 ] || return 0
  id "$server_user" >/dev/null 2>&1 ||
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$server_user"
  give_to_server "$dir"
  "${as_server[@]}" test -x "$dir" ||
    fail 1 "the user '$server_user' cannot enter $dir: a folder above it is closed to others; name another folder"
}

# For stop, kill and status: a folder that is not there holds no server.
existing_dir() {
  [ -d "$dir" ] && dir=$(cd "$dir" && pwd -P)
}

# Two calls for one folder take turns. The servers must not inherit the lock: start them with 9>&-.
lock_dir() {
  exec 9>"$dir/lock"
  flock 9
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

need_port() { # PORT PURPOSE
  [[ $1 =~ ^[0-9]+$ ]] && [ "$1" -ge 1 ] && [ "$1" -le 65535 ] || fail 2 "'$1' is no port ($2)"
  ! port_answers "$1" || fail 4 "port $1 ($2) is taken by another program"
}

# A number in a pid file may by now belong to somebody else, so the command line must name the folder.
is_server() { # PID [FOLDER_INSIDE_DIR]
  [ -n "$1" ] && grep -zqxF -- "$dir${2:-}" "/proc/$1/cmdline" 2>/dev/null
}

# Waits until the condition holds; fails when SECONDS are over or the process is gone first.
wait_until() { # SECONDS PID|- COMMAND…
  local deadline=$((SECONDS + $1)) process=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    [ "$process" = - ] || kill -0 "$process" 2>/dev/null || return 1
    sleep 0.1
  done
}

# The parent that would collect a dead process may be slow, and a zombie holds neither port nor file.
gone() {
  local state
  state=$(sed -n 's/^State:\s*\(.\).*/\1/p' "/proc/$1/status" 2>/dev/null) || return 0
  [ -z "$state" ] || [ "$state" = Z ]
}

show_log_and_fail() { # FILE SENTENCE
  [ ! -s "$1" ] || tail -n 20 "$1" >&2
  fail 1 "$2; its log is $1"
}
