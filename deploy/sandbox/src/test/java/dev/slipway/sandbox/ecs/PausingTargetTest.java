package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.ecs.EcsClients;
import dev.slipway.adapters.ecs.EcsTargets;
import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.EcsStrategy.Pause;
import dev.slipway.core.app.EcsStrategy.Unanswered;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Expiry;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Marks;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.TargetContract;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;

/** Strategies that pause, through the real SDK against a fleet that behaves like ECS. */
class PausingTargetTest extends TargetContract {
  private static final Fence FENCE = new Fence(1);
  private static final Change CHANGE = change(new PlanHash("0123456789ab"));
  private static final String OLD_IMAGE =
      "registry.example.com/shop:%s@sha256:%s".formatted(OLD, "0ddba11e".repeat(8));
  private static final Optional<Pause> HALF_AN_HOUR =
      Optional.of(new Pause(Duration.ofMinutes(30), Unanswered.ROLL_BACK));
  private static final EcsStrategy BLUE_GREEN =
      new EcsStrategy.BlueGreen(Optional.of(Duration.ofMinutes(15)), HALF_AN_HOUR);
  private static final EcsStrategy LINEAR =
      new EcsStrategy.Linear(
          Share.parse("40"), Duration.ofMinutes(1), Optional.empty(), HALF_AN_HOUR);
  private static final EcsStrategy CANARY =
      new EcsStrategy.Canary(
          Share.parse("5"), Duration.ofMinutes(1), Optional.empty(), HALF_AN_HOUR);
  private static final EcsStrategy ROLLING = new EcsStrategy.Rolling(HALF_AN_HOUR);

  private final Sandbox sandbox =
      Sandbox.with(ServicePlan.web("web", OLD_IMAGE).withTwoTargetGroups());
  private final EcsClients clients =
      new EcsClients(
          new AwsHttp.Access(
              Optional.of(sandbox.standIn.url()),
              Optional.of(
                  StaticCredentialsProvider.create(
                      AwsBasicCredentials.create(EcsPlan.ACCESS_KEY, "secret")))));
  private EcsTargets targets = new EcsTargets(clients::of, sandbox.standIn::now);

  @AfterEach
  void close() {
    clients.close();
    sandbox.close();
  }

  @Override
  protected World world() {
    return new World() {
      @Override
      public Target target() {
        return PausingTargetTest.this.target(BLUE_GREEN);
      }

      @Override
      public Instant now() {
        return sandbox.standIn.now();
      }

      @Override
      public void getReady() {
        sandbox.tickUntil(() -> waits(sandbox));
        sandbox.seconds(2);
      }

      @Override
      public void finish() {
        sandbox.tickUntilCompleted("web");
        sandbox.seconds(2);
      }

      @Override
      public void supersede() {
        sandbox.deploy("web", Sandbox.image(3));
        sandbox.seconds(2);
      }

      @Override
      public void unavailable() {
        sandbox.standIn.unavailable(true);
      }

      @Override
      public void loseAnswer() {
        sandbox.standIn.loseAnswerOf("ContinueServiceDeployment", 2);
      }
    };
  }

  private static boolean waits(Sandbox sandbox) {
    return sandbox.serviceDeployment("web").lifecycleHookDetails().stream()
        .anyMatch(hook -> "AWAITING_ACTION".equals(hook.statusAsString()));
  }

  @Test
  void preparedIsPausedWithHealthyTasksAndSaysWhenThatEnds() {
    Try release = new Try(BLUE_GREEN);

    Preparation.Ready ready = release.prepared();

    assertThat(ready.evidence())
        .matches(
            "deployment ecs-svc/\\d+ of web:2 pauses, 2 of 2 running, "
                + "0 % of the traffic on 3f2a91c, 100 % on a71d004");
    Expiry expiry = ready.expiry().orElseThrow();
    assertThat(expiry.goesOn()).isFalse();
    assertThat(Duration.between(sandbox.standIn.now(), expiry.at()).toMinutes())
        .isBetween(28L, 30L);
    assertThat(release.observe()).isInstanceOf(Rollout.NotStarted.class);
  }

  @Test
  void goingLiveMovesAllTrafficAndKeepsTheOldTasksForAWhile() {
    Try release = new Try(BLUE_GREEN);
    release.prepared();
    release.goLive();

    Rollout.InProgress kept = (Rollout.InProgress) release.after(60);
    assertThat(kept.note())
        .isEqualTo(
            "2 of 2 running, all traffic has moved, old tasks are kept for a while, "
                + "100 % of the traffic on 3f2a91c, 0 % on a71d004");
    assertThat(release.after(13 * 60)).as("not stalled").isInstanceOf(Rollout.InProgress.class);

    assertThat(release.after(120)).isInstanceOf(Rollout.Live.class);
    assertThat(sandbox.standIn.count("UpdateService")).isEqualTo(1);
    assertThat(sandbox.standIn.count("ContinueServiceDeployment")).isEqualTo(1);
  }

  @Test
  void eachStepWaitsAtItsShareForTheNextOne() {
    Try release = new Try(LINEAR);
    release.prepared();
    release.goLive();

    assertThat(release.until(Rollout.AtShare.class::isInstance))
        .isInstanceOfSatisfying(
            Rollout.AtShare.class,
            at -> {
              assertThat(at.share()).isEqualTo(Share.parse("40"));
              assertThat(at.evidence()).contains("40 % of the traffic on 3f2a91c, 60 % on a71d004");
              assertThat(at.expiry()).isPresent();
            });
    release.goLive();
    assertThat(release.until(is(Share.parse("80")))).isNotNull();
    release.goLive();

    assertThat(release.until(Rollout.Live.class::isInstance)).isInstanceOf(Rollout.Live.class);
    assertThat(sandbox.standIn.count("ContinueServiceDeployment")).isEqualTo(3);
  }

  @Test
  void whatEcsWentBeyondTheAimIsNotTakenFurther() {
    Try release = new Try(LINEAR);
    release.prepared();
    release.goLive();
    release.until(is(Share.parse("40")));
    release.goLive();
    release.until(is(Share.parse("80")));

    assertThat(release.observe(Share.parse("40")))
        .isInstanceOfSatisfying(
            Rollout.AtShare.class,
            at -> {
              assertThat(at.share()).isEqualTo(Share.parse("40"));
              assertThat(at.evidence()).contains("80 % of the traffic");
            });
  }

  @Test
  void rollingPausesBeforeItsFirstTask() {
    Try release = new Try(ROLLING);

    Preparation.Ready ready = release.prepared();

    assertThat(ready.evidence()).endsWith("pauses, no new task has started");
    assertThat(sandbox.standIn.service("web").running()).isEqualTo(2);
    assertThat(release.target().standing().commit()).contains(OLD);
    release.goLive();
    assertThat(release.until(Rollout.Live.class::isInstance)).isInstanceOf(Rollout.Live.class);
  }

  @Test
  void aPauseThatNobodyAnsweredIsNoFaultOfTheBuild() {
    Try release = new Try(BLUE_GREEN);
    release.prepared();
    sandbox.standIn.expireHooks("web");

    Rollout.Failed failed = (Rollout.Failed) release.until(Rollout.Failed.class::isInstance);

    assertThat(failed.verdict().reason()).isEqualTo(Reason.NOBODY_ANSWERED);
    assertThat(failed.verdict().reason().speaksAgainstTheBuild()).isFalse();
    assertThat(failed.verdict().cause())
        .matches("the pause ended at .* UTC without an answer, and ECS took .* back to web:1");
    assertThat(failed.verdict().effect()).startsWith("users are on a71d004");
    assertThat(sandbox.standIn.count("UpdateService")).isEqualTo(1);
  }

  @Test
  void whatSomebodyElseLetGoOnIsSeenToMove() {
    Try release = new Try(BLUE_GREEN);
    release.prepared();
    answer(DeploymentLifecycleHookAction.CONTINUE);

    assertThat(release.after(3)).isInstanceOf(Rollout.InProgress.class);
    release.goLive();

    assertThat(sandbox.standIn.count("ContinueServiceDeployment")).as("theirs").isEqualTo(1);
  }

  @Test
  void whatSomebodyElseRolledBackIsTheirs() {
    Try release = new Try(BLUE_GREEN);
    release.prepared();
    answer(DeploymentLifecycleHookAction.ROLLBACK);

    Rollout.Failed failed = (Rollout.Failed) release.until(Rollout.Failed.class::isInstance);

    assertThat(failed.verdict().reason()).isEqualTo(Reason.ROLLED_BACK);
  }

  @Test
  void greenThatNeverGetsHealthyIsTheBotsToStop() {
    sandbox.standIn.fault("web", Fault.NEVER_HEALTHY);
    Try release = new Try(CANARY);
    release.prepare();

    Preparation.Failed failed =
        (Preparation.Failed) release.preparing(Preparation.Failed.class::isInstance);
    assertThat(failed.verdict().reason()).isEqualTo(Reason.NEVER_HEALTHY);
    assertThat(failed.verdict().effect())
        .startsWith("users are on a71d004, 2 of 2 old tasks are up");
    assertThat(failed.moved()).isTrue();

    release.takeBack();
    assertThat(sandbox.standIn.count("StopServiceDeployment")).isEqualTo(1);
    assertThat(sandbox.standIn.service("web").image()).isEqualTo(OLD_IMAGE);
  }

  @Test
  void theWayBackOnceItWasLiveAsksNobody() {
    Try release = new Try(CANARY);
    release.prepared();
    release.goLive();
    release.until(is(Share.parse("5")));
    release.goLive();
    release.until(Rollout.Live.class::isInstance);

    release.takeBack();

    assertThat(sandbox.service("web").deploymentConfiguration().strategy())
        .isEqualTo(DeploymentStrategy.BLUE_GREEN);
    assertThat(sandbox.service("web").deploymentConfiguration().lifecycleHooks()).isEmpty();
  }

  @Test
  void hooksOfOthersStayAndOursIsThereOnce() {
    DeploymentLifecycleHook theirHook =
        DeploymentLifecycleHook.builder()
            .targetType(DeploymentLifecycleHookTargetType.PAUSE)
            .lifecycleStages(DeploymentLifecycleHookStage.POST_TEST_TRAFFIC_SHIFT)
            .build();
    sandbox.ecs.updateService(
        request ->
            request
                .cluster(Sandbox.CLUSTER)
                .service("web")
                .deploymentConfiguration(set -> set.lifecycleHooks(List.of(theirHook))));
    Try release = new Try(BLUE_GREEN);
    release.prepare();

    Preparation.InProgress theirs =
        (Preparation.InProgress)
            release.preparing(
                seen -> seen instanceof Preparation.InProgress at && at.note().contains("pauses"));
    assertThat(theirs.note())
        .contains("it pauses (POST_TEST_TRAFFIC_SHIFT) until somebody has it go on in ECS; at ")
        .endsWith("ECS rolls back by itself");
    answer(DeploymentLifecycleHookAction.CONTINUE);

    assertThat(release.preparing(Preparation.Ready.class::isInstance))
        .isInstanceOf(Preparation.Ready.class);
    assertThat(sandbox.service("web").deploymentConfiguration().lifecycleHooks())
        .extracting(hook -> hook.lifecycleStagesAsStrings())
        .containsExactly(
            List.of("POST_TEST_TRAFFIC_SHIFT"), List.of("PRE_PRODUCTION_TRAFFIC_SHIFT"));
  }

  @Test
  void anotherProcessFindsThatThePauseWasAnswered() {
    Try release = new Try(BLUE_GREEN);
    release.prepared();
    sandbox.standIn.loseAnswerOf("ContinueServiceDeployment", 1);
    assertThatThrownBy(release::goLive).isInstanceOf(Unavailable.class);
    targets = new EcsTargets(clients::of, sandbox.standIn::now);

    assertThat(release.after(2)).isInstanceOf(Rollout.InProgress.class);
    release.goLive();
    assertThat(sandbox.standIn.count("ContinueServiceDeployment")).isEqualTo(1);
  }

  @Test
  void readsThatLagBeginNothingTwice() {
    sandbox.standIn.readLag(Duration.ofSeconds(4));
    Try release = new Try(BLUE_GREEN);
    release.prepare();

    assertThat(release.preparing()).isInstanceOf(Preparation.InProgress.class);
    assertThat(release.preparing(Preparation.Ready.class::isInstance))
        .isInstanceOf(Preparation.Ready.class);
  }

  private void answer(DeploymentLifecycleHookAction action) {
    var waiting = sandbox.serviceDeployment("web");
    sandbox.ecs.continueServiceDeployment(
        request ->
            request
                .serviceDeploymentArn(waiting.serviceDeploymentArn())
                .hookId(waiting.lifecycleHookDetails().getLast().hookId())
                .action(action));
  }

  private Target target(EcsStrategy strategy) {
    return targets.of(
        new TargetSpec.EcsService(
            new TargetName("web"),
            1,
            "eu-west-1",
            Sandbox.CLUSTER,
            "web",
            "web",
            Optional.of(strategy)),
        Duration.ofMinutes(10));
  }

  private static Predicate<Rollout> is(Share share) {
    return seen -> seen instanceof Rollout.AtShare at && at.share().equals(share);
  }

  /** One release of the service, as the engine would drive it. */
  private final class Try {
    private final EcsStrategy strategy;
    private final String before;
    private Marks marks = Marks.NONE;
    private Instant movedAt = sandbox.standIn.now();
    private String note = "";

    Try(EcsStrategy strategy) {
      this.strategy = strategy;
      this.before = target().standing().revision();
      Preparation fetched = target().fetch(CHANGE, known(Share.ALL, false), FENCE);
      this.marks = marks.withFetched(((Preparation.Ready) fetched).reference());
    }

    Target target() {
      return PausingTargetTest.this.target(strategy);
    }

    void prepare() {
      assertThat(preparing()).isInstanceOf(Preparation.NotBegun.class);
      target().prepare(CHANGE, known(Share.ALL, false), FENCE);
    }

    Preparation preparing() {
      return target().preparing(CHANGE, known(Share.ALL, false));
    }

    Preparation preparing(Predicate<Preparation> wanted) {
      for (int look = 0; look < 300; look++) {
        Preparation seen = preparing();
        if (wanted.test(seen)) {
          return seen;
        }
        assertThat(seen).isInstanceOf(Preparation.InProgress.class);
        moved(((Preparation.InProgress) seen).note());
        sandbox.seconds(2);
      }
      throw new AssertionError("still " + preparing());
    }

    Preparation.Ready prepared() {
      prepare();
      Preparation.Ready ready = (Preparation.Ready) preparing(Preparation.Ready.class::isInstance);
      marks = marks.withPrepared(ready.reference());
      movedAt = sandbox.standIn.now();
      return ready;
    }

    void goLive() {
      marks = marks.withRollout(target().goLive(CHANGE, known(Share.ALL, false), FENCE));
      movedAt = sandbox.standIn.now();
    }

    Rollout observe() {
      return observe(Share.ALL);
    }

    Rollout observe(Share aim) {
      return target().observe(CHANGE, known(aim, false));
    }

    Rollout after(int seconds) {
      sandbox.seconds(seconds);
      Rollout seen = observe();
      if (seen instanceof Rollout.InProgress going) {
        moved(going.note());
      }
      return seen;
    }

    Rollout until(Predicate<Rollout> wanted) {
      for (int look = 0; look < 600; look++) {
        Rollout seen = after(2);
        if (wanted.test(seen)) {
          return seen;
        }
      }
      throw new AssertionError("still " + observe());
    }

    void takeBack() {
      movedAt = sandbox.standIn.now();
      assertThat(target().observe(CHANGE, known(Share.ALL, true)))
          .isInstanceOf(Rollout.NotStarted.class);
      target().rollBack(CHANGE, known(Share.ALL, true), FENCE);
      target().rollBack(CHANGE, known(Share.ALL, true), FENCE);
      for (int look = 0; look < 60; look++) {
        sandbox.seconds(2);
        if (target().observe(CHANGE, known(Share.ALL, true)) instanceof Rollout.TakenBack) {
          return;
        }
      }
      throw new AssertionError("still " + target().observe(CHANGE, known(Share.ALL, true)));
    }

    private void moved(String seen) {
      if (!seen.equals(note)) {
        note = seen;
        movedAt = sandbox.standIn.now();
      }
    }

    private Known known(Share aim, boolean takingBack) {
      return new Known(before, marks, aim, Instant.EPOCH, movedAt, takingBack);
    }
  }
}
