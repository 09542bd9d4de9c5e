package dev.slipway.sandbox.registry;

import dev.slipway.sandbox.registry.RegistryError.Code;
import java.time.Duration;

/** What goes wrong on purpose. */
final class Faults {
  private boolean unavailable;
  private Duration delay = Duration.ZERO;
  private int failures;
  private int status = 500;

  synchronized void unavailable(boolean on) {
    unavailable = on;
  }

  synchronized void slow(Duration each) {
    delay = each;
  }

  synchronized void failNext(int count, int with) {
    failures = count;
    status = with;
  }

  /** Delays the request, or fails it, as told. */
  void meet() throws InterruptedException {
    Thread.sleep(delay());
    strike();
  }

  private synchronized Duration delay() {
    return delay;
  }

  private synchronized void strike() {
    if (unavailable) {
      throw new RegistryError(Code.UNAVAILABLE, "the registry is switched off");
    }
    if (failures > 0) {
      failures--;
      throw new RegistryError(Code.of(status), status, "the registry was told to fail");
    }
  }
}
