# What deploy/up, deploy/down, deploy/token and deploy/verify say, and how they fail; sourced, never run.
# shellcheck shell=bash
#
# Exit codes, as in deploy/native: 0 done · 1 failed · 2 wrong use · 3 something is missing · 4 a port is taken

script=deploy/$(basename "$0")

# The comment at the top of the script is its help.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

say() { printf '%s\n' "$*"; }

fail() { # CODE SENTENCE…
  local code=$1
  shift
  printf '%s: %s\n' "$script" "$*" >&2
  exit "$code"
}

# One line a part: what is being done at once, how it ended as soon as it is known.
begin() { # WHAT
  step_started=$SECONDS
  printf '  %-46s' "$1 "
}

done_with() { # [REMARK]
  local took=$((SECONDS - step_started))
  printf '%s%s\n' "${1:-done}" "$([ "$took" -lt 2 ] || printf ' (%s s)' "$took")"
}

# Ends with the last lines of the log that tells why; stack frames would push the reason out of sight.
fail_with_log() { # LOG SENTENCE…
  local log=$1
  shift
  printf 'failed\n'
  if [ -s "$log" ]; then
    printf '\nThe last lines of %s:\n' "$log" >&2
    { grep -vE '^ +at ' "$log" || true; } | tail -n 25 | sed 's/^/  | /' >&2
    printf '\n' >&2
  fi
  fail 1 "$*"
}
