package dev.slipway.sandbox.traffic;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The part of a deploymentConfiguration that says how the traffic moves (AWS page
 * <i>DeploymentConfiguration</i>).
 *
 * @param bakeTime how long the old revision runs on after all traffic has left it
 * @param step of the strategies LINEAR and CANARY; the others have but one
 */
public record ShiftPlan(
    Strategy strategy, Duration bakeTime, Increment step, List<PauseHook> hooks) {
  public static final ShiftPlan ROLLING =
      new ShiftPlan(Strategy.ROLLING, Duration.ZERO, Increment.WHOLE, List.of());

  public ShiftPlan {
    hooks = List.copyOf(hooks);
    step = strategy.shiftsInSteps() ? step : Increment.WHOLE;
  }

  public static ShiftPlan blueGreen(Duration bakeTime) {
    return new ShiftPlan(Strategy.BLUE_GREEN, bakeTime, Increment.WHOLE, List.of());
  }

  /** First {@code percent}, watched for {@code canaryBakeTime}, then the rest. */
  public static ShiftPlan canary(double percent, Duration canaryBakeTime, Duration bakeTime) {
    return new ShiftPlan(
        Strategy.CANARY, bakeTime, new Increment(percent, canaryBakeTime), List.of());
  }

  /** Always {@code percent} more, each step but the last watched for {@code stepBakeTime}. */
  public static ShiftPlan linear(double percent, Duration stepBakeTime, Duration bakeTime) {
    return new ShiftPlan(
        Strategy.LINEAR, bakeTime, new Increment(percent, stepBakeTime), List.of());
  }

  public ShiftPlan withPause(Stage stage, Duration timeout, HookAction onTimeout) {
    PauseHook hook = new PauseHook(List.of(stage), timeout, onTimeout);
    return new ShiftPlan(
        strategy, bakeTime, step, Stream.concat(hooks.stream(), Stream.of(hook)).toList());
  }

  /** With the usual timeout: rolled back after a day. */
  public ShiftPlan withPause(Stage stage) {
    return withPause(stage, PauseHook.USUAL_TIMEOUT, HookAction.ROLLBACK);
  }

  List<PauseHook> hooksAt(Stage stage) {
    return hooks.stream().filter(hook -> hook.stages().contains(stage)).toList();
  }

  /** The percents of the production traffic, one after another, the last being all of it. */
  List<Double> steps() {
    return switch (strategy) {
      case ROLLING, BLUE_GREEN -> List.of(100.0);
      case CANARY -> Stream.of(step.percent(), 100.0).distinct().toList();
      case LINEAR ->
          IntStream.rangeClosed(1, (int) Math.ceil(100 / step.percent()))
              .mapToObj(i -> Math.min(100, Math.round(i * step.percent() * 10) / 10.0))
              .distinct()
              .toList();
    };
  }
}
