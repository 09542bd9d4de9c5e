package dev.slipway.adapters.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.release.Reason;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

class CausesTest {
  @Test
  void outOfMemoryIsSaidByEcsWithTheLimit() {
    Cause cause =
        cause(
            task ->
                task.stopCode(TaskStopCode.ESSENTIAL_CONTAINER_EXITED)
                    .stoppedReason("Essential container in task exited")
                    .memory("512")
                    .containers(
                        Container.builder()
                            .name("app")
                            .exitCode(137)
                            .reason("OutOfMemoryError: Container killed due to memory usage")
                            .build()));

    assertThat(cause.reason()).isEqualTo(Reason.OUT_OF_MEMORY);
    assertThat(cause.said())
        .isEqualTo("ran out of memory: container app was killed (limit 512 MiB), exit code 137");
    assertThat(cause.evidence())
        .isEqualTo(
            "Essential container in task exited; "
                + "app: OutOfMemoryError: Container killed due to memory usage");
  }

  @Test
  void exitCode137AloneIsNotOutOfMemory() {
    assertThat(exited(137).reason()).isEqualTo(Reason.CRASHED);
    assertThat(exited(137).said()).contains("was killed (exit code 137");
  }

  @Test
  void exitCodeZeroOfAServiceIsACrash() {
    assertThat(exited(0).said()).startsWith("crashed: container app exited with code 0");
  }

  @Test
  void whoEndedBadlyComesBeforeWhoWasStoppedForIt() {
    Cause cause =
        cause(
            task ->
                task.stopCode(TaskStopCode.ESSENTIAL_CONTAINER_EXITED)
                    .containers(
                        Container.builder().name("app").exitCode(143).build(),
                        Container.builder().name("proxy").exitCode(2).build()));

    assertThat(cause.said()).contains("container proxy exited with code 2");
  }

  @ParameterizedTest
  @CsvSource({
    "'CannotPullContainerError: pull image manifest has been retried 1 time(s): not found', true",
    "'CannotPullContainerError: dial tcp 10.0.0.1:443: i/o timeout', false",
    "'CannotPullContainerError: toomanyrequests: Rate exceeded', false",
    "'ResourceInitializationError: unable to pull secrets or registry auth: not found', true",
    "'ResourceInitializationError: unable to pull secrets: context deadline exceeded', false",
    "'ResourceInitializationError: failed to create network interface', false",
  })
  void onlyWhatTryingAgainCannotHelpIsCertain(String reason, boolean certain) {
    Cause cause =
        cause(task -> task.stopCode(TaskStopCode.TASK_FAILED_TO_START).stoppedReason(reason));

    assertThat(cause.reason()).isEqualTo(Reason.CANNOT_START);
    assertThat(cause.certain()).isEqualTo(certain);
  }

  @ParameterizedTest
  @CsvSource({
    "Task failed ELB health checks in (target-group arn:aws:x), the load balancer's health checks",
    "Task failed container health checks, the container's health check",
  })
  void failedHealthChecksSayAfterHowLong(String reason, String words) {
    Instant start = Instant.parse("2026-11-21T10:00:00Z");
    Cause cause =
        cause(
            task ->
                task.stopCode(TaskStopCode.SERVICE_SCHEDULER_INITIATED)
                    .stoppedReason(reason)
                    .startedAt(start)
                    .stoppedAt(start.plusSeconds(58)));

    assertThat(cause.reason()).isEqualTo(Reason.NEVER_HEALTHY);
    assertThat(cause.said()).isEqualTo("failed %s, 58 s after the start".formatted(words));
  }

  @Test
  void lackOfRoomNeverCondemnsTheBuild() {
    Cause cause =
        cause(
            task ->
                task.stopCode(TaskStopCode.TASK_FAILED_TO_START)
                    .stoppedReason("Capacity is unavailable at this time."));

    assertThat(cause.reason()).isEqualTo(Reason.NO_CAPACITY);
    assertThat(new Deaths(List.of(cause, cause, cause)).fatal()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskStopCode.class,
      names = {"SPOT_INTERRUPTION", "TERMINATION_NOTICE", "USER_INITIATED"})
  void whatThePlatformOrAPersonStoppedIsNoFault(TaskStopCode code) {
    assertThat(
            Causes.of(
                Task.builder()
                    .stopCode(code)
                    .containers(Container.builder().name("app").exitCode(137).build())
                    .build(),
                "app"))
        .isEmpty();
  }

  @Test
  void tasksStoppedByScalingAreNoFault() {
    assertThat(
            Causes.of(
                Task.builder()
                    .stopCode(TaskStopCode.SERVICE_SCHEDULER_INITIATED)
                    .stoppedReason("Scaling activity initiated by (deployment ecs-svc/1)")
                    .containers(Container.builder().name("app").exitCode(137).build())
                    .build(),
                "app"))
        .isEmpty();
  }

  @Test
  void sameDeathsWithOtherNumbersAreAlike() {
    Deaths deaths = new Deaths(List.of(pulled("10.0.0.1"), pulled("10.0.3.77"), exited(1)));

    assertThat(deaths.fatal()).contains(pulled("10.0.0.1"));
    assertThat(deaths.alike(exited(1))).isEqualTo(1);
  }

  private static Cause pulled(String address) {
    return cause(
        task ->
            task.stopCode(TaskStopCode.TASK_FAILED_TO_START)
                .stoppedReason(
                    "CannotPullContainerError: dial tcp %s: i/o timeout".formatted(address)));
  }

  private static Cause exited(int code) {
    return cause(
        task ->
            task.stopCode(TaskStopCode.ESSENTIAL_CONTAINER_EXITED)
                .stoppedReason("Essential container in task exited")
                .containers(Container.builder().name("app").exitCode(code).build()));
  }

  private static Cause cause(Consumer<Task.Builder> facts) {
    return Causes.of(Task.builder().applyMutation(facts).build(), "app").orElseThrow();
  }
}
