# Writing a generation, making it the present one, and having the running nginx say so.

# conf: what nginx is told, out of WANT
conf() {
  local live passive share='' pool=split
  color_port "${WANT[live]}" "${WANT[blue_image]}" && live=$REPLY
  other_color "${WANT[live]}" && color_port "$REPLY" "${WANT[blue_image]}" && passive=$REPLY
  [ "${WANT[percent]}" = 0 ] || share="${WANT[percent]}% ${NAME}_passive;"
  [ "${WANT[maintenance]}" = off ] || pool=closed
  cat <<CONF
# Written by Slipway and never edited: the next change writes another directory. Generation ${WANT[generation]}.
upstream ${NAME}_live { server 127.0.0.1:$live max_fails=0; keepalive 32; }
upstream ${NAME}_passive { server 127.0.0.1:$passive max_fails=0; keepalive 32; }
upstream ${NAME}_closed { server 127.0.0.1:$((PORT + 4)) max_fails=0; }
map \$cookie_$COOKIE \$${NAME}_key { "" "\$remote_addr\$http_user_agent"; default \$cookie_$COOKIE; }
split_clients \$${NAME}_key \$${NAME}_split { $share * ${NAME}_live; }
map "" \$${NAME}_pool { default $([ $pool = split ] && printf '$%s_split' "$NAME" || printf '%s_closed' "$NAME"); }
server {
  listen 127.0.0.1:$PORT;
  access_log off;
  location = /__slipway/$APP {
    default_type text/plain;
    return 200 "generation=${WANT[generation]} live=${WANT[live]} percent=${WANT[percent]} maintenance=${WANT[maintenance]} blue=${WANT[blue_commit]} green=${WANT[green_commit]}\n";
  }
}
server {
  listen 127.0.0.1:$((PORT + 3));
  location / { proxy_pass http://${NAME}_passive; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host \$http_host; }
}
server {
  listen 127.0.0.1:$((PORT + 4));
  access_log off;
  location / { default_type text/plain; add_header Retry-After 60 always; return 503 "Closed for maintenance.\n"; }
}
CONF
}

# environment COLOR: what the compose file of the app is filled in with
environment() {
  color_port "$1" "${WANT[blue_image]}"
  printf 'SLIPWAY_COLOR=%s\nSLIPWAY_PORT=%s\nSLIPWAY_IMAGE=%s\nSLIPWAY_TAG=%s\nSLIPWAY_COMMIT=%s\n' \
    "$1" "$REPLY" "${WANT[${1}_image]}" "${WANT[${1}_tag]}" "${WANT[${1}_commit]}"
}

# compose_file COLOR DIRECTORY: the dated compose file of a color, or nothing
compose_file() {
  local found=("$2/compose-$1-"*.yml)
  REPLY=
  [ ! -f "${found[0]}" ] || REPLY=${found[0]}
}

# render DIRECTORY: a whole generation; NEW_COLOR takes the compose file of today, the other one keeps its own
render() {
  local key color
  for key in $STATE_KEYS; do printf '%s=%s\n' "$key" "${WANT[$key]}"; done >"$1/state"
  conf >"$1/slipway.conf"
  for color in blue green; do
    [ -n "${WANT[${color}_image]}" ] || continue
    environment "$color" >"$1/$color.env"
    if [ "$color" = "${NEW_COLOR-}" ]; then
      cp "$HOME_OF_APP/compose.yml" "$1/compose-$color-$STAMP-${WANT[${color}_commit]:0:7}.yml"
    else
      compose_file "$color" "$HOME_OF_APP/current"
      [ -z "$REPLY" ] || cp "$REPLY" "$1/"
    fi
  done
  (cd "$1" && sha256sum -- * >sums)
}

# write_generation: WANT as the next generation, complete on the disk, not yet the present one; NEXT is its directory
write_generation() {
  local temporary
  # Whoever went back by hand and did not reload: nginx still says the number that would be next.
  applied_generation
  [ "${REPLY:-0}" -gt "${HAVE[generation]}" ] || REPLY=${HAVE[generation]}
  WANT[generation]=$((REPLY + 1))
  WANT[release]=$RELEASE WANT[fence]=$FENCE WANT[at]=$STAMP
  generation_directory "${WANT[generation]}"
  NEXT=$REPLY
  rm -rf "$HOME_OF_APP/gen/.new."*
  temporary=$(mktemp -d "$HOME_OF_APP/gen/.new.XXXXXX")
  chmod 755 "$temporary"
  render "$temporary"
  sync -f "$temporary"
  rm -rf "$NEXT"
  mv -T "$temporary" "$NEXT"
}

# switch: NEXT becomes the present generation; before it does, nginx reads it in its place
switch() {
  local said present
  present=$(readlink -f "$HOME_OF_APP/current")
  if ! said=$(run_nginx try "$NEXT" "$present" 2>&1); then
    fail nginx-broken "nginx would not take the new configuration of $APP; nothing was changed" "$said"
  fi
  ln -sfn "gen/${NEXT##*/}" "$HOME_OF_APP/.next"
  mv -T "$HOME_OF_APP/.next" "$HOME_OF_APP/current"
  sync -f "$HOME_OF_APP"
}

# apply: the running nginx says the present generation, and nothing else any more
apply() {
  local said
  load_state
  is_applied && return 0
  said=$(run_nginx reload 2>&1) ||
    fail nginx-broken "nginx does not take its configuration; it goes on with the one before" "$said"
  local tries
  for ((tries = 0; tries < 400; tries++)); do
    is_applied && return 0
    pause 0.025
  done
  applied_generation
  fail not-applied "nginx was told to reload but still answers with generation ${REPLY:-none}, not ${HAVE[generation]}" ""
}

# After a reload, workers of before and after answer side by side for a tenth of a second: a shorter look is luck.
is_applied() {
  local time
  for time in 1 2 3 4 5 6 7 8 9 10; do
    applied_generation
    [ "$REPLY" = "${HAVE[generation]}" ] || return 1
    pause 0.015
  done
}

# become: WANT is what nginx does, with at most one reload
become() {
  changed_by_hand
  [ -z "$REPLY" ] ||
    fail changed-elsewhere "somebody changed the present generation of $APP by hand: $REPLY" ""
  if ! is_wanted; then
    write_generation
    lap render
    switch
    lap switch
  fi
  apply
  lap apply
}
