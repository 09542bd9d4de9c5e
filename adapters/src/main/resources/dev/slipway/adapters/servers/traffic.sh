# Before users are moved: is it what was prepared, and is it well right now?

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
