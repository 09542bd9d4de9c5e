package dev.slipway.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.events.EcsEvent;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.golden.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EcsHintsTest {
  private static final TargetSpec.EcsService WEB =
      (TargetSpec.EcsService) Samples.production().target(Samples.WEB);
  private static final TargetSpec.EcsService WORKER =
      (TargetSpec.EcsService) Samples.production().target(Samples.WORKER);
  private static final Duration ASAP = Duration.ZERO;

  private final List<TargetSpec.EcsService> hinted = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private int looks;
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private Duration soonest = ASAP;
  private final EcsHints hints =
      new EcsHints(Samples.apps(), this::hint, app -> looks++, this::later, () -> now);

  @Test
  void theReleasesOfTheAppLookAtOnce() {
    assertThat(hear(WEB)).isTrue();

    passes(ASAP);
    assertThat(hinted).containsExactly(WEB);
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void nobodyReleasesToThatService() {
    assertThat(hints.test("eu-central-1", of(WEB.cluster(), WEB.service()))).isFalse();
    assertThat(hints.test(WEB.region(), of("another", WEB.service()))).isFalse();
    assertThat(hints.test(WEB.region(), of(WEB.cluster(), "another"))).isFalse();

    assertThat(hinted).isEmpty();
    assertThat(waits).isEmpty();
  }

  @Test
  void aBurstIsOneLookNowAndOneAfterIt() {
    for (int i = 0; i < 50; i++) {
      hear(WEB);
      hear(WORKER);
    }

    assertThat(waits).containsExactly(ASAP, Duration.ofSeconds(1));
  }

  @Test
  void theyLookWhenALookMayBeANewOne() {
    soonest = Duration.ofMillis(700);
    hear(WEB);
    soonest = Duration.ofMillis(400);
    hear(WORKER);

    assertThat(waits).as("the second is covered by the first").hasSize(1);
    assertThat(waits.getFirst()).isBetween(Duration.ofMillis(700), Duration.ofMillis(800));
  }

  @Test
  void whatComesLaterIsCalledForAgain() {
    hear(WEB);
    passes(Duration.ofSeconds(5));
    hear(WEB);
    passes(ASAP);

    assertThat(waits).containsExactly(ASAP, ASAP);
    assertThat(looks).isEqualTo(2);
  }

  private boolean hear(TargetSpec.EcsService service) {
    return hints.test(service.region(), of(service.cluster(), service.service()));
  }

  private static EcsEvent.OfService of(String cluster, String service) {
    return new EcsEvent.OfService(cluster, service);
  }

  private Duration hint(TargetSpec.EcsService service) {
    hinted.add(service);
    return soonest;
  }

  private void later(Duration wait, Runnable what) {
    waits.add(wait);
    later.add(what);
  }

  private void passes(Duration time) {
    now = now.plus(time);
    later.forEach(Runnable::run);
    later.clear();
  }
}
