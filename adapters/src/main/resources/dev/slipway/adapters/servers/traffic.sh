# Before users are moved: is it what was prepared, and is it well right now? And after: is everybody there?

# need_prepared: the passive color is the one that this release prepared
need_prepared() {
  [ "${HAVE[${PASSIVE}_commit]}" = "$COMMIT" ] && [ -f "$HOME_OF_APP/pending/$RELEASE" ] ||
    fail changed-elsewhere "$PASSIVE holds ${HAVE[${PASSIVE}_commit]:0:7} and not ${COMMIT:0:7} as prepared" ""
}

# need_well COLOR COMMIT
need_well() {
  well "$1" || well "$1" || fail never-healthy "$1 is not healthy now: $WHY; users stay where they are" "$HTTP_TEXT"
  says "$1" "$2" || fail wrong-version "$1 does not say ${2:0:7} now; users stay where they are" "$SAID"
}

# need_hot COMMIT: the other color still runs it; what served before Slipway has no commit
need_hot() {
  [ -n "$1" ] || { [ -n "${HAVE[adopted]}" ] && [ "$PASSIVE" = blue ]; } ||
    fail not-hot "there was nothing before ${COMMIT:0:7} on this server" ""
  well "$PASSIVE" || well "$PASSIVE" ||
    fail not-hot "$PASSIVE (${1:0:7}) is not running any more: $WHY; prepare it again" ""
  [ -z "$1" ] || says "$PASSIVE" "$1" ||
    fail not-hot "$PASSIVE does not run ${1:0:7} any more; prepare it again" "$SAID"
}

# drain: until no nginx worker of before serves anybody, for DRAIN_WITHIN seconds at most
drain() {
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
