package dev.slipway.adapters.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.Share;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Marks;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SilenceTest {
  private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  /** Its stage began a day before. */
  private static final Known KNOWN = known(NOON.minus(Duration.ofDays(1)));

  private final Silence silence = new Silence();
  private final Unavailable gone =
      new Unavailable("web-1", "no answer", new IOException("no answer"));

  @Test
  void oneMissedAnswerAfterALongStageIsNotTheEnd() {
    silence.heard(KNOWN, gone, NOON);
    assertThat(silence.longerThan(DEADLINE, KNOWN, NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void itCountsFromTheFirstQuestionThatWasNotAnswered() {
    silence.heard(KNOWN, gone, NOON);
    silence.heard(KNOWN, gone, NOON.plus(DEADLINE));
    assertThat(silence.longerThan(DEADLINE, KNOWN, NOON.plus(DEADLINE))).contains(gone);
  }

  @Test
  void anAnswerEndsIt() {
    silence.heard(KNOWN, gone, NOON);
    silence.over();
    silence.heard(KNOWN, gone, NOON.plus(DEADLINE));
    assertThat(silence.longerThan(DEADLINE, KNOWN, NOON.plus(DEADLINE))).isEmpty();
  }

  @Test
  void theNextStageHasItsWholeTime() {
    silence.heard(KNOWN, gone, NOON);
    assertThat(silence.longerThan(DEADLINE, known(NOON), NOON.plus(DEADLINE))).isEmpty();
  }

  private static Known known(Instant since) {
    return new Known("", Marks.NONE, Share.ALL, since, since, false);
  }
}
