package dev.slipway.sandbox.world;

import dev.slipway.sandbox.servers.StandInServer;
import java.util.stream.Collectors;

/** What the bot's configuration says of the site and its servers. */
record SiteFile(Site site) {

  /** How the bot enters servers. */
  String ssh() {
    return """
        ssh: { key: "%s", known-hosts: "%s" }
        """
        .formatted(site.key(), site.knownHosts());
  }

  /**
   * The app, below {@code apps}.
   *
   * @param image where its images are kept
   * @param build the words of the program that builds one
   */
  String app(String image, String build) {
    return """
          site:
            channel: %s
            repository:
              url: "%s"
            image: %s
            build:
              command: [%s]
            pick: everyone
            release-to: production
            environments:
              production:
                release: everyone
                confirm: [release-managers]
                go-live: click
                servers:
                  port: %d
                  health: %s
                  version: %s
                  workers: [worker]
                  cron: [cron]
                  healthy-within: %ds
                tasks: { migrate: { on: web-1 } }
                traffic: { shares: [5, 50], bake: 10s, next: clock }
                targets:
        """
            .formatted(
                Site.CHANNEL,
                site.repository().directory().toUri(),
                image,
                build,
                Site.LAYOUT.port(),
                Site.LAYOUT.health(),
                Site.LAYOUT.version(),
                Site.LAYOUT.limits().healthy().toSeconds())
        + site.servers().stream().map(this::target).collect(Collectors.joining());
  }

  private String target(StandInServer server) {
    return """
                  %s: { server: "%s@%s:%d", port: %d, directory: "%s"%s }
        """
        .formatted(
            server.name(),
            server.address().user(),
            server.address().host(),
            server.address().port(),
            server.app().port(),
            server.app().root(),
            site.hasCron(server) ? ", cron: true" : "");
  }
}
