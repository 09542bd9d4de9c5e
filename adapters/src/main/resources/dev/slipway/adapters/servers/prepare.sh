# The passive color runs the new image, is well, says the commit, and nginx reaches it; what users see stays.
action() {
  need_docker
  find_compose
  as_planned
  pull
  lap pull
  want_what_is
  NEW_COLOR=$PASSIVE
  WANT[${PASSIVE}_image]=$IMAGE WANT[${PASSIVE}_tag]=$TAG WANT[${PASSIVE}_commit]=$COMMIT
  if is_wanted; then
    NEXT=$(readlink -f "$HOME_OF_APP/current")
  else
    write_generation
  fi
  lap render
  start
  await_well "$PASSIVE" "$COMMIT"
  lap healthy
  place "color=$PASSIVE commit=$COMMIT image=$IMAGE container=$CONTAINER at=$STAMP" "$HOME_OF_APP/pending/$RELEASE"
  is_wanted || switch
  lap switch
  apply
  lap apply
  FACTS="{\"color\":\"$PASSIVE\",\"live\":\"${HAVE[live]}\",\"live_commit\":\"${HAVE[${HAVE[live]}_commit]:0:7}\",\"generation\":${HAVE[generation]}}"
}

as_planned() {
  changed_by_hand
  [ -z "$REPLY" ] || fail changed-elsewhere "somebody changed the present generation by hand: $REPLY" ""
  [ -z "$LIVE_COMMIT" ] || [ "$LIVE_COMMIT" = "${HAVE[${HAVE[live]}_commit]}" ] ||
    fail changed-elsewhere "${HAVE[${HAVE[live]}_commit]:0:7} is live here, the plan saw ${LIVE_COMMIT:0:7}" ""
  [ "${HAVE[percent]}" = 0 ] || [ "${HAVE[${PASSIVE}_image]}" = "$IMAGE" ] ||
    fail changed-elsewhere "$PASSIVE has ${HAVE[percent]} % of the users with ${HAVE[${PASSIVE}_commit]:0:7}" ""
  [ -f "$HOME_OF_APP/compose.yml" ] ||
    fail compose-missing "there is no $HOME_OF_APP/compose.yml: put the compose file of $APP there" ""
}

start() {
  local said
  step "starting $PASSIVE"
  said=$(compose "$PASSIVE" "$NEXT" up --detach --no-deps "$WEB" 2>&1) || start_failed "$said"
  container "$PASSIVE" "$WEB"
  CONTAINER=$REPLY
  lap start
}

start_failed() {
  case $1 in
    *"no space left"*) fail disk-full "the disk is full" "$1" ;;
    *"annot connect to the Docker daemon"*) fail docker-stopped "docker stopped while $PASSIVE was started" "$1" ;;
    *"port is already allocated"* | *"address already in use"*)
      fail changed-elsewhere "another program has the port of $PASSIVE" "$1" ;;
    *) fail bad-image "the container of $PASSIVE does not start" "$1" ;;
  esac
}
