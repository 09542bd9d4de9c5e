# The image is on this server.
action() {
  need_docker
  find_compose
  step "pulling $TAG"
  pull
  lap pull
}
