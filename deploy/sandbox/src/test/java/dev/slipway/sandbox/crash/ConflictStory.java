package dev.slipway.sandbox.crash;

import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What people do: a pick conflicts, what it lacks is picked first, and both reach staging. */
final class ConflictStory {
  /**
   * Around what only a conflict writes. The death after a write that the next one follows without
   * an effect outside is the death before that one.
   */
  static final List<CrashPoint> POINTS =
      List.of(
          new CrashPoint("PickConflicted", Moment.BEFORE),
          new CrashPoint("PickAdvised", Moment.BEFORE),
          new CrashPoint("PickAdvised", Moment.AFTER),
          new CrashPoint("PickRequested/2", Moment.BEFORE),
          new CrashPoint("PickReplaced", Moment.BEFORE),
          new CrashPoint("PickReplaced", Moment.AFTER),
          new CrashPoint("PickRehearsed", Moment.BEFORE),
          new CrashPoint("PickRehearsed", Moment.AFTER),
          new CrashPoint("PickAgreed", Moment.BEFORE),
          new CrashPoint("PickAgreed", Moment.AFTER));

  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final World world;
  private final SampleRepository.Commit wanted;
  private final Person developer;

  ConflictStory(World world) {
    this.world = world;
    wanted = world.repository().dependentPick();
    developer = world.slack().person(Shop.DEVELOPER);
  }

  void play() {
    untilSomebodyListens();
    developer.type(Shop.CHANNEL, "!pick " + wanted.sha().substring(0, 8));
    Message told = await(developer.directChannel(), message -> message.says("conflicts"));
    untilSomebodyListens();
    developer.click(developer.directChannel(), told.ts(), "Pick this one first");
    Message rehearsed = await(Shop.CHANNEL, message -> message.says("Read what it does"));
    untilSomebodyListens();
    developer.click(Shop.CHANNEL, rehearsed.ts(), "Land ");
    await(developer.directChannel(), message -> message.says(Story.TOLD));
  }

  private Message await(String channel, Predicate<Message> wished) {
    return developer.await(PATIENCE, channel, wished);
  }

  private void untilSomebodyListens() {
    world.slack().await(PATIENCE, () -> world.slack().connections() > 0);
  }
}
