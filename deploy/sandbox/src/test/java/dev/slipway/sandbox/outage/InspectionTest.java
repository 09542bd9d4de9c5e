package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.sandbox.account.AccountStandIn;
import dev.slipway.sandbox.account.BalancerSettings;
import dev.slipway.sandbox.ecs.Call;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.Shop;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people read of an account before they are asked, and what they get once they said yes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InspectionTest {
  private static final String FIRST = "00000001-0000-4000-8000-000000000001";
  private static final String SECOND = "00000002-0000-4000-8000-000000000002";
  private final Scene scene = Scene.start();
  private final AccountStandIn account = scene.world().ecs().account();

  @BeforeAll
  void stageANewBuild() {
    scene.stage(scene.world().repository().cleanPicks().getFirst());
  }

  /** The bot may still have in mind what the test before has mended. */
  @BeforeEach
  void awaitReadiness() {
    untilDryRunSays("± image: shop:");
  }

  @AfterEach
  void mend() {
    account.allow();
    account.addRole("task-execution");
    account.addLogGroup("/shop");
    account.settings(Shop.PRODUCTION + "-web", BalancerSettings.TUNED);
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void rotatedSecretVoidsTheConfirmationAndTheNextOneGetsIt() {
    Trial trial = Trial.ask(scene);
    assertThat(trial.card().plain())
        .contains("± image: shop:", "± secret SESSION_KEY: /shop/session-key")
        .contains("± secret DATABASE_URL: shop/database")
        .doesNotContain("arn:aws");
    account.rotate("shop/database");
    untilDryRunSays("version 00000002");

    trial.confirm();

    trial.awaits("the confirmation is void");
    assertThat(trial.card().plain()).contains("web would get another version of ");
    assertThat(trial.count("RegisterTaskDefinition", "web")).isZero();
    trial.confirm();
    trial.awaits("Live on all 3 targets");
    assertThat(secrets("web"))
        .contains("secret:shop/database-a1B2c3:url::" + SECOND)
        .contains("/shop/session-key:1")
        .doesNotContain(FIRST);
  }

  @Test
  void allThatIsMissingIsSaidAtOnceAndNothingIsChanged() {
    account.removeRole("task-execution");
    account.removeLogGroup("/shop");

    untilDryRunSays("is not ready for it");
    Message card = refused();

    assertThat(card.plain())
        .contains("production is not ready for it, and nothing was changed")
        .contains("web, api, worker: there is no execution role task-execution")
        .contains("web, api, worker: there is no log group /shop in eu-west-1");
    assertThat(card.buttons()).isEmpty();
  }

  @Test
  void slowSettingsAndMissingRightsAreWarnings() {
    account.settings(Shop.PRODUCTION + "-web", BalancerSettings.AS_AWS_MAKES_IT);
    account.deny("iam:GetRole");
    untilDryRunSays("lacks iam");
    Trial trial = Trial.ask(scene);

    assertThat(trial.card().plain())
        .contains("web: each release takes some 140 s longer than it had to")
        .contains("web: each release takes some 270 s longer than it had to")
        .contains("web: production-web goes round-robin")
        .containsPattern(
            "web, api, worker: the execution role .* the bot's role lacks iam.GetRole");
    scene.manager().click(Shop.CHANNEL, trial.card().ts(), "Cancel");
    trial.awaits("Cancelled");
  }

  /** What was read within the same second counts still. */
  private void untilDryRunSays(String words) {
    Awaitility.await()
        .atMost(Scene.PATIENCE)
        .until(
            () -> {
              String asked = scene.manager().type(Shop.CHANNEL, "!release --dry-run");
              return scene
                  .untilSeen(
                      scene.manager(),
                      message -> message.byBot() && message.ts().compareTo(asked) > 0)
                  .says(words);
            });
  }

  private Message refused() {
    String asked = scene.manager().type(Shop.CHANNEL, "!release");
    return scene.untilSeen(
        scene.manager(),
        message -> message.byBot() && message.ts().compareTo(asked) > 0 && message.says("Refused"));
  }

  /** The references of what was registered last for a flavor. */
  private String secrets(String flavor) {
    String parameters =
        scene.world().ecs().calls().stream()
            .filter(call -> call.operation().equals("RegisterTaskDefinition"))
            .filter(call -> call.subjects().contains(Shop.PRODUCTION + "-" + flavor))
            .reduce((first, last) -> last)
            .map(Call::parameters)
            .orElseThrow();
    try {
      JsonNode request = new ObjectMapper().readTree(parameters);
      assertThat(request.path("tags").toString())
          .contains(
              "production-%s/DATABASE_URL production-%s/SESSION_KEY".formatted(flavor, flavor));
      return request.at("/containerDefinitions/0/secrets").toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
