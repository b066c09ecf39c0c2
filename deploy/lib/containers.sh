# Everything in containers, as docker-compose.yml says; sourced, never run.
# shellcheck shell=bash

compose() { docker compose --project-directory "$root" --file "$root/docker-compose.yml" "$@" </dev/null 9>&-; }

# The images that nothing here builds, of the parts that are brought up: a profile that was not asked for is none.
base_images() {
  compose config --images 2>/dev/null | grep -v '^pos-'
  sed -nE 's/^FROM ([^ ]*[:\/][^ ]*).*/\1/p' "$root/deploy/docker/Dockerfile"
}

# Says why not on standard output.
containers_are_possible() {
  local image
  command -v docker >/dev/null || { echo 'no container engine is installed'; return 1; }
  timeout 10 docker info >/dev/null 2>&1 || { echo 'no container engine answers'; return 1; }
  docker compose version --short 2>/dev/null | grep -qE '^v?[2-9]' || { echo 'Docker Compose v2 is missing'; return 1; }
  for image in $(base_images | sort -u); do
    docker image inspect "$image" >/dev/null 2>&1 || timeout 20 docker manifest inspect "$image" >/dev/null 2>&1 ||
      { echo "the image $image can't be had"; return 1; }
  done
}

# A container that keeps failing holds its ports too.
containers_is_up() { compose ps --all --format '{{.State}}' "$1" 2>/dev/null | grep -qE 'running|restarting'; } # PART

# The last lines of PART, else of the parts that ended badly or are not well, else of all.
show_container_logs() { # [PART]
  local -a guilty=("$@")
  [ $# -gt 0 ] || mapfile -t guilty < <(compose ps --all --format '{{.Service}}|{{.State}}|{{.Health}}|{{.ExitCode}}' |
    awk -F '|' '$2 == "restarting" || $3 == "unhealthy" || ($2 == "exited" && $4 != 0) { print $1 }')
  printf '\nThe last lines of %s:\n' "${guilty[*]:-all parts}" >&2
  compose logs --no-color --tail 25 "${guilty[@]}" 2>&1 | sed 's/^\x1b\[2K//; s/^/  | /' >&2 || true
  printf '\n' >&2
}

await_container() { # PART URL
  local deadline=$((SECONDS + 120))
  begin "$1"
  until answers_ok "$2"; do
    if [ "$SECONDS" -ge "$deadline" ] || [ "$(restarts_of "$1")" -ge 3 ]; then
      printf 'failed\n'
      show_container_logs "$1"
      fail 1 "$1 does not answer at $2"
    fi
    sleep 0.5
  done
  done_with
}

# How often the engine has begun it again by itself.
restarts_of() { # PART
  docker inspect --format '{{.RestartCount}}' "$(compose ps --all --quiet "$1")" 2>/dev/null || echo 0
}

containers_up() {
  require_free_ports containers_is_up
  remember_settings
  # Volumes outlive deploy/down: this tells a later --purge that there are some.
  : >"$POS_HOME/run/volumes"

  begin 'Images: build'
  compose build >"$POS_HOME/log/build.log" 2>&1 || fail_with_log "$POS_HOME/log/build.log" 'the images could not be built'
  done_with

  # It waits for the health of each part before it starts the next.
  begin 'Containers: start'
  if ! compose up --detach --no-build --remove-orphans >"$POS_HOME/log/compose.log" 2>&1; then
    printf 'failed\n'
    tail -n 10 "$POS_HOME/log/compose.log" >&2
    show_container_logs
    fail 1 'the containers could not be started'
  fi
  done_with

  await_container simulators "http://127.0.0.1:$POS_AUTH_PORT/health"
  await_container api "http://127.0.0.1:$POS_API_PORT/health/ready"
  await_container ledger-sync "http://127.0.0.1:$POS_LEDGERSYNC_MANAGEMENT_PORT/health/ready"
}

containers_down() {
  begin 'Containers'
  compose down --remove-orphans --timeout 30 >"$POS_HOME/log/compose.log" 2>&1 || fail_with_log "$POS_HOME/log/compose.log" 'the containers could not be ended'
  done_with ended
}

containers_database_hint() { echo 'docker compose exec postgres psql -U postgres pos'; }

containers_logs() { show_container_logs api ledger-sync; }

containers_purge() {
  [ -e "$POS_HOME/run/volumes" ] || return 0
  compose down --volumes --remove-orphans >"$POS_HOME/log/compose.log" 2>&1 || fail_with_log "$POS_HOME/log/compose.log" 'the volumes could not be removed'
}
