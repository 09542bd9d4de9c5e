# One host: the files below $1 in the places where a server has them, then sshd, nginx and docker until input ends.
# Runs in namespaces of its own (network, mounts, processes), so that nothing of it is left when its first process ends.
set -eu
cd "$1"
mount --make-rprivate /
ip link set lo up
sysctl -qw net.ipv4.ip_local_port_range="2000 64999" net.core.somaxconn=4096 2>/dev/null || true
mkdir -p etc/nginx etc/docker run srv log docker root
for place in etc/nginx:/etc/nginx run:/run srv:/srv log:/var/log root:/root; do
  mount --bind "${place%%:*}" "${place#*:}"
done
mkdir -p /run/sshd /var/log/nginx
hostname "$2"
/usr/sbin/sshd -f "$1/sshd_config" -E /var/log/sshd.log
nginx
dockerd --data-root "$1/docker" --insecure-registry 10.0.0.0/8 --cgroup-parent "/$3" >/var/log/dockerd.log 2>&1 &
until docker version >/dev/null 2>&1; do
  kill -0 $! || { tail -n 5 /var/log/dockerd.log >&2 && exit 1; }
  read -r -t 0.1 <> <(:) || true
done
echo ready
# The end of whoever started this is the end of the host; bash buries the processes that lost their parents.
while read -r _; do :; done
