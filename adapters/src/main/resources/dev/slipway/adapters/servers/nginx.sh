# nginx_root VERB: what needs root. The same lines are the program that sudo allows (see "slipway servers init").
nginx_root() {
  case $1 in
    test) nginx -t -q ;;
    # The real configuration, seen with a candidate in the place of the present generation; nobody else sees it so.
    try)
      case "$2 $3" in *..*) return 64 ;; /*/gen/[0-9]*\ /*/gen/[0-9]*) ;; *) return 64 ;; esac
      unshare --mount --propagation private -- \
        sh -c 'mount --bind "$1" "$2" && exec nginx -t -q' try "$2" "$3"
      ;;
    reload) nginx -s reload ;;
    *) return 64 ;;
  esac
}

run_nginx() {
  if [ "$EUID" = 0 ]; then nginx_root "$@"; else sudo -n /usr/local/sbin/slipway-nginx "$@"; fi
}
