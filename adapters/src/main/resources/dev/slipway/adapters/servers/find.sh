# find_job: what became of a job, as it reports it; nothing of one that was never begun or may begin again
find_job() {
  if [ -d "$JOB_DIRECTORY" ]; then
    exec 7>>"$JOB_DIRECTORY/alive"
    if has_ended || ! flock -n 7; then
      exec 7>&-
      await_end
      report
      return
    fi
    exec 7>&-
  fi
  printf '{"none":true}\n'
}
