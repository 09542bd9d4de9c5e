# Inside a job: its steps, its end, the lock of the app, the fence.
JOB_DIRECTORY=$HOME_OF_APP/jobs/$JOB
now
LAP_BEGAN=$REPLY
FACTS=

# step NAME: what is being done, for those who look
step() { printf '%s\n' "$1" >"$JOB_DIRECTORY/step"; }

# lap NAME: how long it took since the last one
lap() {
  now
  printf '%s %s\n' "$1" $(((REPLY - LAP_BEGAN) / 1000)) >>"$JOB_DIRECTORY/laps"
  LAP_BEGAN=$REPLY
}

# fail KIND CAUSE EVIDENCE: the job ends here, with a name for what is wrong; the first name stands
fail() {
  if [ ! -f "$JOB_DIRECTORY/verdict" ]; then
    read_cut "$3"
    place "$REPLY" "$JOB_DIRECTORY/evidence"
    place "$1 $2" "$JOB_DIRECTORY/verdict"
  fi
  case $1 in
    lock-held) exit 75 ;;
    older-fence) exit 76 ;;
    *) exit 70 ;;
  esac
}

# read_cut TEXT: its last bytes
read_cut() {
  REPLY=$1
  [ ${#REPLY} -le "$EVIDENCE_LIMIT" ] || REPLY=${REPLY: -$EVIDENCE_LIMIT}
}

# at_exit: a job that ends without a verdict is our fault
at_exit() {
  local code=$? command=$BASH_COMMAND text
  [ "$code" != 0 ] && [ ! -f "$JOB_DIRECTORY/verdict" ] || return 0
  text=$(tail -c "$EVIDENCE_LIMIT" "$JOB_DIRECTORY/log") || text=
  case $text in *"No space left on device"*) fail disk-full "the disk is full" "$text" ;; esac
  fail broken "failed with $code: $command" "$text"
}

take_lock() {
  exec 9>>"$HOME_OF_APP/lock"
  if ! flock -w 1 9; then
    read_file "$HOME_OF_APP/lock.holder"
    fail lock-held "another job is at work on $APP here: ${REPLY:-unknown}" ""
  fi
  place "$JOB" "$HOME_OF_APP/lock.holder"
}

pass_fence() {
  read_file "$HOME_OF_APP/fence"
  [ "$FENCE" -ge "${REPLY:-0}" ] ||
    fail older-fence "this server has seen fence $REPLY, this bot comes with $FENCE: another replica took over" ""
  [ "$FENCE" = "$REPLY" ] || place "$FENCE" "$HOME_OF_APP/fence"
}

need_installed() {
  [ -L "$HOME_OF_APP/current" ] ||
    fail not-installed "$HOME_OF_APP/current is missing: set this server up for $APP with slipway servers init" ""
}

# work FUNCTION: the whole life of a job
work() {
  trap at_exit EXIT
  rm -f "$JOB_DIRECTORY"/{verdict,evidence,laps,facts}
  take_lock
  pass_fence
  need_installed
  load_state
  "$1"
  [ -z "$FACTS" ] || place "$FACTS" "$JOB_DIRECTORY/facts"
}
