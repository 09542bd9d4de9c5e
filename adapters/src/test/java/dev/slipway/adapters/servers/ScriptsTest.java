package dev.slipway.adapters.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.app.AppName;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScriptsTest {
  private static final ServerApp SHOP =
      new ServerApp(
          new AppName("shop"),
          "/srv/slipway",
          18100,
          "sessionid",
          "shop.example.com",
          "/up",
          "/version",
          "web",
          List.of("worker"),
          List.of("cron"),
          ServerApp.Limits.USUAL);
  private static final ServerBuild BUILD =
      new ServerBuild(
          new Image(
              new ImageName("registry.example.com/shop"),
              new ImageDigest("sha256:" + "1".repeat(64))),
          new CommitSha("3".repeat(40)),
          Instant.EPOCH);

  @Test
  void noValueIsEverReadAsShell() throws IOException {
    String hostile = "it's $(echo read) `echo too`; \"echo\" \\ \n end";
    String script = ScriptSettings.of(SHOP).with("WORD", hostile).header() + "printf %s \"$WORD\"";
    assertThat(bash(List.of("bash", "-s"), script)).isEqualTo(hostile);
  }

  @Test
  void everyScriptIsShell() throws IOException {
    for (ServerAction action : actions()) {
      ScriptSettings settings =
          ScriptSettings.of(SHOP)
              .job(new Job("42", "step", 1), new Fence(1), Instant.EPOCH, Duration.ofSeconds(5))
              .action(action);
      assertThat(bash(List.of("bash", "-n"), Scripts.act(settings, action)))
          .as(action.toString())
          .isEmpty();
    }
    ScriptSettings settings = ScriptSettings.of(SHOP);
    for (String script :
        List.of(
            Scripts.look(settings),
            Scripts.stop(settings),
            ServerSetup.script(SHOP, "deploy", Optional.of(8000)))) {
      assertThat(bash(List.of("bash", "-n"), script)).isEmpty();
    }
  }

  @Test
  void whatWouldBecomePartOfAConfigurationIsChecked() {
    assertThatThrownBy(() -> new Job("1; reboot", "live", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ServerSetup.script(SHOP, "root ALL", Optional.empty()))
        .hasMessageContaining("the user is \"root ALL\"");
  }

  @Test
  void aShareHasAtMostTwoDecimals() {
    assertThat(Percent.of("0.50")).hasToString("0.5");
    assertThat(Percent.of("100")).hasToString("100");
    assertThatThrownBy(() -> Percent.of("0.005")).hasMessageContaining("at most two decimals");
    assertThatThrownBy(() -> Percent.of("100.01")).hasMessageContaining("0 to 100");
  }

  private static List<ServerAction> actions() {
    return List.of(
        new ServerAction.Pull(BUILD),
        new ServerAction.Migrate(BUILD, "schema", "migrator", List.of()),
        new ServerAction.Prepare(BUILD, Optional.of(BUILD.commit())),
        new ServerAction.Shift(BUILD, Percent.of("0.5")),
        new ServerAction.Live(BUILD),
        new ServerAction.Back(BUILD),
        new ServerAction.Others(true),
        new ServerAction.Drain(),
        new ServerAction.Maintenance(true),
        new ServerAction.Prune(BUILD, List.of(), true));
  }

  private static String bash(List<String> command, String input) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(UTF_8));
    }
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
