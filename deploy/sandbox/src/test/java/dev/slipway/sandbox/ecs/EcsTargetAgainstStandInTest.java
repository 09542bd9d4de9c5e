package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.ecs.EcsClients;
import dev.slipway.adapters.ecs.EcsTargets;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Marks;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.TargetContract;
import dev.slipway.sandbox.fleet.Breaker;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The ECS adapter through the real SDK against a fleet that behaves like ECS. */
class EcsTargetAgainstStandInTest extends TargetContract {
  private static final Fence FENCE = new Fence(1);
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final Change CHANGE = change(new PlanHash("0123456789ab"));
  private static final String OLD_IMAGE =
      "registry.example.com/shop:%s@sha256:%s".formatted(OLD, "0ddba11e".repeat(8));

  private Sandbox sandbox =
      Sandbox.with(
          ServicePlan.web("web", OLD_IMAGE),
          ServicePlan.web("patient", OLD_IMAGE).withBreaker(Breaker.OFF),
          ServicePlan.web("stuck", OLD_IMAGE).withBreaker(Breaker.afterFailures(3, false)));
  private EcsClients clients = clients(EcsPlan.ACCESS_KEY);
  private EcsTargets targets = new EcsTargets(clients::of, () -> sandbox.standIn.now());

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
        return EcsTargetAgainstStandInTest.this.target("web");
      }

      @Override
      public Instant now() {
        return sandbox.standIn.now();
      }

      @Override
      public void finish() {
        sandbox.tickUntil(
            () ->
                sandbox.service("web").deployments().size() == 1
                    && "COMPLETED".equals(sandbox.primary("web").rolloutStateAsString()));
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
        sandbox.standIn.loseAnswerOf("UpdateService", 2);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "CRASH, CRASHED, exited with code 1, Essential container in task exited",
    "OUT_OF_MEMORY, OUT_OF_MEMORY, ran out of memory, OutOfMemoryError",
    "NEVER_HEALTHY, NEVER_HEALTHY, failed the load balancer's health checks, failed ELB health",
    "CANNOT_PULL, CANNOT_START, the image cannot be pulled, CannotPullContainerError",
    "CANNOT_READ_SECRET, CANNOT_START, a secret cannot be read, ResourceInitializationError",
  })
  void faultIsNamedWithItsEvidenceAndTakenBack(
      Fault fault, Reason reason, String cause, String evidence) {
    sandbox.standIn.fault("patient", fault);
    Running running = goLive("patient");

    Rollout.Failed failed = running.untilFailed();

    assertThat(failed.verdict().reason()).isEqualTo(reason);
    assertThat(failed.verdict().cause()).contains(cause);
    assertThat(failed.verdict().evidence()).contains(evidence);
    assertThat(failed.verdict().effect())
        .isEqualTo("users are on a71d004, 2 of 2 old tasks are up");
    assertThat(failed.moved()).isTrue();
    running.takeBack();
    assertThat(sandbox.standIn.service("patient").image()).isEqualTo(OLD_IMAGE);
    assertThat(sandbox.standIn.count("StopServiceDeployment")).isEqualTo(1);
    assertThat(sandbox.standIn.count("UpdateService")).isEqualTo(1);
  }

  @Test
  void rollbackByTheBreakerIsNeverLive() {
    sandbox.standIn.fault("web", Fault.CRASH);
    Running running = goLive("web");
    sandbox.tickUntilCompleted("web");
    sandbox.seconds(2);

    Rollout.Failed failed = (Rollout.Failed) running.observe();

    assertThat(failed.verdict().reason()).isEqualTo(Reason.ROLLED_BACK);
    assertThat(failed.verdict().cause())
        .startsWith("ECS took the service back to web:1: ")
        .contains("exited with code 1");
    assertThat(failed.moved()).isFalse();
  }

  @Test
  void breakerWithoutRollbackIsAFailureThatHasToBeTakenBack() {
    sandbox.standIn.fault("stuck", Fault.CRASH);
    Running running = goLive("stuck");
    sandbox.tickUntilCompleted("stuck");
    sandbox.seconds(30);

    Rollout.Failed failed = (Rollout.Failed) running.observe();

    assertThat(failed.verdict().reason()).isEqualTo(Reason.CRASHED);
    assertThat(failed.verdict().cause()).startsWith("ECS gave up with 0 of 2 running, ");
    assertThat(failed.moved()).isTrue();
    running.takeBack();
  }

  @Test
  void withoutRoomTheDeadlineTellsTheLastFacts() {
    sandbox.standIn.fault("patient", Fault.NO_CAPACITY);
    Running running = goLive("patient");
    sandbox.seconds(30);
    assertThat(running.observe())
        .isInstanceOfSatisfying(
            Rollout.InProgress.class,
            progress -> assertThat(progress.note()).contains("unable to place a task"));
    sandbox.seconds(600);

    Rollout.Failed failed = (Rollout.Failed) running.observe();

    assertThat(failed.verdict().reason()).isEqualTo(Reason.NO_CAPACITY);
    assertThat(failed.verdict().cause()).startsWith("no room was found for any new task until ");
    assertThat(failed.verdict().evidence()).contains("unable to place a task");
  }

  @Test
  void readsThatLagDoNotMakeARolloutUnbegunOrLost() {
    sandbox.standIn.readLag(Duration.ofSeconds(4));
    Running running = goLive("web");

    assertThat(running.observe()).isInstanceOf(Rollout.InProgress.class);
    sandbox.seconds(180);

    assertThat(running.observe()).isInstanceOf(Rollout.Live.class);
  }

  @Test
  void anotherTryAfterARollbackIsNotJudgedByTheFirst() {
    sandbox.standIn.fault("web", Fault.CRASH);
    Running first = goLive("web");
    sandbox.tickUntilCompleted("web");
    sandbox.seconds(30);
    Running again =
        new Running(
            first.target(),
            first.before(),
            Marks.NONE.withPrepared(first.marks().fetched().orElseThrow()),
            sandbox.standIn.now());

    assertThat(again.observe()).isInstanceOf(Rollout.NotStarted.class);
  }

  @Test
  void throttlingIsUnavailableAndAsksForPatience() {
    sandbox.standIn.throttleNext("DescribeServices", 1);
    Target target = target("web");

    assertThatThrownBy(target::standing)
        .isInstanceOfSatisfying(
            Unavailable.class,
            throttled -> {
              assertThat(throttled.system()).isEqualTo("ECS eu-west-1");
              assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(5));
            });
    int asked = sandbox.standIn.calls().size();
    assertThatThrownBy(target::standing).isInstanceOf(Unavailable.class);
    assertThat(sandbox.standIn.calls()).as("not asked while it wants peace").hasSize(asked);
    sandbox.seconds(6);
    assertThat(target.standing().commit()).contains(OLD);
  }

  @Test
  void wrongNamesAndKeysAreDenied() {
    assertThatThrownBy(() -> target("wbe").standing())
        .isInstanceOf(Denied.class)
        .hasMessage("ECS eu-west-1: cluster shop has no active service wbe");
    clients.close();
    clients = clients("AKIANOBODY");
    targets = new EcsTargets(clients::of, () -> sandbox.standIn.now());
    assertThatThrownBy(() -> target("web").standing())
        .isInstanceOf(Denied.class)
        .hasMessageContaining("the bot's role lacks the permission ecs:DescribeServices");
  }

  @Test
  void fiftyServicesCostEightReadsATick() throws Exception {
    sandbox.close();
    ServicePlan[] plans =
        IntStream.rangeClosed(1, 50)
            .mapToObj(number -> ServicePlan.web("web-" + number, OLD_IMAGE))
            .toArray(ServicePlan[]::new);
    sandbox = Sandbox.with(plans);
    clients.close();
    clients = clients(EcsPlan.ACCESS_KEY);
    targets = new EcsTargets(clients::of, () -> sandbox.standIn.now());
    List<Running> all =
        IntStream.rangeClosed(1, 50).mapToObj(number -> goLiveInTurn("web-" + number)).toList();
    sandbox.seconds(30);
    observe(all);

    for (int tick = 0; tick < 5; tick++) {
      sandbox.seconds(2);
      int services = sandbox.standIn.count("DescribeServices");
      int deployments = sandbox.standIn.count("DescribeServiceDeployments");
      observe(all);
      assertThat(sandbox.standIn.count("DescribeServices") - services).isEqualTo(5);
      assertThat(sandbox.standIn.count("DescribeServiceDeployments") - deployments)
          .isLessThanOrEqualTo(3);
    }
  }

  private static void observe(List<Running> all) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Rollout>> looks =
          all.stream().<Callable<Rollout>>map(one -> one::observe).toList();
      for (Future<Rollout> look : threads.invokeAll(looks)) {
        assertThat(look.get()).isInstanceOfAny(Rollout.InProgress.class, Rollout.Live.class);
      }
    }
  }

  /** ECS takes one task definition a second. */
  private Running goLiveInTurn(String service) {
    sandbox.seconds(1);
    return goLive(service);
  }

  private Running goLive(String service) {
    Target target = target(service);
    String before = target.standing().revision();
    String fetched =
        ((Preparation.Ready)
                target.fetch(CHANGE, known(before, Marks.NONE, Instant.EPOCH, false), FENCE))
            .reference();
    Marks prepared = Marks.NONE.withPrepared(fetched);
    Instant now = sandbox.standIn.now();
    String rollout = target.goLive(CHANGE, known(before, prepared, now, false), FENCE);
    return new Running(target, before, prepared.withRollout(rollout), now);
  }

  private Target target(String service) {
    return targets.of(
        new TargetSpec.EcsService(
            new TargetName(service), 1, "eu-west-1", Sandbox.CLUSTER, service, service),
        DEADLINE);
  }

  private EcsClients clients(String accessKey) {
    return new EcsClients(
        new AwsHttp.Access(
            Optional.of(sandbox.standIn.url()),
            Optional.of(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(accessKey, "secret")))));
  }

  private static Known known(String before, Marks marks, Instant movedAt, boolean takingBack) {
    return new Known(before, marks, Share.ALL, Instant.EPOCH, movedAt, takingBack);
  }

  /** A rollout as a release follows it. */
  private final class Running {
    private final Target target;
    private final String before;
    private final Marks marks;
    private final Instant movedAt;

    Running(Target target, String before, Marks marks, Instant movedAt) {
      this.target = target;
      this.before = before;
      this.marks = marks;
      this.movedAt = movedAt;
    }

    Target target() {
      return target;
    }

    String before() {
      return before;
    }

    Marks marks() {
      return marks;
    }

    Rollout observe() {
      return target.observe(CHANGE, known(before, marks, movedAt, false));
    }

    Rollout.Failed untilFailed() {
      for (int look = 0; look < 300; look++) {
        if (observe() instanceof Rollout.Failed failed) {
          return failed;
        }
        sandbox.seconds(2);
      }
      throw new AssertionError("still " + observe());
    }

    void takeBack() {
      Known known = known(before, marks, sandbox.standIn.now(), true);
      assertThat(target.observe(CHANGE, known)).isInstanceOf(Rollout.NotStarted.class);
      target.rollBack(CHANGE, known, FENCE);
      target.rollBack(CHANGE, known, FENCE);
      for (int look = 0; look < 60; look++) {
        sandbox.seconds(2);
        if (target.observe(CHANGE, known) instanceof Rollout.TakenBack) {
          return;
        }
      }
      throw new AssertionError("still " + target.observe(CHANGE, known));
    }
  }
}
