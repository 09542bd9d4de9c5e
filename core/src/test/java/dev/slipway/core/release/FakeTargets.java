package dev.slipway.core.release;

import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Targets in memory, found by the name of their spec. Thread-safe. */
public final class FakeTargets implements Targets {
  private final Map<TargetName, FakeTarget> targets = new ConcurrentHashMap<>();
  private final Map<TargetName, FakeScaling> scalings = new ConcurrentHashMap<>();
  private final Map<TargetName, FakeRevisions> revisions = new ConcurrentHashMap<>();
  private final FakeTasks tasks = new FakeTasks();

  /** Puts a target there; the last one of a name stays. */
  public FakeTargets with(String name, FakeTarget target) {
    targets.put(new TargetName(name), target);
    return this;
  }

  public FakeTarget get(String name) {
    return of(new TargetName(name));
  }

  /** The tasks of all targets. */
  public FakeTasks tasks() {
    return tasks;
  }

  /** What changes the size of that target by itself. */
  public FakeScaling scaling(String name) {
    return scalings.computeIfAbsent(new TargetName(name), each -> new FakeScaling());
  }

  /** What is registered of that target. */
  public FakeRevisions revisions(String name) {
    return revisions.computeIfAbsent(new TargetName(name), each -> new FakeRevisions());
  }

  @Override
  public Optional<Revisions> revisions(Environment environment, TargetSpec spec) {
    return Optional.ofNullable(revisions.get(spec.name()));
  }

  @Override
  public Optional<Scaling> scaling(Environment environment, TargetSpec spec) {
    return Optional.ofNullable(scalings.get(spec.name()));
  }

  @Override
  public Tasks tasks(Environment environment, TargetSpec spec) {
    return tasks;
  }

  @Override
  public Target of(Environment environment, TargetSpec spec) {
    return of(spec.name());
  }

  private FakeTarget of(TargetName name) {
    FakeTarget target = targets.get(name);
    if (target == null) {
      throw new IllegalArgumentException("no target %s in the test".formatted(name));
    }
    return target;
  }
}
