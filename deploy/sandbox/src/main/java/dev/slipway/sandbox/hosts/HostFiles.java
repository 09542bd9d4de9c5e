package dev.slipway.sandbox.hosts;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files of a host that somebody set up by hand: nginx, sshd, the compose file of the shop. */
record HostFiles(Path folder) {
  private static final String NGINX =
      """
      worker_processes 2;
      worker_shutdown_timeout 60s;
      pid /run/nginx.pid;
      error_log /var/log/nginx/error.log;
      events { worker_connections 4096; }
      http {
        access_log off;
        include /etc/nginx/conf.d/*.conf;
        include /etc/nginx/sites-enabled/*;
      }
      """;
  private static final String SITE =
      """
      server {
        listen 80 backlog=4096;
        location / {
          proxy_pass http://$shop_pool;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $http_host;
        }
      }
      """;

  /** The compose file of the shop: {@code SLIPWAY_…} is filled in for each color. */
  static final String COMPOSE =
      """
      version: "3.7"
      services:
        web:
          image: ${SLIPWAY_IMAGE}
          ports: ["127.0.0.1:${SLIPWAY_PORT}:8000"]
          restart: unless-stopped
          stop_grace_period: 1s
        worker:
          image: ${SLIPWAY_IMAGE}
          command: ["/busybox", "sleep", "100000"]
          stop_grace_period: 1s
        cron:
          image: ${SLIPWAY_IMAGE}
          command: ["/busybox", "sleep", "100000"]
          stop_grace_period: 1s
        migrator:
          image: ${SLIPWAY_IMAGE}
          command: ["/busybox", "sh", "/migrate"]
      """;

  /** Writes them all. */
  void write(String publicKey) throws IOException {
    Files.createDirectories(folder.resolve("etc/nginx/conf.d"));
    Files.createDirectories(folder.resolve("etc/nginx/sites-enabled"));
    Files.writeString(folder.resolve("etc/nginx/nginx.conf"), NGINX);
    Files.writeString(folder.resolve("sshd_config"), sshd());
    Files.writeString(
        folder.resolve("authorized_keys"), "restrict,command=\"bash -s\" " + publicKey);
    try (InputStream script = HostFiles.class.getResourceAsStream("host.sh")) {
      Files.copy(
          requireNonNull(script, "host.sh"),
          folder.resolve("host.sh"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Commands.run(
        "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("host_key").toString());
  }

  /** The site, once the server was set up for the shop. */
  void writeSite() throws IOException {
    Files.writeString(folder.resolve("etc/nginx/sites-enabled/shop"), SITE);
    Files.writeString(folder.resolve("srv/slipway/shop/compose.yml"), COMPOSE);
  }

  /** What {@code /srv/hook} has, every shell reads first: a test may lay its hands on a script. */
  private String sshd() {
    return """
      HostKey %s/host_key
      AuthorizedKeysFile %s/authorized_keys .ssh/authorized_keys
      PidFile none
      UsePAM yes
      StrictModes no
      PermitRootLogin prohibit-password
      MaxStartups 100
      SetEnv BASH_ENV=/srv/hook
      """
        .formatted(folder, folder);
  }
}
