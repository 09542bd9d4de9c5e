# A program of a stand-in server. It hands what it was asked to the sandbox and prints the answer, without starting a process.
LC_ALL=C
program=${0##*/}
case $program in
  # Nobody here is root, and everything belongs to whoever started the sandbox.
  chown | usermod) exit 0 ;;
  # install -m MODE /dev/stdin FILE: below the home of the server.
  install)
    file=$STAND_IN_HOME${!#}
    mkdir -p "${file%/*}"
    exec cat >"$file"
    ;;
  # sudo -n FILE ARGUMENT…: what install put there.
  sudo) exec bash "$STAND_IN_HOME$2" "${@:3}" ;;
  # A mount namespace needs root: nginx is told which generation to read in the place of which instead.
  unshare)
    program=nginx
    set -- -t -q --instead "${@: -1}" "${@: -2:1}"
    ;;
  # pgrep -fc TEXT counts workers of nginx, which are no processes here; all else is asked of the machine.
  pgrep) [ "$1" = -fc ] || { PATH=${PATH#*:} && exec pgrep "$@"; } ;;
esac
if ! { exec {sandbox}<>"/dev/tcp/127.0.0.1/$STAND_IN_PORT"; } 2>/dev/null; then
  printf '%s: the sandbox has ended\n' "$program" >&2
  exit 69
fi
printf '%s\0' "$STAND_IN_SERVER" "$program" "$#" "$@" >&"$sandbox"
IFS= read -r -d '' code <&"$sandbox"
IFS= read -r -d '' output <&"$sandbox"
IFS= read -r -d '' errors <&"$sandbox"
printf '%s' "$output"
printf '%s' "$errors" >&2
exit "${code:-69}"
