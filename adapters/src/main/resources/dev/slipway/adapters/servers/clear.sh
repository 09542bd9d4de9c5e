# Nothing of COMMIT works here any more: workers are those of the live color, and what was prepared is stopped, not removed.
action() {
  local ids
  [ "${HAVE[percent]}" = 0 ] || fail changed-elsewhere "$PASSIVE has ${HAVE[percent]} % of the users" ""
  need_docker
  find_compose
  only_of_live
  [ "${HAVE[${PASSIVE}_commit]}" = "$COMMIT" ] || return 0
  step "stopping $PASSIVE"
  ids=$(docker ps --quiet --filter "label=com.docker.compose.project=$APP-$PASSIVE" \
    --filter label=com.docker.compose.oneoff=False)
  [ -z "$ids" ] || docker stop $ids >/dev/null
  lap stop
}
