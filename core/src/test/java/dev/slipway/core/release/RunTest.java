package dev.slipway.core.release;

import static dev.slipway.core.golden.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.golden.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final Run RUN =
      Run.begin(Samples.releaseRequest(), Samples.plan(), Optional.empty(), Optional.empty(), NOW);

  private static final ReleaseEvent.TargetLive SEEN =
      new ReleaseEvent.TargetLive(NOW, new TargetName("web"), Counts.NONE, "seen");

  @Test
  void theWaveIsTheFirstThatIsNotLive() {
    assertThat(RUN.waveNumber()).isEqualTo(1);
    assertThat(RUN.wave()).extracting(TargetRun::name).containsExactly(Samples.WEB);
  }

  @Test
  void whenAllIsLiveTheLastWaveIsNamedAndNoTargetIsLeft() {
    Run live = RUN.with(target -> target.live(SEEN));

    assertThat(live.waveNumber()).isEqualTo(Samples.plan().waves()).isPositive();
    assertThat(live.wave()).isEmpty();
  }
}
