# Starts a job apart from the connection that asked for it, or looks at what became of it, and waits a while for its end.
JOB_DIRECTORY=$HOME_OF_APP/jobs/$JOB

# has_ended: with success or a named failure; what was killed, locked out or outrun may begin again
has_ended() {
  read_file "$JOB_DIRECTORY/exit"
  [ "$REPLY" = 0 ] || [ "$REPLY" = 70 ]
}

# is_alone: no job holds the file; of one that was killed, a last child may hold it for a moment
is_alone() {
  if [ -f "$JOB_DIRECTORY/exit" ]; then flock -w 5 7; else flock -n 7; fi
}

# begin SCRIPT: unless it is running or has ended
begin() {
  mkdir -p "$JOB_DIRECTORY" "$HOME_OF_APP/gen" "$HOME_OF_APP/pending"
  exec 7>>"$JOB_DIRECTORY/alive"
  if ! has_ended && is_alone; then
    rm -f "$JOB_DIRECTORY/exit"
    place "$1" "$JOB_DIRECTORY/script"
    setsid bash -c 'bash "$1/script" >"$1/log" 2>&1
      printf "%s" $? >"$1/exit.new" && mv -T "$1/exit.new" "$1/exit"' job "$JOB_DIRECTORY" \
      </dev/null >/dev/null 2>&1 &
  fi
  exec 7>&-
}

# await_end: for WAIT seconds at most; what is not over in a second is looked at less often
await_end() {
  local end looks=0 nap=0.02
  now
  end=$((REPLY + WAIT * 1000000))
  while [ ! -f "$JOB_DIRECTORY/exit" ]; do
    now
    [ "$REPLY" -lt "$end" ] || return 0
    [ $((looks += 1)) -lt 50 ] || nap=0.1
    pause $nap
  done
}

# report: the job as one line of JSON
report() {
  local out kind='' cause=''
  if [ -f "$JOB_DIRECTORY/exit" ]; then
    read_file "$JOB_DIRECTORY/exit"
    out="{\"exit\":$REPLY"
    read_file "$JOB_DIRECTORY/verdict"
    [ -z "$REPLY" ] || { kind=${REPLY%% *} cause=${REPLY#* }; }
  else
    out="{\"running\":true"
  fi
  field kind "$kind" && out+=,$REPLY
  field cause "$cause" && out+=,$REPLY
  read_file "$JOB_DIRECTORY/evidence"
  field evidence "$REPLY" && out+=,$REPLY
  read_file "$JOB_DIRECTORY/step"
  field step "${REPLY%$'\n'}" && out+=,$REPLY
  laps && out+=",\"laps\":{$REPLY}"
  read_file "$JOB_DIRECTORY/facts"
  out+=",\"facts\":${REPLY:-{\}}"
  printf '%s}\n' "$out"
}

laps() {
  local all='' name millis
  if [ -f "$JOB_DIRECTORY/laps" ]; then
    while read -r name millis; do all+=",\"$name\":$millis"; done <"$JOB_DIRECTORY/laps"
  fi
  REPLY=${all#,}
}
