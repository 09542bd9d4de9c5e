package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Counts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;

/** What is said of a rollout, in a few words. */
final class Words {
  private static final int EVENT = 160;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  static String age(Duration age) {
    if (age.compareTo(Duration.ofMinutes(2)) < 0) {
      return age.toSeconds() + " s";
    }
    return age.compareTo(Duration.ofHours(2)) < 0 ? age.toMinutes() + " min" : age.toHours() + " h";
  }

  static String clock(Instant at) {
    return CLOCK.format(at);
  }

  /** {@code 2 new tasks crashed: container app exited with code 1}. */
  static String died(Deaths deaths, Cause cause) {
    int alike = deaths.alike(cause);
    return "%s %s".formatted(alike == 1 ? "a new task" : alike + " new tasks", cause.said());
  }

  /** What a rollout that goes well or badly is busy with. */
  static String busy(Facts facts, Deployment ours) {
    Optional<String> noRoom = facts.noRoom();
    if (noRoom.isPresent()) {
      return noRoom(facts, noRoom.get());
    }
    List<String> words = new ArrayList<>();
    words.add(counted(facts.sighting().counts(ours)));
    if (ours.pendingCount() > 0) {
      words.add(ours.pendingCount() + " starting");
    }
    int old = facts.sighting().runningBeside(ours);
    facts
        .traffic()
        .words()
        .or(() -> old > 0 ? Optional.of(old(facts, ours, old)) : Optional.empty())
        .ifPresent(words::add);
    facts.traffic().weights(facts.newName(), facts.oldName()).ifPresent(words::add);
    trouble(facts, ours).or(() -> deaf(facts)).ifPresent(words::add);
    return String.join(", ", words);
  }

  /** Old tasks are stopped as new ones become healthy; until then nothing happens to them. */
  private static String old(Facts facts, Deployment ours, int old) {
    int wanted = facts.sighting().service().desiredCount();
    if (ours.runningCount() < wanted) {
      return old + " old still up";
    }
    if (old < wanted) {
      return "old tasks draining";
    }
    boolean isSlow = facts.patience().isExceededBy(Duration.between(ours.createdAt(), facts.now()));
    return "health checks awaited, %d old still up%s"
        .formatted(old, isSlow ? ", " + slow(facts.patience()) : "");
  }

  /** What a pause means for users, and what comes if nobody answers it. */
  static String halted(Facts facts, Halt halt, Counts counts) {
    List<String> words = new ArrayList<>();
    words.add(facts.traffic().isBeforeTasks() ? "no new task has started" : counted(counts));
    facts.traffic().weights(facts.newName(), facts.oldName()).ifPresent(words::add);
    if (halt.foreign()) {
      words.add(foreign(facts, halt));
    }
    if (!Judge.isUp(facts, counts)) {
      words.add("it pauses, and waits for its tasks");
    }
    return String.join(", ", words);
  }

  private static String foreign(Facts facts, Halt halt) {
    return "it pauses (%s) until somebody has it go on in ECS%s"
        .formatted(facts.traffic().stage(), end(halt));
  }

  /** When ECS answers a pause by itself, and how. */
  static String end(Halt halt) {
    return halt.expiry()
        .map(
            end ->
                "; at %s ECS %s by itself"
                    .formatted(clock(end.at()), end.goesOn() ? "goes on" : "rolls back"))
        .orElse("");
  }

  private static String slow(Patience patience) {
    return "slower than usual: whole deployments took %s lately; a task is given %s from its start"
        .formatted(
            age(patience.usual().orElse(Duration.ZERO)),
            patience.grace().isZero() ? "no time" : age(patience.grace()));
  }

  private static String noRoom(Facts facts, String event) {
    return "no room for new tasks yet; it waits for room until %s, and nothing is taken back: %s"
        .formatted(clock(facts.roomUntil()), clipped(event));
  }

  static String soaking(Facts facts, Instant until) {
    return "complete, watched until %s whether it stays up%s"
        .formatted(
            clock(until),
            facts.deaths().likeliest().map(cause -> ": " + died(facts.deaths(), cause)).orElse(""));
  }

  /** Old tasks that had to be killed. */
  static Optional<String> deaf(Facts facts) {
    int deaf = facts.deaths().old().deaf();
    return deaf == 0
        ? Optional.empty()
        : Optional.of(
            "%s did not stop in time and had to be killed (exit code 137 after the stopTimeout)"
                .formatted(deaf == 1 ? "an old task" : deaf + " old tasks"));
  }

  /** What ECS did not wait for, with the number to set. */
  static String startingStill(Facts facts, Cause cause, Duration age) {
    Patience patience = facts.patience();
    int alike = facts.deaths().alike(cause);
    return ("%s stopped for failing health checks %s after the start, although a whole deployment"
            + " took %s when all was well; the grace period is %s, set"
            + " healthCheckGracePeriodSeconds to at least %d")
        .formatted(
            alike == 1 ? "a new task was" : alike + " new tasks were",
            age(age),
            age(patience.usual().orElse(Duration.ZERO)),
            age(patience.grace()),
            patience.secondsInstead(age));
  }

  static String counted(Counts counts) {
    return "%d of %d running%s"
        .formatted(
            counts.done(),
            counts.wanted(),
            counts.failed() == 0 ? "" : ", %d failed".formatted(counts.failed()));
  }

  /** Which builds users meet, by the tasks that are up. */
  static String effect(Facts facts) {
    int wanted = facts.sighting().service().desiredCount();
    int old = facts.oldRunning();
    int ours = facts.oursRunning();
    int others = facts.totalRunning() - old - ours;
    if (others > 0) {
      return "users are on %s, %d of %d of its tasks are up"
          .formatted(facts.primaryName(), others, wanted);
    }
    if (old > 0 && ours > 0 && facts.isNoneOnNew()) {
      return "users are on %s, %d of %d old tasks are up; %d new tasks run beside them without users"
          .formatted(facts.oldName(), old, wanted, ours);
    }
    Optional<String> weights = facts.traffic().weights(facts.newName(), facts.oldName());
    if (ours > 0 && weights.isPresent()) {
      return "%s: %d old and %d new tasks are up, %d are wanted"
          .formatted(weights.get(), old, ours, wanted);
    }
    if (old > 0 && ours > 0) {
      return "users are on %s and on %s: %d old and %d new tasks are up, %d are wanted"
          .formatted(facts.oldName(), facts.newName(), old, ours, wanted);
    }
    if (old > 0) {
      return "users are on %s, %d of %d old tasks are up".formatted(facts.oldName(), old, wanted);
    }
    return ours > 0
        ? "users are on %s, %d of %d new tasks are up".formatted(facts.newName(), ours, wanted)
        : "no task is up, %d are wanted".formatted(wanted);
  }

  private static Optional<String> trouble(Facts facts, Deployment ours) {
    return facts
        .deaths()
        .likeliest()
        .map(cause -> died(facts.deaths(), cause))
        .or(
            () ->
                facts
                    .sighting()
                    .complaint(ours.createdAt())
                    .filter(said -> !Sighting.isWithoutRoom(said) || lacksTasks(facts, ours))
                    .map(Words::clipped));
  }

  private static boolean lacksTasks(Facts facts, Deployment ours) {
    return ours.runningCount() + ours.pendingCount() < facts.sighting().service().desiredCount();
  }

  private static String clipped(String event) {
    String bare =
        event
            .replaceFirst("^\\(service [^)]*\\) ", "")
            .replaceAll("arn:\\S*:targetgroup/([^/\\s]+)/\\w+", "$1");
    return bare.length() <= EVENT ? bare : bare.substring(0, EVENT) + "…";
  }
}
