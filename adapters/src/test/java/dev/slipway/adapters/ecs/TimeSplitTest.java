package dev.slipway.adapters.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.core.release.RolloutStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Task;

class TimeSplitTest {
  private static final Instant BEGUN = Instant.parse("2026-11-20T14:05:00Z");

  @Test
  void tasksSideBySideAreCountedOnceAndTheLastHealthyOneDecides() {
    TimeSplit split =
        new TimeSplit(
            List.of(arrival(1, 3, 33, 35), arrival(1, 3, 43, 45)),
            List.of(leaving(60, 90), leaving(70, 100)),
            at(102),
            true);

    assertThat(split.between(BEGUN, at(102)))
        .containsExactly(
            entry(RolloutStage.PLACING, seconds(3)),
            entry(RolloutStage.PULLING, seconds(40)),
            entry(RolloutStage.STARTING, seconds(2)),
            entry(RolloutStage.CHECKING, seconds(25)),
            entry(RolloutStage.DRAINING, seconds(32)));
  }

  @Test
  void batchThatWaitsForOldTasksWaitsForTheirDraining() {
    TimeSplit split =
        new TimeSplit(
            List.of(arrival(0, 2, 12, 13), arrival(60, 62, 65, 66)),
            List.of(leaving(30, 60), leaving(80, 110)),
            at(110),
            true);

    assertThat(split.between(BEGUN, at(110)))
        .containsExactly(
            entry(RolloutStage.PLACING, seconds(4)),
            entry(RolloutStage.PULLING, seconds(13)),
            entry(RolloutStage.STARTING, seconds(2)),
            entry(RolloutStage.CHECKING, seconds(31)),
            entry(RolloutStage.DRAINING, seconds(60)));
  }

  @Test
  void whereOldTasksStayUntilTrafficHasMovedThatIsWhatTookTheTime() {
    TimeSplit split =
        new TimeSplit(List.of(arrival(1, 2, 3, 4)), List.of(leaving(604, 610)), at(611), false);

    assertThat(split.between(BEGUN, at(611)))
        .containsEntry(RolloutStage.SHIFTING, seconds(600))
        .doesNotContainKey(RolloutStage.CHECKING);
  }

  @Test
  void whatWasStoppedBeforeSaysNothingOfHealth() {
    TimeSplit split =
        new TimeSplit(List.of(arrival(1, 2, 3, 4)), List.of(leaving(0, 1)), at(50), true);

    assertThat(split.between(BEGUN, at(50))).containsEntry(RolloutStage.CHECKING, seconds(46));
  }

  @Test
  void taskWithoutTimesOfItsPullTookNoneForIt() {
    Task task = Task.builder().createdAt(at(0)).startedAt(at(9)).build();

    assertThat(Arrival.of(task)).containsExactly(new Arrival(at(0), at(9), at(9), at(9)));
    assertThat(Arrival.of(task.toBuilder().startedAt(null).build())).isEmpty();
  }

  private static Arrival arrival(int placed, int pulling, int pulled, int started) {
    return new Arrival(at(placed), at(pulling), at(pulled), at(started));
  }

  private static Span leaving(int since, int until) {
    return new Span(at(since), at(until));
  }

  private static Instant at(int second) {
    return BEGUN.plusSeconds(second);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
