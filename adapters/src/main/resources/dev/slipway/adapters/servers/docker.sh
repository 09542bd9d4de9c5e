# Docker as an app needs it: images by digest, one compose project for each color, what a container says of itself.

# compose COLOR DIRECTORY ARGUMENTS…: with the files of a generation
compose() {
  local color=$1 directory=$2
  shift 2
  find_compose
  compose_file "$color" "$directory"
  [ -n "$REPLY" ] || fail changed-elsewhere "there is no compose file of $color in ${directory##*/}" ""
  "${COMPOSE[@]}" --project-name "$APP-$color" --project-directory "$HOME_OF_APP" \
    --env-file "$directory/$color.env" --file "$REPLY" "$@"
}

find_compose() {
  [ -z "${COMPOSE-}" ] || return 0
  if docker compose version >/dev/null 2>&1; then
    COMPOSE=(docker compose)
  elif command -v docker-compose >/dev/null; then
    COMPOSE=(docker-compose)
  else
    fail compose-missing "neither \"docker compose\" nor docker-compose is installed here: install docker-compose-plugin" ""
  fi
}

# need_docker: the daemon answers
need_docker() {
  local said
  said=$(timeout 10 docker version --format '{{.Server.Version}}' 2>&1) ||
    fail docker-stopped "docker does not answer on this server" "$said"
}

# need_disk: where docker keeps its data there is room for an image
need_disk() {
  local root
  root=$(docker info --format '{{.DockerRootDir}}')
  free_below "$root"
  [ "$REPLY" -ge "$MINIMUM_FREE" ] ||
    fail disk-full "$((REPLY / 1024)) MiB are free below $root, $((MINIMUM_FREE / 1024)) MiB are needed" "$(df -h "$root" 2>&1)"
}

# pull: IMAGE, by its digest, unless it is here
pull() {
  local said
  docker image inspect --format '{{.Id}}' "$IMAGE" >/dev/null 2>&1 && return 0
  need_disk
  said=$(docker pull --quiet "$IMAGE" 2>&1) || pull_failed "$said"
  docker tag "$IMAGE" "${IMAGE%@*}:$TAG"
}

pull_failed() {
  case $1 in
    *"no space left"*) fail disk-full "the disk filled up while $IMAGE was pulled" "$1" ;;
    *"annot connect to the Docker daemon"*) fail docker-stopped "docker stopped while $IMAGE was pulled" "$1" ;;
    *unauthorized* | *denied* | *"authentication required"* | *"no basic auth credentials"*)
      fail bad-image "the registry does not let this server pull $IMAGE: log in with docker login there" "$1" ;;
    *"not found"* | *"manifest unknown"* | *invalid* | *"no matching manifest"* | *unsupported* | *"verification failed"*)
      fail bad-image "$IMAGE cannot be had" "$1" ;;
    *) fail registry-unreachable "the registry of $IMAGE does not answer this server" "$1" ;;
  esac
}

# container COLOR SERVICE: its id, or nothing
container() {
  REPLY=$(docker ps --all --quiet --filter "label=com.docker.compose.project=$APP-$1" \
    --filter "label=com.docker.compose.service=$2" | head -n 1)
}
