package dev.slipway.adapters.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Marks;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.TargetContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

class EcsTargetTest extends TargetContract {
  private static final Change CHANGE = change(new PlanHash("0123456789ab"));
  private static final Fence FENCE = new Fence(1);
  private static final TargetSpec.EcsService WEB =
      new TargetSpec.EcsService(new TargetName("web"), 1, "eu-west-1", "shop", "shop-web", "app");
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final Duration SOAK = Duration.ofSeconds(90);
  private final FakeEcsClient ecs = new FakeEcsClient();
  private final Target target =
      new EcsTargets(region -> ecs, ecs::now).of(WEB, DEADLINE, Optional.of(Duration.ZERO));

  @BeforeEach
  void runOldBuild() {
    ecs.service("shop-web", ecs.define("shop-web", "registry.example.com/shop:" + OLD), 2);
  }

  @Override
  protected World world() {
    return new World() {
      @Override
      public Target target() {
        return target;
      }

      @Override
      public Instant now() {
        return ecs.now();
      }

      @Override
      public void finish() {
        ecs.complete("shop-web", CHANGE.image().reference(), DIGEST.value());
        ecs.pass(2);
      }

      @Override
      public void supersede() {
        String other = ecs.define("shop-web", "registry.example.com/shop:other");
        ecs.updateService(request -> request.service("shop-web").taskDefinition(other));
        ecs.pass(2);
      }

      @Override
      public void unavailable() {
        ecs.fail(EcsException.builder().statusCode(503).message("down").build());
      }

      @Override
      public void loseAnswer() {
        ecs.loseAnswer();
      }
    };
  }

  @Test
  void indexThatEcsResolvedToAManifestIsProvenByTheReference() {
    Known known = goLive();
    ecs.complete("shop-web", CHANGE.image().reference(), "sha256:" + "1".repeat(64));
    ecs.pass(2);

    assertThat(((Rollout.Live) target.observe(CHANGE, known)).evidence())
        .isEqualTo(
            "deployment ecs-svc/2 of shop-web:2 is complete, "
                + "2 of 2 tasks run c0ffee01c0ff (seen in the image reference)");
  }

  @Test
  void whatIsCompleteSaysSinceWhenItSoaks() {
    Target soaks = new EcsTargets(region -> ecs, ecs::now).of(WEB, DEADLINE, Optional.of(SOAK));
    Known known = goLive();
    assertThat(((Rollout.InProgress) soaks.observe(CHANGE, known)).soaking()).isEmpty();
    ecs.complete("shop-web", CHANGE.image().reference(), DIGEST.value());
    Instant complete = ecs.service("shop-web").deployments().getFirst().createdAt();
    ecs.pass(2);

    assertThat(((Rollout.InProgress) soaks.observe(CHANGE, known)).soaking()).contains(complete);
    ecs.pass(SOAK.toSeconds());
    assertThat(soaks.observe(CHANGE, known)).isInstanceOf(Rollout.Live.class);
  }

  @Test
  void anotherImageIsTheWrongBuild() {
    Known known = goLive();
    ecs.complete("shop-web", "registry.example.com/shop:latest", "sha256:" + "1".repeat(64));
    ecs.pass(2);

    assertThat(((Rollout.Failed) target.observe(CHANGE, known)).verdict().reason())
        .isEqualTo(Reason.WRONG_BUILD);
  }

  @Test
  void firstCrashIsTheNoteAndTheSecondTheVerdict() {
    Known known = goLive();
    crash(known, 12);
    ecs.pass(2);

    assertThat(target.observe(CHANGE, known))
        .isEqualTo(
            new Rollout.InProgress(
                "ecs-svc/2",
                new Counts(0, 2, 0),
                "0 of 2 running, 2 old still up, a new task crashed: "
                    + "container app exited with code 3, 12 s after its start"));
    crash(known, 13);
    ecs.pass(30);

    Rollout.Failed failed = (Rollout.Failed) target.observe(CHANGE, known);
    assertThat(failed.verdict().reason()).isEqualTo(Reason.CRASHED);
    assertThat(failed.verdict().cause()).startsWith("2 new tasks crashed: container app");
    assertThat(failed.verdict().evidence()).isEqualTo("Essential container in task exited");
    assertThat(failed.verdict().effect())
        .isEqualTo("users are on a71d004, 2 of 2 old tasks are up");
  }

  @Test
  void throttledDetailsDoNotHideTheRollout() {
    Known known = goLive();
    target.standing();
    ecs.fail(EcsException.builder().statusCode(503).message("busy").build());

    assertThat(target.observe(CHANGE, known)).isInstanceOf(Rollout.InProgress.class);
    crash(known, 5);
    crash(known, 5);
    ecs.pass(4);

    assertThat(target.observe(CHANGE, known)).isInstanceOf(Rollout.Failed.class);
  }

  @Test
  void deathsOfOthersAreNotOurs() {
    Known known = goLive();
    crash(known("", Marks.NONE.withRollout("ecs-svc/1")), 5);
    crash(known("", Marks.NONE.withRollout("ecs-svc/1")), 5);
    ecs.pass(30);

    assertThat(target.observe(CHANGE, known)).isInstanceOf(Rollout.InProgress.class);
  }

  @Test
  void withoutProgressTheDeadlineTellsTheLastFacts() {
    Known known = goLive();
    Service service = ecs.service("shop-web");
    Deployment half = service.deployments().getFirst().toBuilder().runningCount(1).build();
    ecs.put(service.toBuilder().deployments(half, service.deployments().getLast()).build());
    ecs.pass(601);

    Rollout.Failed failed = (Rollout.Failed) target.observe(CHANGE, known);
    assertThat(failed.verdict().reason()).isEqualTo(Reason.STALLED);
    assertThat(failed.verdict().cause())
        .isEqualTo("nothing has changed for 10 min: 1 of 2 running, 2 old still up");
    assertThat(failed.verdict().effect())
        .isEqualTo(
            "users are on a71d004 and on 3f2a91c: 2 old and 1 new tasks are up, 2 are wanted");
  }

  @Test
  void goingLiveIsBegunOnceAndNothingIsReadTwiceInASecond() {
    Known known = goLive();
    target.observe(CHANGE, known);
    int reads = ecs.count("DescribeServices");

    target.observe(CHANGE, known);

    assertThat(ecs.count("DescribeServices")).isEqualTo(reads);
    assertThat(ecs.count("UpdateService")).isEqualTo(1);
  }

  @Test
  void theEndOfADeploymentIsNotToldBeforeItsTasksWereLookedAtOnceMore() {
    Known known = goLive();
    ecs.pass(2);
    assertThat(target.observe(CHANGE, known)).isInstanceOf(Rollout.InProgress.class);
    crash(known, 1);
    Service service = ecs.service("shop-web");
    ecs.put(
        service.toBuilder()
            .deployments(
                service.deployments().getFirst().toBuilder()
                    .rolloutState(DeploymentRolloutState.FAILED)
                    .build(),
                service.deployments().getLast())
            .build());
    ecs.pass(2);

    Rollout.Failed failed = (Rollout.Failed) target.observe(CHANGE, known);

    assertThat(failed.verdict().reason()).isEqualTo(Reason.CRASHED);
    assertThat(failed.verdict().cause()).contains("exited with code 3");
  }

  private void crash(Known known, int seconds) {
    Instant stopped = ecs.now();
    ecs.task(
        task ->
            task.desiredStatus("STOPPED")
                .lastStatus("STOPPED")
                .startedBy(known.rollout().orElseThrow())
                .stopCode(TaskStopCode.ESSENTIAL_CONTAINER_EXITED)
                .stoppedReason("Essential container in task exited")
                .startedAt(stopped.minusSeconds(seconds))
                .stoppedAt(stopped)
                .containers(Container.builder().name("app").exitCode(3).build()));
  }

  private Known goLive() {
    String before = target.standing().revision();
    String fetched =
        ((Preparation.Ready) target.fetch(CHANGE, known(before, Marks.NONE), FENCE)).reference();
    Marks prepared = Marks.NONE.withPrepared(fetched);
    String rollout = target.goLive(CHANGE, known(before, prepared), FENCE);
    return known(before, prepared.withRollout(rollout));
  }

  private Known known(String before, Marks marks) {
    return new Known(before, marks, Share.ALL, Instant.EPOCH, ecs.now(), false);
  }
}
