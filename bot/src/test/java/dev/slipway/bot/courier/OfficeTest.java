package dev.slipway.bot.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.courier.Office.Attendance;
import dev.slipway.core.engine.FakeLeases;
import dev.slipway.core.engine.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OfficeTest {
  private final SettableClock clock = new SettableClock(Instant.ofEpochSecond(1_700_000_000));
  private final FakeLeases.World world = new FakeLeases.World(clock);
  private final Office one = new Office(new FakeLeases(world, "one"), clock);
  private final Office two = new Office(new FakeLeases(world, "two"), clock);

  @Test
  void onlyOneIsTheCourier() {
    assertThat(one.attend()).isEqualTo(Attendance.TAKEN);
    assertThat(two.attend()).isEqualTo(Attendance.ELSEWHERE);
    clock.advance(Duration.ofSeconds(3));
    assertThat(one.attend()).isEqualTo(Attendance.HELD);
    clock.advance(Duration.ofSeconds(4));
    assertThat(two.attend()).isEqualTo(Attendance.ELSEWHERE);
  }

  @Test
  void deadCourierStopsBeforeItsSuccessorStarts() {
    one.attend();
    clock.advance(Duration.ofSeconds(5));
    assertThat(one.isHeld()).isFalse();
    assertThat(two.attend()).isEqualTo(Attendance.ELSEWHERE);
    clock.advance(Duration.ofSeconds(1));
    assertThat(two.attend()).isEqualTo(Attendance.TAKEN);
    assertThat(one.attend()).isEqualTo(Attendance.ELSEWHERE);
    assertThat(one.isHeld()).isFalse();
  }

  @Test
  void leavingCourierIsFollowedAtOnce() {
    one.attend();
    one.leave();
    assertThat(two.attend()).isEqualTo(Attendance.TAKEN);
  }
}
