# A task of the release runs in a container of its own, once: the name of the container is the key.
action() {
  local name="slipway-$APP-$RELEASE-$TASK"
  need_docker
  refuse_older_commit
  if ! docker inspect --format '{{.Id}}' "$name" >/dev/null 2>&1; then
    step "starting $TASK"
    create "$name"
  fi
  # A container that was made and not started is started; one that runs or ran is not touched.
  [ "$(docker inspect --format '{{.State.Status}}' "$name")" != created ] || docker start "$name" >/dev/null
  step "$TASK runs"
  await_exit "$name"
  lap "$TASK"
}

create() {
  local temporary said
  local -a command=()
  [ -z "$COMMAND" ] || mapfile -t command <<<"$COMMAND"
  temporary=$(mktemp -d "$HOME_OF_APP/gen/.new.XXXXXX")
  want_what_is
  other_color "${HAVE[live]}"
  NEW_COLOR=$REPLY
  WANT[${NEW_COLOR}_image]=$IMAGE WANT[${NEW_COLOR}_tag]=$TAG WANT[${NEW_COLOR}_commit]=$COMMIT
  render "$temporary"
  said=$(compose "$NEW_COLOR" "$temporary" run --no-deps -d --name "$1" \
    --label "dev.slipway.task=$RELEASE" "$SERVICE" "${command[@]}" 2>&1) ||
    fail migration-failed "$TASK could not be started" "$said"
  rm -rf "$temporary"
}

# An image older than one that has migrated before would undo what it does not know.
refuse_older_commit() {
  read_file "$HOME_OF_APP/migrated"
  [ "$COMMITTED" -ge "${REPLY:-0}" ] ||
    fail migration-refused "a commit of $(date -u -d "@$REPLY" '+%F %R') UTC has migrated here before; this one is of $(date -u -d "@$COMMITTED" '+%F %R')" ""
}

await_exit() {
  local code last
  code=$(docker wait "$1")
  last=$(docker logs --tail 20 "$1" 2>&1)
  json "$last"
  FACTS="{\"code\":$code,\"last\":$REPLY}"
  [ "$code" = 0 ] || fail migration-failed "$TASK ended with exit code $code" "$last"
  place "$COMMITTED" "$HOME_OF_APP/migrated"
}
