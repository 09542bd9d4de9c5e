package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.signal.Look;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states of a release. */
public sealed interface Release {
  ReleaseRequest request();

  default boolean isFinal() {
    return this instanceof Final;
  }

  /** Whether a person can still stop it from reaching more targets. */
  default boolean mayBeAborted() {
    return switch (this) {
      case Preparing p -> true;
      case Prepared p -> true;
      case GoingLive g -> true;
      case Baking b -> true;
      case Confirmed c -> true;
      case Release other -> false;
    };
  }

  /** Whether a person can still have all of it taken back, wherever users meet it. */
  default boolean mayBeRecalled() {
    return !request().goesBack()
        && switch (this) {
          case Preparing p -> true;
          case Prepared p -> true;
          case GoingLive g -> true;
          case Baking b -> true;
          case TakingBack t -> true;
          case Mixed m -> true;
          case Release other -> false;
        };
  }

  /** Whether the next build may take its environment over: nobody asked for it, and it is stuck. */
  default boolean givesWay() {
    return this instanceof Mixed && request().automatic();
  }

  /** Whether every target was seen to run the commit, whoever brought it there. */
  default boolean reachedAll() {
    return this instanceof Live || this instanceof FoundThere;
  }

  /** Whether it waits for a yes. */
  default boolean mayBeConfirmed() {
    return this instanceof Awaiting;
  }

  /** Whether those who have not looked at their changes may be reminded: once, while it waits. */
  default boolean mayRemind() {
    return this instanceof Awaiting(_, var proposed, _, _)
        && proposed.reminder().isEmpty()
        && !proposed.unseenBy().isEmpty();
  }

  /** Who hears by a message of their own that it came to this. */
  default List<PersonId> told() {
    return ReleaseTellings.concerned(this).toList();
  }

  /** The plan, once there is one. */
  default Optional<Plan> plan() {
    return switch (this) {
      case Planning p -> Optional.empty();
      case Refused r -> Optional.empty();
      case FoundThere f -> Optional.empty();
      case Awaiting a -> Optional.of(a.proposed());
      case Confirmed c -> Optional.of(c.proposed());
      case Cancelled c -> c.proposed();
      case Expired e -> Optional.of(e.proposed());
      case Carried c -> Optional.of(c.run().plan());
    };
  }

  /** A plan is or was being carried out. */
  sealed interface Carried extends Release {
    Run run();

    @Override
    default ReleaseRequest request() {
      return run().request();
    }
  }

  /** Nothing happens to the release any more. */
  sealed interface Final extends Release {}

  /**
   * The plan is being worked out.
   *
   * @param heard what was said of changes meanwhile
   */
  record Planning(ReleaseRequest request, Optional<String> delay, Map<CommitSha, Word> heard)
      implements Release {
    public Planning {
      heard = Map.copyOf(heard);
    }
  }

  /**
   * A person is asked.
   *
   * @param until when the plan expires
   * @param changes what is different from the plan that was confirmed before; empty the first time
   */
  record Awaiting(ReleaseRequest request, Plan proposed, Instant until, List<String> changes)
      implements Release {
    public Awaiting {
      changes = List.copyOf(changes);
    }
  }

  /** A person said yes; the plan is checked once more. */
  record Confirmed(ReleaseRequest request, Plan proposed, PersonId by, Optional<String> delay)
      implements Release {}

  record Preparing(Run run) implements Carried {}

  /**
   * All targets are prepared, and a person decides when users are moved.
   *
   * @param until when what is prepared is taken away again
   */
  record Prepared(Run run, Instant until) implements Carried {}

  /** Targets change what users meet, one way or the other. */
  sealed interface Moving extends Carried {}

  record GoingLive(Run run) implements Moving {}

  /**
   * A part of the users is on the new build in the present wave, and stays there for a while.
   *
   * @param look what the signals last said; empty before the first look, and where there are none
   */
  record Baking(Run run, Optional<Look> look) implements Moving {
    /**
     * Whether the next share comes by a click: always, or since its time came and the signals were
     * inconclusive.
     */
    public boolean asks() {
      return run.plan().howLive().asksBetween()
          || look.filter(last -> last.isInconclusive() && !last.at().isBefore(until())).isPresent();
    }

    /** When the next share comes, unless a person decides that. */
    public Instant until() {
      return run.movedAt().plus(run.plan().howLive().bake());
    }

    /** The share that comes next. */
    public Share next() {
      return run.plan().howLive().after(run.aim());
    }
  }

  /** What moves goes back; nothing more goes live. */
  record TakingBack(Run run) implements Moving {}

  /**
   * Part of the targets runs the new build, part the old one; a person decides, or the next build
   * when nobody had asked for the release.
   */
  record Mixed(Run run) implements Carried {}

  /** Every target is live, and tasks that come after that are run. */
  record Finishing(Run run) implements Carried {}

  /** Users are where they stay, and what keeps targets from shrinking is taken away again. */
  record Restoring(Run run) implements Carried {}

  /** Users are where they stay after a rollback, and the environment is being held. */
  record Closing(Run run) implements Carried {}

  /** Every target is live; a task that came after that may have failed. */
  record Live(Run run) implements Carried, Final {}

  /**
   * It was mixed, and a newer build went to all targets instead.
   *
   * @param by that build
   */
  record Superseded(Run run, ProcessId by) implements Carried, Final {}

  /** Nothing new runs anywhere. */
  record Failed(Run run) implements Carried, Final {}

  /** Everything is back on the old build. */
  record RolledBack(Run run) implements Carried, Final {}

  /** Started by itself, and every target ran the commit already. */
  record FoundThere(ReleaseRequest request) implements Final {}

  /**
   * @param problems what was found on the targets, all of it
   */
  record Refused(ReleaseRequest request, String why, String next, List<String> problems)
      implements Final {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  record Cancelled(ReleaseRequest request, Optional<Plan> proposed, PersonId by) implements Final {}

  record Expired(ReleaseRequest request, Plan proposed) implements Final {}
}
