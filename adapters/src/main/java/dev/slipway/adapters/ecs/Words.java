package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;

/** What is said of a rollout, in a few words. */
final class Words {
  private static final int EVENT = 160;

  private Words() {}

  static String age(Duration age) {
    if (age.compareTo(Duration.ofMinutes(2)) < 0) {
      return age.toSeconds() + " s";
    }
    return age.compareTo(Duration.ofHours(2)) < 0 ? age.toMinutes() + " min" : age.toHours() + " h";
  }

  /** {@code 2 new tasks crashed: container app exited with code 1}. */
  static String died(Deaths deaths, Cause cause) {
    int alike = deaths.alike(cause);
    return "%s %s".formatted(alike == 1 ? "a new task" : alike + " new tasks", cause.said());
  }

  /** What a rollout that goes well or badly is busy with. */
  static String busy(Facts facts, Deployment ours) {
    List<String> words = new ArrayList<>();
    words.add(counted(facts.sighting().counts(ours)));
    if (ours.pendingCount() > 0) {
      words.add(ours.pendingCount() + " starting");
    }
    int old = facts.sighting().runningBeside(ours);
    if (old > 0) {
      words.add(
          ours.runningCount() >= facts.sighting().service().desiredCount()
              ? "old tasks draining"
              : old + " old still up");
    }
    trouble(facts, ours).ifPresent(words::add);
    return String.join(", ", words);
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
        .or(() -> facts.sighting().complaint(ours.createdAt()).map(Words::clipped));
  }

  private static String clipped(String event) {
    String bare = event.replaceFirst("^\\(service [^)]*\\) ", "");
    return bare.length() <= EVENT ? bare : bare.substring(0, EVENT) + "…";
  }
}
