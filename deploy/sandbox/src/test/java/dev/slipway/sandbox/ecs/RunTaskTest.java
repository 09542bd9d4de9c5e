package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.fleet.TaskExit;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

class RunTaskTest {
  private final Sandbox sandbox = Sandbox.with(ServicePlan.web("web", Sandbox.OLD));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void runningTaskIsFoundByWhoStartedIt() {
    Task task = run("token-1", "release/42").tasks().getFirst();

    assertThat(
            sandbox
                .ecs
                .listTasks(r -> r.cluster(Sandbox.CLUSTER).startedBy("release/42"))
                .taskArns())
        .containsExactly(task.taskArn());
    assertThat(task.group()).isEqualTo("family:web");
  }

  @Test
  void taskWhoseImageIsMissingHasNoExitCode() {
    sandbox.register("web", "registry/shop:missing");
    String arn = run("token-1", "release/42").tasks().getFirst().taskArn();
    sandbox.seconds(15);

    Task task =
        sandbox.ecs.describeTasks(r -> r.cluster(Sandbox.CLUSTER).tasks(arn)).tasks().getFirst();
    assertThat(task.stopCodeAsString()).isEqualTo("TaskFailedToStart");
    assertThat(task.containers().getFirst().exitCode()).isNull();
  }

  @Test
  void taskRunsOnceForItsTokenAndEndsWithItsScriptedCode() {
    sandbox.standIn.taskExits("web", new TaskExit(3, Duration.ofSeconds(2)));
    Task first = run("token-1", "release/42").tasks().getFirst();
    Task again = run("token-1", "release/42").tasks().getFirst();
    sandbox.seconds(15);

    assertThat(again.taskArn()).isEqualTo(first.taskArn());
    assertThatThrownBy(() -> run("token-1", "release/43")).isInstanceOf(ConflictException.class);
    assertThat(
            sandbox
                .ecs
                .describeTasks(r -> r.cluster(Sandbox.CLUSTER).tasks(first.taskArn()))
                .tasks())
        .singleElement()
        .satisfies(task -> assertThat(task.lastStatus()).isEqualTo("STOPPED"))
        .satisfies(task -> assertThat(task.containers().getFirst().exitCode()).isEqualTo(3));
    assertThat(
            sandbox
                .ecs
                .listTasks(
                    r ->
                        r.cluster(Sandbox.CLUSTER)
                            .family("web")
                            .desiredStatus(DesiredStatus.STOPPED))
                .taskArns())
        .containsExactly(first.taskArn());
  }

  @Test
  void tokenProtectsUntilAnHourAfterTheTaskStopped() {
    Task first = run("token-1", "release/42").tasks().getFirst();
    sandbox.standIn.advance(Duration.ofMinutes(59));
    assertThat(run("token-1", "release/42").tasks().getFirst().taskArn())
        .isEqualTo(first.taskArn());
    sandbox.standIn.advance(Duration.ofMinutes(2));

    assertThat(run("token-1", "release/42").tasks().getFirst().taskArn())
        .isNotEqualTo(first.taskArn());
  }

  private RunTaskResponse run(String token, String startedBy) {
    return sandbox.ecs.runTask(
        r ->
            r.cluster(Sandbox.CLUSTER)
                .taskDefinition("web")
                .startedBy(startedBy)
                .clientToken(token));
  }
}
