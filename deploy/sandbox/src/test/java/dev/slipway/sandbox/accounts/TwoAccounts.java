package dev.slipway.sandbox.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.ecs.EcsPlan;
import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.scene.Events;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A shop of which production is in two accounts and two regions. The second one has a cluster and a
 * service of the same names as the first, and lets the bot in by a role alone.
 */
final class TwoAccounts implements AutoCloseable {
  static final String WEB = Shop.PRODUCTION + "-web";

  private static final String ROLE = "arn:aws:iam::210987654321:role/slipway";
  private static final String EXTERNAL_ID = "told-once";
  private static final double SPEED = 8;

  private final List<EcsStandIn> started = new ArrayList<>();
  private final boolean trusted;
  private final Scene scene;
  private String card = "";

  /**
   * @param trusted whether the second account lets the bot assume its role
   */
  TwoAccounts(boolean trusted) {
    this.trusted = trusted;
    scene = Scene.start(world -> BotFile.alone(world, 0), this::configured);
    scene.stage(scene.world().repository().cleanPicks().getFirst());
  }

  private String configured(World world, String text) {
    EcsStandIn abroad =
        EcsStandIn.start(
            EcsPlan.of(
                    Shop.PRODUCTION,
                    ServicePlan.web(WEB, world.oldImage())
                        .withStartTime(StartTime.exactly(Duration.ofSeconds(6)))
                        .withTwoTargetGroups())
                .inAccount("210987654321", "us-east-1")
                .withAccessKeys()
                .withImages(world.images()));
    abroad.run(SPEED);
    abroad.account().queue().open();
    if (trusted) {
      abroad.account().callers().trust(ROLE, EcsPlan.ACCESS_KEY, EXTERNAL_ID);
    }
    started.add(abroad);
    String region =
        """
        abroad: { endpoint: "%s", region: us-east-1, access-key-id: %s,
              secret-access-key: sandbox, role: "%s", external-id: %s, events: "%s" }"""
            .formatted(
                abroad.url(), EcsPlan.ACCESS_KEY, ROLE, EXTERNAL_ID, abroad.url() + Events.PATH);
    return text.replaceFirst("( +)(eu-west-1: \\{.*\\n)", "$1$2$1" + region + "\n")
        .replace("waves: [[web], [api, worker]]", "waves: [[web, web-abroad], [api, worker]]")
        .replaceFirst(
            "( +)(web: \\{ ecs: \\{ region: )eu-west-1(, cluster: production, .*\\n)",
            "$0$1web-abroad: { ecs: { region: abroad$3");
  }

  EcsStandIn home() {
    return scene.world().ecs();
  }

  EcsStandIn abroad() {
    return started.getFirst();
  }

  Message ask(String says) {
    String asked = scene.developer().type(Shop.CHANNEL, "!release");
    Message answer =
        scene.untilSeen(
            scene.manager(),
            message -> message.byBot() && message.says(says) && message.ts().compareTo(asked) > 0);
    card = answer.ts();
    return answer;
  }

  void click(String button) {
    scene.manager().click(Shop.CHANNEL, card, button);
  }

  Message until(String said) {
    return scene.untilSeen(
        scene.manager(), message -> message.ts().equals(card) && message.says(said));
  }

  /** The line that begins with these words, whatever sign is before them. */
  static String line(Message seen, String words) {
    return seen.plain()
        .lines()
        .filter(line -> line.matches("\\W*" + Pattern.quote(words) + "\\s.*"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line of " + words + " in " + seen.plain()));
  }

  /** How often that service was deployed there. */
  static int deployments(EcsStandIn account, String service) {
    return account.count("UpdateService", service);
  }

  static String image(EcsStandIn account, String service) {
    return account.service(service).image();
  }

  void wasDeployedOnce() {
    for (String flavor : Shop.FLAVORS) {
      assertThat(deployments(home(), Shop.PRODUCTION + "-" + flavor)).as(flavor).isEqualTo(1);
    }
    assertThat(deployments(abroad(), WEB)).as("abroad").isEqualTo(1);
  }

  /** Nobody was refused: each account was asked by whoever may ask there, and nobody else. */
  static void knewEveryCaller(EcsStandIn account) {
    assertThat(account.calls())
        .filteredOn(call -> call.error().equals(Optional.of("AccessDeniedException")))
        .isEmpty();
  }

  @Override
  public void close() {
    scene.close();
    started.forEach(EcsStandIn::close);
  }
}
