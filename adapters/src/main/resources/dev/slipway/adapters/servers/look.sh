# What is on this server, as one line of JSON; nothing is changed and no lock is needed.
look() {
  local key out=''
  load_state
  for key in $STATE_KEYS; do field "$key" "${HAVE[$key]}" && out+=",$REPLY"; done
  applied_generation
  field applied "$REPLY" && out+=",$REPLY"
  changed_by_hand
  field changed "$REPLY" && out+=",$REPLY"
  read_file "$HOME_OF_APP/fence"
  field highest "$REPLY" && out+=",$REPLY"
  busy
  field busy "$REPLY" && out+=",$REPLY"
  pending && out+=",\"pending\":[$REPLY]"
  color_now blue && out+=",\"blue\":$REPLY"
  color_now green && out+=",\"green\":$REPLY"
  now
  out+=",\"clock\":$((REPLY / 1000))"
  [ "$DEEP" = no ] || { machine && out+=",\"machine\":$REPLY"; }
  printf '{%s}\n' "${out#,}"
}

busy() {
  REPLY=
  [ -f "$HOME_OF_APP/lock" ] || return 0
  if ! (exec 9<"$HOME_OF_APP/lock" && flock -n 9); then read_file "$HOME_OF_APP/lock.holder"; fi
}

pending() {
  local file all=''
  for file in "$HOME_OF_APP"/pending/*; do
    case $file in *.new) continue ;; esac
    [ ! -f "$file" ] || { json "${file##*/}" && all+=",$REPLY"; }
  done
  REPLY=${all#,}
}

color_now() {
  local well=no says=no
  if well "$1"; then well=yes; fi
  [ $well = no ] || [ -z "${HAVE[${1}_commit]}" ] || ! says "$1" "${HAVE[${1}_commit]}" || says=yes
  json "$WHY"
  REPLY="{\"healthy\":\"$well\",\"says\":\"$says\",\"why\":$REPLY}"
}

# machine: disk, docker, compose, nginx of today
machine() {
  local docker compose='' nginx root free=-1 out
  if docker=$(timeout 10 docker version --format '{{.Server.Version}}' 2>&1); then
    root=$(docker info --format '{{.DockerRootDir}}')
    free_below "$root"
    free=$REPLY
    field docker "$docker"
  else
    field trouble "$docker"
  fi
  out=$REPLY
  compose=$(docker compose version --short 2>/dev/null || docker-compose version --short 2>/dev/null) || true
  field compose "$compose" && out+=,$REPLY
  # What sudo or nginx only remark is no trouble.
  nginx=$(run_nginx test 2>&1) && nginx=
  field nginx "$nginx" && out+=,$REPLY
  [ -f "$HOME_OF_APP/compose.yml" ] && field file yes || field file no
  REPLY="{$out,$REPLY,\"free\":$free}"
}
