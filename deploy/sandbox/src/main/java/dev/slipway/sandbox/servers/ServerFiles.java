package dev.slipway.sandbox.servers;

import dev.slipway.adapters.servers.ServerApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody put on a server by hand: nginx, the site of the app, its compose file.
 *
 * @param home the directory that stands for the root of the server
 * @param app as this server has it
 * @param site the port of its users
 */
record ServerFiles(Path home, ServerApp app, int site) {
  private static final String BROKEN = "listen_hard 80;\n";

  /** The compose service that a migration runs in. */
  static final String MIGRATOR = "migrate";

  Path nginx() {
    return home.resolve("etc/nginx/nginx.conf");
  }

  Path docker() {
    return home.resolve("var/lib/docker");
  }

  void write() throws IOException {
    for (String place :
        List.of("tmp", "etc/nginx/conf.d", "etc/nginx/sites-enabled", "var/lib/docker", "srv")) {
      Files.createDirectories(home.resolve(place));
    }
    Files.createDirectories(Path.of(app.directory()));
    Files.writeString(Path.of(app.directory(), "compose.yml"), compose());
    Files.writeString(
        nginx(),
        """
        worker_processes 2;
        events { worker_connections 4096; }
        http {
          include %1$s/etc/nginx/conf.d/*.conf;
          include %1$s/etc/nginx/sites-enabled/*;
        }
        """
            .formatted(home));
    Files.writeString(
        home.resolve("etc/nginx/conf.d/slipway.conf"),
        "include %s/current/*.conf;\n".formatted(app.directory()));
    Files.writeString(siteFile(), siteText());
  }

  /** Somebody makes a mistake in the site, or takes it back. */
  void breakNginx(boolean broken) throws IOException {
    Files.writeString(siteFile(), broken ? siteText() + BROKEN : siteText());
  }

  private Path siteFile() {
    return home.resolve("etc/nginx/sites-enabled/" + app.name());
  }

  private String siteText() {
    return """
        server {
          listen 127.0.0.1:%d;
          location / {
            proxy_pass http://$%s_pool;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
          }
        }
        """
        .formatted(site, app.name().value().replaceAll("[^a-zA-Z0-9]", "_"));
  }

  private String compose() {
    Map<String, String> web =
        Map.of(app.web(), "    ports: [\"127.0.0.1:${SLIPWAY_PORT}:8000\"]\n");
    return Stream.of(List.of(app.web()), app.workers(), app.cron(), List.of(MIGRATOR))
        .flatMap(List::stream)
        .map(
            service ->
                "  %s:\n    image: ${SLIPWAY_IMAGE}\n%s"
                    .formatted(service, web.getOrDefault(service, "")))
        .collect(Collectors.joining("", "services:\n", ""));
  }
}
