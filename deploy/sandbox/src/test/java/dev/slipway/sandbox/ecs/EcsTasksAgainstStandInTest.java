package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.ecs.EcsClients;
import dev.slipway.adapters.ecs.EcsTargets;
import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Marks;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.TaskOrder;
import dev.slipway.core.release.TaskSight;
import dev.slipway.core.release.Tasks;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.fleet.TaskExit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Deploy-time tasks through the real SDK against a fleet that behaves like ECS. */
class EcsTasksAgainstStandInTest {
  private static final TargetSpec.EcsService WEB =
      new TargetSpec.EcsService(
          new TargetName("web"), 1, "eu-west-1", Sandbox.CLUSTER, "web", "web");
  private static final Change CHANGE =
      new Change(
          Samples.RELEASE,
          Samples.SHOP,
          Samples.PRODUCTION,
          Samples.COPY.sha(),
          Samples.COPY.at(),
          Samples.IMAGE,
          new PlanHash("0123456789ab"));
  private static final DeployTask MIGRATE =
      new DeployTask(
          new TaskName("migrate"),
          When.BEFORE,
          WEB.name(),
          List.of("bin/migrate"),
          Duration.ofMinutes(30));

  private static final Fence FENCE = new Fence(1);
  private static final Known NOTHING =
      new Known("", Marks.NONE, Share.ALL, Instant.EPOCH, Instant.EPOCH, false);

  private final Sandbox sandbox = Sandbox.with(ServicePlan.web("web", Sandbox.OLD));
  private final EcsClients clients =
      new EcsClients(
          new AwsHttp.Access(
              Optional.of(sandbox.standIn.url()),
              Optional.of(
                  StaticCredentialsProvider.create(
                      AwsBasicCredentials.create(EcsPlan.ACCESS_KEY, "secret")))));
  private final EcsTargets targets = new EcsTargets(clients::of, () -> sandbox.standIn.now());
  private final Tasks tasks = targets.tasks(WEB);
  private final String code =
      ((Preparation.Ready) targets.of(WEB, Duration.ofMinutes(10)).fetch(CHANGE, NOTHING, FENCE))
          .reference();
  private final Instant intended = sandbox.standIn.now();

  @AfterEach
  void close() {
    clients.close();
    sandbox.close();
  }

  @Test
  void runsWithTheNewTaskDefinitionAndTheCommand() {
    String reference = tasks.run(CHANGE, order(1), FENCE);

    assertThat(tasks.look(CHANGE, known(reference))).isInstanceOf(TaskSight.Running.class);
    var task =
        sandbox
            .ecs
            .describeTasks(r -> r.cluster(Sandbox.CLUSTER).tasks(reference))
            .tasks()
            .getFirst();
    assertThat(task.taskDefinitionArn()).isEqualTo(code);
    assertThat(task.overrides().containerOverrides().getFirst().command())
        .containsExactly("bin/migrate");
    sandbox.seconds(30);

    assertThat(tasks.look(CHANGE, known(reference)))
        .isInstanceOfSatisfying(
            TaskSight.Done.class, done -> assertThat(done.evidence()).contains("exit code 0"));
  }

  @Test
  void anExitCodeFailsItWithItsCause() {
    sandbox.standIn.taskExits("web", new TaskExit(3, Duration.ofSeconds(2)));
    String reference = tasks.run(CHANGE, order(1), FENCE);
    sandbox.seconds(30);

    assertThat(tasks.look(CHANGE, known(reference)))
        .isInstanceOfSatisfying(
            TaskSight.Failed.class,
            failed -> {
              assertThat(failed.verdict().reason()).isEqualTo(Reason.TASK_FAILED);
              assertThat(failed.verdict().cause()).contains("exited with code 3");
              assertThat(failed.verdict().effect()).contains("no target was changed");
            });
  }

  @Test
  void aStartWhoseAnswerWasLostIsFoundWhileItRunsAndAfterItsEnd() {
    assertThat(tasks.look(CHANGE, order(1))).isInstanceOf(TaskSight.NotBegun.class);
    sandbox.standIn.loseAnswerOf("RunTask", 1);
    assertThatThrownBy(() -> tasks.run(CHANGE, order(1), FENCE)).isInstanceOf(Unavailable.class);

    assertThat(tasks.look(CHANGE, order(1))).isInstanceOf(TaskSight.Running.class);
    sandbox.seconds(60);

    assertThat(tasks.look(CHANGE, order(1))).isInstanceOf(TaskSight.Done.class);
    assertThat(sandbox.standIn.count("RunTask", "web")).isLessThanOrEqualTo(2);
    assertThat(tasks.run(CHANGE, order(1), FENCE))
        .as("the same try is the same task")
        .isEqualTo(((TaskSight.Done) tasks.look(CHANGE, order(1))).reference());
  }

  @Test
  void whatEcsForgotIsAskedAndNeverStartedAgainByGuess() {
    String reference = tasks.run(CHANGE, order(1), FENCE);
    sandbox.standIn.advance(Duration.ofHours(3));

    assertThat(tasks.look(CHANGE, known(reference))).isInstanceOf(TaskSight.Unproven.class);
    assertThat(tasks.look(CHANGE, order(1))).isInstanceOf(TaskSight.Unproven.class);
  }

  @Test
  void anotherTryIsAnotherTask() {
    String first = tasks.run(CHANGE, order(1), FENCE);

    assertThat(tasks.look(CHANGE, order(2))).isInstanceOf(TaskSight.NotBegun.class);
    assertThat(tasks.run(CHANGE, order(2), FENCE)).isNotEqualTo(first);
  }

  private TaskOrder order(int attempt) {
    return new TaskOrder(MIGRATE, attempt, code, intended, Optional.empty());
  }

  private TaskOrder known(String reference) {
    return new TaskOrder(MIGRATE, 1, code, intended, Optional.of(reference));
  }
}
