# One host: the files below $1 in the places where a server has them, then sshd, nginx and docker until input ends.
# Runs in namespaces of its own (network, mounts, processes), so that nothing of it is left when its first process ends.
set -eu
cd "$1"
mount --make-rprivate /
ip link set lo up
sysctl -qw net.ipv4.ip_local_port_range="2000 64999" net.core.somaxconn=4096 2>/dev/null || true
mkdir -p etc run srv log docker root home sbin
# Its users, sudo and docker are its own; its nginx was written before.
for each in /etc/*; do
  [ "$each" = /etc/nginx ] || cp -a "$each" etc/
done
for place in etc:/etc run:/run srv:/srv log:/var/log root:/root home:/home sbin:/usr/local/sbin; do
  mount --bind "${place%%:*}" "${place#*:}"
done
mkdir -p /run/sshd /var/log/nginx /etc/docker
# Debian 12 has docker-compose 1; with a fourth argument this host has that program as "docker compose", too.
if [ -n "${4-}" ]; then
  mkdir -p plugins /usr/local/lib/docker/cli-plugins
  cp "$4" plugins/docker-compose
  mount --bind plugins /usr/local/lib/docker/cli-plugins
fi
hostname "$2"
echo "127.0.1.1 $2" >>/etc/hosts
/usr/sbin/sshd -f "$1/sshd_config" -E /var/log/sshd.log
nginx
# As docs/servers.md advises: what runs goes on, and is reached, while docker itself is stopped.
cat >/etc/docker/daemon.json <<DOCKER
{
  "live-restore": true, "userland-proxy": false,
  "data-root": "$1/docker", "cgroup-parent": "/$3", "insecure-registries": ["10.0.0.0/8"]
}
DOCKER
# One that ends while it starts is started again, as its systemd unit has it.
starts=0
until docker version >/dev/null 2>&1; do
  if [ $starts = 0 ] || ! kill -0 $! 2>/dev/null; then
    [ $((starts += 1)) -le 3 ] || { tail -n 5 /var/log/dockerd.log >&2 && exit 1; }
    dockerd >>/var/log/dockerd.log 2>&1 &
  fi
  read -r -t 0.1 <> <(:) || true
done
echo ready
# The end of whoever started this is the end of the host; bash buries the processes that lost their parents.
while read -r _; do :; done
