package dev.slipway.bot.config;

import dev.slipway.bot.yaml.UnreadableFile;
import dev.slipway.bot.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** Configuration as text, read as if it were the file {@code slipway.yaml}. */
final class Texts {
  /** The shortest that is right; the lines are counted in tests. */
  static final String SMALL =
      """
      slack: { bot-token: xoxb-1, app-token: xapp-1 }
      committer: { email: slipway@example.com }
      aws: { regions: { eu-west-1: {}, eu-central-1: {} } }
      groups:
        managers: { group: S0123456 }
      apps:
        shop:
          channel: C0123456
          repository: { url: "https://git.example.com/shop.git" }
          image: registry.example.com/shop
          pick: everyone
          environments:
            staging:
              automatic: true
              targets:
                web: { ecs: { region: eu-west-1, cluster: s, service: web, container: app } }
            production:
              release: [managers]
              confirm: [managers]
              targets:
                web: { ecs: { region: eu-west-1, cluster: p, service: web, container: app } }
                worker: { ecs: { region: eu-west-1, cluster: p, service: worker, container: app } }
      """;

  /** An app on two servers; the lines are counted in tests. */
  static final String SERVERS =
      """
      slack: { bot-token: xoxb-1, app-token: xapp-1 }
      committer: { email: slipway@example.com }
      ssh: { key: /k, known-hosts: /h }
      apps:
        site:
          channel: C0123456
          repository: { url: "https://git.example.com/site.git" }
          image: registry.example.com/site
          pick: everyone
          environments:
            production:
              release: everyone
              confirm: everyone
              servers: { port: 18100, health: /up, version: /version, cron: [cron] }
              tasks: { migrate: { on: web-1 } }
              targets:
                web-1: { server: deploy@web-1.example.com, cron: true }
                web-2: { server: "deploy@web-2.example.com:2222", port: 18200 }
      """;

  private Texts() {}

  static String example() {
    try {
      return Files.readString(ExampleFileTest.EXAMPLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Loaded load(String text) {
    try {
      return SettingsFile.read(
          YamlFile.parse("slipway.yaml", text, ExampleFileTest.VARIABLES),
          ExampleFileTest.VARIABLES);
    } catch (UnreadableFile e) {
      return new Loaded.Bad(List.of(e.mistake()));
    }
  }
}
