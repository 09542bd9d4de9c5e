# Is the web container of a color well, and does it say the commit that it should be?

# well COLOR COMMIT: one look; fails with WHY
well() {
  color_port "$1"
  local port=$REPLY
  if ! http_get "$port" "$HEALTH_PATH"; then
    WHY="nobody answers http on port $port"
    return 1
  fi
  WHY="$HEALTH_PATH answered $HTTP_CODE"
  [[ $HTTP_CODE == 2?? ]]
}

# says COLOR COMMIT: its answer names the commit, whole or by seven digits and more; SAID is what it names
says() {
  local word rest
  color_port "$1"
  http_get "$REPLY" "$VERSION_PATH" || true
  rest=${HTTP_TEXT,,}
  SAID=${HTTP_TEXT#*$'\r\n\r\n'}
  SAID="$VERSION_PATH answered $HTTP_CODE: ${SAID:0:300}"
  while [[ $rest =~ (^|[^0-9a-z])([0-9a-f]{7,40})([^0-9a-z]|$) ]]; do
    word=${BASH_REMATCH[2]}
    [[ $2 != "$word"* ]] || return 0
    rest=${rest#*"$word"}
  done
  return 1
}

# await_well COLOR COMMIT: three good answers in a row, docker agrees, the version is right
await_well() {
  local good=0 end id first looks=0
  now
  end=$((REPLY + HEALTHY_WITHIN * 1000000))
  container "$1" "$WEB"
  id=$REPLY
  first=$(docker inspect --format '{{.RestartCount}}' "$id" 2>/dev/null) || first=0
  while [ $good -lt 3 ]; do
    if well "$1"; then good=$((good + 1)); else good=0; fi
    step "waiting for $1 to be healthy: $WHY, well $good of 3 times"
    [ $good -lt 3 ] || break
    # A question to docker is a process of its own, and once a second is soon enough.
    [ $((looks++ % 3)) != 0 ] || watch_container "$1" "$id" "$first"
    now
    [ "$REPLY" -lt "$end" ] || never_healthy "$id" "$1 was not healthy within $HEALTHY_WITHIN s: $WHY"
    pause 0.3
  done
  await_docker "$1" "$id" "$end"
  says "$1" "$2" ||
    fail wrong-version "$1 is healthy but $VERSION_PATH does not say ${2:0:7}" "$SAID"
}

# watch_container COLOR ID RESTARTS: a container that ended will not become healthy. While it runs again, docker
# says 0 instead of the code it ended with: that one is not told, and a later look will meet it ended
watch_container() {
  local status restarts code
  IFS=' ' read -r status restarts code < <(docker inspect \
    --format '{{.State.Status}} {{.RestartCount}} {{.State.ExitCode}}' "$2" 2>/dev/null) || return 0
  case $status in
    exited | dead) ;;
    restarting) [ "$restarts" -gt "$(($3 + 1))" ] || return 0 ;;
    *)
      [ "$restarts" -le "$(($3 + 3))" ] ||
        never_healthy "$2" "the container of $1 ended and was started again, $((restarts - $3)) times"
      return 0
      ;;
  esac
  never_healthy "$2" "the container of $1 ended with exit code $code"
}

# await_docker COLOR ID END: docker's own check, where the container has one
await_docker() {
  local health
  while :; do
    health=$(docker inspect --format '{{if .State.Health}}{{.State.Health.Status}}{{else}}healthy{{end}}' "$2" 2>&1)
    [ "$health" != healthy ] || return 0
    [ "$health" != unhealthy ] || never_healthy "$2" "docker's health check of $1 fails"
    now
    [ "$REPLY" -lt "$3" ] || never_healthy "$2" "docker says that $1 is still $health after $HEALTHY_WITHIN s"
    pause 0.2
  done
}

# never_healthy ID CAUSE: with the last answer, the last check of docker and the last lines, as far as there are any
never_healthy() {
  local text='' said
  [ -z "$HTTP_TEXT" ] || text+="last answer: ${HTTP_TEXT:0:300}"$'\n'
  said=$(docker inspect --format \
    '{{if .State.Health}}{{range .State.Health.Log}}{{.Output}}{{end}}{{end}}' "$1" 2>&1 | tail -n 3)
  [ -z "$said" ] || text+="docker's check: $said"$'\n'
  said=$(docker logs --tail 20 "$1" 2>&1 | tail -c 2500)
  [ -z "$said" ] || text+="last lines:"$'\n'"$said"
  fail never-healthy "$2" "$text"
}
