package dev.slipway.core.build;

import dev.slipway.core.build.BuildProgress.Failed;
import dev.slipway.core.build.BuildProgress.Lost;
import dev.slipway.core.build.BuildProgress.Running;
import dev.slipway.core.build.BuildProgress.Succeeded;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A builder without machines. Builds run until the test ends them, or end at once as scripted.
 *
 * <pre>{@code
 * FakeBuilder builder = new FakeBuilder().pushingTo(images);
 * builder.next(new BuildProgress.Failed("exit code 1", "", Optional.empty()));  // the next fails
 * builder.loseNextAnswer();                                               // it starts, start() throws
 * builder.end(order, new BuildProgress.Succeeded());                      // a running one ends
 * }</pre>
 */
public final class FakeBuilder implements Builder {
  private record Build(BuildOrder order, BuildProgress progress) {}

  private final Map<String, Build> builds = new LinkedHashMap<>();
  private final List<BuildOrder> starts = new ArrayList<>();
  private final Queue<BuildProgress> script = new ArrayDeque<>();
  private Consumer<BuildOrder> push = order -> {};
  private final List<String> cancelled = new ArrayList<>();
  private Optional<BuildLimits> limits = Optional.empty();
  private boolean answerLost;
  private boolean unreachable;

  /** Successful builds appear there. */
  public synchronized FakeBuilder pushingTo(FakeImages images) {
    push = order -> images.add(order.image(), order.commit(), order.committedAt());
    return this;
  }

  /** What the next started build does at once; {@link Running} hangs until {@link #end}. */
  public synchronized FakeBuilder next(BuildProgress progress) {
    script.add(progress);
    return this;
  }

  /** The next build is started, but whoever starts it gets {@link Unavailable}. */
  public synchronized void loseNextAnswer() {
    answerLost = true;
  }

  /** While it is unreachable, every call throws {@link Unavailable} and does nothing. */
  public synchronized void unreachable(boolean now) {
    unreachable = now;
  }

  /** Ends, or lets speak, the newest build of an order. */
  public synchronized void end(BuildOrder order, BuildProgress progress) {
    String newest =
        builds.entrySet().stream()
            .filter(entry -> entry.getValue().order().equals(order))
            .map(Map.Entry::getKey)
            .reduce((older, newer) -> newer)
            .orElseThrow(() -> new AssertionError("no build of %s was started".formatted(order)));
    put(newest, order, progress);
  }

  /** Every order that really began a build, oldest first. */
  public synchronized List<BuildOrder> starts() {
    return List.copyOf(starts);
  }

  /** The references of the builds that were ended by {@link #cancel}, oldest first. */
  public synchronized List<String> cancelled() {
    return List.copyOf(cancelled);
  }

  /** From now on hung builds are the asker's matter. */
  public synchronized void limits(BuildLimits given) {
    limits = Optional.of(given);
  }

  @Override
  public synchronized Optional<String> find(BuildOrder order) {
    reach();
    return builds.entrySet().stream()
        .filter(entry -> entry.getValue().order().equals(order))
        .filter(entry -> isWorthFinding(entry.getValue().progress()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public synchronized String start(BuildOrder order) {
    reach();
    Optional<String> standing = find(order);
    if (standing.isPresent()) {
      return standing.get();
    }
    starts.add(order);
    String reference = "fake/" + starts.size();
    put(reference, order, script.isEmpty() ? new Running("", Optional.empty()) : script.remove());
    if (answerLost) {
      answerLost = false;
      throw new Unavailable("the fake builder", "its answer was lost", new IOException("reset"));
    }
    return reference;
  }

  @Override
  public synchronized BuildProgress observe(BuildOrder order, String reference) {
    reach();
    Build build = builds.get(reference);
    return build != null && build.order().equals(order)
        ? build.progress()
        : new Lost("the fake builder knows no build " + reference);
  }

  @Override
  public synchronized void cancel(BuildOrder order, String reference) {
    reach();
    if (observe(order, reference) instanceof Running) {
      cancelled.add(reference);
      put(reference, order, new Failed("cancelled", "", Optional.empty()));
    }
  }

  @Override
  public synchronized Optional<BuildLimits> limits() {
    return limits;
  }

  private void put(String reference, BuildOrder order, BuildProgress progress) {
    builds.put(reference, new Build(order, progress));
    if (progress instanceof Succeeded) {
      push.accept(order);
    }
  }

  private void reach() {
    if (unreachable) {
      throw new Unavailable("the fake builder", "it does not answer", new IOException("timeout"));
    }
  }

  private static boolean isWorthFinding(BuildProgress progress) {
    return switch (progress) {
      case Running _, Succeeded _ -> true;
      case Failed _, Lost _ -> false;
    };
  }
}
