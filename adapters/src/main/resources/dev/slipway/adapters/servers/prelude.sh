# What every action on a server begins with: words, answers in JSON, the files of an app. Needs bash 5, flock, setsid.
set -euo pipefail
umask 027
export LC_ALL=C
trap '' PIPE
HOME_OF_APP=$ROOT/$APP
NAME=${APP//[^a-zA-Z0-9]/_}
EVIDENCE_LIMIT=4000

# now: microseconds since 1970
now() { REPLY=${EPOCHREALTIME/[.,]/}; }

# pause SECONDS: without a process
pause() {
  [ -n "${QUIET_PIPE-}" ] || exec {QUIET_PIPE}<> <(:)
  read -r -t "$1" -u "$QUIET_PIPE" || true
}

# json TEXT: the text as a JSON string, quotes included
json() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\t'/\\t}
  text=${text//$'\r'/}
  text=${text//$'\n'/\\n}
  text=${text//[$'\001'-$'\037']/}
  REPLY="\"$text\""
}

# field NAME TEXT: "name":"text"
field() {
  json "$2"
  REPLY="\"$1\":$REPLY"
}

# place CONTENT FILE: the file has this content or the one before, never a part
place() {
  printf '%s' "$1" >"$2.new"
  sync "$2.new"
  mv -T "$2.new" "$2"
}

# read_file FILE: its first bytes, or nothing
read_file() {
  REPLY=
  [ ! -f "$1" ] || IFS= read -r -d '' -N "${2:-$EVIDENCE_LIMIT}" REPLY <"$1" || true
}

# http_get PORT PATH: HTTP_CODE and HTTP_TEXT (head and body, cut), of this machine
http_get() {
  local socket
  HTTP_CODE=000 HTTP_TEXT=
  { exec {socket}<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  { printf 'GET %s HTTP/1.0\r\nHost: %s\r\nConnection: close\r\nUser-Agent: slipway\r\n\r\n' \
    "$2" "$SITE" >&"$socket"; } 2>/dev/null || true
  IFS= read -r -d '' -N "$EVIDENCE_LIMIT" -t "$ANSWER_WITHIN" HTTP_TEXT <&"$socket" 2>/dev/null || true
  exec {socket}>&-
  [[ $HTTP_TEXT =~ ^HTTP/[0-9.]+\ ([0-9]{3}) ]] || return 1
  HTTP_CODE=${BASH_REMATCH[1]}
}

# free_below DIRECTORY: KiB that are free there, or in the nearest of its parents that we may look into
free_below() {
  local place=$1
  until REPLY=$(df -Pk "$place" 2>/dev/null | awk 'NR == 2 { print $4 }'); do
    [ "$place" != / ] || { REPLY=-1 && break; }
    place=${place%/*}
    place=${place:-/}
  done
}

# other_color COLOR
other_color() {
  case $1 in
    blue) REPLY=green ;;
    *) REPLY=blue ;;
  esac
}
