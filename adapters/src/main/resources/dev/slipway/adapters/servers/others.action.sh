# Workers and cron run the live color, with cron on one server only; those of the other color stop with their own grace.
action() {
  local live=${HAVE[live]} service here=$HOME_OF_APP/current
  need_docker
  here=$(readlink -f "$here")
  for service in $CRON; do
    stop "$PASSIVE" "$here" "$service"
    if [ "$CRON_HERE" = yes ]; then start "$live" "$here" "$service"; else stop "$live" "$here" "$service"; fi
    lap "$service"
  done
  for service in $WORKERS; do
    start "$live" "$here" "$service"
    stop "$PASSIVE" "$here" "$service"
    lap "$service"
  done
}

start() {
  local said
  step "starting $3 of $1"
  said=$(compose "$1" "$2" up --detach --no-deps "$3" 2>&1) || fail bad-image "$3 of $1 does not start" "$said"
}

stop() {
  local said
  [ -n "${HAVE[${1}_image]}" ] || return 0
  container "$1" "$2" "$3"
  [ -n "$REPLY" ] || return 0
  step "stopping $3 of $1"
  said=$(compose "$1" "$2" stop "$3" 2>&1) || fail broken "$3 of $1 does not stop" "$said"
}
