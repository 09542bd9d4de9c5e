# No worker of an earlier nginx is left: everybody is on the new configuration.
action() {
  local end left began
  now
  began=$REPLY
  end=$((REPLY + DRAIN_WITHIN * 1000000))
  while :; do
    left=$(pgrep -fc 'nginx: worker process is shutting down') || true
    now
    [ "$left" != 0 ] && [ "$REPLY" -lt "$end" ] || break
    step "$left old nginx workers still serve somebody"
    pause 0.1
  done
  FACTS="{\"left\":$left,\"millis\":$(((REPLY - began) / 1000))}"
}
