# Ends a job of this app that is under way, so that another one can take the lock.

# stop_job: it is over when nothing of the job is left; what was only just begun is met on the next round
stop_job() {
  local tries
  read_file "$HOME_OF_APP/fence"
  [ "$FENCE" -ge "${REPLY:-0}" ] || { printf '{"stopped":"older-fence"}\n' && exit; }
  if [ -d "$HOME_OF_APP/jobs/$JOB" ]; then
    exec 7>>"$HOME_OF_APP/jobs/$JOB/alive"
    for ((tries = 0; tries < 20; tries++)); do
      flock -n 7 && break
      end_group
      flock -w 0.25 7 && break
    done
  fi
  printf '{"stopped":"yes"}\n'
}

# end_group: with everything that the job started
end_group() {
  local pid
  for pid in $(pgrep -f "^bash $HOME_OF_APP/jobs/$JOB/script"); do
    kill -- "-$(ps -o pgid= "$pid" | tr -d ' ')" 2>/dev/null || true
  done
}
