# Users are away from COMMIT: at a percentage to zero, after live to the color that is still hot.
action() {
  step "going back"
  want_what_is
  WANT[percent]=0
  if [ "${HAVE[${HAVE[live]}_commit]}" = "$COMMIT" ]; then
    need_hot "${HAVE[${PASSIVE}_commit]}"
    WANT[live]=$PASSIVE
  fi
  lap check
  become
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
