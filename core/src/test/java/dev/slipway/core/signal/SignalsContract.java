package dev.slipway.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.golden.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What whoever asks for signals relies on. */
public abstract class SignalsContract {
  protected static final SignalName ERRORS = new SignalName("errors");

  /** What the source of the signal {@code errors} shows. */
  public enum Shown {
    GOOD,
    BAD,
    TOO_LITTLE,
    NO_ANSWER
  }

  protected abstract Signals signals(Shown shown);

  @Test
  void whatIsWithinItsLimitIsGoodAndSaysItsValue() {
    assertThat(read(Shown.GOOD, ERRORS)).isInstanceOf(Reading.Good.class);
    assertThat(read(Shown.GOOD, ERRORS).words()).isNotBlank();
  }

  @Test
  void whatIsBeyondItsLimitIsBadAndSaysItsValue() {
    assertThat(read(Shown.BAD, ERRORS)).isInstanceOf(Reading.Bad.class);
    assertThat(read(Shown.BAD, ERRORS).words()).isNotBlank();
  }

  @Test
  void tooLittleToJudgeIsInconclusive() {
    assertThat(read(Shown.TOO_LITTLE, ERRORS)).isInstanceOf(Reading.Inconclusive.class);
  }

  @Test
  void whatLeftTheConfigurationIsInconclusive() {
    assertThat(read(Shown.GOOD, new SignalName("gone"))).isInstanceOf(Reading.Inconclusive.class);
  }

  @Test
  void aSourceThatDoesNotAnswerIsUnavailable() {
    assertThatThrownBy(() -> read(Shown.NO_ANSWER, ERRORS)).isInstanceOf(Unavailable.class);
  }

  private Reading read(Shown shown, SignalName signal) {
    return signals(shown)
        .read(
            Samples.SHOP,
            Samples.PRODUCTION,
            signal,
            new Trial(
                Samples.NOW.minusSeconds(90), Samples.COPY.sha(), Optional.of(Samples.OLD.sha())));
  }
}
