package dev.slipway.adapters.servers;

import dev.slipway.core.app.Share;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Target;
import java.util.Optional;

/**
 * An app on one server as a target. A revision is the live color and its image; a rollout is the
 * name of a job on the server.
 *
 * <p>Users are moved first, by {@code live} or {@code back}. What nobody waits for, workers and
 * what is to be stopped, follows as a job of its own.
 */
final class ServerTarget implements Target {
  static final String PULL = "pull";
  private static final String PREPARE = "prepare";

  private final boolean cronHere;
  private final Hand hand;
  private final Inspector inspector;

  ServerTarget(boolean cronHere, Hand hand, Inspector inspector) {
    this.cronHere = cronHere;
    this.hand = hand;
    this.inspector = inspector;
  }

  @Override
  public Standing standing() {
    return Sight.standing(hand.look());
  }

  @Override
  public boolean runsBeside() {
    return true;
  }

  @Override
  public Preparation fetching(Change change, Known known) {
    return stillRuns(change, known)
        .orElseGet(() -> inspector.preparation(new Jobs(change, known).of(PULL), known));
  }

  @Override
  public Preparation fetch(Change change, Known known, Fence fence) {
    Job job = new Jobs(change, known).of(PULL);
    return inspector.preparation(
        job, hand.begin(job, new ServerAction.Pull(Hand.build(change)), fence, change), known);
  }

  @Override
  public Preparation preparing(Change change, Known known) {
    return stillRuns(change, known)
        .orElseGet(() -> inspector.preparation(new Jobs(change, known).of(PREPARE), known));
  }

  private Optional<Preparation> stillRuns(Change change, Known known) {
    return known.hot() && new Sight(hand.look(), change, known).stillRuns()
        ? Optional.of(new Preparation.Ready(Sight.STILL_RUNS, ""))
        : Optional.empty();
  }

  /** The plan saw what is live: nobody is to find something else under it. */
  @Override
  public Preparation prepare(Change change, Known known, Fence fence) {
    ServerState state = hand.look();
    Sight sight = new Sight(state, change, known);
    if (!sight.isAsPlanned()) {
      return new Preparation.Failed(sight.superseded(), false);
    }
    Job job = new Jobs(change, known).of(PREPARE);
    ServerAction action = new ServerAction.Prepare(Hand.build(change), state.liveColor().commit());
    return inspector.preparation(job, hand.begin(job, action, fence, change), known);
  }

  @Override
  public Rollout observe(Change change, Known known) {
    Sight sight = new Sight(hand.look(), change, known);
    if (!sight.isAsPlanned() && !sight.isLive()) {
      return new Rollout.Failed(known.rollout().orElse(""), sight.superseded(), false);
    }
    return known.takingBack() ? inspector.goingBack(sight) : inspector.goingOn(sight);
  }

  @Override
  public String goLive(Change change, Known known, Fence fence) {
    Sight sight = new Sight(hand.look(), change, known);
    Job job = sight.jobs().of(sight.forward());
    hand.leave(job, forward(sight), fence, change);
    return job.toString();
  }

  /** What is under way for the same release is ended first: it would be for nothing. */
  @Override
  public void rollBack(Change change, Known known, Fence fence) {
    Sight sight = new Sight(hand.look(), change, known);
    sight.maybeBusyForward().forEach(busy -> hand.stop(busy, fence, change));
    ServerAction back = new ServerAction.Back(Hand.build(change));
    if (sight.isAway()
        || hand.leave(sight.jobs().of(Sight.BACK), back, fence, change) instanceof Outcome.Done) {
      ServerAction clear = new ServerAction.Clear(Hand.build(change), cronHere);
      hand.leave(sight.jobs().of(Sight.CLEAR), clear, fence, change);
    }
  }

  private ServerAction forward(Sight sight) {
    ServerBuild build = Hand.build(sight.change());
    Share aim = sight.known().aim();
    if (sight.forward().equals(Sight.OTHERS)) {
      return new ServerAction.Others(cronHere);
    }
    if (sight.preparedNothing()) {
      return new ServerAction.Return(build);
    }
    return aim.isAll()
        ? new ServerAction.Live(build)
        : new ServerAction.Shift(build, Percent.of(aim));
  }
}
