package dev.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.http.Version;
import dev.slipway.bot.online.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
  private static final Map<String, String> VARIABLES =
      Map.of(
          "SLACK_BOT_TOKEN", "xoxb-hidden",
          "SLACK_APP_TOKEN", "xapp-hidden",
          "GIT_TOKEN", "hidden",
          "REGISTRY_PASSWORD", "hidden");

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void goodConfigurationIsSummedUp() {
    int exit = run(check(VARIABLES), "--config", "../docs/slipway.example.yaml");

    assertThat(exit).isEqualTo(ExitCodes.OK);
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            ../docs/slipway.example.yaml: ok, 3 apps
              shop in C0123456, image registry.example.com/shop, built by docker from Dockerfile
                staging (automatic): web (eu-west-1 staging/shop-web)
                production: web (eu-west-1 production/shop-web), worker (eu-west-1 production/shop-worker)
              tools in C0123457, image registry.example.com/tools, built by ./build.sh
                production: tools (eu-west-1 internal/tools)
              site in C0123458, image registry.example.com/site, built by docker from Dockerfile
                production: web-1 (deploy@web-1.example.com), web-2 (deploy@web-2.example.com)
            """);
  }

  @Test
  void everyMistakeIsPrinted() throws IOException {
    Path file = Files.writeString(folder.resolve("slipway.yaml"), "slak: {}\napps: {}\n");

    int exit = run(check(Map.of()), "--config", file.toString());

    assertThat(exit).isEqualTo(ExitCodes.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().replace(file.toString(), "slipway.yaml"))
        .isEqualToNormalizingNewlines(
            """
            slipway.yaml:1: committer: missing. Example: committer: { name: Slipway, email: slipway@example.com }
            slipway.yaml:1: slack: missing. Example: slack: { bot-token: "${SLACK_BOT_TOKEN}", app-token: "${SLACK_APP_TOKEN}" }
            slipway.yaml:1: slak: is no key that is known here. Perhaps slack is meant
            slipway.yaml:2: apps: names no app
            """);
  }

  @Test
  void versionIsPrinted() {
    int exit = run(new VersionCommand(new Version("1.2.3", "3f2a91c", Instant.EPOCH)));

    assertThat(exit).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).startsWith("slipway 1.2.3, commit 3f2a91c, Java 25");
  }

  @Test
  void whatIsAskedOutsideIsPrintedAndAMistakeCounts() {
    CheckCommand check =
        new CheckCommand(
            VARIABLES,
            _ ->
                List.of(
                    new Finding("Slack", true, "the bot is U1"),
                    new Finding("shop, Dockerfile at main", false, "there is no ARG\nARG X")));
    int exit = run(check, "--online", "--config", "../docs/slipway.example.yaml");

    assertThat(exit).isEqualTo(ExitCodes.USAGE);
    assertThat(out.toString().lines().toList())
        .endsWith(
            "ok       Slack: the bot is U1",
            "mistake  shop, Dockerfile at main: there is no ARG",
            "           ARG X");
  }

  private static CheckCommand check(Map<String, String> variables) {
    return new CheckCommand(
        variables,
        _ -> {
          throw new AssertionError("nobody asked for --online");
        });
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
