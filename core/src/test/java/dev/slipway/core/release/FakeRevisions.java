package dev.slipway.core.release;

import dev.slipway.core.engine.ProcessId;
import java.util.ArrayList;
import java.util.List;

/** Revisions in memory. Thread-safe. */
public final class FakeRevisions implements Revisions {
  private final FakeCalls calls = new FakeCalls("revisions");
  private final List<Registered> superfluous = new ArrayList<>();

  /** One that nobody uses, and that says it was made by that release. */
  public synchronized FakeRevisions having(String revision, ProcessId release) {
    superfluous.add(new Registered(revision, revision, release));
    return this;
  }

  /** Nothing is allowed any more. */
  public synchronized FakeRevisions denies(String why) {
    calls.deny(why);
    return this;
  }

  /** Those that are left. */
  public synchronized List<String> left() {
    return superfluous.stream().map(Registered::revision).toList();
  }

  @Override
  public synchronized List<Registered> superfluous() {
    return List.copyOf(superfluous);
  }

  @Override
  public synchronized void remove(Registered one) {
    calls.called("remove");
    superfluous.remove(one);
  }
}
