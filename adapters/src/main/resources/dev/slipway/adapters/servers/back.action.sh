# Users are away from COMMIT: at a percentage to zero, after live to the color that is still hot.
action() {
  step "going back"
  want_what_is
  WANT[percent]=0
  if [ "${HAVE[${HAVE[live]}_commit]}" = "$COMMIT" ]; then
    [ -n "${HAVE[${PASSIVE}_commit]}" ] || fail not-hot "there was nothing before ${COMMIT:0:7} on this server" ""
    well "$PASSIVE" || well "$PASSIVE" ||
      fail not-hot "$PASSIVE (${HAVE[${PASSIVE}_commit]:0:7}) is not running any more: $WHY; prepare it again" ""
    WANT[live]=$PASSIVE
  fi
  lap check
  become
}
