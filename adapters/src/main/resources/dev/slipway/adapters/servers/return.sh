# The color that still runs COMMIT has all users again; nothing was prepared for it.
action() {
  step "going back to what still runs"
  want_what_is
  if [ "${HAVE[${HAVE[live]}_commit]}" != "$COMMIT" ]; then
    need_held
    need_hot "$COMMIT"
    WANT[live]=$PASSIVE WANT[percent]=0
  fi
  lap check
  become
}

# need_held: the other color is still the one of the image
need_held() {
  [ "${HAVE[${PASSIVE}_image]}" = "$IMAGE" ] ||
    fail not-hot "$PASSIVE holds ${HAVE[${PASSIVE}_commit]:0:7} and not ${COMMIT:0:7} any more; prepare it again" ""
}
