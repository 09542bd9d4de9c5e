package dev.slipway.sandbox.registry;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;

/** The last pushes, oldest first. */
final class PushLog {
  private static final int KEPT = 1000;

  private final ArrayDeque<RegistryStandIn.Push> pushes = new ArrayDeque<>();
  private final InstantSource clock;

  PushLog(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(String repository, String reference, Digest digest) {
    if (pushes.size() == KEPT) {
      pushes.removeFirst();
    }
    pushes.add(new RegistryStandIn.Push(clock.instant(), repository, reference, digest));
  }

  synchronized List<RegistryStandIn.Push> all() {
    return List.copyOf(pushes);
  }
}
