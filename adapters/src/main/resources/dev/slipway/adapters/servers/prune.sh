# What nobody will need: the color that is no longer kept, old images, tasks, generations and jobs.
action() {
  need_docker
  load_state
  [ "$KEEP_HOT" = yes ] || [ "${HAVE[percent]}" != 0 ] || remove_passive
  lap color
  old_images
  old_tasks
  old_generations
  find "$HOME_OF_APP/jobs" -mindepth 1 -maxdepth 1 -mtime +14 -exec rm -rf {} +
  find "$HOME_OF_APP/pending" -mindepth 1 -mtime +14 -delete
  lap files
}

remove_passive() {
  local ids
  step "removing $PASSIVE"
  # Tasks stay: their names say that they ran.
  ids=$(docker ps -aq --filter "label=com.docker.compose.project=$APP-$PASSIVE" --filter label=com.docker.compose.oneoff=False)
  [ -z "$ids" ] || { docker stop $ids && docker rm $ids; } >/dev/null
}

# Images of this app that no container uses and nobody asked to keep.
old_images() {
  local name=${IMAGE%@*} digest
  while read -r digest; do
    case " $KEEP ${HAVE[blue_image]} ${HAVE[green_image]} " in
      *"@$digest "*) ;;
      *) remove_image "$name@$digest" ;;
    esac
  done < <(docker images --no-trunc --digests --format '{{.Digest}}' "$name" | sort -u | grep '^sha256:')
}

# An image that another app has in use stays.
remove_image() {
  local tag
  for tag in $(docker image inspect --format '{{range .RepoTags}}{{.}} {{end}}' "$1"); do docker rmi "$tag" || true; done
  docker rmi "$1" || true
}

old_tasks() {
  local id
  for id in $(docker ps -aq --filter label=dev.slipway.task --filter status=exited); do
    [ "$(date -d "$(docker inspect --format '{{.State.FinishedAt}}' "$id")" +%s)" -gt "$(date -d '7 days ago' +%s)" ] ||
      docker rm "$id" >/dev/null
  done
}

old_generations() {
  local directory number
  for directory in "$HOME_OF_APP"/gen/[0-9]*; do
    number=$((10#${directory##*/}))
    [ "$number" -gt "$((HAVE[generation] - 10))" ] || rm -rf "$directory"
  done
}
