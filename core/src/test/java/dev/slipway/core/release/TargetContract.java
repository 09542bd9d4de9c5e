package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.Share;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every target does, whatever it is. */
public abstract class TargetContract {
  public static final CommitSha OLD = new CommitSha("a71d004".repeat(6).substring(0, 40));
  public static final CommitSha NEW = new CommitSha("3f2a91c".repeat(6).substring(0, 40));
  public static final ImageDigest DIGEST = new ImageDigest("sha256:" + "c0ffee01".repeat(8));
  private static final PlanHash PLAN = new PlanHash("0123456789ab");
  private static final PlanHash OTHER_PLAN = new PlanHash("ba9876543210");

  /** A target that runs {@link #OLD}, and the hands of the world around it. */
  public interface World {
    Target target();

    /** The time that the target lives in. */
    Instant now();

    /** What is being prepared is ready; where that takes no time, there is nothing to do. */
    default void getReady() {}

    /** What is under way ends as it should. */
    void finish();

    /** Another hand than ours deploys something third. */
    void supersede();

    /** The next call of the target finds nobody. */
    void unavailable();

    /** The next goLive is done, and nobody hears the answer. */
    void loseAnswer();
  }

  /** Made anew for each test. */
  protected abstract World world();

  public static Change change(PlanHash plan) {
    return new Change(
        new ProcessId(ProcessKind.RELEASE, 42),
        new AppName("shop"),
        new EnvironmentName("production"),
        NEW,
        Instant.parse("2026-11-20T10:00:00Z"),
        new Image(new ImageName("registry.example.com/shop"), DIGEST),
        plan);
  }

  private static final Fence FENCE = new Fence(1);
  private static final Known NOTHING =
      new Known("", Marks.NONE, Share.ALL, Instant.EPOCH, Instant.EPOCH, false);

  @Test
  void standingNamesTheCommitThatRuns() {
    Standing standing = world().target().standing();

    assertThat(standing.commit()).contains(OLD);
    assertThat(standing.revision()).isNotBlank();
    assertThat(standing.counts().done()).isEqualTo(standing.counts().wanted());
    assertThat(standing.underway()).isEmpty();
  }

  @Test
  void whatWasFetchedIsFoundAgain() {
    Target target = world().target();
    assertThat(target.fetching(change(PLAN), NOTHING)).isInstanceOf(Preparation.NotBegun.class);

    Preparation fetched = target.fetch(change(PLAN), NOTHING, FENCE);

    assertThat(fetched).isInstanceOf(Preparation.Ready.class);
    assertThat(target.fetching(change(PLAN), NOTHING)).isEqualTo(fetched);
  }

  @Test
  void whatWasFetchedForAnotherPlanIsNotOurs() {
    Target target = world().target();

    target.fetch(change(OTHER_PLAN), NOTHING, FENCE);

    assertThat(target.fetching(change(PLAN), NOTHING)).isInstanceOf(Preparation.NotBegun.class);
  }

  @Test
  void preparingChangesNothingForUsers() {
    World world = world();
    Target target = world.target();
    Standing before = target.standing();

    Attempt.prepared(world);

    Standing after = target.standing();
    assertThat(after.commit()).isEqualTo(before.commit());
    assertThat(after.revision()).isEqualTo(before.revision());
    assertThat(after.counts()).isEqualTo(before.counts());
  }

  @Test
  void whatNeverWentLiveIsBackAtOnce() {
    World world = world();

    Attempt attempt = Attempt.prepared(world);
    world.target().rollBack(change(PLAN), attempt.known(true), FENCE);
    if (world.target().runsBeside()) {
      world.finish();
    }

    assertThat(attempt.observeBack()).isInstanceOf(Rollout.TakenBack.class);
  }

  @Test
  void nothingIsStartedBeforeGoLive() {
    World world = world();

    Attempt attempt = Attempt.prepared(world);

    assertThat(attempt.observe()).isInstanceOf(Rollout.NotStarted.class);
  }

  @Test
  void goLiveIsInProgressThenLive() {
    World world = world();
    Attempt attempt = Attempt.begun(world);

    assertThat(attempt.observe()).isInstanceOf(Rollout.InProgress.class);
    world.finish();

    assertThat(attempt.observe())
        .isInstanceOfSatisfying(
            Rollout.Live.class,
            live -> {
              assertThat(live.reference()).isEqualTo(attempt.marks().rollout().orElseThrow());
              assertThat(live.evidence()).isNotBlank();
            });
    assertThat(world.target().standing().commit()).contains(NEW);
  }

  @Test
  void rolloutWhoseAnswerWasLostIsFound() {
    World world = world();
    Attempt attempt = Attempt.prepared(world);
    world.loseAnswer();
    assertThatThrownBy(() -> world.target().goLive(change(PLAN), attempt.known(false), FENCE))
        .isInstanceOf(Unavailable.class);

    assertThat(attempt.observe())
        .isInstanceOfSatisfying(
            Rollout.InProgress.class, found -> assertThat(found.reference()).isNotBlank());
  }

  @Test
  void somebodyElsesDeploymentIsNotOurs() {
    World world = world();
    Attempt attempt = Attempt.begun(world);

    world.supersede();

    assertThat(attempt.observe())
        .isInstanceOfSatisfying(
            Rollout.Failed.class,
            failed -> assertThat(failed.verdict().reason()).isEqualTo(Reason.SUPERSEDED));
  }

  @Test
  void whatSomebodyElseDeployedSinceThePlanIsNotOverwritten() {
    World world = world();
    Attempt attempt = Attempt.prepared(world);

    world.supersede();

    assertThat(attempt.observe())
        .isInstanceOfSatisfying(
            Rollout.Failed.class,
            failed -> {
              assertThat(failed.verdict().reason()).isEqualTo(Reason.SUPERSEDED);
              assertThat(failed.moved()).isFalse();
            });
  }

  @Test
  void rolloutInProgressIsTakenBack() {
    World world = world();
    takenBack(world, Attempt.begun(world));
  }

  @Test
  void liveTargetIsTakenBack() {
    World world = world();
    Attempt attempt = Attempt.begun(world);
    world.finish();

    takenBack(world, attempt);
  }

  @Test
  void takingBackTwiceIsTakingBack() {
    World world = world();
    Attempt attempt = Attempt.begun(world);
    world.target().rollBack(change(PLAN), attempt.known(true), FENCE);
    world.target().rollBack(change(PLAN), attempt.known(true), FENCE);
    world.finish();

    world.target().rollBack(change(PLAN), attempt.known(true), FENCE);

    assertThat(attempt.observeBack()).isInstanceOf(Rollout.TakenBack.class);
  }

  @Test
  void nobodyAtHomeIsUnavailable() {
    World world = world();
    Target target = world.target();

    world.unavailable();

    assertThatThrownBy(target::standing).isInstanceOf(Unavailable.class);
  }

  private static void takenBack(World world, Attempt attempt) {
    assertThat(attempt.observeBack())
        .as("the way back has to be begun")
        .isInstanceOfAny(Rollout.NotStarted.class, Rollout.Live.class);

    world.target().rollBack(change(PLAN), attempt.known(true), FENCE);
    assertThat(attempt.observeBack()).isInstanceOf(Rollout.InProgress.class);
    world.finish();

    assertThat(attempt.observeBack()).isInstanceOf(Rollout.TakenBack.class);
    assertThat(world.target().standing().commit()).contains(OLD);
  }

  /** What a release would remember of one attempt. */
  private record Attempt(World world, String before, Marks marks) {
    static Attempt prepared(World world) {
      Target target = world.target();
      String before = target.standing().revision();
      String fetched = ((Preparation.Ready) target.fetch(change(PLAN), NOTHING, FENCE)).reference();
      Attempt attempt = new Attempt(world, before, Marks.NONE.withFetched(fetched));
      if (target.preparing(change(PLAN), attempt.known(false)) instanceof Preparation.NotBegun) {
        target.prepare(change(PLAN), attempt.known(false), FENCE);
        world.getReady();
      }
      Preparation ready = target.preparing(change(PLAN), attempt.known(false));
      return new Attempt(
          world, before, attempt.marks().withPrepared(((Preparation.Ready) ready).reference()));
    }

    static Attempt begun(World world) {
      Attempt made = prepared(world);
      String rollout = world.target().goLive(change(PLAN), made.known(false), FENCE);
      return new Attempt(world, made.before(), made.marks().withRollout(rollout));
    }

    Known known(boolean takingBack) {
      return new Known(before, marks, Share.ALL, Instant.EPOCH, world.now(), takingBack);
    }

    Rollout observe() {
      return world.target().observe(change(PLAN), known(false));
    }

    Rollout observeBack() {
      return world.target().observe(change(PLAN), known(true));
    }
  }
}
