package dev.slipway.adapters.servers;

import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Finds out how far a release is on one server. Changes nothing. */
final class Inspector {
  private final Hand hand;
  private final Duration deadline;
  private final InstantSource clock;

  /**
   * @param deadline how long a job may be at the same step
   */
  Inspector(Hand hand, Duration deadline, InstantSource clock) {
    this.hand = hand;
    this.deadline = deadline;
    this.clock = clock;
  }

  Preparation preparation(Job job, Known known) {
    return hand.find(job)
        .map(outcome -> preparation(job, outcome, known))
        .orElseGet(Preparation.NotBegun::new);
  }

  Preparation preparation(Job job, Outcome outcome, Known known) {
    return switch (outcome) {
      case Outcome.Done(var laps, var facts) -> new Preparation.Ready(job.toString(), seen(facts));
      case Outcome.Underway(var step) when isStalled(known) ->
          new Preparation.Failed(stalled(step, Verdicts.STAYS), runsSomething(job));
      case Outcome.Underway(var step) -> new Preparation.InProgress(Counts.NONE, step);
      case Outcome.Failed failed ->
          new Preparation.Failed(Verdicts.of(failed, Verdicts.STAYS), runsSomething(job));
      case Outcome other -> throw new IllegalStateException(job + ": " + other);
    };
  }

  /** After a pull there is an image more, and nothing that would have to be stopped. */
  private static boolean runsSomething(Job job) {
    return !job.step().equals(ServerTarget.PULL);
  }

  /** A pull says nothing but that it is done. */
  private static String seen(Map<String, String> facts) {
    String live = facts.getOrDefault("live_commit", "");
    return facts.containsKey("color")
        ? "%s is well and says its commit, live is still %s (%s)"
            .formatted(
                facts.get("color"), facts.get("live"), live.isEmpty() ? "as it was found" : live)
        : "";
  }

  Rollout goingOn(Sight sight) {
    return isReached(sight)
        ? atShare(sight.jobs().of(sight.forward()), sight)
        : job(sight, sight.forward())
            .map(found -> onward(sight, found))
            .orElseGet(() -> soFar(sight));
  }

  /** A look is older than what became of a job that was asked about after it. */
  private Rollout onward(Sight sight, Found found) {
    if (!(found.outcome() instanceof Outcome.Done)) {
      return moving(sight, found);
    }
    if (found.job().step().equals(Sight.OTHERS)) {
      return live(found.job(), sight);
    }
    Sight fresh = sight.with(hand.look());
    if (isReached(fresh)) {
      return atShare(found.job(), fresh);
    }
    if (!fresh.isLive()) {
      return new Rollout.TakenBack(fresh.evidence());
    }
    return fresh.isApplied() ? goingOn(fresh) : unapplied(found.job(), fresh);
  }

  /** The files say so, and the running nginx does something else: somebody reloaded it by hand. */
  private Rollout unapplied(Job job, Sight sight) {
    String doing = "told by the files what nginx does not do yet";
    return isStalled(sight.known())
        ? new Rollout.Failed(job.toString(), stalled(doing, sight.effect()), true)
        : new Rollout.InProgress(job.toString(), sight.counts(), doing);
  }

  /** What ran before the release goes on running. */
  Rollout goingBack(Sight sight) {
    if (sight.preparedNothing() && sight.known().rollout().isEmpty() && sight.isAway()) {
      return new Rollout.TakenBack(sight.evidence());
    }
    String step = sight.isAway() ? Sight.CLEAR : Sight.BACK;
    Optional<Found> found = job(sight, step);
    if (found.isEmpty()) {
      return new Rollout.NotStarted();
    }
    if (!(found.get().outcome() instanceof Outcome.Done)) {
      return moving(sight, found.get());
    }
    Sight fresh = sight.with(hand.look());
    if (!fresh.isAway()) {
      return new Rollout.Failed(found.get().job().toString(), fresh.superseded(), true);
    }
    return step.equals(Sight.CLEAR)
        ? new Rollout.TakenBack(fresh.evidence())
        : new Rollout.InProgress(found.get().job().toString(), fresh.counts(), fresh.effect());
  }

  private Rollout moving(Sight sight, Found found) {
    String reference = found.job().toString();
    return switch (found.outcome()) {
      case Outcome.Underway(var step) when isStalled(sight.known()) ->
          new Rollout.Failed(reference, stalled(step, sight.effect()), true);
      case Outcome.Underway(var step) -> new Rollout.InProgress(reference, Counts.NONE, step);
      case Outcome.Failed failed ->
          new Rollout.Failed(reference, Verdicts.of(failed, sight.effect()), true);
      case Outcome other -> throw new IllegalStateException(reference + ": " + other);
    };
  }

  /** Users are where they are to be, and nothing else is left to do. */
  private boolean isReached(Sight sight) {
    return sight.isApplied() && sight.share().filter(sight.known().aim()::equals).isPresent();
  }

  /** What was begun last, from where users are now. */
  private Rollout soFar(Sight sight) {
    return sight.share().isPresent()
        ? atShare(sight.jobs().of(sight.forward()), sight)
        : new Rollout.NotStarted();
  }

  private static Rollout live(Job job, Sight sight) {
    return new Rollout.Live(job.toString(), sight.counts(), sight.evidence());
  }

  /** A few users are the first to meet what has become unwell: they go back. */
  private Rollout atShare(Job job, Sight sight) {
    Sight seen = sight.isWell() ? sight : sight.with(hand.look());
    return seen.isWell()
        ? new Rollout.AtShare(
            job.toString(), seen.counts(), seen.share().orElseThrow(), seen.evidence())
        : new Rollout.Failed(job.toString(), seen.regressed(), true);
  }

  private Optional<Found> job(Sight sight, String step) {
    Jobs jobs = sight.jobs();
    return jobs.remembered(step).flatMap(this::find).or(() -> find(jobs.of(step)));
  }

  private Optional<Found> find(Job job) {
    return hand.find(job).map(outcome -> new Found(job, outcome));
  }

  private boolean isStalled(Known known) {
    return clock.instant().isAfter(known.movedAt().plus(deadline));
  }

  private Verdict stalled(String step, String effect) {
    return new Verdict(
        Reason.STALLED,
        "nothing has moved for %s while it was %s".formatted(Verdicts.words(deadline), step),
        "",
        effect);
  }

  private record Found(Job job, Outcome outcome) {}
}
