package dev.slipway.core.course;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stages that a process went through, without gaps.
 *
 * @param stays oldest first; no two neighbours are of the same stage
 */
public record Course(List<Stay> stays) {
  public static final Course NONE = new Course(List.of());

  public Course {
    stays = List.copyOf(stays);
  }

  /**
   * The same, known until a later event.
   *
   * @param stage what the process is busy with after the event; empty when it has ended
   * @param before what it was busy with until then
   */
  public Course then(
      Optional<? extends Stage> stage, Optional<? extends Stage> before, Instant at) {
    List<Stay> longer = new ArrayList<>(stays);
    if (before.isPresent() && !longer.isEmpty()) {
      longer.add(longer.removeLast().until(at));
    }
    if (stage.isPresent() && !stage.equals(before)) {
      longer.add(new Stay(stage.get(), at, at));
    }
    return new Course(longer);
  }

  /** One course after the other; the last stay of this one lasts until the next begins. */
  public Course and(Course next) {
    List<Stay> both = new ArrayList<>(stays);
    if (!both.isEmpty() && !next.stays.isEmpty()) {
      both.add(both.removeLast().until(next.stays.getFirst().since()));
    }
    both.addAll(next.stays);
    return new Course(both);
  }

  /** How long it was in a stage altogether. */
  public Duration in(Stage stage) {
    return stays.stream()
        .filter(stay -> stay.stage().equals(stage))
        .map(Stay::lasted)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** From the first to the last moment that is known. */
  public Duration lasted() {
    return stays.isEmpty()
        ? Duration.ZERO
        : Duration.between(stays.getFirst().since(), stays.getLast().until());
  }

  /**
   * Where the time went, in whole seconds, in the order in which the stages began; what took less
   * than a second is left out. Rounded so that all of it adds up to {@link #lasted}.
   */
  public Map<Stage, Duration> spent() {
    Map<Stage, Duration> spent = new LinkedHashMap<>();
    for (Stay stay : stays) {
      Duration whole = sinceStart(stay.until()).minus(sinceStart(stay.since()));
      spent.merge(stay.stage(), whole, Duration::plus);
    }
    spent.values().removeIf(Duration::isZero);
    return spent;
  }

  private Duration sinceStart(Instant at) {
    return Duration.between(stays.getFirst().since(), at).truncatedTo(ChronoUnit.SECONDS);
  }
}
