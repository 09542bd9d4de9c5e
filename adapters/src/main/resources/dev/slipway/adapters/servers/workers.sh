# Workers and cron of a color.

# only_of_live: workers run the live color only, and cron on one server
only_of_live() {
  local live=${HAVE[live]}
  HERE=$(readlink -f "$HOME_OF_APP/current")
  # Cron never runs twice: the old one has ended before the new one begins.
  stop "$PASSIVE" "$CRON"
  if [ "$CRON_HERE" = yes ]; then start "$live" "$CRON"; else stop "$live" "$CRON"; fi
  lap cron
  # A worker of either color takes from the same queue: the new one begins before the old one ends.
  start "$live" "$WORKERS"
  stop "$PASSIVE" "$WORKERS"
  lap workers
}

# start COLOR "SERVICE…"
start() {
  local said
  [ -n "$2" ] && [ -n "${HAVE[${1}_image]}" ] || return 0
  step "starting $2 of $1"
  said=$(compose "$1" "$HERE" up --detach --no-deps $2 2>&1) || fail bad-image "$2 of $1 cannot be started" "$said"
}

# stop COLOR "SERVICE…"
stop() {
  local said service running=''
  for service in $2; do
    container "$1" "$service"
    running+=$REPLY
  done
  [ -n "$running" ] || return 0
  step "stopping $2 of $1"
  said=$(compose "$1" "$HERE" stop $2 2>&1) || fail broken "$2 of $1 cannot be stopped" "$said"
}
