
if [ ! -w "$HOME_OF_APP" ]; then
  printf '{"exit":70,"kind":"not-installed","cause":"%s may not write below %s: set this server up with slipway servers init"}\n' \
    "$(id -un)" "$HOME_OF_APP"
  exit
fi
# The settings of this text are those of the job.
for name in $SETTINGS; do printf -v line '%s=%q\n' "$name" "${!name}" && SCRIPT="$line$SCRIPT"; done
begin "$SCRIPT"
await_end
report
