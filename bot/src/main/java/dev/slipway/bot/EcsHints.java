package dev.slipway.bot;

import dev.slipway.adapters.events.EcsEvent;
import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.TargetSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the targets that an event of ECS concerns; the releases of their apps look again as soon as
 * a new look is allowed, however many events say so. Thread-safe.
 */
final class EcsHints implements BiPredicate<String, EcsEvent.OfService> {
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Timers may go off a little early. */
  private static final Duration SLACK = Duration.ofMillis(20);

  private final Apps apps;
  private final Function<TargetSpec.EcsService, Duration> hint;
  private final Consumer<AppName> lookAgain;
  private final BiConsumer<Duration, Runnable> later;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<AppName, Instant> called = new HashMap<>();

  /**
   * @param hint hears of a target, and says how long until a look at it may be a new one
   * @param lookAgain wakes the releases of an app; must return at once
   * @param later does something after a while, and returns at once
   */
  EcsHints(
      Apps apps,
      Function<TargetSpec.EcsService, Duration> hint,
      Consumer<AppName> lookAgain,
      BiConsumer<Duration, Runnable> later,
      InstantSource clock) {
    this.apps = apps;
    this.hint = hint;
    this.lookAgain = lookAgain;
    this.later = later;
    this.clock = clock;
  }

  /**
   * Passes a hint on. Returns at once.
   *
   * @param region by the name that people gave it
   * @return false when nothing is released to that service
   */
  @Override
  public boolean test(String region, EcsEvent.OfService event) {
    boolean known = false;
    for (App app : apps.all()) {
      List<TargetSpec.EcsService> ours =
          services(app).filter(service -> isMeant(service, region, event)).distinct().toList();
      known |= !ours.isEmpty();
      ours.stream()
          .map(hint)
          .max(Duration::compareTo)
          .ifPresent(wait -> call(app.name(), wait.isPositive() ? wait.plus(SLACK) : wait));
    }
    return known;
  }

  private static Stream<TargetSpec.EcsService> services(App app) {
    return app.environments().stream()
        .flatMap(environment -> environment.targets().stream())
        .filter(TargetSpec.EcsService.class::isInstance)
        .map(TargetSpec.EcsService.class::cast);
  }

  private static boolean isMeant(
      TargetSpec.EcsService service, String region, EcsEvent.OfService event) {
    return service.region().equals(region)
        && service.cluster().equals(event.cluster())
        && service.service().equals(event.service());
  }

  /** A call that is still to come and comes late enough is enough. */
  private void call(AppName app, Duration wait) {
    lock.lock();
    try {
      Instant now = clock.instant();
      Instant wanted = now.plus(wait);
      Instant last = called.getOrDefault(app, Instant.EPOCH);
      if (last.isAfter(now) && !last.isBefore(wanted)) {
        return;
      }
      Instant next = wanted.isBefore(last.plus(EVERY)) ? last.plus(EVERY) : wanted;
      called.put(app, next);
      later.accept(Duration.between(now, next), () -> lookAgain.accept(app));
    } finally {
      lock.unlock();
    }
  }
}
