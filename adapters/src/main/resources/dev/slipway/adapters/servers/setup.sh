# Makes this server ready for an app. Run as root, as often as you like: what is there stays.
setup() {
  mkdir -p "$HOME_OF_APP/gen" "$HOME_OF_APP/jobs" "$HOME_OF_APP/pending"
  if [ -L "$HOME_OF_APP/current" ]; then adopted_stays; else first_generation; fi
  chown -R "$OWNER:" "$HOME_OF_APP"
  # nginx reads the configuration as root; nobody else needs to.
  chmod 750 "$HOME_OF_APP"
  # The way there is everybody's: each app has its own directory, and some have another owner.
  chmod o+x "$ROOT"
  [ "$OWNER" = root ] || allow_nginx
  include
}

# Before the first release: nobody behind the ports, or what serves today (ADOPTED is its loopback port).
first_generation() {
  load_state
  HAVE[adopted]=$ADOPTED
  want_what_is
  WANT[generation]=0
  generation_directory 0
  mkdir -p "$REPLY"
  render "$REPLY"
  ln -sfn gen/000000 "$HOME_OF_APP/current"
}

# What served before is a part of the state; another answer later would be lost in silence.
adopted_stays() {
  local before="without --adopt"
  load_state
  [ -z "${HAVE[adopted]}" ] || before="with --adopt ${HAVE[adopted]}"
  [ -z "$ADOPTED" ] || [ "${HAVE[adopted]}" = "$ADOPTED" ] || {
    printf '%s was set up here before, %s. Where no release was live yet: rm %s/current, say it again, nginx -s reload\n' \
      "$APP" "$before" "$HOME_OF_APP" >&2
    return 1
  }
}

allow_nginx() {
  [ -d /etc/sudoers.d ] || { printf 'sudo is not installed here, and %s is not root: install sudo, then run this again\n' "$OWNER" >&2 && return 1; }
  { printf '#!/bin/bash\n# What the release bot may do as root.\nset -eu\n' && printf '%s\n' "$PROGRAM"; } |
    install -m 755 /dev/stdin /usr/local/sbin/slipway-nginx
  printf '%s ALL=(root) NOPASSWD: /usr/local/sbin/slipway-nginx\n' "$OWNER" |
    install -m 440 /dev/stdin "/etc/sudoers.d/slipway-$OWNER"
  usermod --append --groups docker "$OWNER"
}

include() {
  local line="include $HOME_OF_APP/current/*.conf;"
  if ! nginx -T 2>/dev/null | grep -qF "$line"; then
    printf '%s\n' "$line" >>/etc/nginx/conf.d/slipway.conf
    nginx -t -q || { sed -i "\\#$HOME_OF_APP/#d" /etc/nginx/conf.d/slipway.conf && return 1; }
    # Nothing runs yet on a fresh server.
    nginx -s reload 2>/dev/null || true
  fi
  printf '%s is ready here: put its compose file into %s/compose.yml and proxy_pass to http://$%s_pool\n' \
    "$APP" "$HOME_OF_APP" "$NAME"
}
