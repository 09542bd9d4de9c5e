# What nobody will need: old images, tasks, generations and jobs.
tidy() {
  old_images
  old_tasks
  old_generations
  find "$HOME_OF_APP/jobs" -mindepth 1 -maxdepth 1 -mtime +14 -exec rm -rf {} +
  find "$HOME_OF_APP/pending" -mindepth 1 -mtime +14 -delete
}

# Images of this app that no container uses, no generation names and nobody asked to keep.
old_images() {
  local name=${IMAGE%@*} digest recent
  recent=$(cat "$HOME_OF_APP"/gen/[0-9]*/*.env 2>/dev/null | sed -n 's/^SLIPWAY_IMAGE=//p' | tr '\n' ' ') || true
  while read -r digest; do
    case " ${KEEP-} $recent $IMAGE ${HAVE[blue_image]} ${HAVE[green_image]} " in
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
