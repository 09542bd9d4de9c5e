package dev.slipway.sandbox.demo;

import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.slack.Click;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.time.Duration;
import java.util.function.Predicate;

/** A developer picks a commit, a release manager releases it. Every wait is for what people see. */
final class Story {
  private static final String CHANNEL_NAME = "#shop-releases";
  private static final Duration CONNECTING = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final World world;
  private final Transcript transcript;
  private final Person developer;
  private final Person manager;

  Story(World world, Transcript transcript) {
    this.world = world;
    this.transcript = transcript;
    this.developer = world.slack().person(Shop.DEVELOPER);
    this.manager = world.slack().person(Shop.MANAGER);
  }

  /**
   * Plays it to its end.
   *
   * @throws dev.slipway.sandbox.slack.AwaitFailure when somebody waits in vain for what they ought
   *     to see
   */
  void play(Ending ending) {
    world.slack().await(CONNECTING, () -> world.slack().connections() > 0);
    pick();
    for (String flavor : Shop.FLAVORS) {
      world.ecs().fault(Shop.PRODUCTION + "-" + flavor, ending.fault());
    }
    release(ending);
  }

  private void pick() {
    transcript.scene("a developer picks a commit");
    SampleRepository.Commit commit = world.repository().cleanPicks().getFirst();
    say(developer, "!pick " + commit.sha().substring(0, 7));
    Message card = await(developer, message -> message.says("On staging"));
    await(developer, message -> message.ts().equals(card.ts()) && message.replies().size() > 1);
    transcript.shows(CHANNEL_NAME, seen(developer, card));
    transcript.shows(
        "a direct message to Developer",
        developer.await(
            PATIENCE,
            developer.directChannel(),
            message -> message.says("Your change is on staging")));
  }

  private void release(Ending ending) {
    transcript.scene("a release manager releases it");
    say(manager, "!release");
    Message plan = await(manager, message -> message.says("Waiting for a confirmation"));
    transcript.shows(CHANNEL_NAME, plan);
    Click click = manager.click(Shop.CHANNEL, plan.ts(), "Confirm");
    transcript.clicks(manager, click.label());
    Predicate<Message> over =
        message ->
            message.ts().equals(plan.ts()) && isOver(message, ending) && told(message, ending);
    Message end = await(manager, over);
    transcript.shows(CHANNEL_NAME, end);
    if (!ending.isGood()) {
      transcript.shows(
          "a direct message to Developer",
          developer.await(
              PATIENCE, developer.directChannel(), message -> message.says(ending.said())));
    }
  }

  private static boolean isOver(Message card, Ending ending) {
    return ending.isGood()
        ? card.says("Live on all")
        : card.says(ending.said()) && card.says("Failed.");
  }

  private static boolean told(Message card, Ending ending) {
    String end = ending.isGood() ? "Live on all" : "on the old build everywhere";
    return card.replies().stream().anyMatch(reply -> reply.says(end));
  }

  private void say(Person person, String text) {
    transcript.types(person, CHANNEL_NAME, text);
    person.type(Shop.CHANNEL, text);
  }

  private static Message await(Person person, Predicate<Message> wanted) {
    return person.await(PATIENCE, Shop.CHANNEL, message -> message.byBot() && wanted.test(message));
  }

  private static Message seen(Person person, Message message) {
    return person.message(Shop.CHANNEL, message.ts()).orElse(message);
  }
}
