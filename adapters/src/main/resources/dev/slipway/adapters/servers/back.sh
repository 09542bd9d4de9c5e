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
