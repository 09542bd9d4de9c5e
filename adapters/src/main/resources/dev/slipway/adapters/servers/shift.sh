# So many percent of the users are on the passive color.
action() {
  step "shifting to $PERCENT %"
  if [ "$PERCENT" != 0 ]; then
    need_prepared
    need_well "$PASSIVE" "$COMMIT"
  fi
  lap check
  want_what_is
  WANT[percent]=$PERCENT
  become
}
