package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.signal.Look;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a release is on one target.
 *
 * @param share what part of the users was seen to be on the new build; empty while none is
 * @param since when the stage began
 * @param movedAt when something last changed
 * @param note what it is busy with, or by what it was seen to be done; may be empty
 * @param expiry when the platform does not wait for us any longer; empty when it waits for ever
 * @param verdict present when it failed
 */
public record TargetRun(
    PlannedTarget target,
    Stage stage,
    Marks marks,
    Counts counts,
    Optional<Share> share,
    String note,
    Instant since,
    Instant movedAt,
    Optional<Expiry> expiry,
    Optional<Verdict> verdict) {

  /** The stages of a target within one release. */
  public enum Stage {
    WAITING("waiting"),
    /** What it needs is there; nothing of it runs. */
    FETCHED("fetched"),
    PREPARED("prepared"),
    GOING_LIVE("going live"),
    /** A part of the users is on the new build, and stays there for a while. */
    AT_SHARE("live for a part"),
    LIVE("live"),
    /** Not live, and runs what it ran before. */
    FAILED("failed, unchanged"),
    /** Not live, and runs something new, wholly or in part. */
    FAILED_HALFWAY("failed halfway"),
    /** What was prepared beside the old build is taken away; users never met it. */
    CLEARING("being cleared away"),
    CLEARED("not changed"),
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
      return this == GOING_LIVE || isLeaving();
    }

    /** Its users are on their way to the new build. */
    public boolean moves() {
      return this == GOING_LIVE || this == AT_SHARE;
    }

    /** What is new goes away again. */
    public boolean isLeaving() {
      return this == TAKING_BACK || this == CLEARING;
    }

    /** It is there in part or may be, and users see nothing of it. */
    public boolean isGettingReady() {
      return this == FETCHED || this == PREPARED;
    }

    /** Users may meet the new build there. */
    public boolean runsNew() {
      return switch (this) {
        case GOING_LIVE, AT_SHARE, LIVE, FAILED_HALFWAY, TAKING_BACK -> true;
        case WAITING, FETCHED, PREPARED, CLEARING, CLEARED, FAILED, TAKEN_BACK -> false;
      };
    }

    public boolean hasFailed() {
      return this == FAILED || this == FAILED_HALFWAY;
    }

    /** Where a target goes that failed with something of ours left on it. */
    Stage afterFailure() {
      return switch (this) {
        case WAITING, FETCHED, PREPARED -> CLEARING;
        case GOING_LIVE, AT_SHARE -> TAKING_BACK;
        case LIVE, CLEARING, CLEARED, FAILED, FAILED_HALFWAY, TAKING_BACK, TAKEN_BACK ->
            FAILED_HALFWAY;
      };
    }
  }

  static TargetRun of(PlannedTarget target, Instant at) {
    return new TargetRun(
        target,
        Stage.WAITING,
        Marks.NONE,
        Counts.NONE,
        Optional.empty(),
        "",
        at,
        at,
        Optional.empty(),
        Optional.empty());
  }

  public TargetName name() {
    return target.name();
  }

  public Optional<String> rollout() {
    return marks.rollout();
  }

  /**
   * What the adapter needs to recognise our own doing.
   *
   * @param aim what part of the users is to be on the new build
   */
  public Known known(Share aim) {
    return new Known(
        target.revision(),
        target.pins(),
        marks,
        aim,
        since,
        movedAt,
        stage.isLeaving(),
        target.hot());
  }

  /** What the release left running there, by its own name for it; empty when that is not sure. */
  Optional<String> left() {
    return switch (stage) {
      case LIVE -> marks.fetched();
      case WAITING, FETCHED, PREPARED, CLEARED, FAILED, TAKEN_BACK ->
          Optional.of(target.revision());
      case GOING_LIVE, AT_SHARE, FAILED_HALFWAY, CLEARING, TAKING_BACK -> Optional.empty();
    };
  }

  /** Present while all users are on the new build there and it is not called live yet. */
  public Optional<Soak> soak() {
    return stage.moves() ? marks.soak() : Optional.empty();
  }

  /** What was done to what changes its size by itself. */
  public ScaleIn scaleIn() {
    return marks.scaleIn();
  }

  TargetRun after(ReleaseEvent.OfScaling event) {
    return new TargetRun(
        target,
        stage,
        marks.with(scaleIn().next(event)),
        counts,
        share,
        note,
        since,
        event.at(),
        expiry,
        verdict);
  }

  boolean isAt(Share wanted) {
    return share.filter(wanted::equals).isPresent();
  }

  TargetRun fetched(String reference, Instant at) {
    return to(isWaiting() ? Stage.FETCHED : stage, marks.withFetched(reference), at);
  }

  /** What was prepared while it was already to be taken away is remembered for that. */
  TargetRun prepared(ReleaseEvent.TargetPrepared event) {
    boolean goesOn = isWaiting() || stage == Stage.FETCHED;
    return to(goesOn ? Stage.PREPARED : stage, marks.withPrepared(event.reference()), event.at())
        .seen(counts, event.evidence().orElse(""), share)
        .with(event.expiry());
  }

  TargetRun started(String reference, Instant at) {
    return to(Stage.GOING_LIVE, marks.withRollout(reference), at).because(Optional.empty());
  }

  /**
   * @param beside what soaks already, should this be the beginning of a soak
   */
  TargetRun progressed(ReleaseEvent.TargetProgressed event, Optional<Soak> beside) {
    return new TargetRun(
        target,
        stage,
        marks.soaking(event.soaking(), beside),
        event.counts(),
        share,
        event.note(),
        since,
        event.at(),
        expiry,
        verdict);
  }

  /** What does not soak is not judged by it. */
  TargetRun seen(Look look) {
    return soak().map(soak -> with(marks.with(soak.with(look)))).orElse(this);
  }

  TargetRun atShare(ReleaseEvent.TargetAtShare event) {
    return to(Stage.AT_SHARE, marks, event.at())
        .seen(event.counts(), event.evidence(), Optional.of(event.share()))
        .with(event.expiry());
  }

  TargetRun live(ReleaseEvent.TargetLive event) {
    return to(Stage.LIVE, marks.with(event.times()), event.at())
        .seen(event.counts(), event.evidence(), Optional.of(Share.ALL))
        .because(Optional.empty());
  }

  /**
   * What failed halfway is taken back at once; going back that fails stays halfway. The first cause
   * stands, and what users see is what was seen last.
   */
  TargetRun failed(Verdict why, boolean moved, Instant at) {
    Stage halfway = why.reason().isInconclusive() ? Stage.FAILED_HALFWAY : stage.afterFailure();
    Verdict known = verdict.map(first -> first.nowThat(why.effect())).orElse(why);
    return to(moved ? halfway : Stage.FAILED, marks, at).because(Optional.of(known));
  }

  TargetRun clearing(Instant at) {
    return to(Stage.CLEARING, marks, at);
  }

  TargetRun takingBack(Instant at) {
    return to(Stage.TAKING_BACK, marks, at);
  }

  /**
   * Back because it failed is a failure; back because a person wanted it is not. Users come back
   * only from where they have been.
   */
  TargetRun takenBack(String evidence, Instant at) {
    Stage back = stage == Stage.CLEARING ? Stage.CLEARED : Stage.TAKEN_BACK;
    return to(verdict.isPresent() ? Stage.FAILED : back, marks, at)
        .seen(counts, evidence, Optional.empty())
        .because(verdict.map(Verdict::takenBack));
  }

  /** Ready for another try with what was fetched. */
  TargetRun again(Instant at) {
    return to(marks.fetched().isPresent() ? Stage.FETCHED : Stage.WAITING, marks.again(), at)
        .seen(Counts.NONE, "", Optional.empty())
        .because(Optional.empty());
  }

  private boolean isWaiting() {
    return stage == Stage.WAITING;
  }

  private TargetRun to(Stage next, Marks known, Instant at) {
    return new TargetRun(target, next, known, counts, share, "", at, at, Optional.empty(), verdict);
  }

  private TargetRun seen(Counts now, String evidence, Optional<Share> part) {
    return new TargetRun(
        target, stage, marks, now, part, evidence, since, movedAt, expiry, verdict);
  }

  private TargetRun with(Optional<Expiry> until) {
    return new TargetRun(target, stage, marks, counts, share, note, since, movedAt, until, verdict);
  }

  private TargetRun with(Marks known) {
    return new TargetRun(
        target, stage, known, counts, share, note, since, movedAt, expiry, verdict);
  }

  private TargetRun because(Optional<Verdict> why) {
    return new TargetRun(target, stage, marks, counts, share, note, since, movedAt, expiry, why);
  }
}
