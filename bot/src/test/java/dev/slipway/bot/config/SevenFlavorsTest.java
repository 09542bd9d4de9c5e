package dev.slipway.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.TargetSpec;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of docs/ecs.md is a configuration that the bot takes. */
class SevenFlavorsTest {
  private static final Path FILE = Path.of("../docs/ecs-seven-flavors.yaml");
  private static final Map<String, String> VARIABLES =
      Map.of(
          "SLACK_BOT_TOKEN", "xoxb-1",
          "SLACK_APP_TOKEN", "xapp-1",
          "SLIPWAY_DB_PASSWORD", "password",
          "GIT_TOKEN", "git-token");

  @Test
  void sevenServicesOfOneImageGoLiveInThreeWaves() {
    Loaded loaded = SettingsFile.load(FILE, VARIABLES);

    assertThat(loaded).isInstanceOf(Loaded.Good.class);
    Environment production =
        ((Loaded.Good) loaded)
            .settings()
            .apps()
            .get(new AppName("shop"))
            .environment(new EnvironmentName("production"))
            .orElseThrow();
    assertThat(production.targets())
        .hasSize(7)
        .allMatch(target -> target instanceof TargetSpec.EcsService);
    assertThat(production.targets()).extracting(TargetSpec::wave).contains(1, 2, 3);
    assertThat(production.tasks()).hasSize(1);
  }
}
