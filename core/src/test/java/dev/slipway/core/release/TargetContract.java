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

    /**
     * What is being fetched or prepared is ready; where that takes no time, there is nothing to do.
     */
    default void getReady() {}

    /**
     * How many parts a rollout has at most, forwards or back. When one is over, the target has not
     * started the next, and whoever releases begins that: a server first moves its users and then
     * its workers, so that nobody waits for workers.
     */
    default int parts() {
      return 1;
    }

    /** The part that is under way ends as it should. */
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
    World world = world();
    Known nothing = Attempt.nothing(world);
    assertThat(world.target().fetching(change(PLAN), nothing))
        .isInstanceOf(Preparation.NotBegun.class);

    Preparation.Ready fetched = Attempt.fetched(world);

    assertThat(world.target().fetching(change(PLAN), nothing)).isEqualTo(fetched);
  }

  @Test
  void whatWasFetchedForAnotherPlanIsNotOurs() {
    World world = world();
    Known nothing = Attempt.nothing(world);

    world.target().fetch(change(OTHER_PLAN), nothing, FENCE);

    assertThat(world.target().fetching(change(PLAN), nothing))
        .isInstanceOf(Preparation.NotBegun.class);
  }

  @Test
  void preparingChangesNothingForUsers() {
    World world = world();
    Standing before = world.target().standing();

    Attempt.prepared(world);

    Standing after = world.target().standing();
    assertThat(after.commit()).isEqualTo(before.commit());
    assertThat(after.revision()).isEqualTo(before.revision());
    assertThat(after.counts()).isEqualTo(before.counts());
  }

  @Test
  void whatNeverWentLiveIsBackAtOnce() {
    World world = world();

    Attempt attempt = Attempt.prepared(world);
    attempt.rollBack();
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
    Attempt over = attempt.finished();

    assertThat(over.observe())
        .isInstanceOfSatisfying(
            Rollout.Live.class,
            live -> {
              assertThat(live.reference()).isEqualTo(over.marks().rollout().orElseThrow());
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
    takenBack(world, Attempt.begun(world).finished());
  }

  @Test
  void takingBackTwiceIsTakingBack() {
    World world = world();
    Attempt attempt = Attempt.begun(world);
    attempt.rollBack();
    attempt.rollBack();
    attempt.finishBack();

    attempt.rollBack();

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

    attempt.rollBack();
    assertThat(attempt.observeBack()).isInstanceOf(Rollout.InProgress.class);
    attempt.finishBack();

    assertThat(attempt.observeBack()).isInstanceOf(Rollout.TakenBack.class);
    assertThat(world.target().standing().commit()).contains(OLD);
  }

  /** What a release would remember of one attempt. */
  private record Attempt(World world, String before, Marks marks) {
    static Known nothing(World world) {
      return new Attempt(world, "", Marks.NONE).known(false);
    }

    static Preparation.Ready fetched(World world) {
      Preparation begun = world.target().fetch(change(PLAN), nothing(world), FENCE);
      if (begun instanceof Preparation.Ready ready) {
        return ready;
      }
      assertThat(begun).isInstanceOf(Preparation.InProgress.class);
      world.getReady();
      return (Preparation.Ready) world.target().fetching(change(PLAN), nothing(world));
    }

    static Attempt prepared(World world) {
      String before = world.target().standing().revision();
      Marks fetched = Marks.NONE.withFetched(fetched(world).reference());
      Attempt attempt = new Attempt(world, before, fetched);
      if (attempt.preparing() instanceof Preparation.NotBegun) {
        world.target().prepare(change(PLAN), attempt.known(false), FENCE);
        world.getReady();
      }
      String prepared = ((Preparation.Ready) attempt.preparing()).reference();
      return new Attempt(world, before, fetched.withPrepared(prepared));
    }

    static Attempt begun(World world) {
      return prepared(world).goingLive();
    }

    private Attempt goingLive() {
      String rollout = world.target().goLive(change(PLAN), known(false), FENCE);
      return new Attempt(world, before, marks.withRollout(rollout));
    }

    Attempt finished() {
      world.finish();
      Attempt over = this;
      for (int part = 1; part < world.parts(); part++) {
        if (over.observe() instanceof Rollout.NotStarted) {
          over = over.goingLive();
          world.finish();
        }
      }
      return over;
    }

    void rollBack() {
      world.target().rollBack(change(PLAN), known(true), FENCE);
    }

    void finishBack() {
      world.finish();
      for (int part = 1; part < world.parts(); part++) {
        if (observeBack() instanceof Rollout.NotStarted) {
          rollBack();
          world.finish();
        }
      }
    }

    private Preparation preparing() {
      return world.target().preparing(change(PLAN), known(false));
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
