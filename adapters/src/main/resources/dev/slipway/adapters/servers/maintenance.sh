# The app is closed for its users, or open again.
action() {
  step "maintenance $MAINTENANCE"
  want_what_is
  WANT[maintenance]=$MAINTENANCE
  become
}
