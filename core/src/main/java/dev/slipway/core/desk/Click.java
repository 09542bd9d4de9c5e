package dev.slipway.core.desk;

import dev.slipway.core.app.Share;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Word;
import dev.slipway.core.repository.CommitSha;

/** A button of a card that somebody clicked. */
public sealed interface Click {
  PersonId person();

  /** A button on the card of a release. */
  sealed interface OnRelease extends Click {
    ProcessId release();

    /** Whether this very click, by this person, has led to the event. */
    default boolean isSaidBy(ReleaseEvent event) {
      return switch (this) {
        case Confirm(_, var person, var plan) ->
            event instanceof ReleaseEvent.ReleaseConfirmed(_, var by, var hash)
                && by.equals(person)
                && hash.equals(plan);
        case Cancel(_, var person) ->
            event instanceof ReleaseEvent.ReleaseCancelled(_, var by) && by.equals(person);
        case GoLive(_, var person) ->
            event instanceof ReleaseEvent.LiveRequested(_, var by) && by.equals(person);
        case Raise(_, var person, var share) ->
            event instanceof ReleaseEvent.ShareRaised(_, var by, var to)
                && by.filter(person::equals).isPresent()
                && to.equals(share);
        case Abort(_, var person) ->
            event instanceof ReleaseEvent.AbortRequested(_, var by) && by.equals(person);
        case CarryOn(_, var person) ->
            event instanceof ReleaseEvent.CarryOnRequested(_, var by) && by.equals(person);
        case TakeBack(_, var person) ->
            event instanceof ReleaseEvent.TakeBackRequested(_, var by) && by.equals(person);
        case Remind(_, var person) ->
            event instanceof ReleaseEvent.AuthorsReminded(_, var by) && by.equals(person);
        case Say(_, var word) ->
            event instanceof ReleaseEvent.Spoken spoken && spoken.word().equals(word);
      };
    }
  }

  /**
   * @param plan the plan that the person saw
   */
  record Confirm(ProcessId release, PersonId person, PlanHash plan) implements OnRelease {}

  record Cancel(ProcessId release, PersonId person) implements OnRelease {}

  /** Has users moved to what is prepared. */
  record GoLive(ProcessId release, PersonId person) implements OnRelease {}

  /**
   * Brings more users to the new build.
   *
   * @param to the share that the button named
   */
  record Raise(ProcessId release, PersonId person, Share to) implements OnRelease {}

  record Abort(ProcessId release, PersonId person) implements OnRelease {}

  record CarryOn(ProcessId release, PersonId person) implements OnRelease {}

  record TakeBack(ProcessId release, PersonId person) implements OnRelease {}

  /** Tells those who have not looked at their changes. */
  record Remind(ProcessId release, PersonId person) implements OnRelease {}

  /** The author's word about their changes in a release. */
  record Say(ProcessId release, Word word) implements OnRelease {
    @Override
    public PersonId person() {
      return word.by();
    }
  }

  /** A button on the card of a build. */
  sealed interface OnBuild extends Click {
    ProcessId build();

    /** Whether this very click, by this person, has led to the event. */
    default boolean isSaidBy(BuildEvent event) {
      return switch (this) {
        case StopBuild(_, var person) ->
            event instanceof BuildEvent.BuildStopped(_, var by) && by.equals(person);
      };
    }
  }

  record StopBuild(ProcessId build, PersonId person) implements OnBuild {}

  /** Opens the environment again. */
  record Lift(ProcessId hold, PersonId person) implements Click {}

  /** A button on the card of a pick, or in the notice about it. */
  sealed interface OnPick extends Click {
    ProcessId pick();

    /** Whether this very click, by this person, has led to the event. */
    default boolean isSaidBy(PickEvent event) {
      return switch (this) {
        case Land(_, var person, _) ->
            event instanceof PickEvent.PickAgreed(_, var by) && by.equals(person);
        case Drop(_, var person) ->
            event instanceof PickEvent.PickDropped(_, var by) && by.equals(person);
        case PickFirst(_, var person) ->
            event instanceof PickEvent.PickReplaced(_, var by, _) && by.equals(person);
        case Resolved(_, var person) ->
            event instanceof PickEvent.PickResolved(_, var by, _) && by.equals(person);
      };
    }
  }

  /**
   * Lands what was rehearsed.
   *
   * @param onto the head of the branch in the rehearsal that the person saw
   */
  record Land(ProcessId pick, PersonId person, CommitSha onto) implements OnPick {}

  record Drop(ProcessId pick, PersonId person) implements OnPick {}

  /** Picks what is missing first. */
  record PickFirst(ProcessId pick, PersonId person) implements OnPick {}

  /** Says that the conflict is resolved on a branch. */
  record Resolved(ProcessId pick, PersonId person) implements OnPick {}
}
