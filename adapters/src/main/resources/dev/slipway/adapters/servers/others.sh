# Workers and cron run the live color, with cron on one server only; those of the other color stop with their own grace.
action() {
  need_docker
  find_compose
  only_of_live
  drain
  lap drain
}
