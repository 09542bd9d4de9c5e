# Ends a job of this app that is under way, so that another one can take the lock.
stop_job() {
  local pid
  read_file "$HOME_OF_APP/fence"
  [ "$FENCE" -ge "${REPLY:-0}" ] || { printf '{"stopped":"older-fence"}\n' && exit; }
  for pid in $(pgrep -f "^bash $HOME_OF_APP/jobs/$JOB/script"); do kill -- "-$(ps -o pgid= "$pid" | tr -d ' ')"; done
  printf '{"stopped":"yes"}\n'
}
