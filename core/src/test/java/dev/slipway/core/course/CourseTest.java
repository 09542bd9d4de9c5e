package dev.slipway.core.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.build.BuildStage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final Instant START = Instant.parse("2026-11-20T14:05:00.400Z");

  private static final Course WHOLE =
      Course.NONE
          .then(Optional.of(BuildStage.WAITING), Optional.empty(), START)
          .then(Optional.of(BuildStage.BUILDING), Optional.of(BuildStage.WAITING), at(1700))
          .then(Optional.of(BuildStage.BUILDING), Optional.of(BuildStage.BUILDING), at(9000))
          .then(Optional.of(BuildStage.WAITING), Optional.of(BuildStage.BUILDING), at(10_900))
          .then(Optional.of(BuildStage.QUEUING), Optional.of(BuildStage.WAITING), at(12_000))
          .then(Optional.empty(), Optional.of(BuildStage.QUEUING), at(12_300))
          .then(Optional.empty(), Optional.empty(), at(99_000));

  @Test
  void whatComesAfterTheEndTakesNoTime() {
    assertThat(WHOLE.lasted()).isEqualTo(Duration.ofMillis(12_300));
    assertThat(WHOLE.stays()).hasSize(4);
    assertThat(WHOLE.in(BuildStage.WAITING)).isEqualTo(Duration.ofMillis(2800));
  }

  @Test
  void wholeSecondsAddUpToTheWhole() {
    assertThat(WHOLE.spent())
        .containsEntry(BuildStage.WAITING, Duration.ofSeconds(3))
        .containsEntry(BuildStage.BUILDING, Duration.ofSeconds(9))
        .doesNotContainKey(BuildStage.QUEUING);
    assertThat(WHOLE.spent().values().stream().mapToLong(Duration::toSeconds).sum())
        .isEqualTo(WHOLE.lasted().toSeconds());
  }

  @Test
  void oneCourseAfterTheOtherHasNoGap() {
    Course next = Course.NONE.then(Optional.of(BuildStage.QUEUING), Optional.empty(), at(20_000));

    assertThat(WHOLE.and(next).lasted()).isEqualTo(Duration.ofSeconds(20));
    assertThat(WHOLE.and(next).in(BuildStage.QUEUING)).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void whatIsUsualIsTheMedianOfTheLastTwentyAndNothingOfFewerThanThree() {
    assertThat(Usual.of(List.of())).isEmpty();
    assertThat(Usual.of(minutes(9, 2)).filter(Usual::isKnown)).isEmpty();
    assertThat(Usual.of(minutes(9, 2, 3)))
        .contains(
            new Usual(Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofMinutes(9), 3));
    int[] many = new int[25];
    Arrays.setAll(many, i -> i < Usual.MOST ? 4 : 60);
    assertThat(Usual.of(minutes(many)).orElseThrow().most()).isEqualTo(Duration.ofMinutes(4));
  }

  private static List<Duration> minutes(int... each) {
    return Arrays.stream(each).mapToObj(Duration::ofMinutes).toList();
  }

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }
}
