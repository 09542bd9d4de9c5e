package dev.slipway.sandbox.crash;

import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.slack.SlackStandIn;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.time.Duration;

/** What people do: a pick reaches staging, its author is told, a release of it reaches users. */
final class Story {
  static final String TOLD = "Your change is on";
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final SlackStandIn slack;
  private final Person developer;
  private final Person manager;

  Story(World world) {
    slack = world.slack();
    developer = slack.person(Shop.DEVELOPER);
    manager = slack.person(Shop.MANAGER);
  }

  /** The release pauses when it is prepared, and somebody puts it live. */
  void playToThePause(String commit) {
    Message card = confirmed(commit);
    untilSomebodyListens();
    manager.await(
        PATIENCE,
        Shop.CHANNEL,
        message ->
            message.ts().equals(card.ts()) && message.buttons().toString().contains("Go live"));
    untilSomebodyListens();
    manager.click(Shop.CHANNEL, card.ts(), "Go live");
    untilLive(card);
  }

  void play(String commit) {
    untilLive(confirmed(commit));
  }

  private Message confirmed(String commit) {
    untilSomebodyListens();
    developer.type(Shop.CHANNEL, "!pick " + commit.substring(0, 8));
    developer.await(PATIENCE, developer.directChannel(), message -> message.says(TOLD));
    untilSomebodyListens();
    manager.type(Shop.CHANNEL, "!release");
    Message card =
        manager.await(
            PATIENCE, Shop.CHANNEL, message -> message.says("Waiting for a confirmation"));
    untilSomebodyListens();
    manager.click(Shop.CHANNEL, card.ts(), "Confirm");
    return card;
  }

  private void untilLive(Message card) {
    manager.await(
        PATIENCE, Shop.CHANNEL, message -> message.ts().equals(card.ts()) && message.says("Live"));
  }

  void untilSomebodyListens() {
    slack.await(PATIENCE, () -> slack.connections() > 0);
  }
}
