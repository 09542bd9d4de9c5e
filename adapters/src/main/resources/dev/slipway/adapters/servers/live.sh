# The prepared color is live for all users, the other one stays hot.
action() {
  step "going live"
  if [ "${HAVE[${HAVE[live]}_commit]}" != "$COMMIT" ] || [ "${HAVE[release]}" != "$RELEASE" ]; then
    need_prepared
    need_well "$PASSIVE" "$COMMIT"
    want_what_is
    WANT[live]=$PASSIVE WANT[percent]=0
  else
    want_what_is
  fi
  lap check
  become
}
