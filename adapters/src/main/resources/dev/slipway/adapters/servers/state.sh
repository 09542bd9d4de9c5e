# The state of an app on this server: one generation directory for each change, and a link to the present one.
# The link is the only thing that decides; a generation is never changed once it was linked.
STATE_KEYS="generation release fence at live percent maintenance adopted blue_image blue_tag blue_commit green_image green_tag green_commit"
STATE_OF_NGINX="live percent maintenance blue_image blue_commit green_image green_commit"
declare -A HAVE WANT

# load_state: HAVE, from the present generation
load_state() {
  local key value
  HAVE=([generation]=0 [release]="" [fence]=0 [at]="" [live]=blue [percent]=0 [maintenance]=off [adopted]=""
    [blue_image]="" [blue_tag]="" [blue_commit]="" [green_image]="" [green_tag]="" [green_commit]="")
  if [ -f "$HOME_OF_APP/current/state" ]; then
    while IFS='=' read -r key value; do HAVE[$key]=$value; done <"$HOME_OF_APP/current/state"
  fi
  other_color "${HAVE[live]}"
  PASSIVE=$REPLY
}

# color_port COLOR [IMAGE]: blue without an image of ours is what served before Slipway, where there was something
color_port() {
  case $1 in
    blue) REPLY=$((PORT + 1)) ;;
    green) REPLY=$((PORT + 2)) ;;
  esac
  if [ "$1" = blue ] && [ -z "${2-${HAVE[blue_image]}}" ] && [ -n "${HAVE[adopted]}" ]; then REPLY=${HAVE[adopted]}; fi
}

# want_what_is: WANT begins as HAVE
want_what_is() {
  local key
  for key in $STATE_KEYS; do WANT[$key]=${HAVE[$key]}; done
}

# is_wanted: what nginx would be told is what it was told
is_wanted() {
  local key
  for key in $STATE_OF_NGINX; do [ "${HAVE[$key]}" = "${WANT[$key]}" ] || return 1; done
}

# generation_directory NUMBER
generation_directory() { printf -v REPLY '%s/gen/%06d' "$HOME_OF_APP" "$1"; }

# applied_generation: what the running nginx says, or nothing
applied_generation() {
  REPLY=
  http_get "$PORT" "/__slipway/$APP" || return 0
  if [[ $HTTP_TEXT =~ generation=([0-9]+) ]]; then REPLY=${BASH_REMATCH[1]}; fi
}

# changed_by_hand: the first file of the present generation that is not as it was written, or nothing
changed_by_hand() {
  REPLY=
  [ -f "$HOME_OF_APP/current/sums" ] || return 0
  REPLY=$(cd "$HOME_OF_APP/current/" && sha256sum --check --quiet sums 2>/dev/null | head -n 1) || true
}
