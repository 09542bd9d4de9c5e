package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.Main;
import dev.slipway.sandbox.account.AccountStandIn;
import dev.slipway.sandbox.account.BalancerSettings;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.scene.Events;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Scratch;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What {@code slipway check --online} finds out about a world that is well, and one that is not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OnlineCheckTest {
  private final Scratch scratch = Scratch.create("slipway-online-");
  private final World world =
      World.start(
          scratch.directory().resolve("world"),
          StartTime.exactly(Duration.ofSeconds(1)),
          1,
          StandInSettings.forTests(),
          w -> Panel.NONE);
  private final String good = good();

  @AfterAll
  void close() {
    world.close();
    scratch.close();
  }

  @Test
  void everySystemIsAskedAndTheDockerfileAtTrunkIsRead() throws IOException {
    Said said = check(good);

    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text())
        .contains("ok       Slack: the bot is USLIPWAY in the workspace TSANDBOX")
        .contains("ok       shop, repository: main is at " + trunk())
        .contains("ok       shop, Dockerfile at main: takes GIT_HASH and GIT_HEAD_EPOCH_TIME")
        .contains("ok       shop, registry: lets the bot read " + world.registry().address())
        .contains("ok       shop, production, worker: runs " + released());
  }

  @Test
  void aStageThatDoesNotInsistIsAMistakeWithTheFix() throws IOException {
    Said said = check(good.replace("dockerfile: Dockerfile", "target: build"));

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.text())
        .contains("mistake  shop, Dockerfile at main: there is no ARG GIT_HASH;")
        .contains("           RUN test -n \"$GIT_HASH\" && test -n \"$GIT_HEAD_EPOCH_TIME\"");
  }

  @Test
  void everyOtherMistakeIsNamedToo() throws IOException {
    Said said =
        check(
            good.replace(Shop.BOT_TOKEN, "xoxb-mistaken")
                .replace("service: production-worker", "service: production-robot")
                .replace("dockerfile: Dockerfile", "dockerfile: docker/Dockerfile"));

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.text())
        .containsPattern("mistake  Slack: .*invalid_auth")
        .contains("mistake  shop, docker/Dockerfile at main: " + trunk() + " has no such file.")
        .containsPattern("mistake  shop, production, worker: .*production-robot")
        .contains("ok       shop, production, web: runs");
  }

  @Test
  void whatAReleaseWouldMeetIsSaidForEachService() throws IOException {
    AccountStandIn account = world.ecs().account();
    account.removeLogGroup("/shop");
    account.deny("iam:GetRole");
    account.settings("production-api", BalancerSettings.AS_AWS_MAKES_IT);
    Said said = check(good);
    account.addLogGroup("/shop");
    account.allow();
    account.settings("production-api", BalancerSettings.TUNED);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.text())
        .contains("mistake  shop, production, worker: runs " + released())
        .contains("           there is no log group /shop in eu-west-1; create it")
        .contains("could be better: the execution role task-execution was not looked at")
        .contains("the bot's role lacks iam:GetRole")
        .contains("could be better: each release takes some 270 s longer than it had to");
  }

  @Test
  void theQueueOfEventsIsAskedToo() throws IOException {
    AccountStandIn account = world.ecs().account();
    String listening = Events.listening(world, good);
    assertThat(check(listening).text())
        .contains("mistake  aws, eu-west-1, events: SQS eu-west-1 refused GetQueueAttributes")
        .contains("QueueDoesNotExist");
    account.queue().open();

    assertThat(check(listening).text())
        .contains("ok       aws, eu-west-1, events: may be read; some 0 messages wait");
    account.deny("sqs:ReceiveMessage");
    Said denied = check(listening);
    account.allow();

    assertThat(denied.code()).isEqualTo(2);
    assertThat(denied.text())
        .containsPattern("mistake  aws, eu-west-1, events: SQS eu-west-1 refused ReceiveMessage")
        .contains("the bot's role lacks the permission sqs:ReceiveMessage");
  }

  private record Said(int code, String text) {}

  private Said check(String configuration) throws IOException {
    Path file = Files.createTempFile(scratch.directory(), "slipway", ".yaml");
    Files.writeString(file, configuration);
    StringWriter text = new StringWriter();
    int code =
        Main.commandLine(Map.of())
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text))
            .execute("check", "--online", "--config", file.toString());
    return new Said(code, text.toString());
  }

  private String good() {
    try {
      return Files.readString(BotFile.alone(world, 0).write(world))
          .replaceAll("command: \\[.*]", "dockerfile: Dockerfile");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String trunk() {
    return world.repository().trunkHead().substring(0, 7);
  }

  private String released() {
    return world.repository().releaseHead().substring(0, 7);
  }
}
