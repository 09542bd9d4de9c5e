package dev.slipway.core.release;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.build.FoundImage;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has all targets of a plan inspected side by side. Thread-safe. */
record Inspections(Journal<Release, ?, ?> releases) {
  private static final int LOOK_BACK = 60;

  /**
   * The same targets, inspected.
   *
   * @throws Unavailable one of them cannot say now what it would run
   */
  FoundTargets of(FoundTargets found, ReleaseRequest request, FoundImage image) {
    Map<TargetName, String> left = left(request);
    Map<TargetName, List<Pin>> before = pinsBefore(request);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<FoundTarget>> asked = new ArrayList<>();
      for (FoundTarget target : found.here()) {
        TargetName name = target.spec().name();
        Candidate candidate =
            new Candidate(
                request.commit(),
                image,
                Optional.ofNullable(left.get(name)),
                before.getOrDefault(name, List.of()));
        asked.add(threads.submit(() -> target.inspected(candidate)));
      }
      List<FoundTarget> inspected = new ArrayList<>();
      for (Future<FoundTarget> each : asked) {
        inspected.add(each.get());
      }
      return new FoundTargets(inspected, found.away());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Unavailable(request.environment().value(), "interrupted", interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(request.environment() + ": " + failed.getCause(), failed);
    }
  }

  /** What the last release that may have changed anything there left on each of its targets. */
  private Map<TargetName, String> left(ReleaseRequest request) {
    return releases
        .lookBack(request.app(), LOOK_BACK)
        .map(each -> each.state())
        .filter(state -> state.request().environment().equals(request.environment()))
        .flatMap(
            state ->
                state instanceof Release.Carried carried
                    ? Stream.of(carried.run().targets())
                    : Stream.<List<TargetRun>>empty())
        .findFirst()
        .orElse(List.of())
        .stream()
        .filter(target -> target.left().isPresent())
        .collect(Collectors.toMap(TargetRun::name, target -> target.left().orElseThrow()));
  }

  /** A rollback brings back what its build was verified with. */
  private Map<TargetName, List<Pin>> pinsBefore(ReleaseRequest request) {
    return request
        .rollback()
        .flatMap(back -> releases.read(back.verifiedBy()).state().plan())
        .map(Plan::targets)
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(PlannedTarget::name, PlannedTarget::pins));
  }
}
