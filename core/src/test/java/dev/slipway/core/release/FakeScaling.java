package dev.slipway.core.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scaling in memory. Thread-safe. */
public final class FakeScaling implements Scaling {
  private final FakeCalls calls = new FakeCalls("scaling");
  private final List<ScalingFlags> history = new ArrayList<>();
  private Optional<ScalingFlags> flags = Optional.empty();

  /** From now on the target has this; before that it keeps its size. */
  public synchronized FakeScaling having(ScalingFlags now) {
    flags = Optional.of(now);
    return this;
  }

  /** So many calls from now on are not answered. */
  public synchronized FakeScaling unavailable(int count) {
    calls.unavailable(count);
    return this;
  }

  /** Nothing is allowed any more. */
  public synchronized FakeScaling denies(String why) {
    calls.deny(why);
    return this;
  }

  /** Reading is allowed, changing is not. */
  public synchronized FakeScaling deniesToSet(String why) {
    calls.denyOnly("set", why);
    return this;
  }

  /** What it was set to, in order. */
  public synchronized List<ScalingFlags> history() {
    return List.copyOf(history);
  }

  /** What is suspended, whether or not anybody may see it. */
  public synchronized Optional<ScalingFlags> now() {
    return flags;
  }

  @Override
  public synchronized Optional<ScalingFlags> flags() {
    calls.called("flags");
    return flags;
  }

  @Override
  public synchronized void set(ScalingFlags now) {
    calls.called("set");
    flags = Optional.of(now);
    history.add(now);
  }
}
