package dev.slipway.core.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How ECS brings a new build to a service. Durations are whole minutes, which is all that ECS
 * knows.
 *
 * <p>Where ECS keeps the traffic from the new tasks until it is told, it is always told: the
 * deployment pauses there, so that what is prepared and what is live are two things.
 */
public sealed interface EcsStrategy {
  /** How long a pause waits for its answer when nothing else is configured; ECS's own default. */
  Pause PATIENT = new Pause(Duration.ofDays(1), Unanswered.ROLL_BACK);

  /** What ECS does with a pause that nobody answers. */
  enum Unanswered {
    ROLL_BACK,
    CONTINUE
  }

  /**
   * A pause before users meet the new build.
   *
   * @param timeout how long it waits
   */
  record Pause(Duration timeout, Unanswered then) {}

  /** How long the old tasks stay after all traffic has moved; empty for what the service has. */
  Optional<Duration> keepOld();

  /** Empty when it does not wait. */
  Optional<Pause> pause();

  /** What part of the traffic stays on the new build for a while, in order, without all of it. */
  List<Share> steps();

  /** How all of the traffic moves with it, in words, such as {@code canary, 5 % for 10 min}. */
  String shape();

  /** Whether it is what ECS does when nobody says anything. */
  default boolean isPlain() {
    return this instanceof Rolling && pause().isEmpty();
  }

  /** The same without steps: for a build that was live before, and need not be tried out. */
  default EcsStrategy atOnce() {
    return this instanceof Rolling ? this : new BlueGreen(keepOld(), pause());
  }

  /**
   * All of it in words; a pause that is as long as ECS's own is left out where there always is one.
   */
  default String said() {
    String kept = keepOld().map(time -> ", old tasks stay for " + minutes(time)).orElse("");
    String pauses =
        pause()
            .filter(pause -> this instanceof Rolling || !pause.equals(PATIENT))
            .map(EcsStrategy::said)
            .orElse("");
    return shape() + kept + pauses;
  }

  private static String said(Pause pause) {
    return ", pauses before it for %s at most, then ECS %s"
        .formatted(
            minutes(pause.timeout()),
            pause.then() == Unanswered.CONTINUE ? "goes on" : "rolls back");
  }

  private static String minutes(Duration time) {
    return time.toMinutes() % 60 == 0 && time.isPositive()
        ? time.toHours() + " h"
        : time.toMinutes() + " min";
  }

  /**
   * New tasks take the place of old ones, and users with them: the pause comes before the first one
   * starts.
   */
  record Rolling(Optional<Pause> pause) implements EcsStrategy {
    @Override
    public String shape() {
      return "rolling";
    }

    @Override
    public Optional<Duration> keepOld() {
      return Optional.empty();
    }

    @Override
    public List<Share> steps() {
      return List.of();
    }
  }

  /** New tasks start beside the old ones; then all traffic moves. */
  record BlueGreen(Optional<Duration> keepOld, Optional<Pause> pause) implements EcsStrategy {
    @Override
    public String shape() {
      return "blue-green";
    }

    @Override
    public List<Share> steps() {
      return List.of();
    }
  }

  /**
   * All traffic moves in equal steps.
   *
   * @param bake how long each of them stays
   */
  record Linear(Share step, Duration bake, Optional<Duration> keepOld, Optional<Pause> pause)
      implements EcsStrategy {
    @Override
    public String shape() {
      return "linear, %s each %s".formatted(step, minutes(bake));
    }

    @Override
    public List<Share> steps() {
      int each = step.hundredths();
      return IntStream.iterate(each, all -> all < Share.ALL.hundredths(), all -> all + each)
          .mapToObj(Share::new)
          .toList();
    }
  }

  /**
   * A part of the traffic moves, and later all of it.
   *
   * @param bake how long the part stays
   */
  record Canary(Share part, Duration bake, Optional<Duration> keepOld, Optional<Pause> pause)
      implements EcsStrategy {
    @Override
    public String shape() {
      return "canary, %s for %s".formatted(part, minutes(bake));
    }

    @Override
    public List<Share> steps() {
      return List.of(part);
    }
  }
}
