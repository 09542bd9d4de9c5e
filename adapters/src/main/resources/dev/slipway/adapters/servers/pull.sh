# The image is on this server; what nobody will need makes room for it.
action() {
  need_docker
  find_compose
  if ! docker image inspect --format '{{.Id}}' "$IMAGE" >/dev/null 2>&1; then
    step "making room for $TAG"
    tidy || true
    lap tidy
  fi
  step "pulling $TAG"
  pull
  lap pull
}
