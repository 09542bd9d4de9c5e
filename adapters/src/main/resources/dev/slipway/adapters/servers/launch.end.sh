
# The settings of this text are those of the job.
for name in $SETTINGS; do printf -v line '%s=%q\n' "$name" "${!name}" && SCRIPT="$line$SCRIPT"; done
begin "$SCRIPT"
await_end
report
