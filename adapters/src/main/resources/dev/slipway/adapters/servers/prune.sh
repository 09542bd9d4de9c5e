# What nobody will need: the color that is no longer kept, old images, tasks, generations and jobs.
action() {
  need_docker
  load_state
  [ "$KEEP_HOT" = yes ] || [ "${HAVE[percent]}" != 0 ] || remove_passive
  lap color
  tidy
  lap files
}

remove_passive() {
  local ids
  step "removing $PASSIVE"
  # Tasks stay: their names say that they ran.
  ids=$(docker ps -aq --filter "label=com.docker.compose.project=$APP-$PASSIVE" --filter label=com.docker.compose.oneoff=False)
  [ -z "$ids" ] || { docker stop $ids && docker rm $ids; } >/dev/null
}
