package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.signal.Look;
import dev.slipway.core.signal.SignalName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to a release. */
public sealed interface ReleaseEvent extends Event {
  record ReleaseRequested(Instant at, ReleaseRequest request) implements ReleaseEvent {}

  /**
   * There is nothing that could be done, or it may not be done.
   *
   * @param problems what was found on the targets, all of it
   */
  record ReleaseRefused(Instant at, String why, String next, List<String> problems)
      implements ReleaseEvent {
    public ReleaseRefused {
      problems = List.copyOf(problems);
    }

    public ReleaseRefused(Instant at, String why, String next) {
      this(at, why, next, List.of());
    }
  }

  /** Of a release that started by itself: somebody else had brought the build to all targets. */
  record ReleaseFoundThere(Instant at) implements ReleaseEvent {}

  /**
   * @param usual of a release that nobody has to confirm: how long such releases took lately
   */
  record ReleasePlanned(Instant at, Plan plan, Optional<Usual> usual) implements ReleaseEvent {
    public ReleasePlanned(Instant at, Plan plan) {
      this(at, plan, Optional.empty());
    }
  }

  /**
   * @param hash of the plan that the person saw
   */
  record ReleaseConfirmed(Instant at, PersonId by, PlanHash hash) implements ReleaseEvent {}

  /**
   * The plan was worked out again after the confirmation and does the same.
   *
   * @param usual how long releases to the environment took lately
   */
  record PlanHeld(Instant at, Optional<Usual> usual) implements ReleaseEvent {
    public PlanHeld(Instant at) {
      this(at, Optional.empty());
    }
  }

  /**
   * The plan was worked out again and does something else: the confirmation is void.
   *
   * @param changes what is different, in words
   */
  record PlanChanged(Instant at, Plan plan, List<String> changes) implements ReleaseEvent {
    public PlanChanged {
      changes = List.copyOf(changes);
    }
  }

  record ReleaseCancelled(Instant at, PersonId by) implements ReleaseEvent {}

  record ReleaseExpired(Instant at) implements ReleaseEvent {}

  /**
   * Of a mixed release that started by itself: the next build takes the environment over.
   *
   * @param by the build
   */
  record ReleaseSuperseded(Instant at, ProcessId by) implements ReleaseEvent {}

  record ReleaseDelayed(Instant at, String why) implements ReleaseEvent {}

  /** What the target needs is there; nothing of it runs. */
  record TargetFetched(Instant at, TargetName target, String reference) implements ReleaseEvent {}

  /**
   * @param evidence by what that was seen; empty where a target has nothing to see yet
   * @param expiry when the platform does not wait any longer; empty when it waits for ever
   */
  record TargetPrepared(
      Instant at,
      TargetName target,
      String reference,
      Optional<String> evidence,
      Optional<Expiry> expiry)
      implements ReleaseEvent {
    public TargetPrepared(Instant at, TargetName target, String reference) {
      this(at, target, reference, Optional.empty(), Optional.empty());
    }
  }

  /** Of a deploy-time task. */
  sealed interface OfTask extends ReleaseEvent {
    TaskName task();
  }

  /** From now on the task may have begun. */
  record TaskIntended(Instant at, TaskName task) implements OfTask {}

  record TaskStarted(Instant at, TaskName task, String reference) implements OfTask {}

  /** It runs longer than it may; it is left alone. */
  record TaskOverdue(Instant at, TaskName task) implements OfTask {}

  record TaskDone(Instant at, TaskName task, String evidence) implements OfTask {}

  record TaskFailed(Instant at, TaskName task, Verdict verdict) implements OfTask {}

  /** Nothing shows whether it ran. */
  record TaskUnproven(Instant at, TaskName task, String why) implements OfTask {}

  /**
   * A person found out whether it ran.
   *
   * @param ran whether it did, and well; if not, it is started again
   */
  record TaskVouched(Instant at, PersonId by, TaskName task, boolean ran) implements OfTask {}

  /** All targets are prepared, and a person wants users to be moved. */
  record LiveRequested(Instant at, PersonId by) implements ReleaseEvent {}

  /** It was prepared, and nobody put it live in time. */
  record PreparationLapsed(Instant at) implements ReleaseEvent {}

  /** Users begin to be moved. */
  record TargetStarted(Instant at, TargetName target, String reference) implements ReleaseEvent {}

  /**
   * @param soaking since when all users have been on the new build there, while it is watched
   *     whether it stays well; empty before that
   */
  record TargetProgressed(
      Instant at, TargetName target, Counts counts, String note, Optional<Instant> soaking)
      implements ReleaseEvent {
    public TargetProgressed(Instant at, TargetName target, Counts counts, String note) {
      this(at, target, counts, note, Optional.empty());
    }
  }

  /**
   * A part of the users is on the new build there.
   *
   * @param expiry when the platform does not wait any longer; empty when it waits for ever
   */
  record TargetAtShare(
      Instant at,
      TargetName target,
      Share share,
      Counts counts,
      String evidence,
      Optional<Expiry> expiry)
      implements ReleaseEvent {}

  /**
   * More users come to the new build on the targets of the present wave.
   *
   * @param by empty when it went on by the clock
   */
  record ShareRaised(Instant at, Optional<PersonId> by, Share share) implements ReleaseEvent {}

  /**
   * The signals were looked at while a share stays or targets soak, and say something else than
   * before.
   */
  record SignalsRead(Instant at, Look look) implements ReleaseEvent {}

  /**
   * A signal was bad twice in a row: the share goes back, or what soaks does.
   *
   * @param verdict of every target that is at the share or soaks
   */
  record SignalBad(Instant at, SignalName signal, Verdict verdict) implements ReleaseEvent {}

  /** It goes on, although nothing else has happened for a while. */
  record ReleaseWatched(Instant at) implements ReleaseEvent {}

  /**
   * @param times what it waited for on the way; empty where the platform does not tell
   */
  record TargetLive(
      Instant at, TargetName target, Counts counts, String evidence, Optional<RolloutTimes> times)
      implements ReleaseEvent {
    public TargetLive(Instant at, TargetName target, Counts counts, String evidence) {
      this(at, target, counts, evidence, Optional.empty());
    }
  }

  /**
   * @param moved whether the target still runs something new
   */
  record TargetFailed(Instant at, TargetName target, Verdict verdict, boolean moved)
      implements ReleaseEvent {}

  record TargetTakenBack(Instant at, TargetName target, String evidence) implements ReleaseEvent {}

  /** Of what changes the size of a target by itself. */
  sealed interface OfScaling extends ReleaseEvent {
    TargetName target();
  }

  /**
   * From now on it may be suspended.
   *
   * @param before what is to be restored when the release is over
   */
  record ScalingNoted(Instant at, TargetName target, ScalingFlags before) implements OfScaling {}

  record ScalingSuspended(Instant at, TargetName target) implements OfScaling {}

  record ScalingRestored(Instant at, TargetName target) implements OfScaling {}

  /** It could not be suspended; the release goes on without. */
  record ScalingSpared(Instant at, TargetName target, String why) implements OfScaling {}

  /** It could not be restored. */
  record ScalingStuck(Instant at, TargetName target, String why) implements OfScaling {}

  record AbortRequested(Instant at, PersonId by) implements ReleaseEvent {}

  /** Of a mixed release: bring the rest to the new build. */
  record CarryOnRequested(Instant at, PersonId by) implements ReleaseEvent {}

  /** Of a mixed release: bring everything back to the old build. */
  record TakeBackRequested(Instant at, PersonId by) implements ReleaseEvent {}

  /**
   * Of a release that is under way: it is stopped, and everything goes back to the old build.
   *
   * @param command the key of the command that asked for it
   */
  record RollbackRequested(Instant at, PersonId by, String command) implements ReleaseEvent {}

  /** After a rollback the environment is closed to releases. */
  record EnvironmentHeld(Instant at, ProcessId hold) implements ReleaseEvent {}

  /** A person said whether their changes work. */
  sealed interface Spoken extends ReleaseEvent {
    PersonId by();

    List<CommitSha> commits();

    /** The release on whose notice they said it; empty when it was this one. */
    Optional<ProcessId> heardFrom();

    Word word();
  }

  /**
   * @param at when the person clicked
   */
  record ChangeAccepted(
      Instant at, PersonId by, List<CommitSha> commits, Optional<ProcessId> heardFrom)
      implements Spoken {
    public ChangeAccepted {
      commits = List.copyOf(commits);
    }

    @Override
    public Word word() {
      return new Word(by, at, Optional.empty());
    }
  }

  /**
   * @param at when the person clicked
   * @param reason what does not work, as they wrote it
   */
  record ChangeRejected(
      Instant at,
      PersonId by,
      List<CommitSha> commits,
      String reason,
      Optional<ProcessId> heardFrom)
      implements Spoken {
    public ChangeRejected {
      commits = List.copyOf(commits);
    }

    @Override
    public Word word() {
      return new Word(by, at, Optional.of(reason));
    }
  }

  /**
   * Of a release that is live: what earlier ones had registered and nobody goes back to is gone.
   *
   * @param revisions what people call them, such as {@code shop-web:41}
   */
  record RevisionsRemoved(Instant at, TargetName target, List<String> revisions)
      implements ReleaseEvent {
    public RevisionsRemoved {
      revisions = List.copyOf(revisions);
    }
  }

  /** Those who have not looked at their changes are told so, once for each release. */
  record AuthorsReminded(Instant at, PersonId by) implements ReleaseEvent {}
}
