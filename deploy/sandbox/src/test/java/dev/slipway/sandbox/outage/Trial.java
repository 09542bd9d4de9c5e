package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.scene.ReleaseBranch;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One release to production: its card, and what it has done outside since it was asked for. */
final class Trial {
  private static final List<String> WRITES = List.of("RegisterTaskDefinition", "UpdateService");

  private final Scene scene;
  private final EcsStandIn ecs;
  private final String from;
  private final String to;
  private final Map<String, Integer> before = new HashMap<>();
  private String card = "";

  /**
   * @param to empty: the build that production does not run
   */
  private Trial(Scene scene, Optional<String> to) {
    this.scene = scene;
    ecs = scene.world().ecs();
    from = build("web");
    this.to = to.orElseGet(this::other);
    for (String flavor : Shop.FLAVORS) {
      WRITES.forEach(write -> before.put(write + flavor, total(write, flavor)));
    }
  }

  /** Asks for the release of the build that production does not run, and waits for its plan. */
  static Trial ask(Scene scene) {
    for (String flavor : Shop.FLAVORS) {
      scene.world().ecs().fault(Shop.PRODUCTION + "-" + flavor, Fault.NONE);
    }
    Trial trial = new Trial(scene, Optional.empty());
    trial.asks("!release " + trial.to, "Waiting for a confirmation");
    return trial;
  }

  /** Asks for that, and waits until its card says so. */
  static Trial ask(Scene scene, String to, String command, String says) {
    Trial trial = new Trial(scene, Optional.of(to));
    trial.asks(command, says);
    return trial;
  }

  private void asks(String command, String says) {
    Person manager = scene.manager();
    String asked = manager.type(Shop.CHANNEL, command);
    card =
        scene
            .untilSeen(
                manager,
                message ->
                    message.byBot() && message.ts().compareTo(asked) > 0 && message.says(says))
            .ts();
  }

  private String other() {
    String first = scene.world().repository().releaseHead();
    return from.equals(first) ? ReleaseBranch.of(scene.world()).head() : first;
  }

  void confirm() {
    scene.manager().click(Shop.CHANNEL, card, "Confirm");
  }

  /** Confirms, and waits until users are being moved. */
  void goLive() {
    confirm();
    awaits("Going live");
    untilDone("UpdateService", "web");
  }

  Message card() {
    return scene.manager().message(Shop.CHANNEL, card).orElseThrow();
  }

  Message awaits(String words) {
    return awaits(message -> message.says(words));
  }

  Message awaits(Predicate<Message> wanted) {
    return scene.untilSeen(
        scene.manager(), message -> message.ts().equals(card) && wanted.test(message));
  }

  /** Waits until a line of the thread says so, and returns the card. */
  Message awaitsLine(String words) {
    return awaits(message -> message.replies().stream().anyMatch(reply -> reply.says(words)));
  }

  List<String> lines() {
    return card().replies().stream().map(Message::plain).toList();
  }

  void untilDone(String operation, String flavor) {
    Awaitility.await().atMost(Scene.PATIENCE).until(() -> count(operation, flavor) > 0);
  }

  int count(String operation, String flavor) {
    return total(operation, flavor) - before.getOrDefault(operation + flavor, 0);
  }

  /** Everybody is on the new build, and it was done and told once. */
  void isLiveOnce() {
    awaits("Live on all 3 targets");
    awaitsLine("Live on all 3 targets");
    for (String flavor : Shop.FLAVORS) {
      assertThat(build(flavor)).describedAs(flavor).isEqualTo(to);
      WRITES.forEach(
          write -> assertThat(count(write, flavor)).describedAs(write + flavor).isEqualTo(1));
    }
    assertThat(card().buttons()).isEmpty();
    toldOnce();
    inOrder("The plan is ready", "Confirmed by", "web: ", "is live", "api|worker", "Live on all 3");
  }

  void isOnTheOldBuildEverywhere() {
    for (String flavor : Shop.FLAVORS) {
      assertThat(build(flavor)).describedAs(flavor).isEqualTo(from);
    }
  }

  void toldOnce() {
    assertThat(Stream.concat(Stream.of(card()), card().replies().stream()).map(Trial::id))
        .doesNotHaveDuplicates();
    assertThat(lines()).doesNotHaveDuplicates();
  }

  /** Each pattern is in a line of the thread that is not above the one before. */
  void inOrder(String... patterns) {
    List<String> lines = lines();
    int at = 0;
    for (String pattern : patterns) {
      int from = at;
      while (at < lines.size() && !lines.get(at).matches("(?s).*(" + pattern + ").*")) {
        at++;
      }
      assertThat(at)
          .describedAs("\"%s\" from line %d of %s", pattern, from, lines)
          .isLessThan(lines.size());
    }
  }

  /** Waits until the release manager was told of it privately, and returns all of that. */
  List<String> awaitsNotices() {
    Awaitility.await().atMost(Scene.PATIENCE).until(() -> !notices().isEmpty());
    return notices();
  }

  /** Those of an earlier release may come late. */
  private List<String> notices() {
    String release = card().plain().replaceAll("(?s)^Release (\\d+) .*", "release-$1 ");
    return scene.manager().directMessages().stream()
        .map(Message::plain)
        .filter(text -> text.startsWith(release))
        .toList();
  }

  /** The commit that users of a flavor have. */
  String build(String flavor) {
    String image = ecs.service(Shop.PRODUCTION + "-" + flavor).image();
    String found = image.contains("@") ? image.substring(image.indexOf('@') + 1) : image;
    return scene.world().registry().images().stream()
        .filter(each -> found.endsWith(each.tag()) || found.equals(each.digest().value()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("unknown image " + image))
        .tag();
  }

  String to() {
    return to;
  }

  private int total(String operation, String flavor) {
    return ecs.count(operation, Shop.PRODUCTION + "-" + flavor);
  }

  private static String id(Message message) {
    return message
        .metadata()
        .map(metadata -> metadata.path("event_payload").path("id").asText())
        .orElseThrow(() -> new AssertionError("without an id: " + message.plain()));
  }
}
