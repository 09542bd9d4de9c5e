package dev.slipway.core.release;

import dev.slipway.core.app.TargetName;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a release is on one target.
 *
 * @param since when the stage began
 * @param movedAt when something last changed
 * @param note what it is busy with, or by what it was seen to be done; may be empty
 * @param verdict present when it failed
 */
public record TargetRun(
    PlannedTarget target,
    Stage stage,
    Optional<String> prepared,
    Optional<String> rollout,
    Counts counts,
    String note,
    Instant since,
    Instant movedAt,
    Optional<Verdict> verdict) {

  /** The stages of a target within one release. */
  public enum Stage {
    WAITING("waiting"),
    PREPARED("prepared"),
    GOING_LIVE("going live"),
    LIVE("live"),
    /** Not live, and runs what it ran before. */
    FAILED("failed, unchanged"),
    /** Not live, and runs something new, wholly or in part. */
    FAILED_HALFWAY("failed halfway"),
    TAKING_BACK("going back"),
    TAKEN_BACK("back on the old build");

    private final String said;

    Stage(String said) {
      this.said = said;
    }

    public String said() {
      return said;
    }

    /** Something is going on there now. */
    public boolean inFlight() {
      return this == GOING_LIVE || this == TAKING_BACK;
    }

    /** Users may meet the new build there. */
    public boolean runsNew() {
      return this == LIVE || this == FAILED_HALFWAY || inFlight();
    }

    public boolean hasFailed() {
      return this == FAILED || this == FAILED_HALFWAY;
    }
  }

  static TargetRun of(PlannedTarget target, Instant at) {
    return new TargetRun(
        target,
        Stage.WAITING,
        Optional.empty(),
        Optional.empty(),
        Counts.NONE,
        "",
        at,
        at,
        Optional.empty());
  }

  public TargetName name() {
    return target.name();
  }

  /** What the adapter needs to recognise our own doing. */
  public Known known() {
    return new Known(
        target.revision(), prepared, rollout, since, movedAt, stage == Stage.TAKING_BACK);
  }

  TargetRun prepared(String reference, Instant at) {
    return new TargetRun(
        target, Stage.PREPARED, Optional.of(reference), rollout, counts, "", at, at, verdict);
  }

  TargetRun started(String reference, Instant at) {
    return new TargetRun(
        target,
        Stage.GOING_LIVE,
        prepared,
        Optional.of(reference),
        counts,
        "",
        at,
        at,
        Optional.empty());
  }

  TargetRun progressed(Counts now, String busyWith, Instant at) {
    return new TargetRun(target, stage, prepared, rollout, now, busyWith, since, at, verdict);
  }

  TargetRun live(Counts now, String evidence, Instant at) {
    return new TargetRun(
        target, Stage.LIVE, prepared, rollout, now, evidence, at, at, Optional.empty());
  }

  /** A rollout that failed halfway is taken back at once; going back that fails stays halfway. */
  TargetRun failed(Verdict why, boolean moved, Instant at) {
    Stage next =
        moved
            ? (stage == Stage.GOING_LIVE ? Stage.TAKING_BACK : Stage.FAILED_HALFWAY)
            : Stage.FAILED;
    return new TargetRun(
        target, next, prepared, rollout, counts, "", at, at, Optional.of(verdict.orElse(why)));
  }

  TargetRun takingBack(Instant at) {
    return new TargetRun(target, Stage.TAKING_BACK, prepared, rollout, counts, "", at, at, verdict);
  }

  /** Back because it failed is a failure; back because a person wanted it is not. */
  TargetRun takenBack(String evidence, Instant at) {
    return new TargetRun(
        target,
        verdict.isPresent() ? Stage.FAILED : Stage.TAKEN_BACK,
        prepared,
        rollout,
        counts,
        evidence,
        at,
        at,
        verdict.map(Verdict::takenBack));
  }

  /** Ready for another try with what was prepared. */
  TargetRun again(Instant at) {
    return new TargetRun(
        target,
        prepared.isPresent() ? Stage.PREPARED : Stage.WAITING,
        prepared,
        Optional.empty(),
        Counts.NONE,
        "",
        at,
        at,
        Optional.empty());
  }
}
